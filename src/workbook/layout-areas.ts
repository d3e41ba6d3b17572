import type { Area, TableLayout } from "./sheet-layout";

/** Rows below the header that a drop-down or a mark covers from the start: not every program extends them with the table. */
export const READY_ROWS = 1000;

/** A table with its header and its rows; one empty row where it has none, as Excel demands. */
export const tableArea = ({ at, columns, rows }: TableLayout): Area => ({
  ...at,
  rows: 1 + Math.max(1, rows.length),
  columns: columns.length,
});

/** The cells of a table's column that wait for records. */
export const readyArea = ({ at }: TableLayout, index: number): Area => ({
  row: at.row + 1,
  column: at.column + index,
  rows: READY_ROWS,
  columns: 1,
});
