import { columnFormula, type DisplayNames, formulaText } from "./layout-formula";
import type { Cell } from "./port";
import type { CellLayout, CellStyle, SheetLayout, TableLayout } from "./sheet-layout";

/** A cell as it will be written: its value, or its formula with the value it comes to. */
export interface DrawnCell {
  readonly row: number;
  readonly column: number;
  readonly value: Cell;
  readonly formula: string | undefined;
  readonly style: CellStyle | undefined;
}

/** Every cell of a sheet: those outside the tables, headers and rows. */
export const drawnCells = (sheet: SheetLayout, names: DisplayNames): readonly DrawnCell[] => [
  ...sheet.cells.map((cell) => freeCell(cell, names)),
  ...sheet.tables.flatMap((table) => tableCells(table, names)),
];

export const freeCell = (
  { row, column, value, formula, style }: CellLayout,
  names: DisplayNames,
): DrawnCell => ({
  row,
  column,
  value: value ?? null,
  formula: formula === undefined ? undefined : formulaText(formula, names, (field) => `{${field}}`),
  style,
});

/** Header and rows; a table without rows gets an empty one that has its formulas. */
function tableCells({ table, at, columns, rows }: TableLayout, names: DisplayNames): readonly DrawnCell[] {
  return columns.flatMap(({ field, label, header, style, formula }, index) => {
    const column = at.column + index;
    const text = formula === undefined ? undefined : columnFormula(formula, table, names);
    const records = rows.length === 0 ? [{}] : rows;
    return [
      { row: at.row, column, value: label, formula: undefined, style: header },
      ...records.map((record, down): DrawnCell => ({
        row: at.row + 1 + down,
        column,
        value: record[field] ?? (text === undefined ? null : ""),
        formula: text,
        style: { ...style, border: true },
      })),
    ];
  });
}
