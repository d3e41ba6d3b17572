import { complaintFields } from "../records/complaint";
import type { Case, RuleContext } from "./case";
import { clockIssues } from "./due/clock-issues";
import { knownComplaintNo } from "./complaint-no";
import { crossChecks } from "./cross-checks";
import type { DuplicateFinder } from "./alike/duplicates";
import { standingIssues } from "./flow/standing";
import { openQuestions } from "./intake";
import { type Issue, issue, worstFirst } from "./issue";
import { masterIssues } from "./master-checks";

/** Everything the rules have to say of one case in its present state, each issue once, worst first. */
export function checkCase(one: Case, context: RuleContext, duplicates: DuplicateFinder): Issue[] {
  const found = [
    ...numberChecks(one, context),
    ...crossChecks(one, context),
    ...openQuestions(one),
    ...standingIssues(one, context),
    ...masterIssues(one, context.masters),
    ...personalData(one),
    ...duplicates.issuesOf(one),
    ...clockIssues(one, context),
  ];
  return worstFirst(found);
}

/** V-01: the number follows the pattern, or an earlier one, and carries the day, month or year of registration. */
function numberChecks(
  { complaint: { complaintNo, registeredAt, status } }: Case,
  { procedure }: RuleContext,
): Issue[] {
  if (complaintNo === null)
    return status === "草稿" || status === "已撤销"
      ? []
      : [issue("V-01", "block", "complaintNo", { code: "missing" })];
  const readings = knownComplaintNo(complaintNo, procedure);
  if (readings.length === 0)
    return [issue("V-01", "block", "complaintNo", { code: "number-pattern", given: complaintNo })];
  if (registeredAt !== null && !readings.some(({ period }) => registeredAt.startsWith(period)))
    return [
      issue("V-01", "block", ["complaintNo", "registeredAt"], { code: "number-date", given: complaintNo }),
    ];
  return [];
}

const MOBILE_OR_MAIL = /(?<![\d-])1[3-9]\d{9}(?!\d)|[\w.+-]+@[\w-]+\.[\w.]{2,}/;

/** V-18: a telephone number or an e-mail address in a text that is printed for others. */
function personalData({ complaint }: Case): Issue[] {
  return Object.entries(complaintFields).flatMap(([name, field]) => {
    const value = complaint[name as keyof typeof complaintFields];
    if (field.kind !== "longText" || typeof value !== "string") return [];
    const [found] = MOBILE_OR_MAIL.exec(value) ?? [];
    return found === undefined ? [] : [issue("V-18", "warn", name, { code: "personal-data", given: found })];
  });
}

/** V-01 over the whole register: numbers that stand in more than one row, by record. */
export function takenNumbers(cases: readonly Case[]): ReadonlyMap<Case, Issue> {
  const first = new Map<string, Case>();
  const taken = new Map<Case, Issue>();
  for (const one of cases) {
    const { complaintNo } = one.complaint;
    if (complaintNo === null) continue;
    if (first.has(complaintNo))
      taken.set(one, issue("V-01", "block", "complaintNo", { code: "number-taken", given: complaintNo }));
    else first.set(complaintNo, one);
  }
  return taken;
}
