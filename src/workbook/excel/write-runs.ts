import type { Cell } from "../port";
import { REQUEST_LIMIT } from "./door";
import type { KnownTable } from "./known-table";
import { isCalculated } from "./places";

/** A row to be written: where it is believed to stand, whose it is now, and its cells by position in `place.fields`. */
export interface RowWrite {
  readonly table: KnownTable;
  readonly row: number;
  /** The id that stands in the row now; null where nothing stands there. */
  readonly was: string | null;
  readonly cells: ReadonlyMap<number, Cell>;
  /** The row's own formulas are written as well. */
  readonly formulas: boolean;
  /** A record that is to come: a row of its own. */
  readonly fresh: boolean;
  /** What must stand in cells before: nothing in a fresh row's, what was read in those an adopted row only repeats. */
  readonly believed: ReadonlyMap<number, Cell>;
}

/** Columns of a table, from 0, both ends included. */
export interface Columns {
  readonly left: number;
  readonly right: number;
}

/** Neighbouring rows that write the same columns: they are written with a call for each block of columns. */
export interface RunWrite {
  readonly table: KnownTable;
  readonly top: number;
  readonly rows: readonly RowWrite[];
  readonly blocks: readonly Columns[];
}

/** Up to this many rows the columns between are passed over in one block; from then on that would weigh too much. */
const FEW_ROWS = 16;

/** Rows gathered into runs, and these cut and gathered into requests of bounded size. */
export function requestsOf(writes: readonly RowWrite[]): RunWrite[][] {
  const requests: RunWrite[][] = [];
  let room = 0;
  for (const run of runsOf(writes)) {
    const width = run.blocks.reduce((sum, { left, right }) => sum + right - left + 1, 0);
    let from = 0;
    while (from < run.rows.length) {
      let to = from;
      let weight = 0;
      while (to < run.rows.length) {
        const next = weightOf(run.rows[to], width);
        if (weight + next > Math.max(room, to === from && room >= REQUEST_LIMIT ? next : 0)) break;
        weight += next;
        to++;
      }
      if (to > from) {
        requests.at(-1)?.push({ ...run, top: run.top + from, rows: run.rows.slice(from, to) });
        room -= weight;
        from = to;
      } else {
        requests.push([]);
        room = REQUEST_LIMIT;
      }
    }
  }
  return requests;
}

function runsOf(writes: readonly RowWrite[]): RunWrite[] {
  const sorted = [...writes].sort((a, b) => (a.table === b.table ? a.row - b.row : 0));
  const runs: { table: KnownTable; top: number; shape: string; rows: RowWrite[] }[] = [];
  for (const write of groupedByTable(sorted)) {
    const last = runs.at(-1);
    const shape = shapeOf(write);
    if (last?.table === write.table && last.top + last.rows.length === write.row && last.shape === shape)
      last.rows.push(write);
    else runs.push({ table: write.table, top: write.row, shape, rows: [write] });
  }
  return runs.map(({ table, top, rows }) => ({ table, top, rows, blocks: blocksOf(rows) }));
}

function groupedByTable(writes: readonly RowWrite[]): RowWrite[] {
  const tables = new Map<KnownTable, RowWrite[]>();
  for (const write of writes) {
    const own = tables.get(write.table);
    if (own) own.push(write);
    else tables.set(write.table, [write]);
  }
  return [...tables.values()].flatMap((own) => own.sort((a, b) => a.row - b.row));
}

const shapeOf = ({ cells, formulas, fresh }: RowWrite): string =>
  `${String(formulas)} ${String(fresh)} ${[...cells.keys()].sort((a, b) => a - b).join(" ")}`;

function blocksOf(rows: readonly RowWrite[]): Columns[] {
  const [first] = rows;
  if (!first) return [];
  const { place } = first.table;
  const columns = place.fields.flatMap(({ name, index }, at) =>
    first.cells.has(at) || (first.formulas && isCalculated(place, name)) ? [index] : [],
  );
  if (columns.length === 0) return [];
  if (first.fresh || rows.length < FEW_ROWS)
    return [{ left: Math.min(...columns), right: Math.max(...columns) }];
  const blocks: { left: number; right: number }[] = [];
  for (const column of columns.sort((a, b) => a - b)) {
    const last = blocks.at(-1);
    if (last?.right === column - 1) last.right = column;
    else blocks.push({ left: column, right: column });
  }
  return blocks;
}

const encoder = new TextEncoder();

/** What a row takes in a request, its formats and the splitting of large writes by office.js included, in bytes. */
function weightOf(write: RowWrite | undefined, width: number): number {
  if (!write) return 0;
  let weight = width * 12 + (write.formulas ? FORMULAS_WEIGHT : 0);
  for (const cell of write.cells.values())
    weight += typeof cell === "string" ? encoder.encode(JSON.stringify(cell)).length + 2 : 10;
  return weight * 1.1;
}

/** The register's own formulas of a row, in bytes. */
const FORMULAS_WEIGHT = 1500;
