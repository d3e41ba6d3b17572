import { fieldsOf, type TableName } from "../records/tables";
import { columnLetters, formatArea } from "./ooxml/address";
import type { CellReader } from "./ooxml/read-cell";
import type { SheetData } from "./ooxml/sheet-data";
import { SheetFrame } from "./ooxml/sheet-frame";
import type { Spreadsheet } from "./ooxml/spreadsheet";
import { firstDataRow, lastDataRow } from "./ooxml/table-part";
import type { Cell, Row, SheetFault, TableSnapshot } from "./port";
import type { RegisterTable } from "./register-places";

/** What is left to say about a table nobody can find. */
export const missingTable: TableSnapshot = {
  columns: [],
  sheet: "",
  letters: [],
  rows: [],
  faults: [{ kind: "table-missing" }],
};

/** A table the register never had. */
export const emptyTable: TableSnapshot = { ...missingTable, faults: [] };

/** The id in a cell; a number typed over it is still told apart from no id at all. */
export const idOf = (cell: Cell): string | null =>
  typeof cell === "string" ? cell : typeof cell === "number" ? String(cell) : null;

/** The rows of a table with everything that is wrong with the sheet it stands on. */
export async function readTableRows(
  book: Spreadsheet,
  name: TableName,
  place: RegisterTable,
  wanted?: readonly string[],
): Promise<TableSnapshot> {
  const { sheet, table } = place;
  const fields = place.fields.filter(
    (f) => f.name === "id" || wanted === undefined || wanted.includes(f.name),
  );
  const data = await book.data(sheet);
  const reader = await book.cells(sheet);
  const faults: SheetFault[] = place.missing.map((column) => ({ kind: "column-missing", column }));
  faults.push(...areaFaults(data, reader, place));

  const positions = new Map(fields.map((f, position) => [table.area.left + f.index, position]));
  const columns = fields.map((f) => ({
    name: f.name,
    calculated: table.columns[f.index]?.formula !== undefined,
    ours: table.columns[f.index]?.formula !== undefined || fieldsOf(name)[f.name]?.formula !== undefined,
  }));
  const idAt = fields.findIndex((f) => f.name === "id");
  const rows: Row[] = [];
  const seen = new Set<string>();
  const last = lastDataRow(table);
  for (let i = data.rowFrom(firstDataRow(table)); i < data.rowCount && data.rowNumber(i) <= last; i++) {
    const row = data.rowNumber(i);
    const { cells, filled, formulas } = readRow(data, reader, i, positions, fields.length);
    if (!filled) continue;
    const id = idOf(cells[idAt] ?? null);
    if (id !== null && seen.has(id)) faults.push({ kind: "duplicate-id", row, column: "id", text: id });
    if (id !== null) seen.add(id);
    for (const [position, column] of columns.entries()) {
      const formula = formulas.get(position);
      if (formula !== undefined && !column.ours)
        faults.push({ kind: "stray-formula", row, column: column.name, text: reader.formula(formula) ?? "" });
      else if (formula === undefined && column.calculated)
        faults.push({ kind: "lost-formula", row, column: column.name });
    }
    rows.push({ id, row, cells });
  }
  return {
    columns: fields.map((f) => f.name),
    sheet: sheet.name,
    letters: fields.map((f) => columnLetters(table.area.left + f.index)),
    rows,
    faults,
  };
}

/** One row of a table as it stands; undefined when nobody has entered anything there, or it is no row of the table. */
export async function readTableRow(
  book: Spreadsheet,
  { sheet, table, fields }: RegisterTable,
  row: number,
): Promise<Row | undefined> {
  const data = await book.data(sheet);
  const index = data.rowAt(row);
  if (index < 0 || row < firstDataRow(table) || row > lastDataRow(table)) return undefined;
  const positions = new Map(fields.map((f, position) => [table.area.left + f.index, position]));
  const { cells, filled } = readRow(data, await book.cells(sheet), index, positions, fields.length);
  const id = cells[fields.findIndex((f) => f.name === "id")] ?? null;
  return filled ? { id: idOf(id), row, cells } : undefined;
}

interface RowRead {
  readonly cells: Cell[];
  /** Somebody entered something: a formula alone fills no row. */
  readonly filled: boolean;
  /** Cells with a formula, by position. */
  readonly formulas: ReadonlyMap<number, number>;
}

const NO_FORMULAS: ReadonlyMap<number, number> = new Map();

function readRow(
  data: SheetData,
  reader: CellReader,
  index: number,
  positions: ReadonlyMap<number, number>,
  width: number,
): RowRead {
  const cells = new Array<Cell>(width).fill(null);
  let formulas: Map<number, number> | undefined;
  let filled = false;
  for (let cell = data.firstCell(index); cell < data.firstCell(index + 1); cell++) {
    const position = positions.get(data.cellColumn(cell));
    if (position === undefined) continue;
    const value = reader.value(cell);
    cells[position] = value;
    if (reader.hadFormula) (formulas ??= new Map<number, number>()).set(position, cell);
    else if (value !== null) filled = true;
  }
  return { cells, filled, formulas: formulas ?? NO_FORMULAS };
}

/** What is wrong with the table's place on the sheet, whatever is in it. */
function areaFaults(data: SheetData, reader: CellReader, { table }: RegisterTable): SheetFault[] {
  const faults: SheetFault[] = new SheetFrame(data)
    .merged(table.area)
    .map((merge) => ({ kind: "merged-cells", row: merge.top, text: formatArea(merge) }));
  if (table.totalsRows > 0) faults.push({ kind: "totals-row", row: table.area.bottom });
  const last = lastDataRow(table);
  for (let i = data.rowFrom(firstDataRow(table)); i < data.rowCount && data.rowNumber(i) <= last; i++)
    if (data.rowHidden(i)) {
      faults.push({ kind: "hidden-rows", row: data.rowNumber(i), text: String(data.rowNumber(i)) });
      break;
    }
  const below = filledBelow(data, reader, table);
  if (below !== undefined) faults.push({ kind: "rows-below", row: below, text: String(below) });
  return faults;
}

/** The sheet row right below the table, when something stands in the table's columns there. */
function filledBelow(
  data: SheetData,
  reader: CellReader,
  { area }: RegisterTable["table"],
): number | undefined {
  const index = data.rowAt(area.bottom + 1);
  if (index < 0) return undefined;
  for (let cell = data.cellFrom(index, area.left); cell < data.firstCell(index + 1); cell++)
    if (data.cellColumn(cell) <= area.right && reader.value(cell) !== null) return area.bottom + 1;
  return undefined;
}
