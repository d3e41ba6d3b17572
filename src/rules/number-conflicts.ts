import type { Complaint } from "../records/complaint";
import { type LogEntry, NUMBER_PRINTED } from "../records/log";

/** A number that was drawn more than once: two people, or two files, drew at the same time. */
export interface NumberConflict {
  readonly number: string;
  /** All records that have it. */
  readonly ids: readonly string[];
  /** Those that draw anew; none where more than one of them went out on paper: then a person decides. */
  readonly losers: readonly string[];
}

/**
 * Who keeps a number that several cases have: the one whose number went out on paper, else the lowest id. Every device
 * comes to the same answer. Rows without an id are no records yet and have no part in it.
 */
export function numberConflicts(
  cases: Iterable<Pick<Complaint, "id" | "complaintNo">>,
  printed: ReadonlySet<string>,
): readonly NumberConflict[] {
  const byNumber = new Map<string, string[]>();
  for (const { id, complaintNo } of cases) {
    if (id === null || complaintNo === null) continue;
    const same = byNumber.get(complaintNo);
    if (same) same.push(id);
    else byNumber.set(complaintNo, [id]);
  }
  return [...byNumber].flatMap(([number, ids]): NumberConflict[] => {
    if (ids.length === 1) return [];
    const sorted = [...ids].sort();
    const onPaper = sorted.filter((id) => printed.has(printedKey(id, number)));
    if (onPaper.length > 1) return [{ number, ids: sorted, losers: [] }];
    const keeper = onPaper[0] ?? sorted[0];
    return [{ number, ids: sorted, losers: sorted.filter((id) => id !== keeper) }];
  });
}

/** The records whose numbers went out on paper, each with the number it had then. */
export const printedNumbers = (
  log: Iterable<Pick<LogEntry, "record" | "complaintNo" | "field">>,
): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { record, complaintNo, field } of log)
    if (field === NUMBER_PRINTED) found.add(printedKey(record ?? "", complaintNo ?? ""));
  return found;
};

const printedKey = (record: string, number: string): string => `${record} ${number}`;
