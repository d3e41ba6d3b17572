import { ExcelError } from "../excel-error";
import type { Area } from "./area";
import { areaOf, bounding, isEntireColumn, isEntireRow, SHEET_COLUMNS, SHEET_ROWS } from "./area";

/** The letters of a column counted from 0. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** `B2`, `B2:C3`, `B:C` or `2:3`. */
export function addressOf(area: Area): string {
  const { row, column, rows, columns } = area;
  const last = columnLetters(column + columns - 1);
  if (isEntireColumn(area)) return `${columnLetters(column)}:${last}`;
  if (isEntireRow(area)) return `${row + 1}:${row + rows}`;
  const first = `${columnLetters(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${last}${row + rows}`;
}

/** A sheet's name as a reference writes it. */
export const quoted = (sheet: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet)
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;

/** A sheet's name without its quotes. */
export const unquoted = (sheet: string): string =>
  sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;

const CELL = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i;
const COLUMN = /^\$?([A-Z]{1,3})$/i;
const ROW = /^\$?(\d{1,7})$/;

/** An address without a sheet; null when it is none. */
export function parseAddress(text: string): Area | null {
  const [from = "", to = from, more] = text.split(":");
  if (more !== undefined) return null;
  const [a, b] = [CELL.exec(from), CELL.exec(to)];
  if (a !== null && b !== null) return bounding(cell(a), cell(b));
  if (text.includes(":")) {
    const [c, d] = [COLUMN.exec(from)?.[1], COLUMN.exec(to)?.[1]];
    if (c !== undefined && d !== undefined) return columnBand(columnNumber(c), columnNumber(d));
    const [e, f] = [ROW.exec(from)?.[1], ROW.exec(to)?.[1]];
    if (e !== undefined && f !== undefined) return rowBand(Number(e) - 1, Number(f) - 1);
  }
  return null;
}

const cell = (match: RegExpExecArray): Area => areaOf(Number(match[2]) - 1, columnNumber(match[1] ?? ""));

const columnBand = (a: number, b: number): Area => areaOf(0, Math.min(a, b), SHEET_ROWS, Math.abs(a - b) + 1);

const rowBand = (a: number, b: number): Area => areaOf(Math.min(a, b), 0, Math.abs(a - b) + 1, SHEET_COLUMNS);

/** Splits `'Other sheet'!A1:B2` into the sheet, if it is named, and the rest. */
export function splitReference(text: string): { sheet: string | undefined; rest: string } {
  const at = text.lastIndexOf("!");
  return at < 0
    ? { sheet: undefined, rest: text }
    : { sheet: unquoted(text.slice(0, at)), rest: text.slice(at + 1) };
}

/** An address that must be one. */
export function mustParse(text: string): Area {
  const area = parseAddress(text);
  if (area === null) throw new ExcelError("InvalidArgument");
  return area;
}
