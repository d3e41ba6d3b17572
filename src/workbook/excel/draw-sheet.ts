import { tableArea } from "../layout-areas";
import { drawnCells } from "../layout-cells";
import type { DisplayNames } from "../layout-formula";
import { tableStyle } from "../layout-look";
import type { SheetLayout } from "../sheet-layout";
import { formulaBlocks, styleBlocks, valueBlocks } from "./draw-cells";
import { drawColumnFormats, drawColumnWidths, drawNumberFormats } from "./draw-columns";
import { cssColour, rangeAt } from "./draw-range";
import { drawBorders, drawStyle, drawTypeface } from "./draw-style";

/** A sheet of the register on its way into the workbook. */
export interface DrawnSheet {
  readonly layout: SheetLayout;
  /** The name that was free for it. */
  readonly name: string;
  readonly sheet: Excel.Worksheet;
}

/** Everything on a sheet that refers to nothing else. Formulas come when all tables are there. */
export function drawSheet(drawn: DrawnSheet, names: DisplayNames): void {
  drawRecords(drawn, names);
  drawFormats(drawn, names);
  drawWidths(drawn, names);
  drawTab(drawn);
  drawGridlines(drawn);
  drawFreeze(drawn);
}

/** The part without which there is no register: texts and tables, in cells that leave a 007 as it is. */
export function drawRecords({ layout, sheet }: DrawnSheet, names: DisplayNames): void {
  for (const table of layout.tables) drawNumberFormats(sheet, table);
  for (const { area, rows } of valueBlocks(drawnCells(layout, names)))
    rangeAt(sheet, area).values = rows as string[][];
  for (const table of layout.tables)
    sheet.tables.add(rangeAt(sheet, tableArea(table)), true).name = names[table.table];
}

/** How cells look: those of the columns first, what stands over the tables has a look of its own. */
export function drawFormats({ layout, sheet }: DrawnSheet, names: DisplayNames): void {
  drawColumnFormats(sheet, layout);
  for (const { area, rows } of styleBlocks(styledCells(layout))) {
    const style = rows[0]?.[0] ?? {};
    drawTypeface(rangeAt(sheet, area));
    drawStyle(rangeAt(sheet, area), style);
    if (style.border === true) drawBorders(sheet, area);
  }
  for (const table of layout.tables) {
    const area = tableArea(table);
    drawBorders(sheet, { ...area, row: area.row + 1, rows: area.rows - 1 });
    const made = sheet.tables.getItem(names[table.table]);
    made.style = tableStyle;
    made.showFilterButton = table.filter;
  }
}

/** Widths and heights; what is hidden is a matter of widths, too. */
export function drawWidths({ layout, sheet }: DrawnSheet, names: DisplayNames): void {
  drawColumnWidths(sheet, layout);
  for (const { row, points } of layout.heights)
    sheet.getRange(`${String(row)}:${String(row)}`).format.rowHeight = points;
  // Excel fits a row to texts that wrap while they are typed; to make sure
  for (const table of layout.tables)
    if (table.rows.length > 0 && table.columns.some(({ style }) => style.wrap === true))
      sheet.tables.getItem(names[table.table]).getDataBodyRange().format.autofitRows();
}

export function drawTab({ layout, sheet }: DrawnSheet): void {
  sheet.tabColor = cssColour(layout.tab);
}

export function drawGridlines({ layout, sheet }: DrawnSheet): void {
  sheet.showGridlines = layout.gridLines;
}

export function drawFreeze({ layout: { freeze }, sheet }: DrawnSheet): void {
  if (!freeze) return;
  const { rows, columns } = freeze;
  if (columns === 0) sheet.freezePanes.freezeRows(rows);
  else sheet.freezePanes.freezeAt(rangeAt(sheet, { row: 1, column: 1, rows, columns }));
}

/** The formulas of a sheet, once every table and name they speak of is there. */
export function drawFormulas({ layout, sheet }: DrawnSheet, names: DisplayNames): void {
  for (const { area, rows } of formulaBlocks(drawnCells(layout, names)))
    rangeAt(sheet, area).formulas = rows as string[][];
}

/** Cells with a look of their own; those of the records have their column's. */
const styledCells = ({ cells, tables }: SheetLayout): Parameters<typeof styleBlocks>[0] => [
  ...cells,
  ...tables.flatMap(({ at, columns }) =>
    columns.map(({ header }, index) => ({ row: at.row, column: at.column + index, style: header })),
  ),
];
