import { LAST_ROW } from "./ooxml/address";
import type { Area, TableLayout } from "./sheet-layout";

/** A table with its header and its rows; one empty row where it has none, as Excel demands. */
export const tableArea = ({ at, columns, rows }: TableLayout): Area => ({
  ...at,
  rows: 1 + Math.max(1, rows.length),
  columns: columns.length,
});

/**
 * The whole column of the sheet, title and header included: where a validation covers less, Excel lets a table take in
 * nothing below itself (Microsoft on co-authoring, "Table row coauthoring conflicts").
 */
export const wholeColumn = (column: number): Area => ({ row: 1, column, rows: LAST_ROW, columns: 1 });

/** The cells of neighbouring columns of a table from its first record to the end of the sheet. */
export const recordArea = ({ at }: TableLayout, first: number, columns: number): Area => ({
  row: at.row + 1,
  column: at.column + first,
  rows: LAST_ROW - at.row,
  columns,
});
