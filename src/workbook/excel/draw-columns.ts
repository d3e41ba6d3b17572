import { tableArea } from "../layout-areas";
import { columnLetters } from "../ooxml/address";
import type { CellStyle, ColumnLayout, SheetLayout, TableLayout } from "../sheet-layout";
import { everywhere, rangeAt } from "./draw-range";
import { drawStyle, drawTypeface } from "./draw-style";

/** Neighbouring columns that share something. */
interface Run<T> {
  readonly first: number;
  readonly last: number;
  readonly what: T;
}

function runsOf<T>(columns: readonly { readonly column: number; readonly what: T }[]): readonly Run<T>[] {
  const runs: { first: number; last: number; what: T }[] = [];
  for (const { column, what } of columns) {
    const last = runs.at(-1);
    if (last?.last === column - 1 && JSON.stringify(last.what) === JSON.stringify(what)) last.last = column;
    else runs.push({ first: column, last: column, what });
  }
  return runs;
}

const columnsAt = (sheet: Excel.Worksheet, { first, last }: Omit<Run<unknown>, "what">): Excel.Range =>
  sheet.getRange(`${columnLetters(first)}:${columnLetters(last)}`);

/**
 * A width of a file in points: whole pixels, 7 to a digit, as Excel reads it (ECMA-376 18.3.1.13); the cell's margin is
 * in it already.
 */
export const pointsOf = (width: number): number =>
  Math.trunc(((256 * width + Math.trunc(128 / DIGIT)) / 256) * DIGIT) * 0.75;
const DIGIT = 7;

/** Widths, and which columns are out of sight. */
export function drawColumnWidths(sheet: Excel.Worksheet, layout: SheetLayout): void {
  const own = layout.widths.map(({ column, width }) => ({ column, what: width }));
  const ofTables = layout.tables.flatMap((table) => each(table, ({ width }) => width));
  for (const run of runsOf([...ofTables, ...own].sort((a, b) => a.column - b.column)))
    columnsAt(sheet, run).format.columnWidth = pointsOf(run.what);
  for (const table of layout.tables)
    for (const run of runsOf(each(table, ({ hidden }) => hidden)))
      if (run.what) columnsAt(sheet, run).columnHidden = true;
}

/** The formats of the tables down the whole sheet: what is typed below a table keeps its zeros. */
export function drawColumnFormats(sheet: Excel.Worksheet, layout: SheetLayout): void {
  for (const table of layout.tables) {
    const first = table.at.column;
    drawTypeface(columnsAt(sheet, { first, last: first + table.columns.length - 1 }));
    for (const run of runsOf<CellStyle>(each(table, ({ style }) => style)))
      drawStyle(columnsAt(sheet, run), run.what);
  }
}

/** The number formats of a table's first rows, before anything is written into them: 007 has to stay what it is. */
export function drawNumberFormats(sheet: Excel.Worksheet, table: TableLayout): void {
  const { row, rows } = tableArea(table);
  for (const { first, last, what } of runsOf(each(table, ({ style }) => style.format ?? "General")))
    rangeAt(sheet, { row: row + 1, column: first, rows: rows - 1, columns: last - first + 1 }).numberFormat =
      everywhere(what);
}

const each = <T>(
  { at, columns }: TableLayout,
  what: (column: ColumnLayout) => T,
): readonly { readonly column: number; readonly what: T }[] =>
  columns.map((column, index) => ({ column: at.column + index, what: what(column) }));
