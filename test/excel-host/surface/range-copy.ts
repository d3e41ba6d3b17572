import { badArgument, ExcelError } from "../excel-error";
import { parseAddress, splitReference } from "../model/address";
import type { Area } from "../model/area";
import type { Content } from "../model/cell";
import { isFormula, plain, valueOf } from "../model/cell";
import type { CellFormat } from "../model/cell-format";
import { refuseIfProtected } from "../model/protect";
import { translateFormula } from "../model/references";
import type { Args, Method, Result } from "../wire-object";
import { nullObject } from "../wire-object";
import { cellsOf } from "./cells";
import { rangeClass, rangeOf } from "./range";
import type { Cells } from "./scope";

const KINDS = ["All", "Formulas", "Values", "Formats"];

/** `copyFrom` and `find`. */
export const rangeCopies: Readonly<Record<string, Method<Cells>>> = {
  copyFrom: (range, args) => copy(range, args),
  find: (range, args) => {
    const found = find(range, args);
    if (found === nullObject) throw new ExcelError("ItemNotFound");
    return found;
  },
  findOrNullObject: (range, args) => find(range, args),
};

/** Copies cells here; a smaller source is repeated, as far as it fits, and a larger one reaches beyond the range. */
function copy({ scope, sheet, area }: Cells, args: Args): void {
  const kind = args.raw(1) === undefined ? "All" : args.text(1);
  if (!KINDS.includes(kind)) throw badArgument("no way to copy");
  const skipBlanks = args.flag(2);
  if (args.flag(3)) throw new ExcelError("NotImplemented", "The test host does not transpose.");
  const from = sourceOf({ scope, sheet, area }, args);
  const rows = Math.max(from.area.rows, area.rows - (area.rows % from.area.rows));
  const columns = Math.max(from.area.columns, area.columns - (area.columns % from.area.columns));
  const target: Area = { ...area, rows, columns };
  refuseIfProtected(scope.book, sheet, target);
  const source = cellsOf(from);
  const place = (r: number, c: number): [number, number] => [
    from.area.row + (r % from.area.rows),
    from.area.column + (c % from.area.columns),
  ];
  const block = <T>(of: (r: number, c: number) => T): T[][] =>
    Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (__, c) => of(r, c)));
  const at = { sheet, row: area.row, column: area.column };
  if (kind === "All" || kind === "Formats") {
    const formats = block((r, c): CellFormat => source.format(...place(r, c)));
    scope.book.apply({ kind: "formats", ...at, formats });
  }
  if (kind === "Formats") return;
  const contents = block((r, c): Content | null => {
    const [row, column] = place(r, c);
    const content = source.content(row, column);
    if (content === "" && skipBlanks) return null;
    if (kind === "Values" || !isFormula(content)) return valueOf(content);
    const formula = translateFormula(content.formula, area.row + r - row, area.column + c - column);
    return { ...content, formula };
  });
  scope.book.apply({ kind: "contents", ...at, contents });
}

function sourceOf(range: Cells, args: Args): Cells {
  const passed = args.instance(0, rangeClass);
  if (passed !== undefined) return passed;
  const { sheet: name, rest } = splitReference(args.text(0));
  const sheet = name === undefined ? range.sheet : range.scope.book.sheetNamed(name);
  const area = parseAddress(rest);
  if (sheet === undefined || area === null) throw badArgument("no such source");
  return { ...range, sheet, area };
}

/** The first cell, row by row, whose value has the text in it. */
function find(range: Cells, args: Args): Result {
  const text = args.text(0).toLowerCase();
  const criteria = (args.raw(1) ?? {}) as { completeMatch?: boolean; matchCase?: boolean };
  for (const { row, column, value } of cellsOf(range).contents.cells(range.area)) {
    const shown = criteria.matchCase === true ? String(plain(value)) : String(plain(value)).toLowerCase();
    const wanted = criteria.matchCase === true ? args.text(0) : text;
    if (criteria.completeMatch === true ? shown === wanted : shown.includes(wanted)) {
      return rangeOf(range.scope, range.sheet, { row, column, rows: 1, columns: 1 });
    }
  }
  return nullObject;
}
