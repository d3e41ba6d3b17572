import { type LogEntry, NUMBER_PRINTED } from "../records/log";
import type { LogHole } from "../rules/log/log-verify";
import { seenAtPrinting, WITNESSED } from "../rules/log/printed";
import type { Snapshot } from "../workbook/port";

/** Holes of the log as a whole; those of single records verify-register finds on its way. */
export function holesIn({ tables }: Snapshot, log: readonly LogEntry[]): readonly LogHole[] {
  const at = { table: "log", row: undefined, complaintNo: null } as const;
  const isMissing =
    tables.log === undefined || tables.log.faults.some(({ kind }) => kind === "table-missing");
  if (isMissing) return [{ ...at, kind: "missing" }];
  if (log.length === 0)
    return (tables.complaint?.rows ?? []).some(({ id }) => id !== null) ? [{ ...at, kind: "empty" }] : [];
  const known = new Set(log.map(({ hash }) => (hash ?? "").slice(0, WITNESSED)));
  return log.flatMap(({ field, new: fact, time, complaintNo }): LogHole[] => {
    const isWhole = field !== NUMBER_PRINTED || seenAtPrinting(fact ?? "").every((hash) => known.has(hash));
    return isWhole ? [] : [{ ...at, complaintNo, kind: "unseen", time: time ?? "" }];
  });
}
