import { type Area, columnLetters, holds } from "../ooxml/address";
import type { Cell, Row, SheetFault, TableSnapshot } from "../port";
import { idOf } from "../table-snapshot";
import { type ExcelPlace, firstRow, isCalculated, lastRow } from "./places";

/** What Excel says of a table besides its cells. */
export interface Frame {
  readonly header: readonly unknown[];
  readonly merged: readonly Area[];
  /** Sheet rows that stay hidden although no filter is on. */
  readonly hidden: boolean;
  /** Does anything stand right below the table? */
  readonly filledBelow: boolean;
  /** Where the table's body holds formulas. */
  readonly formulas: readonly Area[];
}

const NO_FRAME: Frame = { header: [], merged: [], hidden: false, filledBelow: false, formulas: [] };

/** A formula where the register has none, with its text. */
export interface StrayFormula {
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** A table as it was last read: its cells by row and field, so that only what has changed is read again. */
export class KnownTable {
  place: ExcelPlace;
  frame: Frame = NO_FRAME;
  strays: readonly StrayFormula[] = [];
  /** Cells by row from the table's first and by position in `place.fields`; undefined where nothing was read. */
  rows: (Cell | undefined)[][];
  /** Positions in `place.fields` whose column has been read from top to bottom. */
  readonly read = new Set<number>();
  /** Sheet rows to be read again: somebody has touched them, or a formula has something new to show. */
  readonly stale = new Set<number>();
  /** Sheet rows that somebody has touched since they were read: nothing may be written over them. */
  readonly touched = new Set<number>();
  /** Rows came, went or changed places: nothing stands where it stood. */
  isOutdated = false;

  constructor(place: ExcelPlace) {
    this.place = place;
    this.rows = Array.from({ length: lastRow(place) - firstRow(place) + 1 }, () => this.#emptyRow());
  }

  #emptyRow(): (Cell | undefined)[] {
    return new Array<Cell | undefined>(this.place.fields.length).fill(undefined);
  }

  /** The table reaches down to another sheet row now, totals included. */
  reachTo(bottom: number): void {
    this.place = { ...this.place, area: { ...this.place.area, bottom } };
    const length = lastRow(this.place) - firstRow(this.place) + 1;
    this.rows.length = Math.min(this.rows.length, length);
    while (this.rows.length < length) this.rows.push(this.#emptyRow());
  }

  /** Its last row on the sheet. */
  get bottom(): number {
    return lastRow(this.place);
  }

  get idAt(): number {
    return this.place.fields.findIndex(({ name }) => name === "id");
  }

  /** The position of a field; -1 where its column is gone. */
  position(field: string): number {
    return this.place.fields.findIndex(({ name }) => name === field);
  }

  cellsAt(row: number): (Cell | undefined)[] | undefined {
    return this.rows[row - firstRow(this.place)];
  }

  idOfRow(row: number): string | null {
    return idOf(this.cellsAt(row)?.[this.idAt] ?? null);
  }

  /** The sheet rows of every id, to find those to change and to see those that stand twice. */
  rowsById(): Map<string, number[]> {
    const found = new Map<string, number[]>();
    for (let row = firstRow(this.place); row <= lastRow(this.place); row++) {
      const id = this.idOfRow(row);
      if (id === null) continue;
      const rows = found.get(id);
      if (rows) rows.push(row);
      else found.set(id, [row]);
    }
    return found;
  }

  /** Has nobody entered anything in the row, as far as it was read? A formula alone fills no row. */
  isBlank(row: number): boolean {
    return (this.cellsAt(row) ?? []).every(
      (cell, at) => (cell ?? null) === null || isCalculated(this.place, this.place.fields[at]?.name ?? ""),
    );
  }

  /** The row after the last that is filled: where the next record goes. */
  nextRow(): number {
    let row = lastRow(this.place) + 1;
    while (row > firstRow(this.place) && this.isBlank(row - 1)) row--;
    return row;
  }

  /** The table as the house sees it: the fields asked for, of the rows that hold something. */
  snapshot(wanted: readonly string[] | undefined): TableSnapshot {
    const { place } = this;
    const positions = [...place.fields.keys()].filter((at) => {
      const name = place.fields[at]?.name ?? "";
      return name === "id" || wanted === undefined || wanted.includes(name);
    });
    const calculated = new Set(positions.filter((at) => isCalculated(place, place.fields[at]?.name ?? "")));
    const faults = this.#placeFaults();
    const seen = new Set<string>();
    const rows: Row[] = [];
    for (const [index, all] of this.rows.entries()) {
      const row = firstRow(place) + index;
      const cells = positions.map((at) => all[at] ?? null);
      if (!cells.some((cell, i) => cell !== null && !calculated.has(positions[i] ?? -1))) continue;
      const id = this.idOfRow(row);
      if (id !== null && seen.has(id)) faults.push({ kind: "duplicate-id", row, column: "id", text: id });
      if (id !== null) seen.add(id);
      rows.push({ id, row, cells });
    }
    faults.push(...this.#formulaFaults(rows, calculated));
    return {
      columns: positions.map((at) => place.fields[at]?.name ?? ""),
      sheet: place.sheet,
      letters: positions.map((at) => columnLetters(place.area.left + (place.fields[at]?.index ?? 0))),
      rows,
      faults,
    };
  }

  #placeFaults(): SheetFault[] {
    const { place, frame } = this;
    const below = place.area.bottom + 1;
    return [
      ...place.missing.map((column): SheetFault => ({ kind: "column-missing", column })),
      ...frame.merged.map((area): SheetFault => ({ kind: "merged-cells", row: area.top })),
      ...(place.totalsRows > 0 ? [{ kind: "totals-row", row: place.area.bottom } as const] : []),
      ...(frame.hidden ? [{ kind: "hidden-rows" } as const] : []),
      ...(frame.filledBelow ? [{ kind: "rows-below", row: below, text: String(below) } as const] : []),
    ];
  }

  #formulaFaults(rows: readonly Row[], calculated: ReadonlySet<number>): SheetFault[] {
    const { place, frame } = this;
    const stray = this.strays.map((each): SheetFault => ({ kind: "stray-formula", ...each }));
    const lost = [...calculated].flatMap((at) => {
      const { name = "", index = 0 } = place.fields[at] ?? {};
      const column = place.area.left + index;
      const here = frame.formulas.filter(({ left, right }) => column >= left && column <= right);
      return rows
        .filter(({ row }) => !here.some((area) => holds(area, row, column)))
        .map(({ row }): SheetFault => ({ kind: "lost-formula", row, column: name }));
    });
    return [...stray, ...lost];
  }
}
