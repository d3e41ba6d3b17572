import type { Field } from "../../records/field";
import { fieldsOf } from "../../records/tables";
import { cellFormat } from "../layout-columns";
import { type DisplayNames, formulaText } from "../layout-formula";
import { parsePlace } from "../ooxml/address";
import { toStored, needsQuotePrefix } from "../ooxml/stored-text";
import { type Cell, WorkbookError } from "../port";
import type { KnownTable } from "./known-table";
import { type Block, rangeOf } from "./places";
import { addressOf } from "./read-tables";
import { type Columns, requestsOf, type RowWrite, type RunWrite } from "./write-runs";

/**
 * Writes rows in as few round trips as the request limit allows. What stands in the cells is read in the same request
 * right before it is written: rows that were not as believed are put back as they were, and are `missed`.
 */
export async function writeRows(
  context: Excel.RequestContext,
  writes: readonly RowWrite[],
  names: DisplayNames,
  progress: Progress,
): Promise<Written> {
  for (const write of writes) assertStorable(write);
  const missed: RowWrite[] = [];
  const bottoms = new Map<KnownTable, number>();
  for (const request of requestsOf(writes)) {
    const written = await writeRequest(context, request, names, progress);
    missed.push(...written.missed);
    for (const [table, bottom] of written.bottoms) bottoms.set(table, bottom);
  }
  return { missed, bottoms };
}

/** How far a write has come: requests that went through, and cells of others that are still to be put back. */
export interface Progress {
  requests: number;
  readonly putBack: { readonly table: KnownTable; readonly block: Block; readonly formulas: unknown[][] }[];
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

async function writeRequest(
  context: Excel.RequestContext,
  runs: readonly RunWrite[],
  names: DisplayNames,
  progress: Progress,
): Promise<Written> {
  context.application.suspendApiCalculationUntilNextSync();
  const asked = runs.map((run) => {
    const { place } = run.table;
    const id = place.fields[run.table.idAt]?.index ?? 0;
    const ids = rangeOf(context, place, blockOf(run, { left: id, right: id })).load("values");
    const before = run.blocks.map((columns) => {
      const block = blockOf(run, columns);
      const was = rangeOf(context, place, block).load("formulas");
      const range = rangeOf(context, place, block);
      range.numberFormat = formatsOf(run, columns);
      range.formulas = contentsOf(run, columns, names);
      return { columns, was };
    });
    return { run, ids, before };
  });
  const areas = [...new Set(runs.map(({ table }) => table))].map((table) => ({
    table,
    range: context.workbook.tables.getItem(table.place.id).getRange().load("address"),
  }));
  await context.sync();
  progress.requests++;
  const missed: RowWrite[] = [];
  for (const { run, ids, before } of asked)
    for (const [index, write] of run.rows.entries()) {
      const id: unknown = ids.values[index]?.[0];
      const isTaken = before.some(({ columns, was }) =>
        fieldsAt(run.table, columns).some(({ at }, i) => {
          const cell: unknown = was.formulas[index]?.[i];
          const believed = write.believed.get(at);
          return believed !== undefined && !isAsBelieved(cell, believed);
        }),
      );
      if ((id === "" ? null : String(id)) === write.was && !isTaken) continue;
      missed.push(write);
      for (const { columns, was } of before)
        progress.putBack.push({
          table: run.table,
          block: { ...columns, top: write.row, bottom: write.row },
          formulas: [writtenBack(write, columns, was.formulas[index] ?? [])],
        });
    }
  if (missed.length > 0) {
    putBackAll(context, progress.putBack);
    await context.sync();
    progress.putBack.length = 0;
  }
  const bottoms = areas.map(({ table, range }) => {
    const { area } = parsePlace(range.address) ?? table.place;
    return [table, area.bottom] as const;
  });
  return { missed, bottoms: new Map(bottoms) };
}

const blockOf = ({ top, rows }: RunWrite, columns: Columns): Block => ({
  ...columns,
  top,
  bottom: top + rows.length - 1,
});

/** A formula alone fills no cell of a fresh row; a text that looks like one is read back like one. */
const isAsBelieved = (cell: unknown, believed: Cell): boolean =>
  cell === (believed ?? "") || (believed === null && isFormula(cell));

const isFormula = (cell: unknown): boolean => typeof cell === "string" && cell.startsWith("=");

function putBackAll(context: Excel.RequestContext, all: Progress["putBack"]): void {
  for (const { table, block, formulas } of all) rangeOf(context, table.place, block).formulas = formulas;
}

/** The cells that were written, as they stood: a text stays a text, and nobody else's column is touched. */
const writtenBack = (write: RowWrite, columns: Columns, stood: readonly unknown[]): unknown[] =>
  fieldsAt(write.table, columns).map(({ at, field }, index) => {
    const cell = stood[index];
    const isWritten = write.cells.has(at) || (write.formulas && field?.formula !== undefined);
    if (!isWritten) return null;
    return typeof cell === "string" && cell !== "" && !isFormula(cell) ? `'${cell}` : cell;
  });

/** Cells as Excel takes them: null leaves one as it is, an apostrophe keeps a text from being taken for a formula. */
function contentsOf(
  { table, rows }: RunWrite,
  columns: Columns,
  names: DisplayNames,
): (string | number | boolean | null)[][] {
  const shown = fieldsAt(table, columns).map(({ at, field }) => ({
    at,
    isText: field !== undefined && cellFormat(field) === "@",
    formula: field?.formula === undefined ? undefined : `=${formulaOf(table, field.formula, names)}`,
  }));
  return rows.map(({ row, cells, formulas }) =>
    shown.map(({ at, isText, formula }) => {
      if (formulas && formula !== undefined) return formula;
      const cell = cells.get(at);
      return cell === undefined ? null : inCell(cell, isText, `${table.place.sheet}!${String(row)}`);
    }),
  );
}

/** Only in a cell formatted as text does Excel leave a text alone; elsewhere it makes a date of 3-5. */
function inCell(cell: Cell, isText: boolean, where: string): string | number | boolean {
  if (cell === null) return "";
  if (typeof cell === "object") throw new WorkbookError("value-not-storable", `${where}: ${cell.error}`);
  const isLiteral = typeof cell === "string" && (needsQuotePrefix(cell) || !(isText || PLAIN.test(cell)));
  return isLiteral ? `'${cell}` : cell;
}

/** Texts that begin like this are nothing but texts to Excel. */
const PLAIN = /^(?:\p{Script=Han}|$)/u;

/** The formats that keep Excel from reading a 007 as 7; null leaves the format of a cell that is not written. */
function formatsOf({ table, rows }: RunWrite, columns: Columns): (string | null)[][] {
  const shown = fieldsAt(table, columns).map(({ at, field }) => ({ at, format: field && cellFormat(field) }));
  return rows.map(({ cells, fresh, believed }) =>
    shown.map(({ at, format }) => (cells.has(at) && (fresh || !believed.has(at)) ? (format ?? null) : null)),
  );
}

/** The fields that stand in columns of the table; -1 where a column is somebody's own. */
function fieldsAt(
  { place }: KnownTable,
  { left, right }: Columns,
): { readonly at: number; readonly field: Field | undefined }[] {
  const fields = fieldsOf(place.name);
  return Array.from({ length: right - left + 1 }, (_, later) => {
    const at = place.fields.findIndex(({ index }) => index === left + later);
    return { at, field: fields[place.fields[at]?.name ?? ""] };
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
export async function undoRows(
  context: Excel.RequestContext,
  stood: ReadonlyMap<RowWrite, RowWrite>,
  putBack: Progress["putBack"],
  names: DisplayNames,
): Promise<void> {
  putBackAll(context, putBack);
  const ours: RowWrite[] = [];
  for (const request of requestsOf([...stood.keys()])) ours.push(...(await ownRows(context, request)));
  const before = ours.flatMap((write) => stood.get(write) ?? []);
  for (const request of requestsOf(before)) await rewrite(context, request, names);
}

/** The rows that stand where they were written, by their ids. */
async function ownRows(context: Excel.RequestContext, request: readonly RunWrite[]): Promise<RowWrite[]> {
  const asked = request.map((run) => {
    const id = run.table.place.fields[run.table.idAt]?.index ?? 0;
    const ids = rangeOf(context, run.table.place, blockOf(run, { left: id, right: id })).load("values");
    return { run, ids };
  });
  await context.sync();
  return asked.flatMap(({ run, ids }) =>
    run.rows.filter(({ table, cells, was }, index) => {
      const now: unknown = ids.values[index]?.[0];
      return now === cells.get(table.idAt) || (was !== null && now === was);
    }),
  );
}

async function rewrite(
  context: Excel.RequestContext,
  request: readonly RunWrite[],
  names: DisplayNames,
): Promise<void> {
  for (const run of request)
    for (const columns of run.blocks)
      rangeOf(context, run.table.place, blockOf(run, columns)).formulas = contentsOf(run, columns, names);
  await context.sync();
}

/** A row with the cells that are known of it from before. */
export function asItWas(write: RowWrite): RowWrite {
  const known = write.table.cellsAt(write.row);
  const cells = [...write.cells.keys()].map((at): [number, Cell] => [at, plain(known?.[at] ?? null)]);
  return { ...write, cells: new Map(cells), formulas: false, fresh: false, believed: new Map() };
}

/** An error cannot be written as one. */
const plain = (cell: Cell): Cell => (typeof cell === "object" && cell !== null ? cell.error : cell);

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
