import type { Cell } from "../port";
import { cellName, holds, parsePlace } from "./address";
import { SheetEdit } from "./sheet-edit";
import { SheetFrame } from "./sheet-frame";
import type { Spreadsheet } from "./spreadsheet";
import { cellXml } from "./write-cell";

/**
 * Writes what formulas come to into their cells, for viewers that do not calculate. Only results change, so a protected
 * sheet takes them; a cell without a formula is left alone, and so is a name that leads nowhere any more.
 */
export async function writeResults(
  book: Spreadsheet,
  results: Readonly<Record<string, readonly (readonly Cell[])[]>>,
): Promise<void> {
  for (const [name, matrix] of Object.entries(results)) {
    const defined = book.names.find((n) => !n.local && n.name.toLowerCase() === name.toLowerCase());
    const place = parsePlace(defined?.formula ?? "");
    const sheet = place && book.sheetNamed(place.sheet);
    if (place === undefined || sheet === undefined) continue;
    const data = await book.data(sheet);
    const reader = await book.cells(sheet);
    const edit = new SheetEdit(data, reader, sheet.name);
    const arrays = data.wide.filter((w) => w.kind === "array");
    const text = new TextDecoder();
    let changed = false;
    const { top, left, bottom, right } = place.area;
    for (let index = data.rowFrom(top); index < data.rowCount && data.rowNumber(index) <= bottom; index++)
      for (let cell = data.cellFrom(index, left); cell < data.firstCell(index + 1); cell++) {
        const row = data.rowNumber(index);
        const column = data.cellColumn(cell);
        const value = matrix[row - top]?.[column - left];
        if (column > right) break;
        if (value === undefined) continue;
        const old = reader.read(cell);
        const spilled = old.formula === undefined && arrays.some(({ area }) => holds(area, row, column));
        if ((old.formula === undefined && !spilled) || sameValue(old.value, value)) continue;
        const formula = old.formula && text.decode(data.bytes.subarray(old.formula.start, old.formula.end));
        const write = { value, style: old.style, formula, metadata: old.metadata, spilled };
        edit.put(
          row,
          column,
          cellXml(write, data.prefix, cellName(row, column), edit.where(row, column)),
          true,
        );
        changed = true;
      }
    if (changed) book.writeSheet(sheet, edit.bytes(new SheetFrame(data), []));
  }
}

const sameValue = (a: Cell, b: Cell): boolean =>
  a === b ||
  (a === null && b === "") ||
  (typeof a === "object" && typeof b === "object" && a?.error === b?.error);
