import type { Codec } from "../opc/codec";
import { OpcPackage } from "../opc/package";
import { checksum } from "../opc/zip";
import { fieldsOf, type TableName, tableNames } from "../records/tables";
import { extended } from "./extend-file";
import { writeResults } from "./ooxml/results";
import { Spreadsheet } from "./ooxml/spreadsheet";
import { editTable } from "./ooxml/table-edit";
import { firstDataRow, lastDataRow } from "./ooxml/table-part";
import type { RowCells } from "./ooxml/table-writer";
import { isBlank } from "./ooxml/write-cell";
import {
  type CellsByField,
  type ChangeSet,
  type Snapshot,
  type TableChange,
  type TableSnapshot,
  type WantedFields,
  type Workbook,
  WorkbookError,
} from "./port";
import { absentTables, checkLayout, findTable, globalNames, type RegisterTable } from "./register-places";
import { translated } from "./package-fault";
import { emptyTable, idOf, missingTable, readTableRow, readTableRows } from "./table-snapshot";

/** Opens the register in the bytes of an .xlsx or .xlsm. Rejects with WorkbookError. */
export async function openFileWorkbook(bytes: Uint8Array, codec: Codec): Promise<FileWorkbook> {
  return translated(async () => {
    const book = await Spreadsheet.open(await OpcPackage.open(bytes, codec));
    checkLayout(book);
    return new FileWorkbook(book, bytes, checksum(bytes, codec).toString(16));
  });
}

/** A register without Excel: the bytes of its file, changed part by part. */
export class FileWorkbook implements Workbook {
  #book: Spreadsheet;
  readonly #original: Uint8Array;
  readonly #origin: string;
  #commits = 0;
  /** What could be added to the register was added: with its first commit. */
  #isExtended = false;
  /** Commits wait for one another. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(book: Spreadsheet, original: Uint8Array, origin: string) {
    this.#book = book;
    this.#original = original;
    this.#origin = origin;
  }

  get version(): string {
    return `${this.#origin}.${String(this.#commits)}`;
  }

  read(names: readonly TableName[], only: WantedFields = {}): Promise<Snapshot> {
    return translated(async () => {
      const book = this.#book;
      const { version } = this;
      const tables: Partial<Record<TableName, TableSnapshot>> = {};
      for (const name of names) {
        const place = await findTable(book, name);
        tables[name] =
          place === undefined ? unfoundTable(book, name) : await readTableRows(book, name, place, only[name]);
      }
      return { version, date1904: book.date1904, tables };
    });
  }

  commit(change: ChangeSet, expectedVersion: string): Promise<string> {
    const turn = this.#queue.then(() => translated(() => this.#commit(change, expectedVersion)));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** The whole file as it stands; the very bytes that were opened when nothing was committed. */
  bytes(): Promise<Uint8Array> {
    return translated(async () => (this.#commits === 0 ? this.#original : this.#book.pkg.save()));
  }

  async #commit(change: ChangeSet, expectedVersion: string): Promise<string> {
    if (expectedVersion !== this.version) throw new WorkbookError("changed-since-opened");
    const changes = tableNames.flatMap((name) => {
      const own = change.tables[name];
      const isEmpty = Object.values(own ?? {}).every((parts: readonly unknown[]) => parts.length === 0);
      return own === undefined || isEmpty ? [] : [{ name, own }];
    });
    const fork = this.#book.fork();
    const next = changes.length > 0 && !this.#isExtended ? await extended(fork) : fork;
    for (const { name, own } of changes) await changeTable(next, name, own);
    if (change.results !== undefined) await writeResults(next, change.results);
    if (next.touched.size > 0) {
      this.#book = next;
      this.#isExtended ||= changes.length > 0;
      this.#commits++;
    }
    return this.version;
  }
}

/** What there is of a table nobody can find: one the register never had is merely empty. */
const unfoundTable = (book: Spreadsheet, name: TableName): TableSnapshot =>
  absentTables(globalNames(book)).includes(name) ? emptyTable : missingTable;

async function changeTable(book: Spreadsheet, name: TableName, change: TableChange): Promise<void> {
  const place = await findTable(book, name);
  if (place === undefined) throw new WorkbookError("register-damaged", name);
  const rowsById = await idRows(book, name, place);
  const update = new Map<number, RowCells>();
  const put = (row: number, cells: CellsByField): void => {
    update.set(row, new Map([...(update.get(row) ?? []), ...byColumn(name, place, cells)]));
  };
  const fresh = (cells: CellsByField): string => {
    const id = cells["id"];
    if (typeof id !== "string" || id === "") throw new Error(`a row of ${name} without an id`);
    if (rowsById.has(id)) throw new WorkbookError("duplicate-row", `${name} ${id}`);
    return id;
  };
  const rowOf = (id: string): number => {
    const [row, twin] = rowsById.get(id) ?? [];
    if (row === undefined) throw new WorkbookError("unknown-row", `${name} ${id}`);
    if (twin !== undefined)
      throw new WorkbookError("register-damaged", `${place.sheet.name}!${String(twin)}: ${id} twice`);
    return row;
  };
  for (const { row, id, gone = false } of change.vacate ?? []) {
    const rows = rowsById.get(id) ?? [];
    if (!rows.includes(row) || gone !== (rows.length === 1))
      throw new WorkbookError("changed-since-opened", `${name} ${String(row)}`);
    rowsById.set(
      id,
      rows.filter((each) => each !== row),
    );
    put(
      row,
      Object.fromEntries(place.fields.flatMap((f) => (isOwnFormula(name, f.name) ? [] : [[f.name, null]]))),
    );
  }
  for (const { row, was, cells } of change.adopt ?? []) {
    const id = fresh(cells);
    await refuseUnlessTyped(book, name, place, row, was);
    if (was !== null)
      rowsById.set(
        was,
        (rowsById.get(was) ?? []).filter((each) => each !== row),
      );
    if (update.has(row)) throw new WorkbookError("changed-since-opened", `${name} ${String(row)}`);
    rowsById.set(id, [row]);
    put(row, cells);
  }
  for (const { id, cells } of change.update ?? []) put(rowOf(id), cells);
  const restore = new Set((change.restore ?? []).map(rowOf));
  const insert = (change.insert ?? []).map((cells): RowCells => {
    rowsById.set(fresh(cells), []);
    return byColumn(name, place, cells);
  });
  const calculated = new Set(place.fields.filter((f) => isOwnFormula(name, f.name)).map((f) => f.index));
  const fields = new Set(place.fields.map((f) => f.index));
  await editTable(book, place.sheet, place.table, { insert, update, restore, calculated, fields });
}

const isOwnFormula = (table: TableName, field: string): boolean =>
  fieldsOf(table)[field]?.formula !== undefined;

/** Refuses to make a record of a row that somebody has moved, emptied or given another id meanwhile. */
async function refuseUnlessTyped(
  book: Spreadsheet,
  name: TableName,
  place: RegisterTable,
  row: number,
  was: string | null,
): Promise<void> {
  const now = await readTableRow(book, place, row);
  if (now === undefined || now.id !== was)
    throw new WorkbookError("changed-since-opened", `${name} ${String(row)}`);
}

/** The sheet rows of every id, to find those to change and to see those there already. */
async function idRows(
  book: Spreadsheet,
  name: TableName,
  place: RegisterTable,
): Promise<Map<string, number[]>> {
  const { sheet, table } = place;
  const column = place.fields.find((f) => f.name === "id");
  if (column === undefined) throw new WorkbookError("register-damaged", `${name}.id`);
  const data = await book.data(sheet);
  const reader = await book.cells(sheet);
  const at = table.area.left + column.index;
  const rows = new Map<string, number[]>();
  for (
    let i = data.rowFrom(firstDataRow(table));
    i < data.rowCount && data.rowNumber(i) <= lastDataRow(table);
    i++
  ) {
    const cell = data.cellFrom(i, at);
    if (cell >= data.firstCell(i + 1) || data.cellColumn(cell) !== at) continue;
    const id = idOf(reader.read(cell).value);
    if (id !== null) rows.set(id, [...(rows.get(id) ?? []), data.rowNumber(i)]);
  }
  return rows;
}

function byColumn(name: TableName, place: RegisterTable, cells: CellsByField): RowCells {
  const out = new Map<number, CellsByField[string]>();
  for (const [field, value] of Object.entries(cells)) {
    const column = place.fields.find((f) => f.name === field);
    if (column !== undefined) out.set(column.index, value);
    else if (!isBlank(value) && !fieldsOf(name)[field]?.note)
      throw new WorkbookError("register-damaged", `${name}.${field}`);
  }
  return out;
}
