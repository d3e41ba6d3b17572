import { badArgument } from "../excel-error";

/** A rectangle of cells; rows and columns are counted from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The size of a worksheet. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

export const wholeSheet: Area = { row: 0, column: 0, rows: SHEET_ROWS, columns: SHEET_COLUMNS };
export const isEntireColumn = (area: Area): boolean => area.row === 0 && area.rows === SHEET_ROWS;
export const isEntireRow = (area: Area): boolean => area.column === 0 && area.columns === SHEET_COLUMNS;
export const bottom = (area: Area): number => area.row + area.rows;
export const right = (area: Area): number => area.column + area.columns;
export const cellCount = (area: Area): number => area.rows * area.columns;
export const sameArea = (a: Area, b: Area): boolean =>
  a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;

/** Refuses what does not lie on the sheet. */
export function areaOf(row: number, column: number, rows = 1, columns = 1): Area {
  const whole = [row, column, rows, columns].every(Number.isInteger);
  if (!whole || row < 0 || column < 0 || rows < 1 || columns < 1) throw badArgument("not a range");
  if (row + rows > SHEET_ROWS || column + columns > SHEET_COLUMNS) throw badArgument("off the sheet");
  return { row, column, rows, columns };
}

export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(bottom(a), bottom(b)) - row;
  const columns = Math.min(right(a), right(b)) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function bounding(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(bottom(a), bottom(b)) - row,
    columns: Math.max(right(a), right(b)) - column,
  };
}

export const contains = (outer: Area, inner: Area): boolean =>
  inner.row >= outer.row &&
  inner.column >= outer.column &&
  bottom(inner) <= bottom(outer) &&
  right(inner) <= right(outer);

/** What is left of `area` when `hole` is taken out, as up to four rectangles. */
export function subtract(area: Area, hole: Area): readonly Area[] {
  const cut = intersect(area, hole);
  if (cut === null) return [area];
  const { column, columns } = area;
  return [
    { row: area.row, column, rows: cut.row - area.row, columns },
    { row: bottom(cut), column, rows: bottom(area) - bottom(cut), columns },
    { row: cut.row, column, rows: cut.rows, columns: cut.column - column },
    { row: cut.row, column: right(cut), rows: cut.rows, columns: right(area) - right(cut) },
  ].filter((part) => part.rows > 0 && part.columns > 0);
}
