import type { Area } from "./area";
import { bottom, isEntireRow, right } from "./area";

/** A sparse sheet of something, stored by row. What is in it is never changed in place. */
export class Grid<T> {
  #rows = new Map<number, (T | undefined)[]>();

  get(row: number, column: number): T | undefined {
    return this.#rows.get(row)?.[column];
  }

  /** The cells of a row, for who reads many; not to be written to. */
  row(row: number): readonly (T | undefined)[] | undefined {
    return this.#rows.get(row);
  }

  set(row: number, column: number, value: T | undefined): void {
    let cells = this.#rows.get(row);
    if (cells === undefined) {
      if (value === undefined) return;
      cells = [];
      this.#rows.set(row, cells);
    }
    if (value === undefined && column >= cells.length) return;
    while (cells.length < column) cells.push(undefined);
    cells[column] = value;
    if (value === undefined) this.#trim(row, cells);
  }

  /** Row numbers in use, ascending. */
  rows(within?: Area): readonly number[] {
    const all = [...this.#rows.keys()];
    const wanted =
      within === undefined ? all : all.filter((row) => row >= within.row && row < bottom(within));
    return wanted.sort((a, b) => a - b);
  }

  /** Every cell in use inside the area, row by row. */
  *cells(within: Area): Generator<{ row: number; column: number; value: T }> {
    for (const row of this.rows(within)) {
      const cells = this.#rows.get(row) ?? [];
      const end = Math.min(cells.length, right(within));
      for (let column = within.column; column < end; column++) {
        const value = cells[column];
        if (value !== undefined) yield { row, column, value };
      }
    }
  }

  /** The smallest rectangle inside the area that holds everything in use. */
  used(within: Area): Area | null {
    let [top, left, last, wide] = [Infinity, Infinity, -1, -1];
    for (const row of this.rows(within)) {
      const cells = this.#rows.get(row) ?? [];
      const end = Math.min(cells.length, right(within)) - 1;
      let column = within.column;
      while (column <= end && cells[column] === undefined) column++;
      if (column > end) continue;
      let back = end;
      while (cells[back] === undefined) back--;
      top = Math.min(top, row);
      last = row;
      left = Math.min(left, column);
      wide = Math.max(wide, back);
    }
    return last < 0 ? null : { row: top, column: left, rows: last - top + 1, columns: wide - left + 1 };
  }

  /** Pushes what stands in the area and below it down by its height. */
  insertDown(area: Area): void {
    this.#moveRows(area, area.row, area.rows);
  }

  /** Takes the area out and pulls up what stands below it. */
  deleteUp(area: Area): void {
    for (const row of this.rows(area)) this.#clearRow(row, area);
    this.#moveRows(area, bottom(area), -area.rows);
  }

  /** Pushes what stands in the area and right of it to the right by its width. */
  insertRight(area: Area): void {
    for (const row of this.rows(area)) {
      const cells = this.#rows.get(row) ?? [];
      if (cells.length > area.column) {
        cells.splice(area.column, 0, ...new Array<undefined>(area.columns).fill(undefined));
      }
    }
  }

  /** Takes the area out and pulls in what stands right of it. */
  deleteLeft(area: Area): void {
    for (const row of this.rows(area)) {
      const cells = this.#rows.get(row) ?? [];
      cells.splice(area.column, area.columns);
      this.#trim(row, cells);
    }
  }

  #moveRows(columns: Area, from: number, by: number): void {
    if (isEntireRow(columns)) {
      this.#rows = new Map([...this.#rows].map(([row, cells]) => [row >= from ? row + by : row, cells]));
      return;
    }
    const rows = this.rows().filter((row) => row >= from);
    if (by > 0) rows.reverse();
    for (const row of rows) {
      const cells = this.#rows.get(row) ?? [];
      const end = Math.min(cells.length, right(columns));
      for (let column = columns.column; column < end; column++) {
        this.set(row + by, column, cells[column]);
        cells[column] = undefined;
      }
      this.#trim(row, cells);
    }
  }

  #clearRow(row: number, columns: Area): void {
    const cells = this.#rows.get(row) ?? [];
    const end = Math.min(cells.length, right(columns));
    for (let column = columns.column; column < end; column++) cells[column] = undefined;
    this.#trim(row, cells);
  }

  #trim(row: number, cells: (T | undefined)[]): void {
    while (cells.length > 0 && cells[cells.length - 1] === undefined) cells.pop();
    if (cells.length === 0) this.#rows.delete(row);
  }
}
