import { type Area, SHEET_COLUMNS, SHEET_ROWS } from "../model/area";
import { plain } from "../model/cell";
import type { Mutation } from "../model/mutation";
import { remote } from "../model/mutation";
import type { RecordKind, TableState } from "../model/records";
import { freeName } from "../model/shift-records";
import { headerOf } from "../model/table-area";
import type { Workbook } from "../model/workbook";
import { Axes } from "./axis";
import { CellPile } from "./rectangles";
import { Registers } from "./registers";
import { Clock } from "./stamp";
import type { Layer, Write } from "./write";
import { insertLines, StructuralChange, writesOf } from "./write";

type Members = Readonly<Record<string, unknown>>;

/** Where a replica's changes go, and its complaint when one cannot be merged. */
interface Line {
  send(writes: readonly Write[]): void;
  refuse(cause: StructuralChange): void;
}

/** One person's copy of the workbook: what is done here is told to others, what others did is merged in. */
export class Replica {
  readonly #book: Workbook;
  readonly #index: number;
  readonly #now: () => number;
  #clock: Clock;
  #axes = new Axes();
  /** Writes to rows and columns whose insertion has not arrived yet. */
  #early: readonly Write[] = [];
  #registers: Registers;

  constructor(book: Workbook, index: number, now: () => number, line: Line) {
    this.#book = book;
    this.#index = index;
    this.#now = now;
    this.#clock = new Clock(index, now);
    this.#registers = new Registers(book, this.#axes);
    book.onMutation((mutation, { who }, inverse) => {
      if (who !== "addin" && who !== "person") return;
      try {
        line.send(this.#wrote(mutation, inverse));
      } catch (cause) {
        if (cause instanceof StructuralChange) line.refuse(cause);
        throw cause;
      }
    });
  }

  /** Forgets who wrote what: all replicas are alike again. */
  reset(): void {
    this.#clock = new Clock(this.#index, this.#now);
    this.#axes = new Axes();
    this.#early = [];
    this.#registers = new Registers(this.#book, this.#axes);
  }

  /** What was written while nobody was told is written now: it is later than whatever the others did meanwhile. */
  renewed(writes: readonly Write[]): readonly Write[] {
    return writes.map((write) => {
      if (write.what === "insert" || write.what === "remove") return write;
      const again = { ...write, stamp: this.#clock.tick() };
      if (again.what === "record") this.#registers.record(again);
      else if (again.what === "band") this.#registers.band(again);
      else if (again.what !== "extent") this.#registers.cells<Layer>(again, () => undefined);
      return again;
    });
  }

  #wrote(mutation: Mutation, inverse: readonly Mutation[]): readonly Write[] {
    const registers = this.#registers;
    const writes = writesOf(this.#book, this.#axes, mutation, inverse, this.#clock.tick(), (...about) =>
      registers.epochOf(...about),
    );
    for (const write of writes) {
      if (write.what === "record") registers.record(write, before(this.#book, write.kind, write.id, inverse));
      else if (write.what === "extent") registers.extent(write);
      else if (write.what === "insert" || write.what === "remove") registers.moved();
      else if (write.what === "band") registers.band(write);
      else registers.cells<Layer>(write, () => undefined);
    }
    return writes;
  }

  /**
   * Takes in what was written elsewhere. As belief `remote-ranges` has it, what one save of another person brings raises one
   * event for each rectangle of cells without a hole, not one for each cell or each of their deeds.
   */
  receive(arrived: readonly Write[]): void {
    this.#book.as(remote, () => {
      this.#takeLines(arrived);
      const all = [...this.#early, ...arrived];
      const writes = all.filter((write) => this.#isKnown(write));
      this.#early = all.filter((write) => !this.#isKnown(write));
      this.#takeRecords(writes);
      this.#takeBands(writes);
      this.#takeCells("formats", writes);
      this.#takeCells("contents", writes);
      this.#takeCells("links", writes);
      this.#settleTables();
    });
    for (const { stamp } of arrived) this.#clock.saw(stamp);
  }

  /** Is every row and column known that a write is about? */
  #isKnown(write: Write): boolean {
    if (!("rows" in write)) return true;
    const { sheet, rows, columns } = write;
    return (
      rows.every((id) => this.#axes.of(sheet, "rows").knows(id)) &&
      columns.every((id) => this.#axes.of(sheet, "columns").knows(id))
    );
  }

  /** Rows and columns come and go before anything is written to them. */
  #takeLines(writes: readonly Write[]): void {
    const sheets = new Set<string>();
    for (const write of writes) {
      if (write.what !== "insert" && write.what !== "remove") continue;
      const { sheet, of, lines } = write;
      const axis = this.#axes.of(sheet, of);
      if (write.what === "insert") insertLines(this.#axes, write);
      for (const line of lines) {
        const at = axis.placeOf(line);
        if (at === undefined) continue; // somebody else has deleted it as well
        if (write.what === "remove") axis.remove(line);
        const area = of === "rows" ? rowsAt(at) : columnsAt(at);
        const how = write.what === "insert" ? "insert" : "delete";
        this.#book.apply({ kind: "shift", sheet, area, how, by: of });
      }
      this.#registers.moved();
      sheets.add(sheet);
    }
    for (const [id, { sheet }] of this.#book.records.table)
      if (sheets.has(sheet)) this.#settle("table", id, this.#registers.state("table", id));
  }

  #takeRecords(writes: readonly Write[]): void {
    const touched = new Map<string, readonly [RecordKind, string]>();
    for (const write of writes) {
      if (write.what === "record") this.#registers.record(write);
      else if (write.what === "extent") this.#registers.extent(write);
      else continue;
      const [kind, id] = write.what === "record" ? [write.kind, write.id] : (["table", write.table] as const);
      touched.set(`${kind} ${id}`, [kind, id]);
    }
    // a sheet is there before what stands on it
    const ordered = [...touched.values()].sort(([a], [b]) => Number(b === "sheet") - Number(a === "sheet"));
    for (const [kind, id] of ordered) this.#settle(kind, id, this.#registers.state(kind, id));
  }

  #settle(kind: RecordKind, id: string, state: Members | null): void {
    const now = (this.#book.records[kind].get(id) ?? null) as Members | null;
    if (state === null && now === null) return;
    if (state === null || now === null) {
      this.#book.apply({ kind: "put", what: kind, id, state } as unknown as Mutation);
      return;
    }
    const change = Object.fromEntries(
      Object.entries(state).filter(([member, value]) => !same(now[member], value)),
    );
    if (Object.keys(change).length > 0)
      this.#book.apply({ kind: "patch", what: kind, id, change } as unknown as Mutation);
  }

  #takeBands(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.what !== "band") continue;
      const change = this.#registers.band(write);
      const { sheet, of, at } = write;
      const first = this.#axes.of(sheet, of).placeOf(at);
      if (Object.keys(change).length > 0 && first !== undefined && this.#book.records.sheet.has(sheet))
        this.#book.apply({ kind: "bands", sheet, of, first, count: 1, change });
    }
  }

  #takeCells(layer: Layer, writes: readonly Write[]): void {
    const sheets = new Map<string, CellPile<unknown>>();
    for (const write of writes) {
      if (write.what !== layer) continue;
      const pile = sheets.get(write.sheet) ?? new CellPile<unknown>();
      sheets.set(write.sheet, pile);
      this.#registers.cells<Layer>(write, (row, column, value) => pile.put(row, column, value));
    }
    for (const [sheet, pile] of sheets) {
      if (!this.#book.records.sheet.has(sheet)) continue;
      for (const { row, column, block } of pile.blocks())
        this.#book.apply({ kind: layer, sheet, row, column, [layer]: block } as unknown as Mutation);
    }
  }

  /** A table's columns are as many as it is wide, and called what its header cells say. */
  #settleTables(): void {
    for (const [id, table] of this.#book.records.table) {
      const columns = columnsOf(this.#book, table);
      if (!same(columns, table.columns)) this.#book.patch("table", id, { columns });
    }
  }
}

const rowsAt = (row: number): Area => ({ row, column: 0, rows: 1, columns: SHEET_COLUMNS });
const columnsAt = (column: number): Area => ({ row: 0, column, rows: SHEET_ROWS, columns: 1 });

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** What a record was before the change that has just been made. */
function before(book: Workbook, kind: RecordKind, id: string, [undo]: readonly Mutation[]): Members | null {
  if (undo?.kind === "put" && undo.id === id) return withoutArea(kind, undo.state);
  const now = (book.records[kind].get(id) ?? null) as Members | null;
  return withoutArea(kind, undo?.kind === "patch" && undo.id === id ? { ...now, ...undo.change } : now);
}

function withoutArea(kind: RecordKind, state: object | null): Members | null {
  if (kind !== "table" || state === null) return state as Members | null;
  return Object.fromEntries(Object.entries(state).filter(([member]) => member !== "area"));
}

function columnsOf(book: Workbook, table: TableState): TableState["columns"] {
  const header = headerOf(table);
  if (header === null) return table.columns;
  const [names = []] = book.cells(table.sheet).block(header);
  const columns: { id: number; name: string; formula?: string }[] = [];
  for (const [index, content] of names.entries()) {
    const known = table.columns[index];
    const name = String(plain(content)) || (known?.name ?? freeName(columns));
    columns.push({ ...(known ?? { id: index + 1 }), name });
  }
  return columns;
}
