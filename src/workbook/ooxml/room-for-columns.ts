import { attribute, childrenOf, descendants } from "../../opc/xml";
import { WorkbookError } from "../port";
import { LAST_COLUMN, parseArea } from "./address";
import { shiftFormula } from "./formula";
import { SheetFrame } from "./sheet-frame";
import { type ColumnShift, shiftedColumn, shiftedFormula } from "./shifted-columns";
import { isOfType, type Sheet, type Spreadsheet } from "./spreadsheet";

/** Does nothing stand in a column from `at` on? */
export async function isFree(book: Spreadsheet, sheet: Sheet, at: number): Promise<boolean> {
  const data = await book.data(sheet);
  const beyond = { top: 1, bottom: Infinity, left: at, right: LAST_COLUMN };
  if ((await book.tables(sheet)).some(({ area }) => area.right >= at)) return false;
  if (new SheetFrame(data).merged(beyond).length > 0) return false;
  const reader = await book.cells(sheet);
  for (let row = 0; row < data.rowCount; row++)
    for (let cell = data.cellFrom(row, at); cell < data.firstCell(row + 1); cell++) {
      const { value, formula } = reader.read(cell);
      if (value !== null || formula !== undefined) return false;
    }
  return true;
}

/** Refuses where something would not move with its cells. Rejects with WorkbookError `unsupported`. */
export async function refuseUnmovable(book: Spreadsheet, sheet: Sheet, shift: ColumnShift): Promise<void> {
  const { at, count } = shift;
  const refuse = (what: string): never => {
    throw new WorkbookError("unsupported", `${sheet.name}: ${what}`);
  };
  for (const { area, name } of await book.tables(sheet)) {
    if (area.left < at && area.right >= at) refuse(name);
    if (area.right + count > LAST_COLUMN) refuse(name);
  }
  const data = await book.data(sheet);
  if (!data.ordered) refuse("its rows or cells are out of order");
  const reader = await book.cells(sheet);
  for (const { kind, area, cell } of data.wide) {
    const formula = kind === "shared" ? (reader.formula(cell) ?? "") : "";
    for (let right = area.left; right <= area.right; right++) {
      const moved = shiftedColumn(right, shift) - shiftedColumn(area.left, shift);
      const meant = shiftedFormula(shiftFormula(formula, 0, right - area.left), shift, sheet.name);
      if (shiftFormula(shiftedFormula(formula, shift, sheet.name), 0, moved) !== meant)
        refuse("a formula shared by several columns");
    }
    if (kind !== "shared" && area.left < at && area.right >= at) refuse("a formula over several columns");
  }
  for (const link of await book.pkg.relationships(sheet.part)) {
    const isNote = isOfType(link, "comments") || isOfType(link, "threadedComment");
    const isPivot = isOfType(link, "pivotTable");
    if (!isNote && !isPivot) continue;
    const { root } = await book.pkg.xml(link.target);
    const places = isNote
      ? ["comment", "threadedComment"].flatMap((each) => descendants(root, each))
      : childrenOf(root, "location");
    for (const place of places) {
      const area = parseArea(attribute(place, "ref") ?? "");
      if (area && area.right >= at) refuse(isNote ? "comments to the right" : "a pivot to the right");
    }
  }
}
