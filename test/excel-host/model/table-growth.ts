import type { Area } from "./area";
import { bottom, contains, intersect, isEntireColumn, right } from "./area";
import type { Content } from "./cell";
import { formulaOf, isFormula, plain } from "./cell";
import { worked } from "./enter";
import type { TableState } from "./records";
import { translateFormula } from "./references";
import { freeName } from "./shift-records";
import { bodyOf, headerOf } from "./table-area";
import type { Workbook } from "./workbook";

/**
 * What is entered directly below a table's last row, or right beside it, is taken into the table (belief `growth`),
 * unless it has a totals row, the sheet is protected or nothing was entered, or a data validation lies on the cells below
 * that does not cover its whole column (belief `growth-validated`). A remote change grows nothing: where it was made the
 * table grew already.
 */
export function growTables(
  book: Workbook,
  sheet: string,
  area: Area,
  contents: readonly (readonly (Content | null)[])[],
): void {
  const { who } = book.actor;
  if (who === "remote" || who === "loader") return;
  if (book.record("sheet", sheet).protection !== null) return;
  // belief `growth-by-chunks`: a block that is all empty grows nothing, and what comes below it is beside the table no more
  if (contents.every((row) => row.every((content) => content === null || content === ""))) return;
  for (const [id, table] of book.records.table) {
    if (table.sheet !== sheet) continue;
    const grown = grownDown(book, table, area) ?? grownRight(table, area);
    if (grown === null || touchesOther(book, sheet, id, grown)) continue;
    resizeTable(book, id, grown);
    if (grown.rows > table.area.rows) fillCalculated(book, id, table.area);
  }
}

function grownDown(book: Workbook, table: TableState, area: Area): Area | null {
  const beside = area.column < right(table.area) && right(area) > table.area.column;
  if (table.showTotals || !beside || area.row !== bottom(table.area)) return null;
  const below = { ...table.area, row: bottom(table.area), rows: area.rows };
  return isValidated(book, table.sheet, below) ? null : { ...table.area, rows: table.area.rows + area.rows };
}

/** Does a data validation lie on the cells that ends somewhere in its column? */
const isValidated = (book: Workbook, sheet: string, area: Area): boolean =>
  [...book.records.validation.values()].some(
    (one) =>
      one.sheet === sheet &&
      one.areas.some((part) => !isEntireColumn(part) && intersect(part, area) !== null),
  );

function grownRight(table: TableState, area: Area): Area | null {
  const level = area.row < bottom(table.area) && bottom(area) > table.area.row;
  if (!level || area.column !== right(table.area) || area.columns > 1) return null;
  return { ...table.area, columns: table.area.columns + 1 };
}

const touchesOther = (book: Workbook, sheet: string, id: string, area: Area): boolean =>
  [...book.records.table].some(
    ([other, table]) => other !== id && table.sheet === sheet && intersect(table.area, area) !== null,
  );

/** Sets a table's area; new columns are named after their header cell, or as Excel names them. */
export function resizeTable(book: Workbook, id: string, area: Area): void {
  const table = book.record("table", id);
  const columns = [...table.columns];
  const cells = book.cells(table.sheet);
  while (columns.length < area.columns) {
    const at = { row: area.row, column: area.column + columns.length };
    const header = String(plain(cells.content(at.row, at.column)));
    const name = header === "" ? freeName(columns) : header;
    columns.push({ id: Math.max(0, ...columns.map((column) => column.id)) + 1, name });
    if (header === "" && table.showHeaders) {
      book.apply({ kind: "contents", sheet: table.sheet, ...at, contents: [[name]] });
    }
  }
  book.patch("table", id, { area, columns: columns.slice(0, area.columns) });
}

/** Fills the calculated columns of the rows a table has gained (belief `calculated-fill`), column by column (belief `fill-events`). */
export function fillCalculated(book: Workbook, id: string, was: Area): void {
  const { sheet, area, columns } = book.record("table", id);
  const cells = book.cells(sheet);
  const first = bodyOf(book.record("table", id)).row;
  const row = bottom(was);
  columns.forEach(({ formula }, index) => {
    if (formula === undefined) return;
    const column = area.column + index;
    const fixed = translateFormula(formula, 1, 0) === formula;
    const contents = Array.from({ length: bottom(area) - row }, (_, r): (Content | null)[] => {
      if (cells.content(row + r, column) !== "") return [null];
      const moved = fixed ? formula : translateFormula(formula, row + r - first, 0);
      return [worked(book, sheet, { row: row + r, column }, moved)];
    });
    if (contents.some(([content]) => content !== null))
      book.apply({ kind: "contents", sheet, row, column, contents });
  });
}

/** A text put into a header cell renames the column; an emptied one is named again by Excel. */
export function renameHeaders(book: Workbook, sheet: string, area: Area): void {
  for (const [id, table] of book.records.table) {
    const header = table.sheet === sheet ? headerOf(table) : null;
    if (header === null || intersect(header, area) === null) continue;
    const cells = book.cells(sheet);
    const names: string[] = [];
    const columns = table.columns.map((column, index) => {
      const at = { row: header.row, column: header.column + index };
      const shown = cells.content(at.row, at.column);
      const text = String(plain(shown));
      const free = freeName(table.columns);
      const name = text === "" ? free : unique(text, names);
      names.push(name);
      if (name !== shown) book.apply({ kind: "contents", sheet, ...at, contents: [[name]] });
      return name === column.name ? column : { ...column, name };
    });
    if (columns.every((column, index) => column === table.columns[index])) continue;
    book.patch("table", id, { columns });
    columns.forEach(({ name }, index) => {
      const was = table.columns[index]?.name ?? name;
      if (was !== name)
        book.apply({ kind: "references", to: { what: "column", table: table.name, was, now: name } });
    });
  }
}

function unique(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n++) {
    const tried = n === 1 ? name : `${name}${n}`;
    if (!taken.some((other) => other.toLowerCase() === tried.toLowerCase())) return tried;
  }
}

/** A column whose whole body was given one formula becomes a calculated column. */
export function noteCalculatedColumns(book: Workbook, sheet: string, area: Area): void {
  if (book.actor.who === "remote") return;
  for (const [id, table] of book.records.table) {
    if (table.sheet !== sheet) continue;
    const body = bodyOf(table);
    const columns = table.columns.map((column, index) => {
      const cells = { ...body, column: body.column + index, columns: 1 };
      const first = book.cells(sheet).content(body.row, cells.column);
      if (!contains(area, cells) || !isFormula(first) || column.formula === first.formula) return column;
      const same = book
        .cells(sheet)
        .block(cells)
        .every(([content = ""], row) => formulaOf(content) === translateFormula(first.formula, row, 0));
      return same ? { ...column, formula: first.formula } : column;
    });
    if (columns.some((column, index) => column !== table.columns[index]))
      book.patch("table", id, { columns });
  }
}
