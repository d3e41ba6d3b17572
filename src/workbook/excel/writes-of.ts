import type { TableName } from "../../records/tables";
import { cellName } from "../ooxml/address";
import { type Cell, type CellsByField, type TableChange, WorkbookError } from "../port";
import type { KnownTable } from "./known-table";
import { isCalculated, lastRow } from "./places";
import type { RowWrite } from "./write-runs";

/** What a change of one table writes where; refuses before anything is written. Rejects with WorkbookError. */
export function writesOf(table: KnownTable, change: TableChange): RowWrite[] {
  const { name } = table.place;
  const rows = table.rowsById();
  const rowOf = (id: string): number => {
    const [row, twin] = rows.get(id) ?? [];
    if (row === undefined) throw new WorkbookError("unknown-row", `${name} ${id}`);
    if (twin !== undefined)
      throw new WorkbookError("register-damaged", `${table.place.sheet}!${String(twin)}: ${id} twice`);
    return row;
  };
  const standing = new Map<number, RowWrite>();
  const put = (row: number, write: Omit<RowWrite, "table" | "row">): void => {
    const { cells, formulas, believed } = standing.get(row) ?? {
      cells: [],
      formulas: false,
      believed: NOTHING,
    };
    const both = new Map([...cells, ...write.cells]);
    standing.set(row, {
      table,
      row,
      ...write,
      cells: both,
      formulas: formulas || write.formulas,
      believed: new Map([...believed, ...write.believed]),
    });
  };
  for (const { row, id, gone = false } of change.vacate ?? []) {
    const others = (rows.get(id) ?? []).filter((each) => each !== row);
    if (table.idOfRow(row) !== id || gone !== (others.length === 0))
      throw new WorkbookError("changed-since-opened", `${table.place.sheet}!${String(row)}`);
    put(row, { was: id, cells: new Map(emptyRow(table)), formulas: false, fresh: false, believed: NOTHING });
    rows.set(id, others);
  }
  for (const { row, was, cells } of change.adopt ?? []) {
    const id = freshId(name, cells, rows);
    if (table.cellsAt(row) === undefined || table.isBlank(row) || table.idOfRow(row) !== was)
      throw new WorkbookError("changed-since-opened", `${table.place.sheet}!${String(row)}`);
    const own = byPosition(table, cells);
    const believed = new Map(plainCells(table, row).filter(([at]) => !own.has(at)));
    put(row, { was, cells: new Map([...believed, ...own]), formulas: false, fresh: false, believed });
    rows.set(id, [row]);
    if (was !== null)
      rows.set(
        was,
        (rows.get(was) ?? []).filter((each) => each !== row),
      );
  }
  for (const { id, cells } of change.update ?? [])
    put(rowOf(id), {
      was: id,
      cells: byPosition(table, cells),
      formulas: false,
      fresh: false,
      believed: NOTHING,
    });
  for (const id of change.restore ?? []) {
    const row = rowOf(id);
    put(row, {
      was: standing.get(row)?.was ?? table.idOfRow(row),
      cells: new Map(),
      formulas: true,
      fresh: false,
      believed: NOTHING,
    });
  }
  return [...standing.values(), ...inserts(table, rows, change.insert ?? [])];
}

/** The id of a record that is to come; no row may have it yet. */
function freshId(
  name: TableName,
  cells: CellsByField,
  taken: ReadonlyMap<string, readonly number[]>,
): string {
  const id = cells["id"];
  if (typeof id !== "string" || id === "") throw new Error(`a row of ${name} without an id`);
  if (taken.has(id)) throw new WorkbookError("duplicate-row", `${name} ${id}`);
  return id;
}

function inserts(
  table: KnownTable,
  rows: Map<string, number[]>,
  records: readonly CellsByField[],
): RowWrite[] {
  const next = table.nextRow();
  const beyond = next + records.length - 1 > lastRow(table.place);
  if (records.length > 0 && beyond && (table.frame.filledBelow || table.place.totalsRows > 0))
    throw new WorkbookError(
      "cells-below-in-use",
      `${table.place.sheet}!${cellName(lastRow(table.place) + 1, table.place.area.left)}`,
    );
  return records.map((cells, index): RowWrite => {
    rows.set(freshId(table.place.name, cells, rows), [next + index]);
    const whole = new Map(emptyRow(table));
    for (const [at, cell] of byPosition(table, cells)) whole.set(at, cell);
    const believed = new Map([...whole.keys()].map((at): [number, Cell] => [at, null]));
    return { table, row: next + index, was: null, cells: whole, formulas: true, fresh: true, believed };
  });
}

const NOTHING: ReadonlyMap<number, Cell> = new Map();

/**
 * What stands in a typed row, to be written along as it is when the row becomes a record: a co-author's append to the
 * same row then wins or loses as a whole, and no record ends up with cells of two. Errors and formulas are left alone.
 */
const plainCells = (table: KnownTable, row: number): [number, Cell][] =>
  emptyRow(table).flatMap(([at]): [number, Cell][] => {
    const cell = table.cellsAt(row)?.[at] ?? null;
    const { name } = table.place.fields[at] ?? {};
    const isStray = table.strays.some((each) => each.row === row && each.column === name);
    return isStray || (typeof cell === "object" && cell !== null) ? [] : [[at, cell]];
  });

/** Every plain cell of a row, empty: a new record brings nothing along from what stood there before. */
const emptyRow = ({ place }: KnownTable): [number, Cell][] =>
  place.fields.flatMap(({ name }, at): [number, Cell][] => (isCalculated(place, name) ? [] : [[at, null]]));

/** Cells by their place; what a formula of the register's own works out is left to Excel: its value would replace it. */
function byPosition(table: KnownTable, cells: CellsByField): Map<number, Cell> {
  const out = new Map<number, Cell>();
  for (const [field, value] of Object.entries(cells)) {
    const at = table.position(field);
    if (isCalculated(table.place, field)) continue;
    if (at >= 0) out.set(at, value);
    else if (value !== null && value !== "")
      throw new WorkbookError("register-damaged", `${table.place.name}.${field}`);
  }
  return out;
}
