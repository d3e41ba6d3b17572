import { EventType } from "../events";
import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { refuseIfProtected } from "../model/protect";
import type { TableState } from "../model/records";
import { bodyOf, headerOf, totalsOf } from "../model/table-area";
import { renameTable, resize, showHeaders, showTotals } from "../model/tables";
import type { Scalar, WireObject } from "../wire-object";
import { setFlag, setText, WireClass } from "../wire-object";
import { filterTable, tableFilterClass } from "./auto-filter";
import { events } from "./collection";
import { rangeOf } from "./range";
import type { ById } from "./scope";
import { tableSortClass } from "./sort";
import { tableColumnsClass } from "./table-columns";
import { tableRowsClass } from "./table-rows";
import { cellsAt } from "./tables";
import { worksheetClass } from "./worksheet";

const state = ({ scope, id }: ById): TableState => scope.book.record("table", id);

const flag = (key: keyof TableState): Scalar<ById> => ({
  get: (table) => state(table)[key],
  set: setFlag(({ scope, id }, value) => scope.book.patch("table", id, { [key]: value })),
});

/** Excel.Table. */
export const tableClass: WireClass<ById> = new WireClass<ById>("Table", {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    id: { get: ({ id }) => id },
    name: {
      get: (table) => state(table).name,
      set: setText(({ scope, id }, name) => renameTable(scope.book, id, name)),
    },
    style: {
      get: (table) => state(table).style,
      set: setText(({ scope, id }, style) => scope.book.patch("table", id, { style })),
    },
    showHeaders: {
      get: (table) => state(table).showHeaders,
      set: setFlag(({ scope, id }, show) => showHeaders(scope.book, id, show)),
    },
    showTotals: {
      get: (table) => state(table).showTotals,
      set: setFlag(({ scope, id }, show) => showTotals(scope.book, id, show)),
    },
    showFilterButton: flag("showFilterButton"),
    showBandedRows: flag("showBandedRows"),
    showBandedColumns: flag("showBandedColumns"),
    highlightFirstColumn: flag("highlightFirstColumn"),
    highlightLastColumn: flag("highlightLastColumn"),
    legacyId: { get: ({ id }) => id },
  },
  links: {
    columns: (table) => tableColumnsClass.of(table),
    rows: (table) => tableRowsClass.of(table),
    sort: (table) => tableSortClass.of(table),
    autoFilter: (table) => tableFilterClass.of(table),
    worksheet: (table) => worksheetClass.of({ scope: table.scope, id: state(table).sheet }),
  },
  methods: {
    ...events<ById>({
      DataChangedEvent: EventType.tableChanged,
      SelectionChangedEvent: EventType.tableSelectionChanged,
    }),
    getRange: (table) => range(table, state(table).area),
    getDataBodyRange: (table) => range(table, bodyOf(state(table))),
    getHeaderRowRange: (table) => range(table, headerOf(state(table))),
    getTotalRowRange: (table) => range(table, totalsOf(state(table))),
    resize: (table, args) => {
      const { sheet, area } = cellsAt(table.scope, state(table).sheet, args);
      if (sheet !== state(table).sheet) throw badArgument("a range on another sheet");
      return resize(table.scope.book, table.id, area);
    },
    convertToRange: (table) => {
      const { sheet, area } = state(table);
      refuseIfProtected(table.scope.book, sheet);
      table.scope.book.put("table", table.id, null);
      return rangeOf(table.scope, sheet, area);
    },
    delete: (table) => {
      const { sheet, area } = state(table);
      refuseIfProtected(table.scope.book, sheet);
      table.scope.book.put("table", table.id, null);
      return table.scope.book.apply({ kind: "shift", sheet, area, how: "delete", by: "rows" });
    },
    clearFilters: (table) => filterTable(table, {}),
    reapplyFilters: (table) => filterTable(table, state(table).criteria),
  },
});

/** Cells of the table; a part it does not show is not there. */
function range(table: ById, area: Area | null): WireObject {
  if (area === null) throw new ExcelError("ItemNotFound");
  return rangeOf(table.scope, state(table).sheet, area);
}
