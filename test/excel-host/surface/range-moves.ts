import { badArgument, ExcelError } from "../excel-error";
import { mustParse, splitReference } from "../model/address";
import type { Area } from "../model/area";
import { areaOf, bottom, bounding, intersect, right, SHEET_COLUMNS, SHEET_ROWS } from "../model/area";
import type { Args, Result } from "../wire-object";
import { nullObject } from "../wire-object";
import { cellsOf } from "./cells";
import { rangeClass, rangeOf } from "./range";
import { rangeAreasOf } from "./range-areas";
import type { Cells } from "./scope";
import { specialCells } from "./special-cells";

type Move = (range: Cells, args: Args) => Result;

const to =
  (move: (area: Area, args: Args) => Area): Move =>
  (range, args) => {
    const { row, column, rows, columns } = move(range.area, args);
    return rangeOf(range.scope, range.sheet, areaOf(row, column, rows, columns));
  };

/** Rows or columns beside a range; a negative count counts on the other side. */
const beside = (count: number, before: number, after: number): [number, number] => {
  if (count === 0) throw badArgument("no rows or columns");
  return count > 0 ? [after, count] : [before + count, -count];
};

/** The ranges one gets from a range. */
export const rangeMoves: Readonly<Record<string, Move>> = {
  getCell: to((area, args) => ({
    ...single(area),
    row: area.row + args.number(0),
    column: area.column + args.number(1),
  })),
  getRow: to((area, args) => ({ ...area, row: area.row + args.number(0), rows: 1 })),
  getColumn: to((area, args) => ({ ...area, column: area.column + args.number(0), columns: 1 })),
  getLastRow: to((area) => ({ ...area, row: bottom(area) - 1, rows: 1 })),
  getLastColumn: to((area) => ({ ...area, column: right(area) - 1, columns: 1 })),
  getLastCell: to((area) => ({ ...single(area), row: bottom(area) - 1, column: right(area) - 1 })),
  getEntireRow: to((area) => ({ ...area, column: 0, columns: SHEET_COLUMNS })),
  getEntireColumn: to((area) => ({ ...area, row: 0, rows: SHEET_ROWS })),
  getOffsetRange: to((area, args) => ({
    ...area,
    row: area.row + args.number(0),
    column: area.column + args.number(1),
  })),
  getResizedRange: to((area, args) => ({
    ...area,
    rows: area.rows + args.number(0),
    columns: area.columns + args.number(1),
  })),
  getAbsoluteResizedRange: to((area, args) => ({ ...area, rows: args.number(0), columns: args.number(1) })),
  getRowsBelow: to((area, args) => {
    const [row, rows] = beside(args.number(0, 1), area.row, bottom(area));
    return { ...area, row, rows };
  }),
  getRowsAbove: to((area, args) => {
    const [row, rows] = beside(-args.number(0, 1), area.row, bottom(area));
    return { ...area, row, rows };
  }),
  getColumnsAfter: to((area, args) => {
    const [column, columns] = beside(args.number(0, 1), area.column, right(area));
    return { ...area, column, columns };
  }),
  getColumnsBefore: to((area, args) => {
    const [column, columns] = beside(-args.number(0, 1), area.column, right(area));
    return { ...area, column, columns };
  }),
  getBoundingRect: (range, args) =>
    rangeOf(range.scope, range.sheet, bounding(range.area, other(range, args))),
  getIntersection: (range, args) => {
    const common = intersect(range.area, other(range, args));
    if (common === null) throw new ExcelError("ItemNotFound");
    return rangeOf(range.scope, range.sheet, common);
  },
  getIntersectionOrNullObject: (range, args) => {
    const common = intersect(range.area, other(range, args));
    return common === null ? nullObject : rangeOf(range.scope, range.sheet, common);
  },
  getUsedRange: (range, args) => {
    const used = cellsOf(range).used(range.area, args.flag(0));
    if (used === null) throw new ExcelError("ItemNotFound");
    return rangeOf(range.scope, range.sheet, used);
  },
  getUsedRangeOrNullObject: (range, args) => {
    const used = cellsOf(range).used(range.area, args.flag(0));
    return used === null ? nullObject : rangeOf(range.scope, range.sheet, used);
  },
  getSpecialCells: (range, args) => {
    const areas = specialCells(range, args.text(0), args.raw(1));
    if (areas.length === 0) throw new ExcelError("ItemNotFound");
    return rangeAreasOf(range, areas);
  },
  getSpecialCellsOrNullObject: (range, args) => {
    const areas = specialCells(range, args.text(0), args.raw(1));
    return areas.length === 0 ? nullObject : rangeAreasOf(range, areas);
  },
  getMergedAreasOrNullObject: (range) => {
    const { merges } = range.scope.book.record("sheet", range.sheet);
    const areas = merges.filter((merge) => intersect(merge, range.area) !== null);
    return areas.length === 0 ? nullObject : rangeAreasOf(range, areas);
  },
};

const single = (area: Area): Area => ({ ...area, rows: 1, columns: 1 });

/** Another range, passed as an object or as an address; it must be on the same sheet. */
function other({ sheet }: Cells, args: Args): Area {
  const passed = args.instance(0, rangeClass);
  if (passed === undefined) return mustParse(splitReference(args.text(0)).rest);
  if (passed.sheet !== sheet) throw badArgument("a range on another sheet");
  return passed.area;
}
