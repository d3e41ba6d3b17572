import { amendComplaint } from "../../src/actions/amend-complaint";
import type { Ports } from "../../src/actions/ports";
import { type RegisterOptions, registerComplaint } from "../../src/actions/register-complaint";
import type { Draft } from "../../src/rules/entry/draft";
import { aRegister, type TestRegister, typed } from "./a-register";

const plain: RegisterOptions = { asDraft: false, acceptFixes: false };

/** A register with one case in it and a clock that goes on a minute with every deed. */
export interface TestDevice extends TestRegister {
  readonly id: string;
  readonly amend: (changes: Draft, ports?: Ports) => Promise<void>;
  /** The same register as another computer opens it. */
  readonly other: Ports;
}

export async function aDevice(): Promise<TestDevice> {
  let minute = 0;
  const register = await aRegister();
  const now = (): string => {
    minute += 1;
    const [hour, rest] = [Math.floor(minute / 60), minute % 60];
    return `2026-11-20 ${String(10 + hour)}:${String(rest).padStart(2, "0")}:00`;
  };
  const ports: Ports = { ...register.ports, now };
  const other: Ports = { ...ports, device: "pc-2", by: "王芳" };
  const registered = await registerComplaint(typed, plain, ports);
  if (!registered.ok) throw new Error("not registered");
  const id = registered.case.complaint.id ?? "";
  return {
    ...register,
    ports,
    other,
    id,
    amend: async (changes, as = ports) => {
      const { ok, issues } = await amendComplaint(id, changes, plain, as);
      if (!ok) throw new Error(JSON.stringify(issues));
    },
  };
}
