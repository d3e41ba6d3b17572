import { type LogEntry, RECORD_GONE } from "../records/log";
import { type TableName, tableNames } from "../records/tables";
import { dayNumber, minutesBetween } from "../procedure/day";
import { asLogged, foldedColumns, foldLog, type KnownRecord, recordKey } from "../rules/log/log-fold";
import { asWritten } from "../rules/log/log-order";
import type { CellsByField, Row, Snapshot, TableSnapshot, WantedFields } from "../workbook/port";
import { loggedValues } from "../workbook/logged-cell";
import { type Register, registerOf, rowCells } from "../workbook/register";
import { sealedTables, sealTest } from "../workbook/seal";
import { isSumRow } from "./check-register";
import type { Ports } from "./ports";

/** Whose changes are looked for, and where. */
export interface Looking {
  /** `hand`: what the person at this device has just typed or pasted. `outside`: what came about without Kesu. */
  readonly how: "hand" | "outside";
  /** Only these rows; else the whole register. */
  readonly rows?: readonly LookedRow[];
  /**
   * The lists people keep in the cells are kept in the log as they stand even where nothing else is to be written
   * (master-log.ts): for a door that saves nothing by looking.
   */
  readonly keepsLists?: boolean;
  /** The tables as they stood before the person typed, where somebody remembers: it spares reading the log's values. */
  readonly remembered?: Snapshot;
}

/** A row that was touched. */
export interface LookedRow {
  readonly table: TableName;
  readonly row: number;
  /** The record that stood there before, where somebody knows. */
  readonly id?: string | null;
  /** The row itself was deleted. */
  readonly deleted?: boolean;
}

/** A row that does not follow from what Kesu last wrote. */
export interface OutsideRow {
  readonly table: TableName;
  readonly row: number;
  /** The id in the row; null where it has none. */
  readonly was: string | null;
  readonly cells: CellsByField;
  /**
   * `typed`: it has no id. `copied`: it has the id of the row it was copied from. `changed`: its seal does not fit.
   * `back`: the log holds it for gone. `formulas`: only formulas of the register's own were overwritten (V-17).
   */
  readonly origin: "typed" | "copied" | "changed" | "back" | "formulas";
  readonly hasLostFormulas: boolean;
}

/** A record of the log without a row. */
export interface GoneRecord {
  readonly table: TableName;
  readonly id: string;
  readonly complaintNo: string | null;
}

export interface Recognised {
  readonly rows: readonly OutsideRow[];
  readonly gone: readonly GoneRecord[];
  readonly snapshot: Snapshot;
  /** Its log is whole where a row needed its old values, else narrowed. */
  readonly register: Register;
  /** What the log knows of the rows that changed. */
  readonly known: ReadonlyMap<string, KnownRecord>;
}

/** The log's rows without their values: who wrote last of what, and where each chain ends. */
const narrowLog: WantedFields = {
  log: ["table", "record", "field", "time", "complaintNo", "device", "prev", "hash"],
};
const valuesOfLog: WantedFields = { log: foldedColumns };

/** A record this young may be without its row only because a co-author's row is still on its way. */
const YOUNG_MINUTES = 10;

/** Looks for rows whose cells do not follow from what Kesu last wrote; writes nothing. Rejects with WorkbookError. */
export async function recognise(ports: Ports, looking: Looking): Promise<Recognised> {
  const { workbook, profile, holidays } = ports;
  const snapshot = await workbook.read(tableNames, narrowLog);
  const register = registerOf(snapshot, profile, holidays);
  const last = new Map<string, LogEntry>();
  for (const entry of register.log) last.set(recordKey(entry.table ?? "", entry.record ?? ""), entry);
  const rows = sealedTables.flatMap((table) => outsideRows(table, snapshot, looking, last, register));
  const gone = looking.rows
    ? removedRecords(snapshot, looking.rows, last)
    : looking.how === "outside"
      ? goneRecords(snapshot, last, ports.now())
      : [];
  const remembered = rememberedRecords(rows, looking.remembered, register);
  const changed = rows.filter(
    ({ origin, table, was }) => origin === "changed" && !remembered.has(recordKey(table, was ?? "")),
  );
  if (changed.length === 0) return { rows, gone, snapshot, register, known: remembered };
  const values = (await workbook.read(["log"], valuesOfLog)).tables.log;
  const log = values ? withValues(register.log, values) : register.log;
  const known = foldLog(
    asWritten(log),
    new Set(changed.map(({ table, was }) => recordKey(table, was ?? ""))),
  );
  return { rows, gone, snapshot, register: { ...register, log }, known: new Map([...known, ...remembered]) };
}

/** The records as they stood before, where they stood as Kesu wrote them. */
function rememberedRecords(
  rows: readonly OutsideRow[],
  remembered: Snapshot | undefined,
  register: Register,
): ReadonlyMap<string, KnownRecord> {
  const found = new Map<string, KnownRecord>();
  for (const table of remembered ? sealedTables : []) {
    const { columns = [], rows: before = [] } = remembered?.tables[table] ?? {};
    const isSealed = sealTest(table, columns);
    const wanted = new Set(rows.flatMap((row) => (row.table === table && row.was !== null ? [row.was] : [])));
    for (const row of before)
      if (row.id !== null && wanted.has(row.id) && columns.includes("seal") && isSealed(row.cells)) {
        const values = Object.entries(loggedValues(table, rowCells(columns, row), register));
        const fields = values.map(
          ([name, value]) => [name, { value: asLogged(value), before: undefined }] as const,
        );
        found.set(recordKey(table, row.id), { isWhole: true, fields: new Map(fields) });
      }
  }
  return found;
}

/** Records that stood in rows a person has touched and that are nowhere any more. */
function removedRecords(
  { tables }: Snapshot,
  rows: NonNullable<Looking["rows"]>,
  last: ReadonlyMap<string, LogEntry>,
): readonly GoneRecord[] {
  const touched = rows.filter(({ table, id }) => id && sealedTables.includes(table));
  return touched.flatMap(({ table, row, id, deleted }): GoneRecord[] => {
    const known = last.get(recordKey(table, id ?? ""));
    if (!id || known?.field === RECORD_GONE || !tables[table]?.columns.includes("id")) return [];
    if (tables[table].rows.some((row) => row.id === id)) return [];
    // a row in which another record stands now was taken by a co-author's append: nobody removed anything
    if (!deleted && tables[table].rows.some((each) => each.row === row && each.id !== null)) return [];
    return [{ table, id, complaintNo: known?.complaintNo ?? null }];
  });
}

function outsideRows(
  table: TableName,
  { tables }: Snapshot,
  { how, rows: only }: Looking,
  last: ReadonlyMap<string, LogEntry>,
  register: Register,
): readonly OutsideRow[] {
  const found = tables[table];
  if (!found?.columns.includes("id")) return [];
  const looked =
    only && new Map(only.flatMap((each) => (each.table === table ? [[each.row, each.id] as const] : [])));
  const twins = twinRows(found, how, looked);
  const lost = new Set(found.faults.flatMap(({ kind, row }) => (kind === "lost-formula" ? [row] : [])));
  const sums = new Set(register.complaints.flatMap(({ record, row }) => (isSumRow(record) ? [row] : [])));
  const isSealed = sealTest(table, found.columns);
  return found.rows.flatMap((row): OutsideRow[] => {
    if (looked && !looked.has(row.row)) return [];
    const origin = originOf(row);
    if (!origin) return [];
    const cells = rowCells(found.columns, row);
    return [{ table, row: row.row, was: row.id, cells, origin, hasLostFormulas: lost.has(row.row) }];
  });

  function originOf({ id, row, cells }: Row): OutsideRow["origin"] | undefined {
    if (id === null) return table === "complaint" && sums.has(row) ? undefined : "typed";
    const copy = twins.get(row);
    if (copy !== undefined) return copy === "copied" ? copy : undefined;
    if (last.get(recordKey(table, id))?.field === RECORD_GONE) return "back";
    if (!isSealed(cells)) return "changed";
    return lost.has(row) ? "formulas" : undefined;
  }
}

/**
 * Rows whose id stands in more than one: which of them is the copy only the person who has just pasted it knows. A twin
 * that came from outside stays a finding (V-16).
 */
function twinRows(
  { rows }: TableSnapshot,
  how: Looking["how"],
  looked: ReadonlyMap<number, string | null | undefined> | undefined,
): ReadonlyMap<number, "copied" | "unclear"> {
  const byId = new Map<string, number[]>();
  for (const { id, row } of rows) if (id !== null) byId.set(id, [...(byId.get(id) ?? []), row]);
  const found = new Map<number, "copied" | "unclear">();
  for (const [id, same] of byId) {
    if (same.length === 1) continue;
    // a row that had the id before the person touched it was not copied just now
    const pasted = same.filter((row) => looked?.has(row) && looked.get(row) !== id);
    const isOld = pasted.length === 0 && same.some((row) => looked?.get(row) === id);
    const copies = pasted.length > 0 && pasted.length < same.length ? pasted : same.slice(1);
    if (how === "outside" || isOld) for (const row of same) found.set(row, "unclear");
    else for (const row of copies) found.set(row, "copied");
  }
  return found;
}

function goneRecords(
  { tables }: Snapshot,
  last: ReadonlyMap<string, LogEntry>,
  now: string,
): readonly GoneRecord[] {
  const ids = new Map(
    sealedTables.flatMap((table) => {
      const found = tables[table];
      return found?.columns.includes("id") ? [[table, new Set(found.rows.map(({ id }) => id))] as const] : [];
    }),
  );
  return [...last.values()].flatMap(({ table, record, field, time, complaintNo }) => {
    const name = table as TableName;
    const there = ids.get(name);
    if (!there || record === null || there.has(record) || field === RECORD_GONE) return [];
    const isYoung = time !== null && isMoment(time) && minutesBetween(time, now) < YOUNG_MINUTES;
    return isYoung ? [] : [{ table: name, id: record, complaintNo }];
  });
}

const isMoment = (text: string): boolean => dayNumber(text.slice(0, 10)) !== undefined;

/** The log's rows with the values that were left out at first. */
function withValues(entries: readonly LogEntry[], { columns, rows }: TableSnapshot): readonly LogEntry[] {
  const byId = new Map(rows.map((row) => [row.id, rowCells(columns, row)]));
  return entries.map((entry) => {
    const value = byId.get(entry.id)?.["new"];
    return {
      ...entry,
      new: typeof value === "string" ? value : value === undefined ? null : asLogged(value),
    };
  });
}
