import { ExcelError } from "../excel-error";
import type { Area } from "./area";
import { bounding, cellCount, intersect } from "./area";
import { refuseIfProtected } from "./protect";
import type { Workbook } from "./workbook";

/** Merges a rectangle, or each of its rows: only the first cell keeps its content. Excel merges nothing inside a table. */
export function mergeCells(book: Workbook, sheet: string, area: Area, across: boolean): void {
  refuseIfProtected(book, sheet, area);
  for (const table of book.records.table.values()) {
    if (table.sheet === sheet && intersect(table.area, area) !== null)
      throw new ExcelError("InvalidOperation");
  }
  const made = across
    ? Array.from({ length: area.rows }, (_, r) => ({ ...area, row: area.row + r, rows: 1 }))
    : [area];
  const { merges } = book.record("sheet", sheet);
  const grown = made.map((one) =>
    merges.reduce((all, merge) => (intersect(all, merge) === null ? all : bounding(all, merge)), one),
  );
  const kept = merges.filter((merge) => !grown.some((one) => intersect(one, merge) !== null));
  for (const one of grown) {
    const filled = book.cells(sheet).contents.used(one);
    if (filled === null) continue;
    const contents = book
      .cells(sheet)
      .block(one)
      .map((row, r) => row.map((content, c) => (r === 0 && c === 0 ? content : "")));
    book.apply({ kind: "contents", sheet, row: one.row, column: one.column, contents });
  }
  book.patch("sheet", sheet, { merges: [...kept, ...grown.filter((one) => cellCount(one) > 1)] });
}

/** Takes the merges that touch the area apart. */
export function unmergeCells(book: Workbook, sheet: string, area: Area): void {
  refuseIfProtected(book, sheet, area);
  const { merges } = book.record("sheet", sheet);
  const kept = merges.filter((merge) => intersect(merge, area) === null);
  if (kept.length < merges.length) book.patch("sheet", sheet, { merges: kept });
}
