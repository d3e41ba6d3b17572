import { badArgument } from "../excel-error";
import type { Area } from "../model/area";
import type { SortKey } from "../model/sort-rows";
import { sortRows } from "../model/sort-rows";
import { bodyOf } from "../model/table-area";
import type { Args } from "../wire-object";
import { WireClass } from "../wire-object";
import type { ById, Cells } from "./scope";

/** Excel.RangeSort. */
export const rangeSortClass: WireClass<Cells> = new WireClass<Cells>("RangeSort", {
  methods: {
    apply: ({ scope, sheet, area }, args) => {
      const body: Area = args.flag(2) ? { ...area, row: area.row + 1, rows: area.rows - 1 } : area;
      return sortRows(scope.book, sheet, body, keys(args, area.columns));
    },
  },
});

/** Excel.TableSort. */
export const tableSortClass: WireClass<ById> = new WireClass<ById>("TableSort", {
  methods: {
    apply: ({ scope, id }, args) => {
      const table = scope.book.record("table", id);
      return sortRows(scope.book, table.sheet, bodyOf(table), keys(args, table.area.columns));
    },
    clear: () => undefined,
    reapply: () => undefined,
  },
});

function keys(args: Args, columns: number): readonly SortKey[] {
  const fields = args.raw(0);
  if (!Array.isArray(fields) || fields.length === 0) throw badArgument("no sort fields");
  return (fields as { key?: unknown; ascending?: unknown }[]).map(({ key, ascending }) => {
    if (typeof key !== "number" || key < 0 || key >= columns) throw badArgument("no such column");
    return { column: key, ascending: ascending !== false };
  });
}
