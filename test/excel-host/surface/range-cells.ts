import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { cellCount, isEntireColumn, isEntireRow } from "../model/area";
import { formulaOf, plain, valueType } from "../model/cell";
import type { Content } from "../model/cell";
import type { CellFormat } from "../model/cell-format";
import { cellText } from "../model/cell-text";
import type { Entry } from "../model/enter";
import { enter } from "../model/enter";
import type { Band } from "../model/records";
import type { Link } from "../model/mutation";
import { refuseIfProtected, refuseUnlessAllowed } from "../model/protect";
import type { Scalar } from "../wire-object";
import { cellsOf } from "./cells";
import { matrix } from "./matrix";
import { uniform } from "./uniform";
import type { Cells } from "./scope";

/** Excel reads five million cells at most. */
const READ_LIMIT = 5_000_000;

/** What a range tells of its cells, and what may be written into them. */
export const rangeCells: Readonly<Record<string, Scalar<Cells>>> = {
  values: {
    get: (range) => block(range, plain),
    set: (range, value) => enter(range.scope.book, range.sheet, range.area, entries(range.area, value)),
  },
  formulas: {
    get: (range) => block(range, formulaOf),
    set: (range, value) => enter(range.scope.book, range.sheet, range.area, entries(range.area, value)),
  },
  formulasLocal: {
    get: (range) => block(range, formulaOf),
    set: (range, value) => enter(range.scope.book, range.sheet, range.area, entries(range.area, value)),
  },
  valueTypes: { get: (range) => block(range, valueType) },
  text: { get: text },
  numberFormat: { get: numberFormats, set: setNumberFormat },
  numberFormatLocal: { get: numberFormats, set: setNumberFormat },
  hyperlink: {
    get: ({ area, ...range }) => cellsOf({ area, ...range }).links.get(area.row, area.column) ?? null,
    set: setLink,
  },
  style: { get: (range) => uniform(range, (look) => look.style ?? "Normal"), set: setStyle },
  hidden: { get: (range) => both(bandState(range, "rows"), bandState(range, "columns")) },
  rowHidden: { get: (range) => bandState(range, "rows"), set: (range, value) => hide(range, "rows", value) },
  columnHidden: {
    get: (range) => bandState(range, "columns"),
    set: (range, value) => hide(range, "columns", value),
  },
};

function block<T>(range: Cells, of: (content: Content) => T): T[][] | null {
  // an entire row or column is not read cell by cell: Excel answers null
  if (isEntireColumn(range.area) || isEntireRow(range.area)) return null;
  if (cellCount(range.area) > READ_LIMIT) throw new ExcelError("ResponsePayloadSizeLimitExceeded");
  return cellsOf(range)
    .block(range.area)
    .map((row) => row.map(of));
}

function text(range: Cells): string[][] | null {
  const cells = cellsOf(range);
  const { row, column } = range.area;
  const { date1904 } = range.scope.book;
  const contents = block(range, (content) => content);
  if (contents === null) return null;
  return contents.map((line, r) =>
    line.map((content, c) => {
      if (content === "") return "";
      return cellText(content, cells.format(row + r, column + c).numberFormat ?? "General", date1904);
    }),
  );
}

/** Values to write, as a rectangle: one value is for every cell, an array must fit. */
function entries(area: Area, value: unknown): Entry[][] {
  const rows = matrix(area, value);
  for (const row of rows) {
    for (const entry of row) {
      if (entry !== null && !["string", "number", "boolean"].includes(typeof entry)) {
        throw badArgument("a cell takes a text, a number, a boolean or null");
      }
    }
  }
  return rows as Entry[][];
}

function numberFormats(range: Cells): string[][] | string | null {
  const { area } = range;
  const cells = cellsOf(range);
  if (isEntireColumn(area) || isEntireRow(area))
    return uniform(range, (look) => look.numberFormat ?? "General");
  return Array.from({ length: area.rows }, (_, r) =>
    Array.from(
      { length: area.columns },
      (_, c) => cells.format(area.row + r, area.column + c).numberFormat ?? "General",
    ),
  );
}

function setNumberFormat(range: Cells, value: unknown): void {
  const { book } = range.scope;
  const { sheet, area } = range;
  refuseUnlessAllowed(book, sheet, "allowFormatCells");
  if (typeof value === "string") {
    book.apply({ kind: "format", sheet, area, change: { numberFormat: value === "" ? "General" : value } });
    return;
  }
  const cells = cellsOf(range);
  const known = new Map<string, CellFormat>();
  const formats = matrix(area, value).map((row, r) =>
    row.map((numberFormat, c): CellFormat | null => {
      if (numberFormat === null) return null;
      if (typeof numberFormat !== "string") throw badArgument("not a number format");
      const look = cells.format(area.row + r, area.column + c);
      if (Object.keys(look).length > 0) return { ...look, numberFormat };
      const made = known.get(numberFormat) ?? { numberFormat };
      known.set(numberFormat, made);
      return made;
    }),
  );
  book.apply({ kind: "formats", sheet, row: area.row, column: area.column, formats });
}

function setStyle(range: Cells, value: unknown): void {
  if (typeof value !== "string") throw badArgument("not the name of a style");
  refuseUnlessAllowed(range.scope.book, range.sheet, "allowFormatCells");
  range.scope.book.apply({ kind: "format", sheet: range.sheet, area: range.area, change: { style: value } });
}

function setLink({ scope, sheet, area }: Cells, value: unknown): void {
  refuseIfProtected(scope.book, sheet, area);
  if (typeof value !== "object" || value === null) throw badArgument("not a hyperlink");
  const { textToDisplay, ...link } = value as Link & { textToDisplay?: string };
  const row = new Array<Link>(area.columns).fill(link);
  scope.book.apply({
    kind: "links",
    sheet,
    row: area.row,
    column: area.column,
    links: new Array<Link[]>(area.rows).fill(row),
  });
  const shown = textToDisplay ?? link.address ?? link.documentReference;
  if (shown !== undefined) enter(scope.book, sheet, area, matrix(area, `'${shown}`) as Entry[][]);
}

/** Whether all rows or columns are hidden; null when some are. */
function bandState(range: Cells, of: "rows" | "columns"): boolean | null {
  const bands: ReadonlyMap<number, Band> = cellsOf(range)[of];
  const first = of === "rows" ? range.area.row : range.area.column;
  const count = of === "rows" ? range.area.rows : range.area.columns;
  let hidden = 0;
  for (const [at, band] of bands) if (at >= first && at < first + count && band.hidden === true) hidden++;
  return hidden === 0 ? false : hidden === count ? true : null;
}

const both = (a: boolean | null, b: boolean | null): boolean | null =>
  a === true || b === true ? true : a === false && b === false ? false : null;

function hide({ scope, sheet, area }: Cells, of: "rows" | "columns", value: unknown): void {
  if (typeof value !== "boolean") throw badArgument("not true or false");
  refuseUnlessAllowed(scope.book, sheet, of === "rows" ? "allowFormatRows" : "allowFormatColumns");
  const [first, count] = of === "rows" ? [area.row, area.rows] : [area.column, area.columns];
  scope.book.apply({ kind: "bands", sheet, of, first, count, change: { hidden: value } });
}
