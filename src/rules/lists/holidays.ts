import type { Holiday } from "../../records/masters";
import { type Issue, issue } from "../issue";
import { type ListRow, missingIn } from "./list-row";

/** V-54: rows of 节假日 that no deadline sees: without a day or 休/班 that can be read, or said otherwise further down. */
export function holidayIssues(
  rows: readonly ListRow<Holiday>[],
): (row: ListRow<Holiday>) => readonly Issue[] {
  const last = new Map(rows.map((each) => [each.record.day, each]));
  return (each) => {
    const { day, kind } = each.record;
    const counting = day === null ? undefined : last.get(day);
    const problem = { code: "listed-twice", given: day ?? "", row: counting?.row ?? each.row } as const;
    return [
      ...each.issues.filter(isUnderstood).map(aboutRange),
      ...missingIn(each, ["day", "kind"]).map((missing) => ({ ...missing, rule: "V-54" as const })),
      ...(counting && counting.row !== each.row && counting.record.kind !== kind
        ? [issue("V-54", "warn", "day", problem)]
        : []),
    ];
  };
}

/** A day written as text is understood and counts: nothing is to be mended. */
const isUnderstood = ({ problem }: Issue): boolean => problem.code !== "date-as-text";

/** Two days in one cell are days from to: a row is wanted for each. */
const aboutRange = (each: Issue): Issue => {
  const { problem } = each;
  return problem.code === "not-a-date" && /\d\D*(?:[~～至到]|--|—|–)\D*\d/.test(problem.given)
    ? { ...each, problem: { code: "day-range", given: problem.given } }
    : each;
};
