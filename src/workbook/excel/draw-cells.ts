import { needsQuotePrefix } from "../ooxml/stored-text";
import type { DrawnCell } from "../layout-cells";
import type { Area, CellStyle } from "../sheet-layout";

/** A rectangle of cells and what each of them holds. */
export interface Block<T> {
  readonly area: Area;
  readonly rows: readonly (readonly T[])[];
}

/** A cell that something is known of. */
interface Known<T> {
  readonly row: number;
  readonly column: number;
  readonly what: T;
}

/** Cells gathered into few rectangles: one call to Excel each. `same` tells which neighbours may share one. */
function blocks<T>(cells: readonly Known<T>[], same: (a: T, b: T) => boolean): readonly Block<T>[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  const runs: { row: number; column: number; rows: T[][] }[] = [];
  const open = new Map<string, (typeof runs)[number]>();
  for (let start = 0; start < sorted.length;) {
    const { row, column } = sorted[start] as Known<T>;
    const run: T[] = [];
    for (let at = start; at < sorted.length; at++) {
      const next = sorted[at] as Known<T>;
      const before = run.at(-1);
      if (next.row !== row || next.column !== column + run.length) break;
      if (before !== undefined && !same(before, next.what)) break;
      run.push(next.what);
    }
    start += run.length;
    const key = `${String(column)} ${String(run.length)}`;
    const above = open.get(key);
    if (above && above.row + above.rows.length === row && same(above.rows[0]?.[0] as T, run[0] as T))
      above.rows.push(run);
    else {
      const made = { row, column, rows: [run] };
      runs.push(made);
      open.set(key, made);
    }
  }
  return runs.map(({ row, column, rows }) => ({
    area: { row, column, rows: rows.length, columns: rows[0]?.length ?? 0 },
    rows,
  }));
}

/** What is typed into cells; empty ones are left alone. */
export const valueBlocks = (cells: readonly DrawnCell[]): readonly Block<string | number>[] =>
  blocks(
    cells.flatMap(({ row, column, value, formula }) =>
      formula === undefined && (typeof value === "number" || (typeof value === "string" && value !== ""))
        ? [{ row, column, what: typeof value === "string" && needsQuotePrefix(value) ? `'${value}` : value }]
        : [],
    ),
    () => true,
  );

export const formulaBlocks = (cells: readonly DrawnCell[]): readonly Block<string>[] =>
  blocks(
    cells.flatMap(({ row, column, formula }) =>
      formula === undefined ? [] : [{ row, column, what: `=${formula}` }],
    ),
    () => true,
  );

/** Neighbours that look alike. */
export const styleBlocks = (
  cells: readonly { readonly row: number; readonly column: number; readonly style?: CellStyle | undefined }[],
): readonly Block<CellStyle>[] =>
  blocks(
    cells.flatMap(({ row, column, style }) => (style === undefined ? [] : [{ row, column, what: style }])),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
