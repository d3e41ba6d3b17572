import { badArgument, ExcelError } from "../excel-error";
import type { PivotState } from "../model/drawing-state";
import { absoluteFormula } from "../model/names";
import { plain } from "../model/cell";
import { refuseUnlessAllowed } from "../model/protect";
import type { Args } from "../wire-object";
import { setFlag, setText, WireClass } from "../wire-object";
import { collection } from "./collection";
import { axisHierarchiesClass, dataHierarchiesClass, hierarchiesClass } from "./pivot-hierarchies";
import type { ById, Scope } from "./scope";
import { stored } from "./stored";
import { tableClass } from "./table";
import { cellsAt } from "./tables";
import { worksheetClass } from "./worksheet";

/** The pivot tables of a sheet, or of the workbook. */
interface Pivots {
  readonly scope: Scope;
  readonly sheet: string | null;
}

const idsOf = ({ scope, sheet }: Pivots): readonly string[] =>
  [...scope.book.records.pivot]
    .filter(([, pivot]) => sheet === null || pivot.sheet === sheet)
    .map(([id]) => id);

const { items, methods, scalars } = collection<Pivots>(
  (pivots) => idsOf(pivots).map((id) => pivotClass.of({ scope: pivots.scope, id })),
  (pivots, key) => {
    const id = idsOf(pivots).find(
      (one) => one === key || pivots.scope.book.record("pivot", one).name === key,
    );
    return id === undefined ? undefined : pivotClass.of({ scope: pivots.scope, id });
  },
);

/** Excel.PivotTableCollection. */
export const pivotTablesClass: WireClass<Pivots> = new WireClass<Pivots>("PivotTableCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    add: (pivots, args) => {
      const { scope } = pivots;
      const name = args.text(0);
      if ([...scope.book.records.pivot.values()].some((pivot) => pivot.name === name))
        throw new ExcelError("ItemAlreadyExists");
      const { source, fields } = sourceOf(scope, args);
      const at = cellsAt(scope, null, args, 2);
      if (pivots.sheet !== null && at.sheet !== pivots.sheet)
        throw badArgument("a destination on another sheet");
      refuseUnlessAllowed(scope.book, at.sheet, "allowPivotTables");
      const id = scope.book.newId();
      scope.book.put("pivot", id, {
        sheet: at.sheet,
        name,
        source,
        destination: absoluteFormula(scope.book, at.sheet, at.area).slice(1),
        fields,
        rows: [],
        columns: [],
        filters: [],
        data: [],
        layout: {},
        refreshOnOpen: false,
        refreshed: 0,
      });
      return pivotClass.of({ scope, id });
    },
    refreshAll: (pivots) => {
      for (const id of idsOf(pivots)) refresh({ scope: pivots.scope, id });
    },
  },
});

/** A pivot reads a table, passed as such or by its name, or cells whose first row names the fields. */
function sourceOf(scope: Scope, args: Args): { source: string; fields: readonly string[] } {
  const passed = args.instance(1, tableClass)?.id;
  const text = args.raw(1);
  const id = passed ?? (typeof text === "string" ? scope.book.tableNamed(text) : undefined);
  if (id !== undefined) {
    const table = scope.book.record("table", id);
    return { source: table.name, fields: table.columns.map(({ name }) => name) };
  }
  const { sheet, area } = cellsAt(scope, null, args, 1);
  const [headers = []] = scope.book.cells(sheet).block({ ...area, rows: 1 });
  const fields = headers.map((header) => String(plain(header)));
  if (fields.includes("") || area.rows < 2) throw badArgument("a source without field names");
  return { source: absoluteFormula(scope.book, sheet, area).slice(1), fields };
}

const state = ({ scope, id }: ById): PivotState => scope.book.record("pivot", id);

const refresh = (pivot: ById): void =>
  pivot.scope.book.patch("pivot", pivot.id, { refreshed: state(pivot).refreshed + 1 });

/** Excel.PivotTable: what was asked for is kept, nothing is worked out. */
const pivotClass: WireClass<ById> = new WireClass<ById>("PivotTable", {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    id: { get: ({ id }) => id },
    name: {
      get: (pivot) => state(pivot).name,
      set: setText(({ scope, id }, name) => scope.book.patch("pivot", id, { name })),
    },
    refreshOnOpen: {
      get: (pivot) => state(pivot).refreshOnOpen,
      set: setFlag(({ scope, id }, refreshOnOpen) => scope.book.patch("pivot", id, { refreshOnOpen })),
    },
  },
  links: {
    worksheet: (pivot) => worksheetClass.of({ scope: pivot.scope, id: state(pivot).sheet }),
    hierarchies: (pivot) => hierarchiesClass.of(pivot),
    rowHierarchies: (pivot) => axisHierarchiesClass.of({ pivot, axis: "rows" }),
    columnHierarchies: (pivot) => axisHierarchiesClass.of({ pivot, axis: "columns" }),
    filterHierarchies: (pivot) => axisHierarchiesClass.of({ pivot, axis: "filters" }),
    dataHierarchies: (pivot) => dataHierarchiesClass.of(pivot),
    layout: (pivot) => layoutClass.of(pivot),
  },
  methods: {
    refresh,
    delete: ({ scope, id }) => scope.book.put("pivot", id, null),
  },
});

/** Excel.PivotLayout. */
const layoutClass: WireClass<ById> = new WireClass<ById>("PivotLayout", {
  scalars: stored<ById>(
    {
      layoutType: ["Compact", "Tabular", "Outline"],
      showRowGrandTotals: "flag",
      showColumnGrandTotals: "flag",
      subtotalLocation: ["AtTop", "AtBottom", "Off"],
      autoFormat: "flag",
      preserveFormatting: "flag",
      enableFieldList: "flag",
      fillEmptyCells: "flag",
      emptyCellText: "text",
      showFieldHeaders: "flag",
    },
    (pivot, name) => state(pivot).layout[name],
    (pivot, name, value) =>
      pivot.scope.book.patch("pivot", pivot.id, { layout: { ...state(pivot).layout, [name]: value } }),
  ),
});
