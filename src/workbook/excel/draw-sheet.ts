import { tableArea } from "../layout-areas";
import { drawnCells } from "../layout-cells";
import type { DisplayNames } from "../layout-formula";
import { tableStyle } from "../layout-look";
import type { SheetLayout, TableLayout } from "../sheet-layout";
import { formulaBlocks, styleBlocks, valueBlocks } from "./draw-cells";
import { drawColumns } from "./draw-columns";
import { cssColour, rangeAt } from "./draw-range";
import { drawBorders, drawStyle, drawTypeface } from "./draw-style";

/** A sheet of the register on its way into the workbook. */
export interface DrawnSheet {
  readonly layout: SheetLayout;
  /** The name that was free for it. */
  readonly name: string;
  readonly sheet: Excel.Worksheet;
}

/** Everything on a sheet that refers to nothing else: looks, texts, tables. Formulas come when all tables are there. */
export function drawSheet({ layout, sheet }: DrawnSheet, names: DisplayNames): void {
  sheet.tabColor = cssColour(layout.tab);
  sheet.showGridlines = layout.gridLines;
  drawColumns(sheet, layout);
  for (const { row, points } of layout.heights)
    sheet.getRange(`${String(row)}:${String(row)}`).format.rowHeight = points;
  for (const { area, rows } of styleBlocks(styledCells(layout))) {
    const style = rows[0]?.[0] ?? {};
    drawTypeface(rangeAt(sheet, area));
    drawStyle(rangeAt(sheet, area), style);
    if (style.border === true) drawBorders(sheet, area);
  }
  for (const { area, rows } of valueBlocks(drawnCells(layout, names)))
    rangeAt(sheet, area).values = rows as string[][];
  for (const table of layout.tables) drawTable(sheet, table, names);
  if (layout.freeze) {
    const { rows, columns } = layout.freeze;
    if (columns === 0) sheet.freezePanes.freezeRows(rows);
    else sheet.freezePanes.freezeAt(rangeAt(sheet, { row: 1, column: 1, rows, columns }));
  }
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

function drawTable(sheet: Excel.Worksheet, table: TableLayout, names: DisplayNames): void {
  const area = tableArea(table);
  drawBorders(sheet, { ...area, row: area.row + 1, rows: area.rows - 1 });
  const made = sheet.tables.add(rangeAt(sheet, area), true);
  made.name = names[table.table];
  made.style = tableStyle;
  made.showFilterButton = table.filter;
  // Excel fits a row to texts that wrap while they are typed; to make sure
  if (table.rows.length > 0 && table.columns.some(({ style }) => style.wrap === true))
    made.getDataBodyRange().format.autofitRows();
}
