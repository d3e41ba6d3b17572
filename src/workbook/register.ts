import { type Calendar, calendar, type PublicHolidays } from "../procedure/calendar";
import type { Procedure } from "../procedure/procedure";
import { procedureInForce, settingOf } from "../procedure/settings";
import type { Complaint } from "../records/complaint";
import type { Fields, MasterTable, RecordOf, Value } from "../records/field";
import type { LogEntry } from "../records/log";
import type { SettingRecord } from "../records/masters";
import { noParts, partNames, type PartOf, type Parts, type PartTable } from "../records/parts";
import type { ProductLine } from "../records/product-line";
import { fieldsOf, type TableName, tableNames } from "../records/tables";
import type { Case, Masters } from "../rules/case";
import { type Issue, issue } from "../rules/issue";
import type { Person } from "../records/masters";
import { type ListRow, type ListRows, listTables, namedTables } from "../rules/lists/list-row";
import { fromCell, toCell, withoutFormula } from "./cell-value";
import type { Cell, CellsByField, Row, SheetFault, Snapshot, WantedFields, Workbook } from "./port";

/** A record with where it stands and what is wrong with its cells. */
export interface Stored<R> {
  readonly record: R;
  /** Sheet row, 1-based. */
  readonly row: number;
  readonly issues: readonly Issue[];
}

/** The rows of every list that hangs on cases. */
export type StoredParts = { readonly [T in PartTable]: readonly Stored<PartOf<T>>[] };

/** A fault of the sheet, as an issue with the table and, where it has one, the row. */
export interface TableIssue {
  readonly table: TableName;
  readonly row: number | undefined;
  readonly issue: Issue;
}

/** The register as it was read: records, lists, settings and the procedure they make. */
export interface Register {
  readonly version: string;
  readonly date1904: boolean;
  readonly complaints: readonly Stored<Complaint>[];
  readonly productLines: readonly Stored<ProductLine>[];
  /** What hangs on the cases, by table. */
  readonly parts: StoredParts;
  readonly cases: readonly Case[];
  readonly masters: Masters;
  /** The lists beside the register row by row, with what is wrong with their cells. */
  readonly lists: ListRows;
  readonly log: readonly LogEntry[];
  readonly procedure: Procedure;
  readonly calendar: Calendar;
  readonly tableIssues: readonly TableIssue[];
  /** Where a field of a row stands: "客诉台账!K12". */
  cellOf(table: TableName, row: number, field: string): string | undefined;
  /** The raw cells of a record as they stand, of every column that was read; undefined when there is no such record. */
  readonly cells: (table: TableName, id: string) => CellsByField | undefined;
  /** The id in a row of the sheet; null where it has none, undefined where no row of the table is. */
  readonly idAt: (table: TableName, row: number) => string | null | undefined;
  /** The raw cells in a row of the sheet, whether or not it is a record. */
  readonly cellsAt: (table: TableName, row: number) => CellsByField | undefined;
}

/**
 * Reads a register with everything the rules need. Rejects with WorkbookError.
 * With `only`, the fields it leaves out are null: for an action that compares one case with all the others.
 */
export async function loadRegister(
  workbook: Workbook,
  profile: Procedure,
  holidays: PublicHolidays,
  only?: WantedFields,
): Promise<Register> {
  return registerOf(await workbook.read(tableNames, only), profile, holidays);
}

/** The register in a snapshot that has been read. */
export function registerOf(snapshot: Snapshot, profile: Procedure, holidays: PublicHolidays): Register {
  const settings = stored<SettingRecord>(snapshot, "setting", profile.pendingTokens);
  const rows = settings.map(({ record, row }) => ({ key: record.key ?? "", value: record.value ?? "", row }));
  const { procedure, refused } = procedureInForce(profile, rows);
  const read = <R>(table: TableName): Stored<R>[] => stored<R>(snapshot, table, procedure.pendingTokens);

  const complaints = read<Complaint>("complaint");
  const productLines = read<ProductLine>("productLine");
  const parts = Object.fromEntries(partNames.map((table) => [table, read(table)])) as unknown as StoredParts;
  const lists = { ...listsOf(read), setting: settings };
  const days = lists.holiday.flatMap(({ record: { day, kind } }) =>
    day !== null && kind !== null ? [{ day, kind }] : [],
  );
  const settingIssues = refused.map(({ key, value, row }): TableIssue => {
    const may = settingOf(key)?.hint ?? "";
    const problem = { code: "setting-refused", key, given: value, may } as const;
    return { table: "setting", row, issue: issue("V-10", "warn", "value", problem) };
  });

  return {
    version: snapshot.version,
    date1904: snapshot.date1904,
    complaints,
    productLines,
    parts,
    cases: casesOf(complaints, productLines, parts),
    masters: mastersOf(lists),
    lists,
    log: read<LogEntry>("log").map(({ record }) => record),
    procedure,
    calendar: calendar(holidays, days),
    tableIssues: [
      ...tableNames.flatMap((table) => faultsOf(snapshot, table, procedure.pendingTokens)),
      ...settingIssues,
      ...rowsWithoutCase({ complaints, productLines, parts }),
    ],
    cellOf(table, row, field) {
      const { sheet = "", columns = [], letters = [] } = snapshot.tables[table] ?? {};
      const letter = letters[columns.indexOf(field)];
      return letter === undefined ? undefined : `${sheet}!${letter}${row}`;
    },
    cells: cellsById(snapshot),
    idAt: (table, row) => rowAt(snapshot, table, row)?.id,
    cellsAt(table, row) {
      const found = rowAt(snapshot, table, row);
      return found && rowCells(snapshot.tables[table]?.columns ?? [], found);
    },
  };
}

const rowAt = ({ tables }: Snapshot, table: TableName, row: number): Row | undefined =>
  tables[table]?.rows.find((each) => each.row === row);

/** Finds the cells of a record; each table is indexed when it is first asked for. */
function cellsById({ tables }: Snapshot): Register["cells"] {
  const indexes = new Map<TableName, ReadonlyMap<string | null, CellsByField>>();
  return (table, id) => {
    const { columns, rows } = tables[table] ?? { columns: [], rows: [] };
    let index = indexes.get(table);
    if (!index) {
      index = new Map([...rows].reverse().map((row) => [row.id, rowCells(columns, row)])); // of twins, the first
      indexes.set(table, index);
    }
    return index.get(id);
  };
}

/** A row's cells by field; a cell with nothing in it is there, too. */
export const rowCells = (columns: readonly string[], { cells }: Row): CellsByField =>
  Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null]));

/** The cells of a record, by field name. With `only`, just these fields. */
export function cellsOf<Fs extends Fields>(
  fields: Fs,
  record: Partial<RecordOf<Fs>>,
  date1904: boolean,
): CellsByField {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      const field = fields[name];
      if (!field) throw new Error(`no such field: ${name}`);
      return [name, value === null || value === undefined ? null : toCell[field.kind](value, date1904)];
    }),
  );
}

function stored<R>(snapshot: Snapshot, table: TableName, pendingTokens: readonly string[]): Stored<R>[] {
  const found = snapshot.tables[table];
  if (!found) return [];
  const read = cellsReader<R>(table, found.columns, { date1904: snapshot.date1904, pendingTokens });
  return found.rows.map(({ row, cells }) => ({ ...read(cells), row }));
}

const isError = ({ problem }: Issue): boolean => problem.code === "error-in-cell";

/** Reads rows with these columns: what each says, and what is wrong with it. */
export function rowReader<R>(
  table: TableName,
  columns: readonly string[],
  { date1904, procedure }: Pick<Register, "date1904" | "procedure">,
): (cells: CellsByField) => Omit<Stored<R>, "row"> {
  const { pendingTokens } = procedure;
  const read = cellsReader<R>(table, columns, { date1904, pendingTokens });
  return (cells) => read(columns.map((name) => cells[name] ?? null));
}

function cellsReader<R>(
  table: TableName,
  names: readonly string[],
  context: { readonly date1904: boolean; readonly pendingTokens: readonly string[] },
): (cells: readonly Cell[]) => Omit<Stored<R>, "row"> {
  const fields = fieldsOf(table);
  const nothing = Object.fromEntries(Object.keys(fields).map((name) => [name, null]));
  const columns = names.map((name) => ({ name, field: fields[name], context: { name, ...context } }));
  return (cells) => {
    const record: Record<string, Value> = { ...nothing };
    const issues: Issue[] = [];
    columns.forEach(({ name, field, context }, index) => {
      const cell = cells[index] ?? null;
      if (!field || cell === null) return;
      const read = fromCell(cell, field, context);
      record[name] = read.value;
      // what a formula of the register's own comes to nobody typed: only its errors count
      const own = field.formula === undefined ? read.issues : read.issues.filter(isError);
      if (own.length > 0) issues.push(...own);
    });
    return { record: record as R, issues };
  };
}

/** The cases that rows make: each complaint with the lines, and whatever else, that say they are its own. */
export function casesOf(
  complaints: readonly Stored<Complaint>[],
  lines: readonly Stored<ProductLine>[],
  parts: StoredParts,
): Case[] {
  const linesOf = new Map<string, ProductLine[]>();
  for (const { record } of lines) push(linesOf, record.complaintId, record);
  const partsOf = new Map<string, OpenParts>();
  for (const table of partNames)
    for (const { record } of parts[table]) {
      if (record.complaintId === null) continue;
      const own = partsOf.get(record.complaintId) ?? {};
      (own[table] ??= []).push(record);
      partsOf.set(record.complaintId, own);
    }
  const cases = complaints.map(({ record }): Case => {
    const own = partsOf.get(record.id ?? "");
    return {
      complaint: record,
      lines: linesOf.get(record.id ?? "") ?? [],
      parts: own ? ({ ...noParts, ...own } as Parts) : noParts,
    };
  });
  return cases.map((one) => withRepeated(one, cases));
}

/** The case with the one it repeats beside it, as its own row says now. */
export function withRepeated(one: Case, cases: readonly Case[]): Case {
  const { id, repeatOf } = one.complaint;
  if (repeatOf === null) return one;
  const repeated = cases.find(({ complaint }) => complaint.complaintNo === repeatOf && complaint.id !== id);
  return repeated ? { ...one, repeated: { complaint: repeated.complaint, parts: repeated.parts } } : one;
}

/** V-16: rows of a list that belong to no case: without its number, or with one that no case has. */
export function rowsWithoutCase({
  complaints,
  productLines,
  parts,
}: Pick<Register, "complaints" | "productLines" | "parts">): TableIssue[] {
  const ids = new Set(complaints.map(({ record }) => record.id));
  const numbers = new Set(complaints.map(({ record }) => record.complaintNo));
  // a row just typed has no id of its own yet, and gets its case's by the number
  const hasCase = ({ id, complaintId, complaintNo }: OwnedRecord): boolean =>
    (complaintId !== null && ids.has(complaintId)) ||
    (id === null && complaintNo !== null && numbers.has(complaintNo));
  const lists: Readonly<Partial<Record<TableName, readonly Stored<OwnedRecord>[]>>> = {
    productLine: productLines,
    ...parts,
  };
  return (Object.keys(lists) as TableName[]).flatMap((table) =>
    (lists[table] ?? [])
      .filter(({ record }) => !hasCase(record))
      .map(({ record, row }): TableIssue => {
        const problem = { code: "sheet", fault: "row-without-case", text: record.complaintNo ?? "" } as const;
        return { table, row, issue: issue("V-16", "block", "complaintNo", problem) };
      }),
  );
}

interface OwnedRecord {
  readonly id: string | null;
  readonly complaintId: string | null;
  readonly complaintNo: string | null;
}

type OpenParts = { [T in PartTable]?: unknown[] };

function push<R>(map: Map<string, R[]>, key: string | null, record: R): void {
  if (key === null) return;
  const known = map.get(key);
  if (known) known.push(record);
  else map.set(key, [record]);
}

type Read = <R>(table: TableName) => Stored<R>[];

const listsOf = (read: Read): ListRows =>
  Object.fromEntries(listTables.map((table) => [table, read(table)])) as unknown as ListRows;

function mastersOf(lists: ListRows): Masters {
  const names = (table: MasterTable): ReadonlySet<string> => {
    const rows: readonly ListRow<{ readonly name: string | null }>[] = lists[table];
    return new Set(rows.flatMap(({ record }) => record.name ?? []));
  };
  return {
    names: Object.fromEntries(namedTables.map((table) => [table, names(table)])) as Masters["names"],
    customers: byName(lists.customer),
    parts: byName(lists.part),
    defects: byName(lists.defect),
    departments: lists.department.map(({ record }) => record),
    people: lists.person.map(personOf),
    shipments: lists.shipment.map(({ record }) => record),
  };
}

/** A deputy whose days cannot be read is none: an unread end would be no end at all. */
const personOf = ({ record, issues }: ListRow<Person>): Person =>
  issues.some(({ fields }) => fields.includes("deputyFrom") || fields.includes("deputyUntil"))
    ? { ...record, deputyFor: null }
    : record;

function byName<R extends { readonly name: string | null }>(rows: readonly ListRow<R>[]): Map<string, R> {
  return new Map(
    rows.flatMap(({ record }) => (record.name === null ? [] : [[record.name, record] as const])),
  );
}

/** What the adapter saw wrong with the sheet, under the rule it breaks. */
function faultsOf(snapshot: Snapshot, table: TableName, pendingTokens: readonly string[]): TableIssue[] {
  const { faults = [], columns = [], rows = [] } = snapshot.tables[table] ?? {};
  return faults.map((fault): TableIssue => {
    const { kind, row, column = "", text = "" } = fault;
    const fields = fault.column === undefined ? [] : [column];
    if (kind !== "stray-formula") return { table, row, issue: sheetIssue(kind, fields, text) };
    const result = rows.find((each) => each.row === row)?.cells[columns.indexOf(column)] ?? null;
    const context = { name: column, date1904: snapshot.date1904, pendingTokens };
    const fixed = withoutFormula(text, result, fieldsOf(table)[column], context);
    return {
      table,
      row,
      issue: issue("V-13", "block", fields, { code: "formula-in-cell", given: text }, fixed),
    };
  });
}

const sheetIssue = (fault: SheetFault["kind"], fields: readonly string[], text: string): Issue =>
  fault === "lost-formula"
    ? issue("V-17", "warn", fields, { code: "sheet", fault, text })
    : issue("V-16", "block", fields, { code: "sheet", fault, text });
