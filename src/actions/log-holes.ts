import { type LogEntry, NUMBER_PRINTED } from "../records/log";
import type { TableName } from "../records/tables";
import { seenAtPrinting, WITNESSED } from "../rules/log/printed";
import type { Snapshot } from "../workbook/port";

/** What is gone from the log though every chain that is there may hold together: rows, a device's whole chain, all of it. */
export interface LogHole {
  /**
   * `missing`: the register has no table of the log. `empty`: it has cases, and the log no row. `unlogged`: a record that
   * the log never heard of. `cut`: a row that stands as Kesu wrote it, with a value the log does not know. `unseen`: rows
   * that stood in the log when a document was printed.
   */
  readonly kind: "missing" | "empty" | "unlogged" | "cut" | "unseen";
  readonly table: TableName;
  readonly row: number | undefined;
  readonly complaintNo: string | null;
  /** Of `unseen`: when it was printed. */
  readonly time?: string;
}

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
