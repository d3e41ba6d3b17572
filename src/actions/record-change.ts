import { complaintFields } from "../records/complaint";
import type { Value } from "../records/field";
import { type LogEntry, logFields, RECORD_GONE } from "../records/log";
import { partNames, type PartTable } from "../records/parts";
import { productLineFields } from "../records/product-line";
import { fieldsOf, type TableName } from "../records/tables";
import type { Case } from "../rules/case";
import { blank } from "../rules/entry/draft";
import { chained, chainHead, type LogFact } from "../rules/log/log-chain";
import { type CellsByField, type TableChange, WorkbookError } from "../workbook/port";
import { cellsOf, type Register } from "../workbook/register";
import { NEW_ROW, registerWithout } from "../workbook/register-with";
import { commitIntent } from "./commit-intent";
import { type FinishedRow, finishRows, type PendingRow } from "./finish-rows";
import { leadsOn } from "./leads-on";
import { commitStamp, factsOf, numberIn } from "./log-facts";
import type { Intent } from "./outbox";
import type { Ports } from "./ports";
import { SignaturesAtStake, voidedIn } from "./signatures-at-stake";

/** The fields of a record that change. */
export interface RecordUpdate {
  readonly table: TableName;
  readonly id: string;
  readonly to: Readonly<Record<string, Value>>;
  /** Formulas in the cells that are written, by field: they go even where they came to the same. */
  readonly replaces?: Readonly<Record<string, string>>;
  /** The row of a list that becomes a record by it: it was typed by hand and has no id yet. */
  readonly adopts?: number;
}

/** A new record of a list that hangs on a case; it has its id and its case's. */
export interface NewPart {
  readonly table: PartTable;
  readonly record: Readonly<Record<string, Value>> & { readonly id: string; readonly complaintId: string };
}

/** What one action does to the register, before it is written. */
export interface RegisterChange {
  /** A new case with its lines and whatever hangs on it. */
  readonly insert?: Case;
  /** New records of the lists of a case. */
  readonly add?: readonly NewPart[];
  /** Records that are there; the register must have been read whole. */
  readonly update?: readonly RecordUpdate[];
  /** Records of lists that are taken back: their rows are emptied, the log keeps them. */
  readonly remove?: readonly { readonly table: TableName; readonly id: string }[];
  /** What the log keeps besides changed cells. */
  readonly facts?: readonly Pick<LogFact, "table" | "record" | "complaintNo" | "field" | "old" | "new">[];
}

/**
 * Writes a change with all that follows from it, its log and the review's figures in one commit: all of it or nothing.
 * A new record is one log row with all its values; an amended one is a row a field. Resolves to the register after it;
 * rejects with SignaturesAtStake where the door asks before signatures become void.
 */
export async function recordChange(
  change: RegisterChange,
  register: Register,
  ports: Ports,
): Promise<Register> {
  const time = ports.now();
  const { remove = [] } = change;
  const taken = remove.map((each) => takenRow(each, register));
  const pending = [
    ...(change.insert ? newRows(change.insert, register) : []),
    ...(change.add ?? []).map(({ table, record }) =>
      newRow(
        table,
        record.id,
        cellsOf(fieldsOf(table), { ...blank(fieldsOf(table)), ...record }, register.date1904),
      ),
    ),
    ...changedRows([...(change.update ?? []), ...taken.map(({ owner }) => owner)], register),
  ];
  const { rows, after } = await finishRows(pending, registerWithout(register, remove), time);
  askAboutSignatures(rows, register, after, ports);
  const stamp = commitStamp(ports, time, ports.by);
  const facts = [
    ...rows.flatMap((row) => factsOf(row, register, stamp)),
    ...taken.map(({ fact }) => ({ ...stamp(), ...fact })),
    ...(change.facts ?? []).map((fact) => ({ ...stamp(), ...fact })),
  ];
  const written = intentOf(rows, await logRows(facts, register, ports));
  const intent = { ...written, tables: withVacated(written.tables, taken) };
  if (Object.keys(intent.tables).length > 0) await commitIntent(intent, after, ports);
  return after;
}

function askAboutSignatures(
  rows: readonly FinishedRow[],
  before: Register,
  after: Register,
  { mayVoid }: Pick<Ports, "mayVoid">,
): void {
  if (!mayVoid) return;
  const touched = new Set(rows.filter(({ table }) => table === "complaint").map(({ id }) => id));
  const signatures = voidedIn(before, after, touched);
  if (signatures.length > 0 && !mayVoid(signatures)) throw new SignaturesAtStake(signatures);
}

/**
 * Facts as rows of the log, chained behind what this device wrote last: also behind rows that are not to be seen just
 * now, because a co-author's append took their place, and that the outbox will bring back; not behind those of which
 * nobody knows whether they will come back, unless something follows them already.
 */
export async function logRows(
  facts: readonly LogFact[],
  register: Register,
  { device, outbox }: Pick<Ports, "device" | "outbox">,
): Promise<readonly CellsByField[]> {
  const intents = (await outbox?.all()) ?? [];
  const rowsOf = (isDoubted: boolean): readonly LogEntry[] =>
    intents
      .filter(({ doubted = false }) => doubted === isDoubted)
      .flatMap(({ tables }) => (tables.log?.insert ?? []).map((cells) => cells as unknown as LogEntry));
  const certain = [...register.log, ...rowsOf(false)];
  const doubted = rowsOf(true);
  const links = [...doubted.filter(leadsOn(doubted, certain)), ...certain];
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
  { complaint, lines, parts }: Case,
  { date1904 }: Pick<Register, "date1904">,
): PendingRow[] => [
  newRow("complaint", complaint.id, cellsOf(complaintFields, complaint, date1904)),
  ...lines.map((line) => newRow("productLine", line.id, cellsOf(productLineFields, line, date1904))),
  ...partNames.flatMap((table) =>
    parts[table].map((row) => newRow(table, row.id, cellsOf(fieldsOf(table), row, date1904))),
  ),
];

const newRow = (table: TableName, id: string | null, cells: CellsByField): PendingRow => ({
  table,
  id: id ?? "",
  row: NEW_ROW,
  present: {},
  cells,
});

/** A record that is taken back: its row, its case, which follows, and what the log keeps of it. */
interface TakenRow {
  readonly table: TableName;
  readonly vacate: NonNullable<TableChange["vacate"]>[number];
  readonly owner: RecordUpdate;
  readonly fact: NonNullable<RegisterChange["facts"]>[number];
}

function takenRow({ table, id }: { table: TableName; id: string }, register: Register): TakenRow {
  const cells = register.cells(table, id);
  const row = placesOf(register).get(id);
  const owner = cells?.["complaintId"];
  if (!cells || row === undefined || typeof owner !== "string") throw new WorkbookError("unknown-row", id);
  return {
    table,
    vacate: { row, id, gone: true },
    owner: { table: "complaint", id: owner, to: {} },
    fact: { table, record: id, complaintNo: numberIn(cells), field: RECORD_GONE, old: "", new: "" },
  };
}

/** The change with the rows it empties. */
export function withVacated(
  tables: Intent["tables"],
  taken: readonly Pick<TakenRow, "table" | "vacate">[],
): Intent["tables"] {
  const vacated: Partial<Record<TableName, TableChange>> = { ...tables };
  for (const { table, vacate } of taken)
    vacated[table] = { ...vacated[table], vacate: [...(vacated[table]?.vacate ?? []), vacate] };
  return vacated;
}

const placesOf = (register: Register): ReadonlyMap<string | null, number> =>
  new Map(
    [...register.complaints, ...register.productLines, ...Object.values(register.parts).flat()].map(
      ({ record, row }) => [record.id, row],
    ),
  );

function changedRows(update: readonly RecordUpdate[], register: Register): PendingRow[] {
  const places = placesOf(register);
  const rows = new Map<string, PendingRow>();
  for (const { table, id, to, replaces, adopts } of update) {
    const key = `${table} ${id}`;
    const earlier = rows.get(key);
    const present = adopts === undefined ? register.cells(table, id) : register.cellsAt(table, adopts);
    if (!present) throw new WorkbookError("unknown-row", id);
    const cells = {
      ...(earlier?.cells ?? present),
      ...(adopts !== undefined && { id }),
      ...cellsOf(fieldsOf(table), to, register.date1904),
    };
    const version = typeof present["rowVersion"] === "number" ? present["rowVersion"] : 0;
    rows.set(key, {
      table,
      id,
      row: adopts ?? places.get(id) ?? NEW_ROW,
      present,
      ...(adopts !== undefined && { adopts: { was: null } }),
      replaces: { ...earlier?.replaces, ...replaces },
      cells: "rowVersion" in present ? { ...cells, rowVersion: version + 1 } : cells,
    });
  }
  return [...rows.values()];
}
