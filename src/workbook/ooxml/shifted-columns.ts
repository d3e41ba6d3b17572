import { type Area, columnLetters, columnNumber, LAST_COLUMN } from "./address";
import { mapReferences } from "./formula";

/** Columns that come into a sheet: `count` of them where column `at` stands now. */
export interface ColumnShift {
  readonly sheet: string;
  readonly at: number;
  readonly count: number;
}

/** Where a column stands afterwards. */
export const shiftedColumn = (column: number, { at, count }: ColumnShift): number =>
  column >= at && column < LAST_COLUMN ? Math.min(column + count, LAST_COLUMN) : column;

/** "B2", "$B$2:D9" or "A:C" as it reads afterwards; what spans the new columns takes them in. */
export const shiftedReference = (text: string, shift: ColumnShift): string =>
  text.replace(/(\$?)([A-Za-z]{1,3})(?=\$?\d|:|$)/g, (_, dollar: string, letters: string) => {
    return dollar + columnLetters(shiftedColumn(columnNumber(letters), shift));
  });

/** A formula as it reads afterwards; `own` is the sheet that references without one mean. */
export const shiftedFormula = (formula: string, shift: ColumnShift, own?: string): string =>
  mapReferences(formula, ({ sheet, text }) =>
    (sheet ?? own)?.toLowerCase() === shift.sheet.toLowerCase() ? shiftedReference(text, shift) : undefined,
  );

export const shiftedArea = (area: Area, shift: ColumnShift): Area => ({
  ...area,
  left: shiftedColumn(area.left, shift),
  right: shiftedColumn(area.right, shift),
});
