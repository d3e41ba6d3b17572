import type { MasterTable } from "../records/field";
import type { TableName } from "../records/tables";
import { isListOfFirstLayout } from "./first-layout";
import { intactLayout } from "./intact-layout";
import { listName } from "./layout";
import { listedMasters } from "./layout-names";
import { HEADER_ROW } from "./layout-style";
import { absentFields, absentTables, columnName, type Definitions } from "./register-places";
import type { SheetLayout, TableLayout } from "./sheet-layout";

/** What this Kesu lays out and the register never had: the next write adds it. */
export interface Gaps {
  readonly columns: readonly { readonly table: TableName; readonly fields: readonly string[] }[];
  /** Sheets with the tables that are not there, and nothing else. */
  readonly sheets: readonly SheetLayout[];
  /** Master tables whose drop-down has no name. */
  readonly lists: readonly MasterTable[];
}

/** Holds the layout wanted against the names a register has: what was there and is gone is no gap but damage (V-16). */
export function gapsIn(definitions: Definitions): Gaps {
  const absent = absentTables(definitions);
  const layout = absent.length > 0 ? intactLayout() : [];
  return {
    columns: [...absentFields(definitions)].flatMap(([table, fields]) =>
      fields.length > 0 && definitions.has(columnName(table, "id").toLowerCase()) ? [{ table, fields }] : [],
    ),
    sheets: layout.flatMap((sheet) => sheetsFor(sheet, absent)),
    lists: listsWithoutName(definitions),
  };
}

export const isWhole = ({ columns, sheets, lists }: Gaps): boolean =>
  columns.length + sheets.length + lists.length === 0;

/** The sheet itself where all its tables are absent; else a sheet for each of those that are. */
function sheetsFor(sheet: SheetLayout, absent: readonly TableName[]): readonly SheetLayout[] {
  const wanted = sheet.tables.filter(({ table }) => absent.includes(table));
  if (wanted.length === 0) return [];
  if (wanted.length === sheet.tables.length) return [sheet];
  return wanted.map((table) => alone(sheet, table));
}

/** One table of a sheet of several, at the left edge of a sheet of its own. */
function alone(sheet: SheetLayout, table: TableLayout): SheetLayout {
  const left = table.at.column - 1;
  const ours = (column: number): boolean => column > left && column <= left + table.columns.length;
  const title = sheet.cells.find(({ column, row }) => row === 1 && ours(column))?.value;
  return {
    ...sheet,
    name: typeof title === "string" ? title : table.table,
    widths: [],
    cells: sheet.cells.flatMap((cell) =>
      ours(cell.column) ? [{ ...cell, column: cell.column - left }] : [],
    ),
    tables: [{ ...table, at: { row: HEADER_ROW, column: 1 } }],
  };
}

let listed: readonly MasterTable[] | undefined;

const listsWithoutName = (definitions: Definitions): readonly MasterTable[] =>
  (listed ??= listedMasters(intactLayout())).filter(
    (master) => !isListOfFirstLayout(master) && !definitions.has(listName(master).toLowerCase()),
  );
