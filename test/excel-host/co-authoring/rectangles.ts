/** Cells in no order, gathered by row and column; the last put on a cell stays. */
export class CellPile<T> {
  readonly #rows = new Map<number, Map<number, T>>();

  put(row: number, column: number, value: T): void {
    const cells = this.#rows.get(row) ?? new Map<number, T>();
    this.#rows.set(row, cells.set(column, value));
  }

  /** The cells as few blocks without holes: runs in a row, those over the same columns in rows below one another joined. */
  blocks(): { row: number; column: number; block: T[][] }[] {
    const done: { row: number; column: number; block: T[][] }[] = [];
    for (const [row, cells] of [...this.#rows].sort(([a], [b]) => a - b)) {
      for (const { column, run } of runs(cells)) {
        const above = done.find(
          (one) =>
            one.row + one.block.length === row &&
            one.column === column &&
            one.block[0]?.length === run.length,
        );
        if (above === undefined) done.push({ row, column, block: [run] });
        else above.block.push(run);
      }
    }
    return done;
  }
}

function runs<T>(cells: ReadonlyMap<number, T>): { column: number; run: T[] }[] {
  const found: { column: number; run: T[] }[] = [];
  for (const [column, value] of [...cells].sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && last.column + last.run.length === column) last.run.push(value);
    else found.push({ column, run: [value] });
  }
  return found;
}
