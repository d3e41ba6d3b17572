import { ExcelError } from "../excel-error";
import type { Area } from "./area";
import { intersect, isEntireColumn, isEntireRow, SHEET_COLUMNS, SHEET_ROWS, wholeSheet } from "./area";
import { isFormula } from "./cell";
import type { Mutation } from "./mutation";
import type { Band } from "./records";
import { rewriteReferences } from "./references";
import { shiftRecords } from "./shift-records";
import type { Workbook } from "./workbook";

export type Shift = Extract<Mutation, { kind: "shift" }>;

/** Inserts or deletes cells: what stands below or right of them moves, and everything that refers to it follows. */
export function shifted(book: Workbook, shift: Shift): readonly Mutation[] {
  const { sheet, area, how, by } = shift;
  const cells = book.cells(sheet);
  const inverse: Mutation[] = [{ ...shift, how: how === "insert" ? "delete" : "insert" }];
  if (how === "delete") inverse.push(...deletedCells(book, shift));
  else refuseOverflow(book, shift);
  for (const grid of [cells.contents, cells.formats, cells.links]) {
    if (how === "insert" && by === "rows") grid.insertDown(area);
    else if (how === "insert") grid.insertRight(area);
    else if (by === "rows") grid.deleteUp(area);
    else grid.deleteLeft(area);
  }
  if (by === "rows" && isEntireRow(area)) cells.rows = shiftBands(cells.rows, area.row, area.rows, how);
  if (by === "columns" && isEntireColumn(area)) {
    cells.columns = shiftBands(cells.columns, area.column, area.columns, how);
  }
  inverse.push(...shiftRecords(book, shift), ...shiftFormulas(book, shift));
  return inverse;
}

/** Where an area stands after a shift on its sheet: itself when it stays, null when nothing of it is left. */
export function shiftArea(
  area: Area,
  { area: at, how, by }: Pick<Shift, "area" | "how" | "by">,
): Area | null {
  if (by === "rows") {
    if (area.column < at.column || area.column + area.columns > at.column + at.columns) return area;
    const span = shiftSpan(area.row, area.rows, at.row, at.rows, how, SHEET_ROWS);
    if (span === null) return null;
    const same = span.start === area.row && span.count === area.rows;
    return same ? area : { ...area, row: span.start, rows: span.count };
  }
  if (area.row < at.row || area.row + area.rows > at.row + at.rows) return area;
  const span = shiftSpan(area.column, area.columns, at.column, at.columns, how, SHEET_COLUMNS);
  if (span === null) return null;
  const same = span.start === area.column && span.count === area.columns;
  return same ? area : { ...area, column: span.start, columns: span.count };
}

function shiftSpan(
  start: number,
  count: number,
  at: number,
  by: number,
  how: Shift["how"],
  limit: number,
): { start: number; count: number } | null {
  if (start === 0 && count === limit) return { start, count };
  if (how === "insert") {
    if (at <= start) return { start: start + by, count };
    return { start, count: at < start + count ? count + by : count };
  }
  const end = start + count;
  const before = Math.max(0, Math.min(end, at) - start);
  const after = Math.max(0, end - Math.max(start, at + by));
  if (before + after === 0) return null;
  return { start: start < at ? start : Math.max(at, start - by), count: before + after };
}

function shiftBands(bands: Map<number, Band>, at: number, by: number, how: Shift["how"]): Map<number, Band> {
  const next = new Map<number, Band>();
  for (const [index, band] of bands) {
    if (index < at) next.set(index, band);
    else if (how === "insert") next.set(index + by, band);
    else if (index >= at + by) next.set(index - by, band);
  }
  return next;
}

/** Excel does not push filled cells off the sheet. */
function refuseOverflow(book: Workbook, { sheet, area, by }: Shift): void {
  const end: Area =
    by === "rows"
      ? { ...area, row: SHEET_ROWS - area.rows }
      : { ...area, column: SHEET_COLUMNS - area.columns };
  if (book.cells(sheet).contents.used(end) !== null) throw new ExcelError("NonBlankCellOffSheet");
}

function deletedCells(book: Workbook, { sheet, area }: Shift): readonly Mutation[] {
  const cells = book.cells(sheet);
  const used = cells.used(area);
  if (used === null) return [];
  const { row, column } = used;
  return [
    { kind: "contents", sheet, row, column, contents: cells.block(used) },
    { kind: "formats", sheet, row, column, formats: cells.formatBlock(used) },
  ];
}

/** Formulas that refer to the sheet follow; returns what puts their old texts back. */
function shiftFormulas(book: Workbook, shift: Shift): readonly Mutation[] {
  const inverse: Mutation[] = [];
  const name = book.record("sheet", shift.sheet).name.toLowerCase();
  for (const sheet of book.sheetIds()) {
    const grid = book.cells(sheet).contents;
    for (const { row, column, value } of grid.cells(wholeSheet)) {
      if (!isFormula(value)) continue;
      const formula = shiftedFormula(value.formula, shift, name, sheet === shift.sheet);
      if (formula === value.formula) continue;
      grid.set(row, column, { ...value, formula });
      // the cell itself may have moved: undoing moves it back first, so its old place is where it was
      const home = sheet === shift.sheet ? backed(row, column, shift) : { row, column };
      inverse.push({ kind: "contents", sheet, ...home, contents: [[value]] });
    }
  }
  return inverse;
}

function backed(row: number, column: number, shift: Shift): { row: number; column: number } {
  const now = { row, column, rows: 1, columns: 1 };
  const { area, how, by } = shift;
  if (how === "insert") {
    const back = shiftArea(now, { area, how: "delete", by });
    return back ?? now;
  }
  if (by === "rows" && row >= area.row && intersect(now, { ...area, rows: SHEET_ROWS }) !== null) {
    return { row: row + area.rows, column };
  }
  if (
    by === "columns" &&
    column >= area.column &&
    intersect(now, { ...area, columns: SHEET_COLUMNS }) !== null
  ) {
    return { row, column: column + area.columns };
  }
  return { row, column };
}

/** A formula after a shift; `here` when it stands on the shifted sheet itself. */
export function shiftedFormula(formula: string, shift: Shift, sheetName: string, here: boolean): string {
  if (!here && !formula.toLowerCase().includes(sheetName)) return formula;
  return rewriteReferences(formula, ({ sheet, area }) => {
    if (sheet === undefined ? !here : sheet.toLowerCase() !== sheetName) return undefined;
    const next = shiftArea(area, shift);
    return next === null ? null : { sheet, area: next };
  });
}
