import { splice } from "../../opc/xml";
import { columnFormulaEdits } from "./grown-table";
import { grownCellFormula, type Growth } from "./growth";
import { mentions, movingRows } from "./mentions";
import type { CellReader } from "./read-cell";
import { rewrittenFormulas } from "./rewritten-formulas";
import type { SheetData } from "./sheet-data";
import { SheetEdit } from "./sheet-edit";
import { SheetFrame } from "./sheet-frame";
import { isOfType, type Sheet, type Spreadsheet } from "./spreadsheet";
import { unlessUnreadable } from "./unreadable";

/** Lets the formulas of a sheet's cells that covered exactly the table's rows cover the new ones too. */
export function growCells(
  edit: SheetEdit,
  sheet: Sheet,
  data: SheetData,
  reader: CellReader,
  growth: Growth,
): void {
  const cells = new Set(mentions(data.bytes, growth).map((at) => data.cellAround(at)));
  cells.delete(-1);
  const grown = rewrittenFormulas(data, reader, cells, ({ text, row, column }) =>
    grownCellFormula(text, growth, { sheet: sheet.name, row, column }),
  );
  for (const [cell, change] of grown) edit.rewrite(cell, change);
}

/**
 * The same for every other sheet, for its validations, conditional formats and sparklines, and for the column formulas
 * of its tables. A sheet is rewritten only where something grows; one that cannot be read stays as it is.
 */
export async function growOtherSheets(book: Spreadsheet, own: Sheet, growth: Growth): Promise<void> {
  for (const sheet of book.sheets) {
    if (sheet.part !== own.part) await growSheet(book, sheet, growth).catch(unlessUnreadable);
    await growColumnFormulas(book, sheet, growth).catch(unlessUnreadable);
  }
}

async function growSheet(book: Spreadsheet, sheet: Sheet, growth: Growth): Promise<void> {
  const named = await book.rowsOnOtherSheets(sheet);
  if (!movingRows(growth).some((row) => named.has(row))) return;
  const data = await book.data(sheet);
  const reader = await book.cells(sheet);
  const frame = new SheetFrame(data);
  const edit = new SheetEdit(data, reader, sheet.name);
  growCells(edit, sheet, data, reader, growth);
  const frameEdits = frame.grown(growth, sheet.name);
  if (edit.isEmpty && frameEdits.length === 0) return;
  book.writeSheet(sheet, edit.bytes(frame, frameEdits));
}

async function growColumnFormulas(book: Spreadsheet, sheet: Sheet, growth: Growth): Promise<void> {
  for (const link of await book.pkg.relationships(sheet.part)) {
    if (!isOfType(link, "table") || link.target === growth.table.part || !book.pkg.has(link.target)) continue;
    if (mentions(await book.pkg.bytes(link.target), growth).length === 0) continue;
    const { text, root } = await book.pkg.xml(link.target);
    const edits = columnFormulaEdits(root, growth, sheet.name);
    if (edits.length > 0) book.writeTable(sheet, { part: link.target }, splice(text, edits));
  }
}
