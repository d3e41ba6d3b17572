import type { FlowContext } from "../rules/flow/context";
import { Radar } from "../rules/alike/radar";
import type { Register } from "../workbook/register";

/** What the gates look at of a register. */
export function flowContext(register: Register, now: string): FlowContext {
  const { procedure, calendar, masters } = register;
  return {
    procedure,
    calendar,
    masters,
    now: now.slice(0, 16),
    repeats: (one) =>
      radarOf(register)
        .repeatsOf(one)
        .map(({ complaint }) => complaint),
  };
}

const radars = new WeakMap<Register, Radar>();

/** The radar over a register's cases: one for a register, whoever asks. */
export function radarOf(register: Register): Radar {
  const known = radars.get(register) ?? new Radar(register.cases, register.procedure);
  radars.set(register, known);
  return known;
}
