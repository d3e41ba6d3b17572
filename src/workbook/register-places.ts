import { fieldsOf, type TableName } from "../records/tables";
import { LAYOUT_VERSION } from "./layout-version";
import { parsePlace } from "./ooxml/address";
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
  /** Fields whose column is gone. */
  readonly missing: readonly string[];
}

/** The definitions of a formula by name. Names of one sheet only are the litter of copied sheets, not the register. */
function globalNames(book: Spreadsheet): Map<string, string> {
  return new Map(book.names.filter((n) => !n.local).map((n) => [n.name.toLowerCase(), n.formula]));
}

/** Refuses a workbook that holds no register, or one of a layout this Kesu does not know. */
export function checkLayout(book: Spreadsheet): void {
  const formula = globalNames(book).get(LAYOUT_NAME);
  if (formula === undefined) throw new WorkbookError("no-register");
  const version = Number(/^=?\s*"?(\d+)"?$/.exec(formula.trim())?.[1] ?? NaN);
  if (!(version >= 1)) throw new WorkbookError("register-damaged", `${LAYOUT_NAME}: ${formula}`);
  if (version > LAYOUT_VERSION) throw new WorkbookError("newer-layout", String(version));
}

/** Finds a table by the names of its columns, never by position or header text; undefined when none is left. */
export async function findTable(book: Spreadsheet, name: TableName): Promise<RegisterTable | undefined> {
  const names = globalNames(book);
  const fields = Object.keys(fieldsOf(name));
  const places = new Map(
    fields.flatMap((field) => {
      const place = parsePlace(names.get(columnName(name, field).toLowerCase()) ?? "");
      const sheet = place && book.sheetNamed(place.sheet);
      return place === undefined || sheet === undefined
        ? []
        : [[field, { sheet, area: place.area }] as const];
    }),
  );
  const anchors = [...places]
    .sort(([a], [b]) => Number(b === "id") - Number(a === "id"))
    .map(([, place]) => place);
  for (const { sheet, area } of anchors) {
    const table = (await book.tables(sheet)).find((t) => isHeader(t, area.top, area.left));
    if (table === undefined) continue;
    const found = new Map<number, string>();
    for (const [field, place] of places) {
      const index = place.area.left - table.area.left;
      if (place.sheet === sheet && isHeader(table, place.area.top, place.area.left) && !found.has(index))
        found.set(index, field);
    }
    const here = [...found].sort(([a], [b]) => a - b).map(([index, field]) => ({ name: field, index }));
    const missing = fields.filter((field) => !here.some((f) => f.name === field));
    return { sheet, table, fields: here, missing };
  }
  return undefined;
}

const isHeader = ({ area, headerRows }: SheetTable, row: number, column: number): boolean =>
  headerRows > 0 && row === area.top && column >= area.left && column <= area.right;
