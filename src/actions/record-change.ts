import { complaintFields } from "../records/complaint";
import type { Value } from "../records/field";
import { type LogEntry, logFields } from "../records/log";
import type { PartTable } from "../records/parts";
import { productLineFields } from "../records/product-line";
import { fieldsOf, type TableName } from "../records/tables";
import type { Case } from "../rules/case";
import { blank } from "../rules/draft";
import { chained, chainHead, type LogFact } from "../rules/log-chain";
import { type CellsByField, type TableChange, WorkbookError } from "../workbook/port";
import { cellsOf, type Register } from "../workbook/register";
import { NEW_ROW } from "../workbook/register-with";
import { commitIntent } from "./commit-intent";
import { type FinishedRow, finishRows, type PendingRow } from "./finish-rows";
import { factsOf, type Stamp } from "./log-facts";
import type { Intent } from "./outbox";
import type { Ports } from "./ports";

/** The fields of a record that change. */
export interface RecordUpdate {
  readonly table: TableName;
  readonly id: string;
  readonly to: Readonly<Record<string, Value>>;
  /** Formulas in the cells that are written, by field: they go even where they came to the same. */
  readonly replaces?: Readonly<Record<string, string>>;
}

/** A new record of a list that hangs on a case; it has its id and its case's. */
export interface NewPart {
  readonly table: PartTable;
  readonly record: Readonly<Record<string, Value>> & { readonly id: string; readonly complaintId: string };
}

/** What one action does to the register, before it is written. */
export interface RegisterChange {
  /** A new case with its lines. */
  readonly insert?: Case;
  /** New records of the lists of a case. */
  readonly add?: readonly NewPart[];
  /** Records that are there; the register must have been read whole. */
  readonly update?: readonly RecordUpdate[];
  /** What the log keeps besides changed cells. */
  readonly facts?: readonly Pick<LogFact, "table" | "record" | "complaintNo" | "field" | "old" | "new">[];
}

/**
 * Writes a change with all that follows from it, its log and the review's figures in one commit: all of it or nothing.
 * A new record is one log row with all its values; an amended one is a row a field. Resolves to the register after it.
 */
export async function recordChange(
  change: RegisterChange,
  register: Register,
  ports: Ports,
): Promise<Register> {
  const time = ports.now();
  const pending = [
    ...(change.insert ? newRows(change.insert, register) : []),
    ...(change.add ?? []).map(({ table, record }) =>
      newRow(
        table,
        record.id,
        cellsOf(fieldsOf(table), { ...blank(fieldsOf(table)), ...record }, register.date1904),
      ),
    ),
    ...changedRows(change, register),
  ];
  const { rows, after } = await finishRows(pending, register, time);
  const stamp: Stamp = () => ({ id: ports.newId(), time, who: ports.by, device: ports.device });
  const facts = [
    ...rows.flatMap((row) => factsOf(row, register, stamp)),
    ...(change.facts ?? []).map((fact) => ({ ...stamp(), ...fact })),
  ];
  const intent = intentOf(rows, await logRows(facts, register, ports));
  if (Object.keys(intent.tables).length > 0) await commitIntent(intent, after, ports);
  return after;
}

/**
 * Facts as rows of the log, chained behind what this device wrote last: also behind rows that are not to be seen just
 * now, because a co-author's append took their place, and that the outbox will bring back.
 */
export async function logRows(
  facts: readonly LogFact[],
  register: Register,
  { device, outbox }: Pick<Ports, "device" | "outbox">,
): Promise<readonly CellsByField[]> {
  const kept = ((await outbox?.all()) ?? []).flatMap(({ tables }) => tables.log?.insert ?? []);
  const links = [...register.log, ...kept.map((cells) => cells as unknown as LogEntry)];
  return chained(facts, chainHead(links, device)).map((entry) =>
    cellsOf(logFields, entry, register.date1904),
  );
}

/** Finished rows as a change of their tables, with what stood in the cells it replaces (of an adopted row, in all). */
export function intentOf(rows: readonly FinishedRow[], log: readonly CellsByField[]): Omit<Intent, "id"> {
  const tables: Partial<Record<TableName, OpenChange>> = {};
  const before: Partial<Record<TableName, Record<string, CellsByField>>> = {};
  for (const { table, id, row, present, cells, write, adopts, restores } of rows) {
    const isWritten = Object.keys(write).length > 0;
    if (!isWritten && !restores) continue;
    const change = (tables[table] ??= { insert: [], update: [], adopt: [], restore: [] });
    if (restores) change.restore.push(id);
    if (!isWritten) continue;
    if (Object.keys(present).length === 0) {
      change.insert.push(cells);
      continue;
    }
    if (adopts) change.adopt.push({ row, was: adopts.was, cells: write });
    else change.update.push({ id, cells: write });
    const replaced = Object.keys(adopts ? present : write);
    (before[table] ??= {})[id] = Object.fromEntries(replaced.map((name) => [name, present[name] ?? null]));
  }
  return { tables: log.length > 0 ? { ...tables, log: { insert: log } } : tables, before };
}

/** A change of a table while it is put together. */
type OpenChange = {
  readonly [K in Exclude<keyof TableChange, "vacate">]-?: NonNullable<TableChange[K]>[number][];
};

/** The rows of a case that is new. */
export const newRows = (
  { complaint, lines }: Case,
  { date1904 }: Pick<Register, "date1904">,
): PendingRow[] => [
  newRow("complaint", complaint.id, cellsOf(complaintFields, complaint, date1904)),
  ...lines.map((line) => newRow("productLine", line.id, cellsOf(productLineFields, line, date1904))),
];

const newRow = (table: TableName, id: string | null, cells: CellsByField): PendingRow => ({
  table,
  id: id ?? "",
  row: NEW_ROW,
  present: {},
  cells,
});

function changedRows({ update = [] }: RegisterChange, register: Register): PendingRow[] {
  const places = new Map(
    [...register.complaints, ...register.productLines, ...Object.values(register.parts).flat()].map(
      ({ record, row }) => [record.id, row],
    ),
  );
  const rows = new Map<string, PendingRow>();
  for (const { table, id, to, replaces } of update) {
    const key = `${table} ${id}`;
    const earlier = rows.get(key);
    const present = register.cells(table, id);
    if (!present) throw new WorkbookError("unknown-row", id);
    const cells = {
      ...(earlier?.cells ?? present),
      ...cellsOf(fieldsOf(table), to, register.date1904),
    };
    const version = typeof present["rowVersion"] === "number" ? present["rowVersion"] : 0;
    rows.set(key, {
      table,
      id,
      row: places.get(id) ?? NEW_ROW,
      present,
      replaces: { ...earlier?.replaces, ...replaces },
      cells: "rowVersion" in present ? { ...cells, rowVersion: version + 1 } : cells,
    });
  }
  return [...rows.values()];
}
