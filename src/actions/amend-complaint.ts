import type { Complaint } from "../records/complaint";
import { type Case, dayOf, type RuleContext } from "../rules/case";
import { checkCase } from "../rules/check-case";
import type { Draft } from "../rules/entry/draft";
import { DuplicateFinder } from "../rules/alike/duplicates";
import { assessGrade, gradeReasonWords } from "../rules/grade";
import { isMistake } from "../rules/flow/mistakes";
import { answersForANumber } from "../rules/intake";
import { blocks, type Issue, worstFirst } from "../rules/issue";
import { loadRegister, type Register } from "../workbook/register";
import { type WantedFields, WorkbookError } from "../workbook/port";
import { changedCase } from "./case-changes";
import { drawNumber, type Registered, type RegisterOptions } from "./register-complaint";
import type { Ports } from "./ports";
import { recordChange } from "./record-change";
import { mayWithdraw, withoutRows } from "./withdraw-row";

/** What an amendment looks at in the log: numbers drawn, and where its device's chain ends. */
export const logOfAll: WantedFields = { log: ["complaintNo", "device", "prev", "hash"] };

/**
 * Fills in or mends fields of a case that stands in the register; `changes` holds only the fields a person touched.
 * A 草稿 that is not kept as one draws its number now. Editing a field never changes any other state.
 * Only what the change itself makes wrong blocks: an old row's other faults do not lock it.
 */
export async function amendComplaint(
  id: string,
  changes: Draft,
  options: RegisterOptions,
  ports: Ports,
): Promise<Registered> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays, logOfAll);
  const before = register.cases.find((one) => one.complaint.id === id);
  if (!before) throw new WorkbookError("unknown-row", id);
  const remove = (options.withdraw ?? []).filter(({ table }) => mayWithdraw(before, table));
  const kept = withoutRows(before, remove);
  const changed = changedCase(kept, changes, register, ports, options.acceptFixes);
  const { touched } = changed;
  const now = ports.now().slice(0, 16);
  const draws = before.complaint.status === "草稿" && !options.asDraft;
  const complaint: Complaint = {
    ...changed.one.complaint,
    ...(draws && { status: "已登记", registeredAt: now }),
  };
  const one: Case = { ...changed.one, complaint };
  const issues = worstFirst([...changed.issues, ...newIssues(before, one, register, now)]);
  if (blocks(issues)) return { ok: false, issues };

  const complaintNo = draws ? await drawNumber(register, dayOf(now), ports) : complaint.complaintNo;
  const to = { ...touched, complaintNo, ...(draws && { status: complaint.status, registeredAt: now }) };
  const update = [{ table: "complaint" as const, id, to }, ...changed.update];
  const { cases } = await recordChange({ update, add: changed.add, remove }, register, ports);
  const after = cases.find((each) => each.complaint.id === id) ?? one;
  const assessment = assessGrade(after.complaint, register.procedure);
  return {
    ok: true,
    case: after,
    assessment,
    gradeReasons: gradeReasonWords(assessment, register.procedure),
    issues,
    derived: [],
  };
}

/**
 * Issues of the case as it would be. Those it had already, and what is work still to do, are no reason to refuse what
 * is typed, so they are shown as warnings.
 */
export function newIssues(before: Case, after: Case, register: Register, now: string): Issue[] {
  const { procedure, calendar, masters } = register;
  const context: RuleContext = { procedure, calendar, masters, now };
  const duplicates = new DuplicateFinder(register.cases, procedure.duplicateWithinDays);
  const key = ({ rule, fields, problem, line, part }: Issue): string =>
    JSON.stringify([rule, fields, problem, line, part]);
  const had = new Set(checkCase(before, context, duplicates).map(key));
  const drawing = before.complaint.status === "草稿" && after.complaint.status !== "草稿";
  return checkCase(after, context, duplicates)
    .filter((each) => !(drawing && each.rule === "V-01"))
    .map((each) => {
      const refuses = isMistake(each) && (!had.has(key(each)) || isAnswerForANumber(each));
      return each.severity === "block" && !refuses ? { ...each, severity: "warn" } : each;
    });
}

const isAnswerForANumber = ({ fields: [name], problem }: Issue): boolean =>
  problem.code === "missing" && (answersForANumber as readonly (string | undefined)[]).includes(name);
