import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { bottom, right, SHEET_COLUMNS, SHEET_ROWS } from "../model/area";
import type { WireObject } from "../wire-object";
import { nullObject, WireClass } from "../wire-object";
import { rangeOf } from "./range";
import type { ById } from "./scope";
import { cellsAt } from "./tables";

/** Excel.WorksheetFreezePanes. */
export const freezePanesClass: WireClass<ById> = new WireClass<ById>("WorksheetFreezePanes", {
  methods: {
    freezeAt: (sheet, args) => {
      const { area } = cellsAt(sheet.scope, sheet.id, args);
      // whole columns freeze no rows, whole rows no columns
      const rows = area.rows === SHEET_ROWS ? 0 : bottom(area);
      const columns = area.columns === SHEET_COLUMNS ? 0 : right(area);
      freeze(sheet, rows, columns);
    },
    freezeRows: (sheet, args) => freeze(sheet, args.number(0, 1), 0),
    freezeColumns: (sheet, args) => freeze(sheet, 0, args.number(0, 1)),
    unfreeze: (sheet) => sheet.scope.book.patch("sheet", sheet.id, { frozen: null }),
    getLocation: (sheet) => {
      const found = location(sheet);
      if (found === undefined) throw new ExcelError("ItemNotFound");
      return found;
    },
    getLocationOrNullObject: (sheet) => location(sheet) ?? nullObject,
  },
});

function freeze({ scope, id }: ById, rows: number, columns: number): void {
  if (rows < 0 || columns < 0 || rows + columns === 0) throw badArgument("nothing to freeze");
  scope.book.patch("sheet", id, { frozen: { rows, columns } });
}

function location({ scope, id }: ById): WireObject | undefined {
  const { frozen } = scope.book.record("sheet", id);
  if (frozen === null) return undefined;
  const area: Area = {
    row: 0,
    column: 0,
    rows: frozen.rows === 0 ? SHEET_ROWS : frozen.rows,
    columns: frozen.columns === 0 ? SHEET_COLUMNS : frozen.columns,
  };
  return rangeOf(scope, id, area);
}
