import type { ClockChange } from "../../records/parts";
import { complaintFields } from "../../records/complaint";
import type { Case, Masters } from "../case";
import { type Deadline, isOver, runningClocks } from "./clocks";
import { mayApprove } from "../flow/approvals";
import { clockMeant, extensionRole, isComplete } from "../flow/clock-changes";
import type { ClockContext } from "../flow/moments";
import { unmet } from "../flow/unmet";
import { type Issue, issue } from "../issue";

/** What is wrong with the clocks of a case: overdue (V-51), extensions that do not count (V-52), no holidays (V-54). */
export function clockIssues(one: Case, context: ClockContext & { readonly masters: Masters }): Issue[] {
  return [
    ...one.parts.clockChange.flatMap((each) => changeIssues(each, one, context)),
    ...runningClocks(one, context).flatMap((each) => [...overdue(each, context), ...uncovered(each)]),
  ];
}

/** V-52: an extension has its clock, date, reason and approver; the approver is who may extend (G-10). */
function changeIssues(
  change: ClockChange,
  one: Case,
  { procedure, masters }: ClockContext & { readonly masters: Masters },
): Issue[] {
  const at = { part: "clockChange", id: change.id } as const;
  const clock = clockMeant(change, procedure)?.rule;
  if (!clock) {
    const known = procedure.clocks
      .filter(({ enabled }) => enabled)
      .map(({ id, label }) => `${id} ${label.zh}`);
    return [unmet("V-52", "extension-clock", [change.clock ?? "", known.join("、")], at)];
  }
  if (!isComplete(change)) return [unmet("V-52", "extension-incomplete", [clock.label.zh], at)];
  const role = extensionRole(one, procedure);
  return change.kind === "延期" && !mayApprove(change.approvedBy, role, masters)
    ? [unmet("V-52", "extension-role", [clock.label.zh, change.approvedBy ?? "", role], at)]
    : [];
}

function overdue(deadline: Deadline, { now }: ClockContext): Issue[] {
  if (!isOver(deadline, now)) return [];
  const { clock, due, part } = deadline;
  const found = unmet("V-51", "overdue", [clock.label.zh, due], {
    severity: "warn",
    ...(part ? { part: part.table, id: part.id } : { fields: fieldsOf(clock.to) }),
  });
  return [{ ...found, clause: clock.clause }];
}

function uncovered({ clock, covered, missingYears }: Deadline): Issue[] {
  if (covered) return [];
  const problem = { code: "calendar-missing", clock: clock.id, years: missingYears } as const;
  return [issue("V-54", "warn", fieldsOf(clock.from), problem)];
}

/** The field a moment stands in, where it is one of the case. */
const fieldsOf = (moment: string): readonly string[] =>
  Object.hasOwn(complaintFields, moment) ? [moment] : [];
