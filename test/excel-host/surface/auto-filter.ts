import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { filterRows } from "../model/filter-rows";
import { refuseUnlessAllowed } from "../model/protect";
import type { WireObject } from "../wire-object";
import { nullObject, WireClass } from "../wire-object";
import { rangeOf } from "./range";
import type { ById } from "./scope";
import type { Column } from "./table-columns";
import { indexOf } from "./table-columns";
import { cellsAt } from "./tables";

type Criteria = Readonly<Record<number, unknown>>;

const FILTERS = [
  "BottomItems",
  "BottomPercent",
  "CellColor",
  "Dynamic",
  "FontColor",
  "Values",
  "TopItems",
  "TopPercent",
  "Icon",
  "Custom",
];

/** Excel.AutoFilter of a sheet. */
export const autoFilterClass: WireClass<ById> = new WireClass<ById>("AutoFilter", {
  scalars: {
    enabled: { get: (sheet) => filter(sheet) !== null },
    isDataFiltered: { get: (sheet) => Object.keys(filter(sheet)?.criteria ?? {}).length > 0 },
    criteria: { get: (sheet) => listed(filter(sheet)?.criteria ?? {}, filter(sheet)?.area.columns ?? 0) },
  },
  methods: {
    apply: (sheet, args) => {
      const { scope, id } = sheet;
      refuseUnlessAllowed(scope.book, id, "allowAutoFilter");
      const { area } = cellsAt(scope, id, args);
      const criteria: Criteria =
        args.raw(2) === undefined
          ? {}
          : { [args.number(1)]: checked(args.raw(2), args.number(1), area.columns) };
      scope.book.patch("sheet", id, { filter: { area, criteria } });
      filterRows(scope.book, id, area, criteria);
    },
    clearCriteria: (sheet) => clear(sheet, true),
    remove: (sheet) => clear(sheet, false),
    reapply: ({ scope, id }) => {
      const found = scope.book.record("sheet", id).filter;
      if (found !== null) filterRows(scope.book, id, found.area, found.criteria);
    },
    getRange: (sheet) => range(sheet) ?? missing(),
    getRangeOrNullObject: (sheet) => range(sheet) ?? nullObject,
  },
});

const filter = ({ scope, id }: ById): { area: Area; criteria: Criteria } | null =>
  scope.book.record("sheet", id).filter;

const range = (sheet: ById): WireObject | undefined => {
  const found = filter(sheet);
  return found === null ? undefined : rangeOf(sheet.scope, sheet.id, found.area);
};

const missing = (): never => {
  throw new ExcelError("ItemNotFound");
};

function clear(sheet: ById, keep: boolean): void {
  const found = filter(sheet);
  if (found === null) return;
  const { book } = sheet.scope;
  refuseUnlessAllowed(book, sheet.id, "allowAutoFilter");
  book.patch("sheet", sheet.id, { filter: keep ? { ...found, criteria: {} } : null });
  filterRows(book, sheet.id, found.area, {});
}

/** Excel.AutoFilter of a table. */
export const tableFilterClass: WireClass<ById> = new WireClass<ById>("AutoFilter", {
  scalars: {
    enabled: { get: ({ scope, id }) => scope.book.record("table", id).showFilterButton },
    isDataFiltered: {
      get: ({ scope, id }) => Object.keys(scope.book.record("table", id).criteria).length > 0,
    },
    criteria: {
      get: ({ scope, id }) => {
        const { criteria, area } = scope.book.record("table", id);
        return listed(criteria, area.columns);
      },
    },
  },
  methods: {
    clearCriteria: (table) => filterTable(table, {}),
    reapply: (table) => filterTable(table, table.scope.book.record("table", table.id).criteria),
    getRange: ({ scope, id }) =>
      rangeOf(scope, scope.book.record("table", id).sheet, scope.book.record("table", id).area),
  },
});

/** Excel.Filter of a table's column. */
export const columnFilterClass: WireClass<Column> = new WireClass<Column>("Filter", {
  scalars: {
    criteria: {
      get: (column) => column.scope.book.record("table", column.table).criteria[indexOf(column)] ?? null,
    },
  },
  methods: {
    apply: (column, args) => {
      const { area } = column.scope.book.record("table", column.table);
      filterColumn(column, checked(args.raw(0), indexOf(column), area.columns));
    },
    applyValuesFilter: (column, args) => {
      const values = args.raw(0);
      if (!Array.isArray(values)) throw badArgument("not values");
      filterColumn(column, { filterOn: "Values", values: values as unknown[] });
    },
    applyCustomFilter: (column, args) =>
      filterColumn(column, { filterOn: "Custom", criterion1: args.text(0) }),
    clear: (column) => filterColumn(column, null),
  },
});

function filterColumn(column: Column, criterion: unknown): void {
  const { criteria } = column.scope.book.record("table", column.table);
  const others = Object.fromEntries(
    Object.entries(criteria).filter(([index]) => Number(index) !== indexOf(column)),
  );
  const next = criterion === null ? others : { ...others, [indexOf(column)]: criterion };
  filterTable({ scope: column.scope, id: column.table }, next);
}

/** Sets a table's filters and hides the rows they leave out. */
export function filterTable({ scope: { book }, id }: ById, criteria: Criteria): void {
  const { sheet, area, showTotals } = book.record("table", id);
  refuseUnlessAllowed(book, sheet, "allowAutoFilter");
  book.patch("table", id, { criteria });
  filterRows(book, sheet, { ...area, rows: area.rows - (showTotals ? 1 : 0) }, criteria);
}

function checked(criterion: unknown, column: number, columns: number): unknown {
  const on =
    typeof criterion === "object" && criterion !== null && "filterOn" in criterion
      ? criterion.filterOn
      : undefined;
  if (typeof on !== "string" || !FILTERS.includes(on)) throw badArgument("no such filter");
  if (column < 0 || column >= columns) throw badArgument("no such column");
  return criterion;
}

const listed = (criteria: Criteria, columns: number): readonly unknown[] =>
  Array.from({ length: columns }, (_, index) => criteria[index] ?? null);
