import type { Area } from "../model/area";
import { contains } from "../model/area";
import type { Band, RecordKind } from "../model/records";
import type { Workbook } from "../model/workbook";
import { beginning, isLater, isSame, type Stamp } from "./stamp";
import type { Axes, Axis } from "./axis";
import { edgesOf } from "./write";
import type { BandWrite, CellLayers, CellWrite, Edges, ExtentWrite, Layer, RecordWrite } from "./write";

type Members = Readonly<Record<string, unknown>>;

/** What is known of a record: its members, also while it is gone, and when each was written. */
interface Known {
  exists: boolean;
  existsSince: Stamp;
  members: Members;
  readonly since: Map<string, Stamp>;
}

/** A table that only grows stays in one epoch, in which the larger extent wins; shrinking it begins another. */
interface Extent {
  readonly epoch: Stamp;
  readonly edges: Edges;
}

/** When each cell, row, column and record of a replica was last written, and so which of two writes wins. */
export class Registers {
  readonly #book: Workbook;
  readonly #axes: Axes;
  readonly #written = new Map<string, Stamp>();
  readonly #records = new Map<string, Known>();
  readonly #extents = new Map<string, Extent>();

  constructor(book: Workbook, axes: Axes) {
    this.#book = book;
    this.#axes = axes;
  }

  /** The values of a write that win here, one by one. What is written here wins over all that was seen. */
  cells<L extends Layer>(
    write: CellWrite<L>,
    take: (row: number, column: number, value: CellLayers[L]) => void,
  ): void {
    const rows = write.rows.map((id) => this.#axes.of(write.sheet, "rows").placeOf(id));
    const columns = write.columns.map((id) => this.#axes.of(write.sheet, "columns").placeOf(id));
    write.block.forEach((cells, r) =>
      cells.forEach((value, c) => {
        if (value === null) return;
        const [row, column] = [rows[r], columns[c]];
        const key = `${write.what} ${write.sheet} ${write.rows[r] ?? ""} ${write.columns[c] ?? ""}`;
        if (this.#wins(key, write.stamp) && row !== undefined && column !== undefined)
          take(row, column, value);
      }),
    );
  }

  /** The members of a row or column that win here. */
  band({ sheet, of, at, change, stamp }: BandWrite): Band {
    return Object.fromEntries(
      Object.entries(change).filter(([member]) => this.#wins(`${of} ${sheet} ${at} ${member}`, stamp)),
    );
  }

  /** Takes in a write of a record. `before` is what it was, where the workbook has it changed already. */
  record({ kind, id, stamp, exists, members }: RecordWrite, before?: Members | null): void {
    const known = this.#known(kind, id, before);
    if (exists !== undefined && isLater(stamp, known.existsSince)) {
      known.exists = exists;
      known.existsSince = stamp;
    }
    const won = Object.entries(members).filter(([member]) =>
      isLater(stamp, known.since.get(member) ?? beginning),
    );
    for (const [member] of won) known.since.set(member, stamp);
    known.members = { ...known.members, ...Object.fromEntries(won) };
  }

  /** Takes in the extent of a table. */
  extent({ table, epoch, edges }: ExtentWrite): void {
    const mine = this.#extent(table);
    const joined = mine !== undefined && isSame(mine.epoch, epoch) ? this.#around(mine.edges, edges) : edges;
    if (mine === undefined || !isLater(mine.epoch, epoch)) this.#extents.set(table, { epoch, edges: joined });
  }

  /** The edges that hold both. */
  #around(one: Edges, other: Edges): Edges {
    const [rows, columns] = [this.#axes.of(one.sheet, "rows"), this.#axes.of(one.sheet, "columns")];
    const first = (axis: Axis, a: string, b: string): string => (axis.isBefore(b, a) ? b : a);
    const last = (axis: Axis, a: string, b: string): string => (axis.isBefore(a, b) ? b : a);
    return {
      sheet: one.sheet,
      top: first(rows, one.top, other.top),
      bottom: last(rows, one.bottom, other.bottom),
      left: first(columns, one.left, other.left),
      right: last(columns, one.right, other.right),
    };
  }

  /** Rows or columns came or went on a sheet: what follows them by itself is known by how it stands now. */
  moved(): void {
    for (const key of this.#records.keys())
      if (/^(?:name|validation|conditionalFormat|sheet) /.test(key)) this.#records.delete(key);
  }

  /** In which epoch an extent lies that a table is given here. */
  epochOf(table: string, was: Area | undefined, area: Area, stamp: Stamp): Stamp {
    const grows =
      was !== undefined && contains(area, was) && area.row === was.row && area.column === was.column;
    return grows ? (this.#extents.get(table)?.epoch ?? beginning) : stamp;
  }

  /** A record as it is to stand; null when it is gone. */
  state(kind: RecordKind, id: string): Members | null {
    const { exists, members } = this.#known(kind, id);
    const extent = kind === "table" ? this.#extent(id) : undefined;
    return exists
      ? { ...members, ...(extent === undefined ? {} : { area: this.#areaOf(extent.edges) }) }
      : null;
  }

  #extent(table: string): Extent | undefined {
    const state = this.#book.records.table.get(table);
    const now = state && { epoch: beginning, edges: edgesOf(this.#axes, state.sheet, state.area) };
    return this.#extents.get(table) ?? now;
  }

  #areaOf({ sheet, top, bottom, left, right }: Edges): Area {
    const [rows, columns] = [this.#axes.of(sheet, "rows"), this.#axes.of(sheet, "columns")];
    const [row, column] = [rows.placeOf(top, true) ?? 0, columns.placeOf(left, true) ?? 0];
    return {
      row,
      column,
      rows: (rows.placeOf(bottom, true) ?? row) - row + 1,
      columns: (columns.placeOf(right, true) ?? column) - column + 1,
    };
  }

  #known(kind: RecordKind, id: string, before?: Members | null): Known {
    const key = `${kind} ${id}`;
    const known = this.#records.get(key);
    if (known !== undefined) return known;
    const state = before === undefined ? (this.#book.records[kind].get(id) ?? null) : before;
    const made: Known = {
      exists: state !== null,
      existsSince: beginning,
      members: (state ?? {}) as Members,
      since: new Map(),
    };
    this.#records.set(key, made);
    return made;
  }

  #wins(key: string, stamp: Stamp): boolean {
    const known = this.#written.get(key);
    if (known !== undefined && !isLater(stamp, known)) return false;
    this.#written.set(key, stamp);
    return true;
  }
}
