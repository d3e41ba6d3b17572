import type { EightD } from "../records/parts";
import type { FlowContext } from "../rules/flow/context";
import { Radar } from "../rules/radar";
import type { Register } from "../workbook/register";

/** What the gates look at of a register; 8Ds are gathered when first asked for. */
export function flowContext(register: Register, now: string): FlowContext {
  const { procedure, calendar, masters } = register;
  let eightDs: ReadonlyMap<string, EightD> | undefined;
  return {
    procedure,
    calendar,
    masters,
    now: now.slice(0, 16),
    repeats: (one) =>
      radarOf(register)
        .repeatsOf(one)
        .map(({ complaint }) => complaint),
    eightD(d8No) {
      eightDs ??= latestByNumber(register.parts.eightD.map(({ record }) => record));
      return eightDs.get(d8No);
    },
  };
}

const radars = new WeakMap<Register, Radar>();

/** The radar over a register's cases: one for a register, whoever asks. */
export function radarOf(register: Register): Radar {
  const known = radars.get(register) ?? new Radar(register.cases, register.procedure);
  radars.set(register, known);
  return known;
}

function latestByNumber(all: readonly EightD[]): ReadonlyMap<string, EightD> {
  const latest = new Map<string, EightD>();
  for (const each of all)
    if (each.d8No !== null && (each.version ?? 0) >= (latest.get(each.d8No)?.version ?? 0))
      latest.set(each.d8No, each);
  return latest;
}
