import { parseXml } from "../../opc/xml";
import { WorkbookError } from "../port";
import { type Area, cellName, LAST_ROW, overlaps } from "./address";
import { growCharts, growNames, recalculate, refreshPivots } from "./follow-up";
import type { Growth } from "./growth";
import type { CellReader } from "./read-cell";
import type { SheetData } from "./sheet-data";
import { SheetFrame } from "./sheet-frame";
import type { Sheet, Spreadsheet } from "./spreadsheet";
import { growPictures } from "./grow-pictures";
import { grownTable } from "./grown-table";
import { growCells, growOtherSheets } from "./grow-sheets";
import { firstDataRow, lastDataRow, settleInsertRow, type SheetTable } from "./table-part";
import { type RowCells, TableWriter } from "./table-writer";

/** What is to be written into a table. */
export interface TableEdit {
  /** New rows at the table's end, in order. */
  readonly insert: readonly RowCells[];
  /** Cells of rows that are there, by sheet row. */
  readonly update: ReadonlyMap<number, RowCells>;
  /** Sheet rows whose calculated columns get their formulas back. */
  readonly restore?: ReadonlySet<number>;
  /** Columns that hold a formula even where the table part no longer says so: LibreOffice drops that note. */
  readonly calculated?: ReadonlySet<number>;
  /** Columns that hold the register's data; the others are people's own. All, unless said. */
  readonly fields?: ReadonlySet<number>;
}

/** Writes into a table and lets all that depends on its extent follow. Refuses before anything is written. */
export async function editTable(
  book: Spreadsheet,
  sheet: Sheet,
  table: SheetTable,
  edit: TableEdit,
): Promise<void> {
  const data = await book.data(sheet);
  const frame = new SheetFrame(data);
  const reader = await book.cells(sheet);
  refuseUnwritable(sheet, table, data, frame);

  const styles = await book.styles();
  const calculated = edit.calculated ?? new Set<number>();
  const fields = edit.fields ?? new Set(table.columns.keys());
  const writer = new TableWriter({ sheet, table, data, frame, reader, styles, calculated, fields });
  for (const row of edit.restore ?? []) writer.restore(row, edit.update.get(row));
  for (const [row, cells] of edit.update) writer.update(row, cells);

  const first = firstDataRow(table);
  const reuses = edit.insert.length > 0 && first === lastDataRow(table) && writer.isPlaceholder(first);
  const added = edit.insert.length - (reuses ? 1 : 0);
  const growth: Growth = { sheet: sheet.name, table, rows: added };
  if (added > 0) refuseUsedBelow(sheet, table, await book.tables(sheet), data, frame, reader, added);
  writer.moveTotals(growth);
  edit.insert.forEach((cells, index) => {
    if (reuses && index === 0) writer.update(first, cells, true);
    else writer.append(lastDataRow(table) + index + (reuses ? 0 : 1), cells, growth);
  });

  const changes = writer.sheetEdit;
  if (added > 0) growCells(changes, sheet, data, reader, growth);
  const newStyles = styles.changed();
  if (newStyles !== undefined) await book.writeStyles(newStyles);
  book.writeSheet(sheet, changes.bytes(frame, frame.edits(changes.written(), growth)));
  if (added > 0 || reuses) {
    const { text, root } = await book.pkg.xml(table.part);
    const settled = settleInsertRow(text, root);
    const grown = added === 0 ? settled : grownTable(settled, parseXml(settled), growth);
    if (grown !== text) book.writeTable(sheet, table, grown);
  }
  if (added > 0) {
    await growNames(book, growth);
    await growCharts(book, growth);
    await growPictures(book, growth);
    await growOtherSheets(book, sheet, growth);
  }
  await refreshPivots(book, sheet, table, growth.rows > 0 ? growth : undefined);
  await recalculate(book, changes.formulasChanged);
}

function refuseUnwritable(sheet: Sheet, table: SheetTable, data: SheetData, frame: SheetFrame): void {
  if (frame.protected) throw new WorkbookError("sheet-protected", sheet.name);
  if (!data.ordered)
    throw new WorkbookError("unsupported", `${sheet.name}: its rows or cells are out of order`);
  const [merge] = frame.merged(table.area);
  if (merge !== undefined)
    throw new WorkbookError(
      "register-damaged",
      `${sheet.name}!${cellName(merge.top, merge.left)}: merged cells`,
    );
}

/** Refuses when what the table would grow over is not free. */
function refuseUsedBelow(
  sheet: Sheet,
  table: SheetTable,
  tables: readonly SheetTable[],
  data: SheetData,
  frame: SheetFrame,
  reader: CellReader,
  rows: number,
): void {
  const { left, right, bottom } = table.area;
  const below: Area = { top: bottom + 1, left, bottom: bottom + rows, right };
  const refuse = (row: number, column: number): never => {
    throw new WorkbookError("cells-below-in-use", `${sheet.name}!${cellName(row, column)}`);
  };
  if (below.bottom > LAST_ROW) throw new WorkbookError("too-large", `${sheet.name}: no rows left`);
  const other = [...frame.merged(below), ...tables.filter((t) => t !== table).map((t) => t.area)].find(
    (area) => overlaps(area, below),
  );
  if (other !== undefined) refuse(Math.max(other.top, below.top), Math.max(other.left, left));
  for (
    let index = data.rowFrom(below.top);
    index < data.rowCount && data.rowNumber(index) <= below.bottom;
    index++
  )
    for (let cell = data.cellFrom(index, left); cell < data.firstCell(index + 1); cell++) {
      const column = data.cellColumn(cell);
      if (column > right) break;
      const { value, formula } = reader.read(cell);
      if (value !== null || formula !== undefined) refuse(data.rowNumber(index), column);
    }
}
