import { badArgument } from "../excel-error";
import { clearCells } from "../model/clear";
import { mergeCells, unmergeCells } from "../model/merge";
import { refuseUnlessAllowed } from "../model/protect";
import { refuseTornTables } from "../model/torn-tables";
import type { Args, Result } from "../wire-object";
import { refuseOtherSize } from "./matrix";
import { rangeOf } from "./range";
import type { Cells } from "./scope";

/** What one does with a range. */
export const rangeActions: Readonly<Record<string, (range: Cells, args: Args) => Result>> = {
  clear: (range, args) => clearCells(range.scope.book, range.sheet, range.area, args.raw(0) ?? "All"),
  insert: (range, args) => {
    const by = args.text(0) === "Down" ? "rows" : args.text(0) === "Right" ? "columns" : undefined;
    if (by === undefined) throw badArgument("neither Down nor Right");
    shift(range, "insert", by);
    return rangeOf(range.scope, range.sheet, range.area);
  },
  delete: (range, args) => {
    const by = args.text(0) === "Up" ? "rows" : args.text(0) === "Left" ? "columns" : undefined;
    if (by === undefined) throw badArgument("neither Up nor Left");
    return shift(range, "delete", by);
  },
  merge: (range, args) => mergeCells(range.scope.book, range.sheet, range.area, args.flag(0)),
  unmerge: (range) => unmergeCells(range.scope.book, range.sheet, range.area),
  select: (range) => range.scope.select(range.sheet, range.area),
  untrack: () => undefined,
  calculate: () => undefined,
  _ValidateArraySize: (range, args) => refuseOtherSize(range.area, args.number(0), [args.number(1)]),
};

function shift({ scope, sheet, area }: Cells, how: "insert" | "delete", by: "rows" | "columns"): void {
  const option = `allow${how === "insert" ? "Insert" : "Delete"}${by === "rows" ? "Rows" : "Columns"}`;
  refuseUnlessAllowed(scope.book, sheet, option);
  refuseTornTables(scope.book, sheet, area, by);
  scope.book.apply({ kind: "shift", sheet, area, how, by });
}
