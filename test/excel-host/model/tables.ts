import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "./area";
import { bottom, intersect, right } from "./area";
import type { Content } from "./cell";
import { plain } from "./cell";
import type { Entry } from "./enter";
import { enter } from "./enter";
import { refuseIfProtected } from "./protect";
import type { TableColumn, TableState } from "./records";
import { freeName } from "./shift-records";
import { bodyOf, headerOf } from "./table-area";
import { fillCalculated, resizeTable } from "./table-growth";
import { refuseTornTables } from "./torn-tables";
import type { Workbook } from "./workbook";

/** Makes a table of cells; returns its id. Without headers a header row is pushed in above. */
export function addTable(book: Workbook, sheet: string, where: Area, hasHeaders: boolean): string {
  refuseIfProtected(book, sheet);
  let area = where;
  if (overlaps(book, sheet, area)) throw badArgument("another table stands there");
  if (!hasHeaders) {
    book.apply({ kind: "shift", sheet, area: { ...area, rows: 1 }, how: "insert", by: "rows" });
    area = { ...area, rows: area.rows + 1 };
  }
  if (area.rows === 1) area = { ...area, rows: 2 };
  const [headers = []] = book.cells(sheet).block({ ...area, rows: 1 });
  const columns: TableColumn[] = [];
  for (const header of headers) {
    const text = String(plain(header));
    const taken = columns.some(({ name }) => name.toLowerCase() === text.toLowerCase());
    const name = text === "" ? freeName(columns) : taken ? `${text}${columns.length + 1}` : text;
    columns.push({ id: columns.length + 1, name });
  }
  const id = book.newId();
  book.put("table", id, { ...plainTable, sheet, name: freeTableName(book), area, columns });
  const names = columns.map(({ name }) => name);
  if (names.some((name, index) => name !== headers[index])) {
    book.apply({ kind: "contents", sheet, row: area.row, column: area.column, contents: [names] });
  }
  return id;
}

const plainTable = {
  showHeaders: true,
  showTotals: false,
  showFilterButton: true,
  showBandedRows: true,
  showBandedColumns: false,
  highlightFirstColumn: false,
  highlightLastColumn: false,
  style: "TableStyleMedium2",
  criteria: {},
} satisfies Partial<TableState>;

function freeTableName(book: Workbook): string {
  for (let n = 1; ; n++) if (book.tableNamed(`表${n}`) === undefined) return `表${n}`;
}

const overlaps = (book: Workbook, sheet: string, area: Area, except?: string): boolean =>
  [...book.records.table].some(
    ([id, table]) => id !== except && table.sheet === sheet && intersect(table.area, area) !== null,
  );

/** Sets a table's area; its header row stays where it is, and it must still cover what it covered in part. */
export function resize(book: Workbook, id: string, area: Area): void {
  const table = book.record("table", id);
  refuseIfProtected(book, table.sheet);
  const least = 1 + (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0);
  if (area.row !== table.area.row || intersect(area, table.area) === null)
    throw badArgument("the header row must stay");
  if (area.rows < least) throw badArgument("a table has at least one row");
  if (overlaps(book, table.sheet, area, id)) throw badArgument("another table stands there");
  const left = area.column - table.area.column;
  if (left !== 0) throw badArgument("this host resizes a table down and to the right only");
  resizeTable(book, id, area);
  if (area.rows > table.area.rows) fillCalculated(book, id, table.area);
}

export function renameTable(book: Workbook, id: string, name: string): void {
  const was = book.record("table", id).name;
  if (was === name) return;
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || name.length > 255 || /^[A-Za-z]{1,3}\d+$/.test(name)) {
    throw badArgument("not a table's name");
  }
  const taken = book.tableNamed(name);
  const defined = [...book.records.name.values()].some(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (defined || (taken !== undefined && taken !== id)) throw new ExcelError("ItemAlreadyExists");
  book.patch("table", id, { name });
  book.apply({ kind: "references", to: { what: "table", was, now: name } });
}

/** Pushes rows in at an index of the body, or at its end; what stands below the table moves down. */
export function addRows(
  book: Workbook,
  id: string,
  index: number | null,
  values: readonly (readonly Entry[])[],
): number {
  const table = book.record("table", id);
  refuseIfProtected(book, table.sheet);
  const body = bodyOf(table);
  const at = index === null || index < 0 ? body.rows : index;
  if (at > body.rows) throw badArgument("no such row");
  if (values.some((row) => row.length !== table.area.columns)) throw badArgument("a row of another width");
  const rows = { ...body, row: body.row + at, rows: values.length };
  refuseTornTables(book, table.sheet, rows, "rows");
  book.apply({ kind: "shift", sheet: table.sheet, area: rows, how: "insert", by: "rows" });
  const now = book.record("table", id);
  if (now.area.rows === table.area.rows) {
    book.patch("table", id, { area: { ...table.area, rows: table.area.rows + values.length } });
  }
  enter(book, table.sheet, rows, values);
  fillCalculated(book, id, { ...table.area, rows: rows.row - table.area.row });
  return at;
}

/** Takes rows out of the body; the last one is only emptied. */
export function deleteRows(book: Workbook, id: string, index: number, count: number): void {
  const table = book.record("table", id);
  refuseIfProtected(book, table.sheet);
  const body = bodyOf(table);
  if (index < 0 || count < 1 || index + count > body.rows) throw badArgument("no such row");
  const rows = { ...body, row: body.row + index, rows: count };
  if (count < body.rows) {
    refuseTornTables(book, table.sheet, rows, "rows");
    book.apply({ kind: "shift", sheet: table.sheet, area: rows, how: "delete", by: "rows" });
    return;
  }
  const emptied = book
    .cells(table.sheet)
    .block(rows)
    .map((cells) => cells.map((): Content => ""));
  book.apply({ kind: "contents", sheet: table.sheet, row: rows.row, column: rows.column, contents: emptied });
  if (count > 1) resizeTable(book, id, { ...table.area, rows: table.area.rows - count + 1 });
}

/** Shows or hides the totals row; showing it pushes what stands below the table down. */
export function showTotals(book: Workbook, id: string, show: boolean): void {
  const table = book.record("table", id);
  if (table.showTotals === show) return;
  refuseIfProtected(book, table.sheet);
  const row = show ? bottom(table.area) : bottom(table.area) - 1;
  const area = { ...table.area, row, rows: 1 };
  refuseTornTables(book, table.sheet, area, "rows");
  book.apply({ kind: "shift", sheet: table.sheet, area, how: show ? "insert" : "delete", by: "rows" });
  const rows = table.area.rows + (show ? 1 : -1);
  book.patch("table", id, { showTotals: show, area: { ...table.area, rows } });
  if (!show) return;
  book.apply({ kind: "contents", sheet: table.sheet, row, column: table.area.column, contents: [["汇总"]] });
}

export function showHeaders(book: Workbook, id: string, show: boolean): void {
  const table = book.record("table", id);
  const header = headerOf({ ...table, showHeaders: true }) ?? table.area;
  if (table.showHeaders === show) return;
  if (show) throw new ExcelError("NotImplemented", "The test host does not bring header rows back.");
  book.apply({
    kind: "contents",
    sheet: table.sheet,
    row: header.row,
    column: header.column,
    contents: [table.columns.map(() => "")],
  });
  const { row, rows } = table.area;
  book.patch("table", id, { showHeaders: false, area: { ...table.area, row: row + 1, rows: rows - 1 } });
}

/** A new column of a table, at an index or at its end; what stands right of the table moves. */
export function addColumn(book: Workbook, id: string, index: number | null, name?: string): number {
  const table = book.record("table", id);
  refuseIfProtected(book, table.sheet);
  const at = index === null || index < 0 ? table.area.columns : index;
  if (at > table.area.columns) throw badArgument("no such column");
  const area = { ...table.area, column: table.area.column + at, columns: 1 };
  book.apply({ kind: "shift", sheet: table.sheet, area, how: "insert", by: "columns" });
  const columns = [...table.columns];
  const title = name ?? freeName(columns);
  columns.splice(at, 0, { id: Math.max(...columns.map((one) => one.id)) + 1, name: title });
  book.patch("table", id, { columns, area: { ...table.area, columns: columns.length } });
  book.apply({
    kind: "contents",
    sheet: table.sheet,
    row: area.row,
    column: area.column,
    contents: [[title]],
  });
  return at;
}

export function deleteColumn(book: Workbook, id: string, index: number): void {
  const table = book.record("table", id);
  refuseIfProtected(book, table.sheet);
  if (table.columns.length === 1) throw new ExcelError("InvalidOperation");
  const area = { ...table.area, column: table.area.column + index, columns: 1 };
  if (area.column >= right(table.area)) throw badArgument("no such column");
  book.apply({ kind: "shift", sheet: table.sheet, area, how: "delete", by: "columns" });
}
