import { fieldsOf } from "../../records/tables";
import { cellFormat } from "../layout-columns";
import { type DisplayNames, formulaText } from "../layout-formula";
import { parsePlace } from "../ooxml/address";
import { toStored, needsQuotePrefix } from "../ooxml/stored-text";
import { type Cell, WorkbookError } from "../port";
import { REQUEST_LIMIT } from "./door";
import type { KnownTable } from "./known-table";
import { type Block, isCalculated, rangeOf } from "./places";
import { addressOf } from "./read-tables";

/** A row to be written: where it is believed to stand, whose it is now, and its cells by position in `place.fields`. */
export interface RowWrite {
  readonly table: KnownTable;
  readonly row: number;
  /** The id that stands in the row now; null where nothing stands there. */
  readonly was: string | null;
  readonly cells: ReadonlyMap<number, Cell>;
  /** The row's own formulas are written as well. */
  readonly formulas: boolean;
  /** A record that is to come: its row must be blank. */
  readonly fresh: boolean;
}

/** A block of one table that is written with a single call, and the rows it is made of. */
interface BlockWrite {
  readonly table: KnownTable;
  readonly block: Block;
  readonly rows: readonly RowWrite[];
}

/** From this many rows on a column at a time is shorter than a row at a time. */
const MANY_ROWS = 16;

/**
 * Writes rows in as few round trips as the request limit allows. What stands in the cells is read in the same request
 * right before it is written: rows that were not as believed are put back as they were, and are `missed`.
 */
export async function writeRows(
  context: Excel.RequestContext,
  writes: readonly RowWrite[],
  names: DisplayNames,
): Promise<Written> {
  for (const write of writes) assertStorable(write);
  const missed: RowWrite[] = [];
  const bottoms = new Map<KnownTable, number>();
  for (const batch of batches(blocksOf(writes), names)) {
    const written = await writeBatch(context, batch, names);
    missed.push(...written.missed);
    for (const [table, bottom] of written.bottoms) bottoms.set(table, bottom);
  }
  return { missed, bottoms };
}

/** What became of a write: rows that stood elsewhere, and the last row of each table as Excel has it now. */
interface Written {
  readonly missed: readonly RowWrite[];
  readonly bottoms: ReadonlyMap<KnownTable, number>;
}

/** Refuses what no cell can hold, before anything is written. */
function assertStorable({ table, row, cells }: RowWrite): void {
  for (const [at, cell] of cells) {
    if (typeof cell === "string") toStored(cell, addressOf(table, row, at));
    if (typeof cell === "number" && !Number.isFinite(cell))
      throw new WorkbookError("value-not-storable", `${addressOf(table, row, at)}: ${String(cell)}`);
  }
}

function blocksOf(writes: readonly RowWrite[]): BlockWrite[] {
  const tables = new Map<KnownTable, RowWrite[]>();
  for (const write of writes) tables.set(write.table, [...(tables.get(write.table) ?? []), write]);
  return [...tables].flatMap(([table, rows]) => {
    const sorted = rows.sort((a, b) => a.row - b.row);
    return runs(sorted).flatMap((run) => blocksOfRun(table, run));
  });
}

/** Neighbouring rows that write the same columns. */
function runs(rows: readonly RowWrite[]): RowWrite[][] {
  const out: RowWrite[][] = [];
  const shape = ({ cells, formulas, fresh }: RowWrite): string =>
    `${String(formulas)} ${String(fresh)} ${[...cells.keys()].sort((a, b) => a - b).join(" ")}`;
  for (const write of rows) {
    const last = out.at(-1);
    const before = last?.at(-1);
    if (last && before && before.row + 1 === write.row && shape(before) === shape(write)) last.push(write);
    else out.push([write]);
  }
  return out;
}

function blocksOfRun(table: KnownTable, rows: readonly RowWrite[]): BlockWrite[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (!first || !last) return [];
  const columns = [...first.cells.keys()].map((at) => table.place.fields[at]?.index ?? 0);
  if (first.formulas)
    for (const { name, index } of table.place.fields)
      if (isCalculated(table.place, name)) columns.push(index);
  const block = (left: number, right: number): BlockWrite => ({
    table,
    block: { top: first.row, bottom: last.row, left, right },
    rows,
  });
  if (first.fresh || rows.length < MANY_ROWS) return [block(Math.min(...columns), Math.max(...columns))];
  return [...new Set(columns)].sort((a, b) => a - b).map((column) => block(column, column));
}

/** Blocks cut and gathered into requests of bounded size. */
function batches(blocks: readonly BlockWrite[], names: DisplayNames): BlockWrite[][] {
  const out: BlockWrite[][] = [[]];
  let room = REQUEST_LIMIT;
  for (const whole of blocks)
    for (const piece of cut(whole, names)) {
      const size = sizeOf(piece, names);
      if (size > room && (out.at(-1) ?? []).length > 0) {
        out.push([]);
        room = REQUEST_LIMIT;
      }
      out.at(-1)?.push(piece);
      room -= size;
    }
  return out.filter((batch) => batch.length > 0);
}

function cut(whole: BlockWrite, names: DisplayNames): BlockWrite[] {
  const { rows, block } = whole;
  if (rows.length <= 1 || sizeOf(whole, names) <= REQUEST_LIMIT) return [whole];
  const half = Math.ceil(rows.length / 2);
  const middle = block.top + half;
  return [
    ...cut({ ...whole, rows: rows.slice(0, half), block: { ...block, bottom: middle - 1 } }, names),
    ...cut({ ...whole, rows: rows.slice(half), block: { ...block, top: middle } }, names),
  ];
}

const encoder = new TextEncoder();
/** What a block takes in a request: its contents, its formats, and the calls themselves. */
const sizeOf = (piece: BlockWrite, names: DisplayNames): number =>
  encoder.encode(JSON.stringify(contentsOf(piece, names))).length +
  (piece.block.right - piece.block.left + 1) * piece.rows.length * 6 +
  2000 * Math.ceil(((piece.block.right - piece.block.left + 1) * piece.rows.length) / 1500);

async function writeBatch(
  context: Excel.RequestContext,
  batch: readonly BlockWrite[],
  names: DisplayNames,
): Promise<Written> {
  context.application.suspendApiCalculationUntilNextSync();
  const asked = batch.map((piece) => {
    const { place } = piece.table;
    const id = piece.table.place.fields[piece.table.idAt]?.index ?? 0;
    const before = rangeOf(context, place, piece.block).load("formulas");
    const ids = rangeOf(context, place, { ...piece.block, left: id, right: id }).load("values");
    const range = rangeOf(context, place, piece.block);
    range.numberFormat = formatsOf(piece);
    range.formulas = contentsOf(piece, names);
    return { piece, before, ids };
  });
  const areas = [...new Set(batch.map(({ table }) => table))].map((table) => ({
    table,
    range: context.workbook.tables.getItem(table.place.id).getRange().load("address"),
  }));
  await context.sync();
  const bottoms = new Map(
    areas.map(({ table, range }) => [
      table,
      parsePlace(range.address)?.area.bottom ?? table.place.area.bottom,
    ]),
  );
  const missed = new Set<RowWrite>();
  for (const { piece, before, ids } of asked)
    for (const [index, write] of piece.rows.entries()) {
      const id: unknown = ids.values[index]?.[0];
      const was = id === "" ? null : String(id);
      const blank = (before.formulas[index] ?? []).every((cell: unknown) => cell === "" || isFormula(cell));
      if (was !== write.was || (write.fresh && !blank)) missed.add(write);
    }
  if (missed.size === 0) return { missed: [], bottoms };
  for (const { piece, before } of asked)
    for (const [index, write] of piece.rows.entries())
      if (missed.has(write))
        rangeOf(context, piece.table.place, {
          ...piece.block,
          top: write.row,
          bottom: write.row,
        }).formulas = [(before.formulas[index] ?? []).map(asFormula)];
  await context.sync();
  return { missed: [...missed], bottoms };
}

const isFormula = (cell: unknown): boolean => typeof cell === "string" && cell.startsWith("=");

/** What was read as a formula, as it has to be written to stand as it stood: constants that look like one stay text. */
const asFormula = (cell: unknown): unknown =>
  typeof cell === "string" && needsQuotePrefix(cell) && !isFormula(cell) ? `'${cell}` : cell;

/** Cells as Excel takes them: null leaves one as it is, an apostrophe keeps a text from being taken for a formula. */
function contentsOf(
  { table, block, rows }: BlockWrite,
  names: DisplayNames,
): (string | number | boolean | null)[][] {
  return rows.map(({ row, cells, formulas }) =>
    columns(table, block).map(({ at, name }) => {
      const field = name === undefined ? undefined : fieldsOf(table.place.name)[name];
      if (formulas && field?.formula !== undefined && at !== undefined)
        return `=${formulaOf(table, field.formula, names)}`;
      const cell = at === undefined ? undefined : cells.get(at);
      if (cell === undefined) return null;
      return inCell(cell, `${table.place.sheet}!${String(row)}`);
    }),
  );
}

function inCell(cell: Cell, where: string): string | number | boolean {
  if (cell === null) return "";
  if (typeof cell === "object") throw new WorkbookError("value-not-storable", `${where}: ${cell.error}`);
  return typeof cell === "string" && needsQuotePrefix(cell) ? `'${cell}` : cell;
}

/** The formats that keep Excel from reading a 007 as 7; null leaves the format of a cell that is not written. */
const formatsOf = ({ table, block, rows }: BlockWrite): (string | null)[][] =>
  rows.map(({ cells }) =>
    columns(table, block).map(({ at, name }) => {
      const field = name === undefined ? undefined : fieldsOf(table.place.name)[name];
      return field && at !== undefined && cells.has(at) ? cellFormat(field) : null;
    }),
  );

/** The block's columns with the fields that stand in them. */
function columns(
  { place }: KnownTable,
  { left, right }: Block,
): { readonly at: number | undefined; readonly name: string | undefined }[] {
  return Array.from({ length: right - left + 1 }, (_, later) => {
    const at = place.fields.findIndex(({ index }) => index === left + later);
    return at < 0 ? { at: undefined, name: undefined } : { at, name: place.fields[at]?.name };
  });
}

/** A column's formula in the words of this workbook: the header may say something else than the field's label. */
const formulaOf = ({ place, frame }: KnownTable, formula: string, names: DisplayNames): string =>
  formulaText(formula, names, (field) => {
    const index = place.fields.find(({ name }) => name === field)?.index;
    const shown = frame.header[index ?? -1];
    const header = typeof shown === "string" ? shown : (fieldsOf(place.name)[field]?.label.zh ?? "");
    return `${place.displayName}[[#This Row],[${header.replaceAll(/['#[\]]/g, "'$&")}]]`;
  });

/**
 * Takes back what a failed request may have written: Excel stops in the middle of one and keeps what came before.
 * Rows that are there by now are emptied, cells that were replaced get what is known of them.
 */
export async function undoRows(context: Excel.RequestContext, writes: readonly RowWrite[]): Promise<void> {
  const asked = writes.map((write) => {
    const { table, row } = write;
    const column = table.place.fields[table.idAt]?.index ?? 0;
    const id = { top: row, bottom: row, left: column, right: column };
    return { write, id: rangeOf(context, table.place, id).load("values") };
  });
  await context.sync();
  for (const { write, id } of asked) {
    const { table, row, cells, was } = write;
    const now: unknown = id.values[0]?.[0];
    const ours = now === cells.get(table.idAt) || (was !== null && now === was);
    if (!ours) continue;
    const before = new Map([...cells.keys()].map((at) => [at, table.cellsAt(row)?.[at] ?? null]));
    for (const { block, rows } of blocksOf([{ ...write, cells: before, formulas: false, fresh: false }]))
      rangeOf(context, table.place, block).formulas = contentsOf({ table, block, rows }, {} as DisplayNames);
  }
  await context.sync();
}

/** Makes the table reach down to a row when Excel did not see by itself that it grew. */
export async function reachDown(
  context: Excel.RequestContext,
  table: KnownTable,
  bottom: number,
): Promise<void> {
  const { place } = table;
  context.workbook.tables.getItem(place.id).resize(
    rangeOf(context, place, {
      top: place.area.top,
      bottom,
      left: 0,
      right: place.area.right - place.area.left,
    }),
  );
  await context.sync();
}
