import { advanceCase } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { registerComplaint } from "../../src/actions/register-complaint";
import type { State } from "../../src/procedure/terms";
import type { Case } from "../../src/rules/case";
import type { Draft } from "../../src/rules/entry/draft";
import type { Issue } from "../../src/rules/issue";
import type { Register } from "../../src/workbook/register";
import type { LifeStage } from "./stage";

/** One thing somebody does at a moment. `register` draws the number; `fill` types fields and rows of lists. */
export interface Deed {
  readonly on: string;
  readonly who: string;
  readonly register?: Draft;
  /** A draft, or one made of the case as it stands: rows are changed by their id. */
  readonly fill?: Draft | ((one: Case, register: Register) => Draft);
  /** The state to advance to; with `refused` the gate says no and names these (rule, and field or need). */
  readonly to?: State;
  readonly reason?: string;
  readonly refused?: readonly string[];
}

export type Life = readonly Deed[];

/** An issue in short: "V-50 approval-missing", "V-20 liability". */
const inShort = ({ rule, fields, problem }: Issue): string =>
  `${rule} ${problem.code === "unmet" ? problem.need : (fields[0] ?? "")}`;

const standard = { asDraft: false, acceptFixes: false };

/** Lives a life on a stage; resolves to the id of its case. A deed that does not go as told fails the test. */
export async function live(life: Life, stage: LifeStage): Promise<string> {
  let id: string | undefined;
  for (const deed of life) {
    const ports = await stage.open(deed.who, deed.on.length > 10 ? `${deed.on}:00` : `${deed.on} 10:00:00`);
    if (deed.register) {
      const registered = await registerComplaint(deed.register, standard, ports);
      if (!registered.ok) throw new Error(`${deed.on}: ${registered.issues.map(inShort).join("; ")}`);
      id = registered.case.complaint.id ?? undefined;
      continue;
    }
    if (id === undefined) throw new Error("a life begins with a call");
    const own = id;
    const draftOf = async (): Promise<Draft> => {
      if (typeof deed.fill !== "function") return deed.fill ?? {};
      const register = await stage.load();
      return deed.fill(caseIn(register, own), register);
    };
    if (deed.to === undefined) {
      const amended = await amendComplaint(own, await draftOf(), standard, ports);
      if (!amended.ok) throw new Error(`${deed.on}: ${amended.issues.map(inShort).join("; ")}`);
    } else {
      const before = deed.refused && (await stage.bytes());
      const advance = { to: deed.to, changes: await draftOf() };
      const taken = await advanceCase(
        own,
        deed.reason === undefined ? advance : { ...advance, reason: deed.reason },
        ports,
      );
      const blocking = taken.issues.filter(({ severity }) => severity === "block").map(inShort);
      expect([deed.on, deed.to, blocking]).toEqual([deed.on, deed.to, deed.refused ?? []]);
      if (before) expect(Buffer.from(await stage.bytes()).equals(Buffer.from(before))).toBe(true);
    }
  }
  if (id === undefined) throw new Error("a life begins with a call");
  return id;
}

/** A case by its id. */
export function caseIn(register: Register, id: string): Case {
  const found = register.cases.find(({ complaint }) => complaint.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
}
