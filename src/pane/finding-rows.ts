import type { Finding } from "../actions/check-register";
import type { Severity } from "../rules/issue";

/** Findings shown as one row: what a row of the register still misses is one sentence, everything else its own. */
export type FindingRow = readonly [Finding, ...Finding[]];

export const severities: readonly Severity[] = ["block", "warn", "info"];

/** Findings as rows, worst first. */
export function rowsOf(
  found: readonly Finding[],
): readonly { readonly row: FindingRow; readonly key: string }[] {
  const rows: { row: [Finding, ...Finding[]]; key: string }[] = [];
  const missing = new Map<string, { row: [Finding, ...Finding[]] }>();
  for (const finding of found) {
    const { table, row, issue } = finding;
    const place = `${table} ${row ?? 0} ${issue.severity}`;
    const same = issue.problem.code === "missing" ? missing.get(place) : undefined;
    if (same) {
      same.row.push(finding);
      continue;
    }
    const fresh: { row: [Finding, ...Finding[]]; key: string } = { row: [finding], key: String(rows.length) };
    if (issue.problem.code === "missing") missing.set(place, fresh);
    rows.push(fresh);
  }
  const rank = ({ row: [{ issue }] }: { row: FindingRow }): number => severities.indexOf(issue.severity);
  return rows.sort((left, right) => rank(left) - rank(right));
}
