import { complaintFields } from "../records/complaint";
import type { Fields } from "../records/field";
import type { Issue, Problem } from "./issue";

/** Is it a value in the cell that a person should look at? What is merely missing, or concerns the whole case, is not. */
const concernsValue: Readonly<Record<Problem["code"], boolean>> = {
  missing: false,
  unmet: false,
  "not-answered": false,
  "filled-by-kesu": false,
  "sample-missing": false,
  "unknown-field": false,
  "not-a-date": true,
  "ambiguous-date": true,
  "date-as-text": true,
  "not-a-number": true,
  "number-written-otherwise": true,
  "number-as-text": true,
  approximate: true,
  "pending-written-otherwise": true,
  "foreign-currency": true,
  "too-many-decimals": true,
  negative: true,
  "not-positive": true,
  "not-whole": true,
  synonym: true,
  "not-in-master": true,
  "hidden-characters": true,
  "unstorable-characters": true,
  "damaged-by-excel": true,
  "formula-like": false, // it is stored as text: nothing is left to mend
  "formula-in-cell": true,
  "error-in-cell": true,
  "bad-phone": true,
  "bad-email": true,
  "personal-data": true,
  "in-the-future": true,
  "date-out-of-range": true,
  "number-out-of-range": true,
  "number-pattern": true,
  "number-date": true,
  "number-taken": true,
  "not-in-list": true,
  "too-long": false, // the rest is printed on the annex
  "cell-too-long": true,
  "date-order": true,
  "date-before": true,
  exceeds: true,
  "stale-value": true,
  "safety-is-major": true,
  "grade-without-reason": false,
  "choice-wanted": false,
  duplicate: false,
  "calendar-missing": false,
  "setting-refused": false,
  "setting-empty": false,
  "setting-unknown": false,
  "listed-twice": false,
  "role-unknown": false,
  "role-unheld": false,
  "day-range": true,
  "not-a-month": true,
  "changed-outside": false,
  "added-outside": false,
  "record-gone": false,
  sheet: false,
};

/**
 * The columns of a case's own row that are marked on the sheet, as 待改栏目 keeps them: ";投诉原因;批号;". The mark of a
 * column looks for its own label there; the field to mend first is the one named.
 */
export function markedFields(issues: readonly Issue[]): string | null {
  const fields: Fields = complaintFields;
  const labels = issues
    .filter(
      ({ severity, problem, line, part, fix }) =>
        severity !== "info" &&
        line === undefined &&
        part === undefined &&
        concernsValue[problem.code] &&
        // a new name is the list's to learn; one that is nearly of the list may be mistyped
        (problem.code !== "not-in-master" || fix !== undefined),
    )
    .flatMap(({ fields: [first = ""] }) => fields[first]?.label.zh ?? []);
  return labels.length === 0 ? null : `;${[...new Set(labels)].join(";")};`;
}
