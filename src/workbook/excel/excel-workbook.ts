import { tables, type TableName, tableNames } from "../../records/tables";
import type { DisplayNames } from "../layout-formula";
import { type Area, parsePlace } from "../ooxml/address";
import {
  type Cell,
  type ChangeSet,
  type Snapshot,
  type TableSnapshot,
  type WantedFields,
  type Workbook,
  WorkbookError,
} from "../port";
import { emptyTable, missingTable } from "../table-snapshot";
import { codeOf, type ExcelDoor, inExcel, translated } from "./door";
import { type Frame, KnownTable } from "./known-table";
import { extendWorkbook, hasGaps } from "./extend-workbook";
import { type Discovery, discover, type ExcelPlace, firstRow, isCalculated, lastRow } from "./places";
import { allRows, askFrame, columnPieces, type Piece, readPieces, settleDoubts } from "./read-tables";
import { registerIdIn } from "./register-id";
import type { RowWrite } from "./write-runs";
import { asItWas, type Progress, reachDown, undoRows, writeRows } from "./write-tables";
import { writesOf } from "./writes-of";

/** Opens the register in the workbook Excel has open; what `also` queues goes along. Rejects with WorkbookError. */
export async function openExcelWorkbook(
  door: ExcelDoor,
  also: (context: Excel.RequestContext) => void = () => undefined,
): Promise<ExcelWorkbook> {
  const discovery = await inExcel(door, (context) => {
    also(context);
    return discover(context);
  });
  return new ExcelWorkbook(door, discovery);
}

/** Rows that turn out to stand elsewhere are looked for this often before the change is left to the outbox. */
const ATTEMPTS = 3;

/** What Excel says when a sheet or a table is no longer there. */
const GONE: ReadonlySet<string> = new Set(["ItemNotFound", "InvalidReference", "InvalidObjectPath"]);

/** Refusals of a whole request, before anything of it was done. */
const NOT_BEGUN: ReadonlySet<string> = new Set(["cell-edit-mode", "host-busy", "value-not-storable"]);

/**
 * The register in the workbook Excel has open, behind the same port as a file. What was read is kept: as long as the
 * workbook's events are listened to (`keep`), only what somebody has touched is read again.
 */
export class ExcelWorkbook implements Workbook {
  readonly #door: ExcelDoor;
  #discovery: Discovery | undefined;
  readonly #known = new Map<TableName, KnownTable>();
  #version = 1;
  #isExtended = false;
  #keeps = false;
  /** One request at a time: Excel would run them in order anyway, and what is known must not change under a write. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(door: ExcelDoor, discovery: Discovery) {
    this.#door = door;
    this.#discovery = discovery;
  }

  get version(): string {
    return String(this.#version);
  }

  /** What tells this register from others, as it was last found. */
  get registerId(): string | undefined {
    return this.#discovery && registerIdIn(this.#discovery.definitions);
  }

  /** From now on somebody calls `touched` for every change: what was read stays valid until then. */
  keep(): void {
    this.#keeps = true;
  }

  /** Somebody changed these rows of a sheet; they are read again when they are next asked for. */
  touched(sheetId: string, top: number, bottom: number): void {
    for (const table of this.#known.values())
      if (table.place.sheetId === sheetId)
        for (
          let row = Math.max(top, firstRow(table.place));
          row <= Math.min(bottom, lastRow(table.place));
          row++
        )
          for (const rows of [table.stale, table.touched]) rows.add(row);
  }

  /** Rows of a sheet came, went or changed places: its tables are read anew. */
  outdate(sheetId: string): void {
    for (const table of this.#known.values()) if (table.place.sheetId === sheetId) table.isOutdated = true;
  }

  /** Nothing that was read counts any more. */
  forget(): void {
    this.#known.clear();
    this.#discovery = undefined;
  }

  /** A table as it was last read; undefined before. */
  known(name: TableName): KnownTable | undefined {
    return this.#known.get(name);
  }

  /** Every table as it was last read. */
  tables(): readonly KnownTable[] {
    return [...this.#known.values()];
  }

  read(names: readonly TableName[], only: WantedFields = {}): Promise<Snapshot> {
    return this.#inTurn(async (context) => {
      await this.#refresh(context, names, only);
      return this.peek(names, only);
    });
  }

  /** The tables as they were last read or written, without asking Excel: what a formula shows may be missing. */
  peek(names: readonly TableName[], only: WantedFields = {}): Snapshot {
    const found: Partial<Record<TableName, TableSnapshot>> = {};
    for (const name of names)
      found[name] =
        this.#known.get(name)?.snapshot(only[name]) ??
        (this.#discovery?.absent.includes(name) ? emptyTable : missingTable);
    return { version: this.version, date1904: this.#discovery?.date1904 ?? false, tables: found };
  }

  commit(change: ChangeSet, expectedVersion: string): Promise<string> {
    return this.#inTurn(async (context) => {
      if (expectedVersion !== this.version) throw new WorkbookError("changed-since-opened");
      const names = tableNames.filter((name) => change.tables[name] !== undefined);
      if (names.length > 0) await this.#extend(context);
      const unknown = names.filter((name) => !this.#known.has(name));
      if (unknown.length > 0) await this.#refresh(context, unknown, only(unknown, ["id"]));
      const writes = this.#writesOf(change);
      if (writes.some(({ table, row, fresh }) => table.isOutdated || (!fresh && table.touched.has(row))))
        throw new WorkbookError("changed-since-opened");
      if (writes.length > 0) {
        await this.#write(context, writes, ATTEMPTS);
        this.#version++;
      }
      return this.version;
    });
  }

  #inTurn<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    const turn = this.#queue.then(() => inExcel(this.#door, batch));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  /** Adds what the register never had, once: what Excel refuses today it will refuse with the next record, too. */
  async #extend(context: Excel.RequestContext): Promise<void> {
    if (this.#isExtended || this.#discovery === undefined || !hasGaps(this.#discovery)) return;
    this.#isExtended = true;
    await extendWorkbook(context);
    const discovery = await discover(context);
    const moved = [...this.#known].flatMap(([name, { place }]) =>
      isSamePlace(place, discovery.places.get(name)) ? [] : [name],
    );
    for (const name of moved) this.#known.delete(name);
    this.#discovery = discovery;
    await this.#refresh(context, moved, {});
    this.#version++;
  }

  /** Brings what is known of these tables up to what stands in the workbook. */
  async #refresh(
    context: Excel.RequestContext,
    names: readonly TableName[],
    wanted: WantedFields,
  ): Promise<void> {
    this.#discovery ??= await discover(context);
    const changed = await this.#probe(context, names, wanted).catch((error: unknown) => {
      if (!GONE.has(codeOf(error) ?? "")) throw error;
      return names; // a sheet that was deleted takes its ranges with it
    });
    if (changed.length === 0) return;
    this.#version++;
    for (const name of changed) this.#known.delete(name);
    this.#discovery = await discover(context);
    await this.#probe(context, changed, wanted);
  }

  /** Reads what is not known; resolves to the tables that no longer stand as they stood. */
  async #probe(
    context: Excel.RequestContext,
    names: readonly TableName[],
    wanted: WantedFields,
  ): Promise<TableName[]> {
    const pieces: Piece[] = [];
    const asked = names.flatMap((name) => {
      const place = this.#discovery?.places.get(name);
      if (place === undefined) {
        this.#known.delete(name);
        return [];
      }
      const known = this.#known.get(name);
      const before = this.#keeps && !known?.isOutdated ? known : undefined;
      const table = before ?? new KnownTable(known?.place ?? place);
      this.#known.set(name, table); // events that come while it is read are about this one
      table.touched.clear();
      const positions = this.#positions(table, name, wanted);
      const ids = before?.rows.map((cells) => cells[table.idAt]);
      const stale = [...table.stale].sort((a, b) => a - b);
      if (before) {
        pieces.push(...columnPieces(table, [table.idAt], allRows(table)));
        table.stale.clear();
        for (const run of rowRuns(stale)) pieces.push(...columnPieces(table, [...table.read], run));
        pieces.push(
          ...columnPieces(
            table,
            positions.filter((at) => !table.read.has(at)),
            allRows(table),
          ),
        );
      } else pieces.push(...columnPieces(table, positions, allRows(table)));
      return [{ name, table, positions, ids, stale }];
    });
    if (asked.length === 0) return [];
    const standing = new Map<KnownTable, Standing>();
    try {
      await readPieces(context, pieces, () => {
        const asks = asked.map(({ table }) => ({ table, answer: askStanding(context, table) }));
        return () => {
          for (const { table, answer } of asks) standing.set(table, answer());
        };
      });
    } catch (error) {
      for (const { name, table, ids, stale } of asked) {
        if (ids === undefined) this.#known.delete(name);
        for (const row of stale) for (const rows of [table.stale, table.touched]) rows.add(row); // not read after all
      }
      throw error;
    }
    const changed: TableName[] = [];
    const longer: Piece[] = [];
    for (const { name, table, positions, ids } of asked) {
      const { frame, area: now, totalsRows } = standing.get(table) ?? {};
      const { place } = table;
      const moved =
        now === undefined ||
        now.top !== place.area.top ||
        now.left !== place.area.left ||
        now.right !== place.area.right ||
        now.bottom < place.area.bottom ||
        totalsRows !== place.totalsRows ||
        (ids !== undefined && !sameHeader(table.frame, frame)) ||
        ids?.some((id, index) => (id ?? null) !== (table.rows[index]?.[table.idAt] ?? null)) === true;
      if (moved) {
        changed.push(name);
        continue;
      }
      if (frame) table.frame = frame;
      for (const at of positions) table.read.add(at);
      if (now.bottom > place.area.bottom) {
        const top = lastRow(place) + 1;
        table.reachTo(now.bottom);
        longer.push(...columnPieces(table, [...table.read], { top, bottom: lastRow(table.place) }));
        this.#version++;
      }
      table.place = {
        ...table.place,
        sheet: parsePlace(standing.get(table)?.address ?? "")?.sheet ?? place.sheet,
      };
    }
    if (longer.length > 0) {
      const grown = [...new Set(longer.map(({ table }) => table))];
      await readPieces(context, longer, () => {
        const asks = grown.map((table) => ({ table, frame: askFrame(context, table.place) }));
        return () => {
          for (const { table, frame } of asks) table.frame = frame();
        };
      });
    }
    await settleDoubts(
      context,
      asked.filter(({ name }) => !changed.includes(name)).map(({ table }) => table),
    );
    return changed;
  }

  #positions(table: KnownTable, name: TableName, wanted: WantedFields): number[] {
    const fields = wanted[name];
    return [...table.place.fields.keys()].filter(
      (at) =>
        at === table.idAt || fields === undefined || fields.includes(table.place.fields[at]?.name ?? ""),
    );
  }

  /** What a change writes where, as far as anybody knows; refuses before anything is written. */
  #writesOf(change: ChangeSet): RowWrite[] {
    return tableNames.flatMap((name) => {
      const own = change.tables[name];
      if (own === undefined) return [];
      const table = this.#known.get(name);
      const isEmpty = Object.values(own).every((parts: readonly unknown[]) => parts.length === 0);
      if (isEmpty) return [];
      if (table === undefined) throw new WorkbookError("register-damaged", name);
      return writesOf(table, own);
    });
  }

  /** Writes rows; those that stood elsewhere by now are looked for again. */
  async #write(context: Excel.RequestContext, writes: readonly RowWrite[], attempts: number): Promise<void> {
    const progress: Progress = { requests: 0, putBack: [] };
    const stood = new Map(writes.map((write) => [write, asItWas(write)]));
    const { missed, bottoms } = await this.#orTakenBack(stood, progress, () =>
      writeRows(context, writes, this.#displayNames(), progress),
    );
    const done = writes.filter((write) => !missed.includes(write));
    try {
      await this.#settle(context, done, bottoms);
      if (missed.length === 0) return;
      if (attempts <= 1) throw new WorkbookError("connection-lost", missed[0]?.table.place.sheet ?? "");
      const names = [...new Set(missed.map(({ table }) => table.place.name))];
      for (const name of names) this.#known.delete(name);
      this.#discovery = await discover(context);
      await this.#refresh(context, names, {});
    } catch (error) {
      throw new WorkbookError("connection-lost", "", { cause: translated(error) }); // some of it stands
    }
    const again = missed.map((write) => this.#relocated(write)).filter((write) => write !== undefined);
    if (again.length < missed.length) {
      for (const write of missed) stood.delete(write);
      await this.#takeBack(stood, []);
      throw new WorkbookError("changed-since-opened");
    }
    await this.#write(context, spread(again), attempts - 1);
  }

  /** All or nothing, as far as Excel lets us: what fails halfway is taken back, and when that fails too nobody knows. */
  async #orTakenBack<T>(
    stood: ReadonlyMap<RowWrite, RowWrite>,
    progress: Progress,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const cause = translated(error);
      if (!(cause instanceof WorkbookError)) throw cause;
      if (progress.requests === 0 && NOT_BEGUN.has(cause.code)) throw cause;
      await this.#takeBack(stood, progress.putBack, cause);
      throw cause;
    }
  }

  async #takeBack(
    stood: ReadonlyMap<RowWrite, RowWrite>,
    putBack: Progress["putBack"],
    cause?: WorkbookError,
  ): Promise<void> {
    try {
      await inExcel(this.#door, (context) => undoRows(context, stood, putBack, this.#displayNames()));
    } catch {
      throw new WorkbookError("connection-lost", "", { cause });
    }
    this.forget();
  }

  /** A write whose row stands elsewhere by now; none when the record is gone. */
  #relocated(write: RowWrite): RowWrite | undefined {
    const table = this.#known.get(write.table.place.name);
    if (table === undefined) throw new WorkbookError("register-damaged", write.table.place.name);
    const cells = new Map<number, Cell>();
    for (const [at, cell] of write.cells) {
      const position = table.position(write.table.place.fields[at]?.name ?? "");
      if (position >= 0) cells.set(position, cell);
    }
    const believed = new Map([...(write.fresh ? cells.keys() : [])].map((at): [number, Cell] => [at, null]));
    if (write.fresh) return { ...write, table, cells, believed, row: table.nextRow() };
    if (write.was === null) return undefined;
    const [row] = table.rowsById().get(write.was) ?? [];
    return row === undefined ? undefined : { ...write, table, cells, believed, row };
  }

  /** Brings what is known in line with what was written, and the tables around their new rows. */
  async #settle(
    context: Excel.RequestContext,
    done: readonly RowWrite[],
    bottoms: ReadonlyMap<KnownTable, number>,
  ): Promise<void> {
    const wanted = new Map<KnownTable, number>();
    for (const { table, row } of done)
      if (row > lastRow(table.place)) wanted.set(table, Math.max(row, wanted.get(table) ?? 0));
    for (const [table, row] of wanted) {
      const first = lastRow(table.place) + 1;
      const bottom = Math.max(row, bottoms.get(table) ?? 0);
      if ((bottoms.get(table) ?? 0) < row) await reachDown(context, table, row);
      table.reachTo(bottom);
      table.frame = { ...table.frame, formulas: [...table.frame.formulas, ...newFormulas(table, first)] };
    }
    for (const { table, row, cells, formulas } of done) {
      const known = table.cellsAt(row);
      if (!known) continue;
      for (const at of table.read) known[at] ??= null;
      for (const [at, cell] of cells) known[at] = cell === "" ? null : cell;
      if (formulas || row >= firstRow(table.place)) table.stale.add(row);
    }
  }

  #displayNames(): DisplayNames {
    return Object.fromEntries(
      tableNames.map((name) => [
        name,
        this.#discovery?.places.get(name)?.displayName ?? tables[name].label.zh,
      ]),
    ) as Record<TableName, string>;
  }
}

/** Where a table stands now, and what Excel says of it besides its cells. */
interface Standing {
  readonly frame: Frame;
  readonly address: string;
  /** Undefined when the table is gone. */
  readonly area: Area | undefined;
  readonly totalsRows: number;
}

function askStanding(context: Excel.RequestContext, { place }: KnownTable): () => Standing {
  const table = context.workbook.tables.getItemOrNullObject(place.id).load("showTotals");
  const range = table.getRange().load("address");
  const frame = askFrame(context, place);
  return () => ({
    frame: frame(),
    address: table.isNullObject ? "" : range.address,
    area: table.isNullObject ? undefined : parsePlace(range.address)?.area,
    totalsRows: !table.isNullObject && table.showTotals ? 1 : 0,
  });
}

const isSamePlace = ({ area, fields }: ExcelPlace, now: ExcelPlace | undefined): boolean =>
  now !== undefined &&
  now.area.left === area.left &&
  now.area.right === area.right &&
  now.fields.length === fields.length;

const only = (names: readonly TableName[], fields: readonly string[]): WantedFields =>
  Object.fromEntries(names.map((name) => [name, fields]));

const sameHeader = (a: Frame, b: Frame | undefined): boolean =>
  b !== undefined && a.header.length === b.header.length && a.header.every((text, i) => text === b.header[i]);

/** Rows in a row. */
function rowRuns(rows: readonly number[]): { top: number; bottom: number }[] {
  const runs: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.bottom === row - 1) last.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}

/** Rows for which the same next row was found stand one below the other. */
function spread(writes: readonly RowWrite[]): RowWrite[] {
  const next = new Map<KnownTable, number>();
  return writes.map((write) => {
    if (!write.fresh) return write;
    const row = next.get(write.table) ?? write.row;
    next.set(write.table, row + 1);
    return { ...write, row };
  });
}

/** The areas of the register's own formulas in rows from `first` on. */
function newFormulas(table: KnownTable, first: number): Frame["formulas"] {
  const { place } = table;
  return place.fields
    .filter(({ name }) => isCalculated(place, name))
    .map(({ index }) => ({
      top: first,
      bottom: lastRow(place),
      left: place.area.left + index,
      right: place.area.left + index,
    }));
}
