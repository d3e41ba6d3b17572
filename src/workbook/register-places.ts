import { fieldsOf, type TableName, tableNames } from "../records/tables";
import { isOfFirstLayout } from "./first-layout";
import { LAYOUT_VERSION } from "./layout-version";
import { type Area, parsePlace } from "./ooxml/address";
import type { Sheet, Spreadsheet } from "./ooxml/spreadsheet";
import type { SheetTable } from "./ooxml/table-part";
import { WorkbookError } from "./port";

/** The hidden name that holds the layout's version as a constant. */
export const LAYOUT_NAME = "_kesu.layout";

/** The hidden name that follows a column's header cell wherever people move it. */
export const columnName = (table: TableName, field: string): string => `_kesu.${table}.${field}`;

/** Where a table of the register stands. */
export interface RegisterTable {
  readonly sheet: Sheet;
  readonly table: SheetTable;
  /** Fields in sheet order, each with its column's place in the table from 0. */
  readonly fields: readonly { readonly name: string; readonly index: number }[];
  /** Fields whose column is gone. A register may always do without a note's: rows without seals were not touched. */
  readonly missing: readonly string[];
}

/** Defined names of the whole workbook in lower case, with what they refer to. */
export type Definitions = ReadonlyMap<string, string>;

/** The definitions of a formula by name. Names of one sheet only are the litter of copied sheets, not the register. */
export const globalNames = (book: Spreadsheet): Definitions =>
  new Map(book.names.filter((n) => !n.local).map((n) => [n.name.toLowerCase(), n.formula]));

/** Did the register ever have this column? Excel keeps the name of one that was deleted, leading nowhere. */
const hadColumn = (definitions: Definitions, table: TableName, field: string): boolean =>
  definitions.has(columnName(table, field).toLowerCase()) || isOfFirstLayout(table, field);

/** Fields the register never had a column for, by table: they read as empty, and the next write adds them; notes aside. */
export const absentFields = (definitions: Definitions): ReadonlyMap<TableName, readonly string[]> =>
  new Map(
    tableNames.map((table) => [
      table,
      Object.entries(fieldsOf(table)).flatMap(([field, { note }]) =>
        note || hadColumn(definitions, table, field) ? [] : [field],
      ),
    ]),
  );

/** Tables the register never had a column of. */
export const absentTables = (definitions: Definitions): readonly TableName[] =>
  tableNames.filter((table) =>
    Object.keys(fieldsOf(table)).every((field) => !hadColumn(definitions, table, field)),
  );

/** The layout of a register, this one or an earlier one; refuses a workbook without a register, and a newer layout. */
function layoutIn(definitions: Definitions): number {
  const formula = definitions.get(LAYOUT_NAME);
  if (formula === undefined) throw new WorkbookError("no-register");
  const version = Number(/^=?\s*"?(\d+)"?$/.exec(formula.trim())?.[1] ?? NaN);
  if (!(version >= 1)) throw new WorkbookError("register-damaged", `${LAYOUT_NAME}: ${formula}`);
  if (version > LAYOUT_VERSION) throw new WorkbookError("newer-layout", String(version));
  return version;
}

/** The same of a file. */
export const layoutOf = (book: Spreadsheet): number => layoutIn(globalNames(book));

/** Refuses a workbook that holds no register, or one of another layout. `definitions` by lower-case name. */
export function checkLayoutName(definitions: Definitions): void {
  const version = layoutIn(definitions);
  if (version < LAYOUT_VERSION) throw new WorkbookError("older-layout", String(version));
}

export const checkLayout = (book: Spreadsheet): void => {
  checkLayoutName(globalNames(book));
};

/** Where the header cell of a column stands. */
interface HeaderPlace {
  readonly sheet: string;
  readonly area: Area;
}

/** The header cells of a table's columns by field, the id's first: the best to find the table by. `retired` are further fields. */
export function headerPlaces(
  name: TableName,
  definitions: Definitions,
  retired: readonly string[] = [],
): ReadonlyMap<string, HeaderPlace> {
  const found = [...Object.keys(fieldsOf(name)), ...retired].flatMap((field) => {
    const place = parsePlace(definitions.get(columnName(name, field).toLowerCase()) ?? "");
    return place === undefined ? [] : [[field, place] as const];
  });
  return new Map(found.sort(([a], [b]) => Number(b === "id") - Number(a === "id")));
}

/** The fields of a table's columns in sheet order, and those whose column is gone. */
export function fieldsIn(
  name: TableName,
  places: ReadonlyMap<string, HeaderPlace>,
  definitions: Definitions,
  sheet: string,
  table: TableShape,
): Pick<RegisterTable, "fields" | "missing"> {
  const found = new Map<number, string>();
  for (const [field, place] of places) {
    const index = place.area.left - table.area.left;
    if (isSame(place.sheet, sheet) && isHeader(table, place) && !found.has(index)) found.set(index, field);
  }
  const fields = [...found].sort(([a], [b]) => a - b).map(([index, field]) => ({ name: field, index }));
  const missing = Object.entries(fieldsOf(name)).flatMap(([field, { note }]) =>
    note || !hadColumn(definitions, name, field) || fields.some((f) => f.name === field) ? [] : [field],
  );
  return { fields, missing };
}

/** Finds a table by the names of its columns, never by position or header text; undefined when none is left. */
export async function findTable(
  book: Spreadsheet,
  name: TableName,
  retired: readonly string[] = [],
): Promise<RegisterTable | undefined> {
  const definitions = globalNames(book);
  const places = headerPlaces(name, definitions, retired);
  for (const place of places.values()) {
    const sheet = book.sheetNamed(place.sheet);
    const table = sheet && (await book.tables(sheet)).find((t) => isHeader(t, place));
    if (sheet && table) return { sheet, table, ...fieldsIn(name, places, definitions, sheet.name, table) };
  }
  return undefined;
}

/** What is known of a table's place, in a file and in Excel. */
interface TableShape {
  readonly area: Area;
  readonly headerRows: number;
}

/** Is a place one of the table's header cells? */
export const isHeader = ({ area, headerRows }: TableShape, { area: cell }: HeaderPlace): boolean =>
  headerRows > 0 && cell.top === area.top && cell.left >= area.left && cell.left <= area.right;

/** Sheets are told apart without regard to case. */
export const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
