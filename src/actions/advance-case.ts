import type { Step, StepKind } from "../procedure/flow";
import type { State } from "../procedure/terms";
import { type Complaint, type ComplaintField, complaintFields } from "../records/complaint";
import type { Value } from "../records/field";
import { type Case, dayOf } from "../rules/case";
import { blank, type Draft, readDraft } from "../rules/entry/draft";
import type { FlowContext } from "../rules/flow/context";
import { holds } from "../rules/flow/conditions";
import { mayApprove } from "../rules/flow/approvals";
import { stepsTaken } from "../rules/flow/order";
import { eachOnce, missingFor, stateOf, stateRule } from "../rules/flow/gates";
import { unmet } from "../rules/flow/unmet";
import { blocks, type Issue, worstFirst } from "../rules/issue";
import { idAbove } from "../rules/log/commit-ids";
import { asLogged } from "../rules/log/log-fold";
import { fieldsOf } from "../records/tables";
import { WorkbookError } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import { logOfAll, newIssues } from "./amend-complaint";
import { changedCase, type ChangedCase, idsIn } from "./case-changes";
import { flowContext } from "./flow-context";
import { eightDRows } from "./eight-d-step";
import type { Ports } from "./ports";
import { type NewPart, recordChange, type RecordUpdate } from "./record-change";

/** A step to be taken, with what is filled in on the way. */
export interface Advance {
  readonly to: State;
  /** Which step, where two lead to the same state. */
  readonly kind?: StepKind;
  /** Why; wanted for every step but the way forward. */
  readonly reason?: string;
  /** The number of the case this one is a duplicate of. */
  readonly mergedInto?: string;
  /** Fields and rows of lists filled in with the step, in the same commit. */
  readonly changes?: Draft;
}

export type Advanced =
  | { readonly ok: true; readonly case: Case; readonly step: Step; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * Takes a case a step further, or back (catalogue §7.1). A gate that is not met says everything that is missing at
 * once, and nothing is written. Rejects with WorkbookError.
 */
export async function advanceCase(id: string, advance: Advance, ports: Ports): Promise<Advanced> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays, logOfAll);
  const before = register.cases.find(({ complaint }) => complaint.id === id);
  if (!before) throw new WorkbookError("unknown-row", id);
  const now = ports.now().slice(0, 16);
  const context = flowContext(register, now);
  const { closing, changes } = closingDay(before, advance, register, now);
  const changed = changedCase(before, changes, register, ports);
  const step = stepFor(changed.one, advance, context);
  if ("rule" in step) return { ok: false, issues: worstFirst([...changed.issues, ...closing.issues, step]) };

  const taken = takeStep(changed, step, { ...advance, closedAt: closing.day }, ports);
  const unread = new Set(changed.issues.flatMap(({ fields }) => fields));
  const wanted = missingFor(changed.one, step, context).filter(
    ({ problem, fields: [field = ""] }) => problem.code !== "missing" || !unread.has(field),
  );
  const found = [
    ...changed.issues,
    ...closing.issues,
    ...wanted,
    ...reasonIssues(step, advance, before, register),
    ...roleIssues(step, ports.by, context),
    ...newIssues(before, taken.one, register, now).filter(
      (each) => each.severity === "block" && each.problem.code !== "missing",
    ),
  ];
  const issues = worstFirst(eachOnce(found));
  if (blocks(issues)) return { ok: false, issues };
  const { cases } = await recordChange({ update: taken.update, add: taken.add }, register, ports);
  const after = cases.find(({ complaint }) => complaint.id === id) ?? taken.one;
  return { ok: true, case: after, step, issues };
}

/** The step that is meant, or why there is none. */
function stepFor(one: Case, { to, kind, mergedInto }: Advance, context: FlowContext): Step | Issue {
  const wanted = kind ?? (mergedInto === undefined ? undefined : "合并");
  const leading = stateRule(stateOf(one), context).steps.filter(
    (step) => step.to === to && (wanted === undefined || step.kind === wanted),
  );
  const [first] = leading;
  if (!first) return unmet("V-31", "no-such-step", [stateOf(one), to], { fields: "status" });
  return (
    leading.find(({ when }) => holds(when, one, context)) ??
    unmet("V-31", "step-not-meant", [first.label.zh], { fields: "status" })
  );
}

function reasonIssues(
  { kind }: Step,
  { reason = "", mergedInto }: Advance,
  { complaint }: Case,
  { cases }: Register,
): Issue[] {
  if (kind === "推进") return [];
  const target = cases.find((each) => each.complaint.complaintNo === mergedInto);
  const isTarget =
    mergedInto !== undefined &&
    target &&
    target.complaint.id !== complaint.id &&
    target.complaint.status !== "已撤销";
  return [
    ...(reason.trim() === "" ? [unmet("V-31", "reason-missing", [])] : []),
    ...(kind === "合并" && !isTarget ? [unmet("V-31", "merge-target", [], { fields: "mergedInto" })] : []),
  ];
}

/** §4: who takes a step. A remark: Kesu keeps a record of who did what, it authenticates nobody. */
function roleIssues({ roles, label }: Step, by: string, { masters }: FlowContext): Issue[] {
  const may = by === "" || roles.length === 0 || roles.some((role) => mayApprove(by, role, masters));
  return may ? [] : [unmet("V-31", "step-role", [label.zh, by, roles.join("、")], { severity: "warn" })];
}

/** The day a case was closed on, as it was typed with the step: not before the last step, not tomorrow (V-31). */
interface Closing {
  readonly day: string | null;
  readonly issues: readonly Issue[];
}

/** Takes the day of closing out of what was typed: only the step writes it. */
function closingDay(
  { parts }: Case,
  { to, changes = {} }: Advance,
  { procedure }: Register,
  now: string,
): { readonly closing: Closing; readonly changes: Draft } {
  const { closedAt, ...rest } = changes;
  if (to !== "已结案" || closedAt === undefined) return { closing: { day: null, issues: [] }, changes };
  const { complaint, issues } = readDraft({ closedAt }, procedure.pendingTokens);
  const day = complaint.closedAt;
  const today = dayOf(now);
  const lastStep = dayOf(stepsTaken({ parts }).at(-1)?.at ?? "");
  const first = lastStep < today ? lastStep : today; // a step taken on a fast clock is no later than today
  const isPossible = day === null || (first <= day && day <= today);
  const wrong = isPossible ? [] : [unmet("V-31", "closing-day", [day, first, today], { fields: "closedAt" })];
  return { closing: { day, issues: [...issues, ...wrong] }, changes: rest };
}

interface TakenStep {
  readonly one: Case;
  readonly update: readonly RecordUpdate[];
  readonly add: readonly NewPart[];
}

/** The case behind the step: its state, stamps and emptied fields, and the row of 流转 that tells of it. */
function takeStep(
  changed: ChangedCase,
  step: Step,
  { reason = "", mergedInto, closedAt }: Advance & { readonly closedAt: string | null },
  ports: Ports,
): TakenStep {
  const { one, touched } = changed;
  const { complaint } = one;
  const now = ports.now();
  const to: Partial<Complaint> = {
    ...touched,
    ...Object.fromEntries(step.clears.map((field) => [field, null])),
    ...stamps(step, one, ports),
    ...(closedAt !== null && { closedAt }),
    ...(step.kind === "重开" && { reopenCount: (complaint.reopenCount ?? 0) + 1, reopenReason: reason }),
    ...((step.kind === "撤销" || step.kind === "合并") && { cancelReason: reason }),
    ...(step.kind === "合并" && { mergedInto: mergedInto ?? null }),
    status: step.to,
  };
  const transition: NewPart = {
    table: "transition",
    record: {
      ...blank(fieldsOf("transition")),
      id: idAbove(ports.newId(), idsIn(one)),
      complaintId: complaint.id ?? "",
      complaintNo: complaint.complaintNo,
      lineNo: (stepsTaken(one).at(-1)?.lineNo ?? one.parts.transition.length) + 1,
      kind: step.kind,
      from: stateOf(one),
      to: step.to,
      at: now.slice(0, 16),
      by: ports.by,
      reason: reason.trim() === "" ? null : reason.trim(),
      kept: keptText(step, complaint),
    },
  };
  const eightD = eightDRows(step, one, reason.trim(), ports);
  const add = [...changed.add, transition, ...eightD.add];
  const update = [
    { table: "complaint" as const, id: complaint.id ?? "", to },
    ...changed.update,
    ...eightD.update,
  ];
  return {
    one: behind(one, to, [transition, ...eightD.add], eightD.update),
    // a row that is both new and stamped is written once
    ...mergedRows(update, add),
  };
}

type PartRow = Readonly<Record<string, Value>>;

/** The case as it stands behind the step. */
function behind(
  { complaint, parts, ...rest }: Case,
  to: Partial<Complaint>,
  add: readonly NewPart[],
  update: readonly RecordUpdate[],
): Case {
  const changed = (row: PartRow): PartRow =>
    update.filter(({ id }) => id === row["id"]).reduce((before, each) => ({ ...before, ...each.to }), row);
  const tables = Object.entries(parts).map(([table, rows]: [string, readonly PartRow[]]) => [
    table,
    [...rows.map(changed), ...add.flatMap((each) => (each.table === table ? [each.record] : []))],
  ]);
  return { ...rest, complaint: { ...complaint, ...to }, parts: Object.fromEntries(tables) as Case["parts"] };
}

/** A stamp is written where nothing stands yet, or nothing any more. */
function stamps(step: Step, { complaint }: Case, { now, by }: Pick<Ports, "now" | "by">): Partial<Complaint> {
  const values: Readonly<Record<string, Value>> = {
    moment: now().slice(0, 16),
    day: now().slice(0, 10),
    person: by === "" ? null : by,
  };
  return Object.fromEntries(
    step.stamps
      .filter(({ field }) => complaint[field as ComplaintField] === null || step.clears.includes(field))
      .filter(({ field }) => Object.hasOwn(complaintFields, field))
      .map(({ field, value }) => [field, values[value] ?? null]),
  );
}

/** What stood in the fields a step empties, for people to read: 流转 keeps it beside the log. */
function keptText({ clears }: Step, complaint: Complaint): string | null {
  const told = clears.flatMap((name) => {
    const value = complaint[name as ComplaintField];
    const label = complaintFields[name as ComplaintField].label.zh;
    return value === null ? [] : [`${label}：${asLogged(value)}`];
  });
  return told.length > 0 ? told.join("\n") : null;
}

function mergedRows(
  update: readonly RecordUpdate[],
  add: readonly NewPart[],
): Pick<TakenStep, "update" | "add"> {
  const isNew = (each: RecordUpdate): boolean => add.some(({ record }) => record.id === each.id);
  return {
    update: update.filter((each) => !isNew(each)),
    add: add.map(({ table, record }) => ({
      table,
      record: Object.assign(
        {},
        record,
        ...update.filter(({ id }) => id === record.id).map(({ to }) => to),
      ) as NewPart["record"],
    })),
  };
}
