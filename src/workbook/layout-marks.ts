import { recordArea } from "./layout-areas";
import { columnLetters } from "./ooxml/address";
import type { Area, TableLayout, TableMark } from "./sheet-layout";

/** The cells a mark of a table covers, from the first record to the end of the sheet. */
export function markAreas(table: TableLayout, { fields }: TableMark): readonly Area[] {
  if (fields === "row") return [recordArea(table, 0, table.columns.length)];
  return fields.map((field) => recordArea(table, indexOf(table, field), 1));
}

/** A mark's condition as it stands for the first record, or for another row; programs move it down with the row. */
export const markFormula = (table: TableLayout, { when }: TableMark, row = table.at.row + 1): string =>
  when
    .replaceAll("{#header}", `${columnLetters(table.at.column)}$${String(table.at.row)}`) // moves along with the column
    .replaceAll(
      /\{(\w+)\}/g,
      (_, field: string) => `$${columnLetters(table.at.column + indexOf(table, field))}${String(row)}`,
    );

const indexOf = ({ columns }: TableLayout, field: string): number =>
  columns.findIndex((each) => each.field === field);
