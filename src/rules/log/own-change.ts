import { type LogEntry, NUMBER_PRINTED, OUTSIDE, UNDONE } from "../../records/log";
import { type TableName, tables } from "../../records/tables";
import { idAfter } from "./commit-ids";
import { isOwnField } from "../computed";
import { chainHead } from "./log-chain";

/** What one record had of a change, field by field in the order of the log. */
export interface ChangedRecord {
  readonly table: TableName;
  readonly id: string;
  readonly complaintNo: string | null;
  readonly entries: readonly LogEntry[];
}

/** A change as a device wrote it in one commit. */
export interface OwnChange {
  readonly time: string;
  /** The first of its log rows: whatever has a later id came after it. */
  readonly firstId: string;
  /** It takes back an earlier one. */
  readonly isUndo: boolean;
  readonly records: readonly ChangedRecord[];
}

/**
 * The last change this device wrote: the rows at the end of its chain that are of one commit (commit-ids.ts). What it
 * only noted (a printed number, a change that came from outside, what Kesu works out) is passed over. Undefined where there is none.
 */
export function lastOwnChange(log: readonly LogEntry[], device: string): OwnChange | undefined {
  const byHash = new Map(
    log.flatMap((entry) => (entry.device === device ? [[entry.hash, entry] as const] : [])),
  );
  const batch: LogEntry[] = [];
  let entry = byHash.get(chainHead(log, device) ?? null);
  let later: string | null = null;
  while (entry && (batch.length === 0 || idAfter(entry.id ?? "") === later)) {
    if (isChange(entry)) batch.unshift(entry);
    later = entry.id;
    byHash.delete(entry.hash); // a chain that was tampered with must not run in a circle
    entry = byHash.get(entry.prev);
  }
  const [first] = batch;
  if (!first) return undefined;
  return {
    time: first.time ?? "",
    firstId: first.id ?? "",
    isUndo: batch.some(({ field }) => field === UNDONE),
    records: byRecord(batch.filter(({ field }) => field !== UNDONE)),
  };
}

const isChange = ({ table, field, who }: LogEntry): boolean =>
  isTable(table) && field !== NUMBER_PRINTED && who !== OUTSIDE && !isOwnField(table, field ?? "");

const isTable = (name: string | null): name is TableName => name !== null && Object.hasOwn(tables, name);

function byRecord(batch: readonly LogEntry[]): ChangedRecord[] {
  const found = new Map<string, ChangedRecord & { readonly entries: LogEntry[] }>();
  for (const entry of batch) {
    const { table, record, complaintNo } = entry;
    if (!isTable(table) || record === null) continue;
    const known = found.get(`${table} ${record}`) ?? { table, id: record, complaintNo, entries: [] };
    found.set(`${table} ${record}`, known);
    known.entries.push(entry);
  }
  return [...found.values()];
}
