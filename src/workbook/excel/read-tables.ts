import { columnLetters, parsePlace, type Area } from "../ooxml/address";
import type { Cell } from "../port";
import { codeOf, RESPONSE_LIMIT } from "./door";
import type { Frame, KnownTable, StrayFormula } from "./known-table";
import { type Block, type ExcelPlace, firstRow, isCalculated, lastRow, rangeOf } from "./places";

/** Cells to be read: sheet rows and table columns of a known table. */
export interface Piece {
  readonly table: KnownTable;
  readonly block: Block;
}

/** Asks for what Excel says of a table besides its cells; the answer is there after the next sync. */
export function askFrame(context: Excel.RequestContext, place: ExcelPlace): () => Frame {
  const whole: Block = {
    top: place.area.top,
    bottom: place.area.bottom,
    left: 0,
    right: place.area.right - place.area.left,
  };
  const body = rangeOf(context, place, { ...whole, top: firstRow(place), bottom: lastRow(place) });
  const header = rangeOf(context, place, { ...whole, bottom: place.area.top }).load("values");
  const below = rangeOf(context, place, {
    ...whole,
    top: place.area.bottom + 1,
    bottom: place.area.bottom + 1,
  }).load("values");
  const merged = rangeOf(context, place, whole).getMergedAreasOrNullObject();
  merged.areas.load("items/address");
  const formulas = body.getSpecialCellsOrNullObject("Formulas");
  formulas.areas.load("items/address");
  body.load("rowHidden");
  const { autoFilter } = context.workbook.tables.getItem(place.id);
  autoFilter.load("isDataFiltered");
  return () => ({
    header: header.values[0] ?? [],
    merged: merged.isNullObject ? [] : areasOf(merged),
    hidden: !autoFilter.isDataFiltered && (body.rowHidden as boolean | null) !== false,
    filledBelow: (below.values[0] ?? []).some((value) => value !== ""),
    formulas: formulas.isNullObject ? [] : areasOf(formulas),
  });
}

const areasOf = (ranges: Excel.RangeAreas): Area[] =>
  ranges.areas.items.flatMap(({ address }) => parsePlace(address)?.area ?? []);

/** The pieces of a table's columns: neighbours are read together. */
export function columnPieces(table: KnownTable, positions: readonly number[], rows: Rows): Piece[] {
  const columns = positions.map((at) => table.place.fields[at]?.index ?? 0).sort((a, b) => a - b);
  const runs: { left: number; right: number }[] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last && column <= last.right + 1) last.right = column;
    else runs.push({ left: column, right: column });
  }
  return rows.top > rows.bottom ? [] : runs.map((run) => ({ table, block: { ...rows, ...run } }));
}

/** Sheet rows, both ends included. */
interface Rows {
  readonly top: number;
  readonly bottom: number;
}

export const allRows = ({ place }: KnownTable): Rows => ({ top: firstRow(place), bottom: lastRow(place) });

/** What a cell weighs in a response before anything has been read, in bytes: the log is full of ids and hashes. */
const weightOf = ({ place }: KnownTable): number => (place.name === "log" ? 40 : 12);

/**
 * Reads pieces into their tables in as few round trips as fit the response limit; how much a row weighs is learned on
 * the way. A response that is refused all the same is asked for again in halves. `ask` puts further questions into the
 * first request and gives back what takes their answers.
 */
export async function readPieces(
  context: Excel.RequestContext,
  pieces: readonly Piece[],
  ask: () => () => void = () => () => undefined,
  limit = RESPONSE_LIMIT,
  learned: ReadonlyMap<KnownTable, number> = new Map(),
): Promise<void> {
  const now: Piece[] = [];
  const later: Piece[] = [];
  let room = limit;
  for (const piece of pieces) {
    const perRow = rowWeight(piece, learned);
    const { top, bottom } = piece.block;
    const fit = Math.max(now.length === 0 ? 1 : 0, Math.floor(room / perRow));
    const cut = Math.min(bottom, top + fit - 1);
    if (cut >= top) now.push({ ...piece, block: { ...piece.block, bottom: cut } });
    if (cut < bottom) later.push({ ...piece, block: { ...piece.block, top: Math.max(cut + 1, top) } });
    room -= perRow * Math.max(0, cut - top + 1);
  }
  const answered = ask();
  const asked = now.map((piece) => ({
    piece,
    range: rangeOf(context, piece.table.place, piece.block).load("values"),
  }));
  try {
    await context.sync();
  } catch (error) {
    if (codeOf(error) !== "ResponsePayloadSizeLimitExceeded" || limit < 10_000) throw error;
    await readPieces(context, pieces, ask, limit / 2, learned);
    return;
  }
  answered();
  const weights = new Map(learned);
  for (const { piece, range } of asked) {
    take(piece, range.values);
    const cells = range.values.length * (range.values[0]?.length ?? 1);
    weights.set(piece.table, Math.max(1, bytesOf(range.values) / Math.max(1, cells)));
    range.untrack();
  }
  if (later.length > 0) await readPieces(context, later, undefined, limit, weights);
}

const rowWeight = ({ table, block }: Piece, learned: ReadonlyMap<KnownTable, number>): number =>
  (learned.get(table) ?? weightOf(table)) * 1.1 * (block.right - block.left + 1);

const encoder = new TextEncoder();
const bytesOf = (values: unknown): number => encoder.encode(JSON.stringify(values)).length;

/** Values as Excel sends them: a text without characters is no value. */
function take({ table, block }: Piece, values: readonly (readonly unknown[])[]): void {
  for (const [at, { index }] of table.place.fields.entries()) {
    if (index < block.left || index > block.right) continue;
    for (const [later, row] of values.entries()) {
      const cells = table.cellsAt(block.top + later);
      const value = row[index - block.left];
      if (cells) cells[at] = value === "" || value === undefined ? null : (value as Cell);
    }
  }
}

const ERROR =
  /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!|GETTING_DATA|UNKNOWN!|PYTHON!|EXTERNAL!)$/;

/** More texts like these than this and nobody typed them. */
const MOST_DOUBTS = 500;

/**
 * Tells errors from texts that look like them, and reads the texts of formulas where the register has none. One round
 * trip, and only where there is something to ask.
 */
export async function settleDoubts(
  context: Excel.RequestContext,
  tables: readonly KnownTable[],
): Promise<void> {
  const doubts = tables.flatMap((table) =>
    table.rows.flatMap((cells, index) =>
      cells.flatMap((cell, at) =>
        typeof cell === "string" && ERROR.test(cell)
          ? [{ table, cells, at, text: cell, row: firstRow(table.place) + index }]
          : [],
      ),
    ),
  );
  const asked = doubts.slice(0, MOST_DOUBTS).map((doubt) => ({
    ...doubt,
    range: cellOf(context, doubt.table, doubt.row, doubt.at).load("valueTypes"),
  }));
  const strays = tables.map((table) => ({ table, cells: strayCells(table) }));
  const texts = strays.map(({ table, cells }) => ({
    table,
    cells: cells.map((cell, index) => ({
      ...cell,
      range: index < MOST_DOUBTS ? cellOf(context, table, cell.row, cell.at).load("formulas") : undefined,
    })),
  }));
  if (asked.length > 0 || texts.some(({ cells }) => cells.length > 0)) await context.sync();
  for (const { cells, at, text, range } of asked)
    if (String(range.valueTypes[0]?.[0]) === "Error") cells[at] = { error: text };
  for (const { cells, at, text } of doubts.slice(MOST_DOUBTS)) cells[at] = { error: text };
  for (const { table, cells } of texts)
    table.strays = cells.map(({ row, column, range }): StrayFormula => {
      const text: unknown = range?.formulas[0]?.[0] ?? "=…";
      return { row, column, text: String(text).replace(/^=/, "") };
    });
}

function cellOf(context: Excel.RequestContext, { place }: KnownTable, row: number, at: number): Excel.Range {
  const column = place.fields[at]?.index ?? 0;
  return rangeOf(context, place, { top: row, bottom: row, left: column, right: column });
}

/** Cells with a formula in columns of plain values. */
function strayCells({ place, frame }: KnownTable): { row: number; at: number; column: string }[] {
  return place.fields.flatMap(({ name, index }, at) => {
    if (isCalculated(place, name)) return [];
    const column = place.area.left + index;
    return frame.formulas
      .filter(({ left, right }) => column >= left && column <= right)
      .flatMap(({ top, bottom }) =>
        Array.from({ length: bottom - top + 1 }, (_, later) => ({
          row: top + later,
          at,
          column: name,
        })),
      );
  });
}

/** For messages: "K12". */
export const addressOf = ({ place }: KnownTable, row: number, at: number): string =>
  `${place.sheet}!${columnLetters(place.area.left + (place.fields[at]?.index ?? 0))}${String(row)}`;
