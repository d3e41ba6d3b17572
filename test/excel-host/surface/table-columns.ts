import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { plain } from "../model/cell";
import type { Entry } from "../model/enter";
import { enter } from "../model/enter";
import type { TableState } from "../model/records";
import { bodyOf, headerOf, totalsOf } from "../model/table-area";
import { addColumn, deleteColumn } from "../model/tables";
import type { WireObject } from "../wire-object";
import { setText, WireClass } from "../wire-object";
import { columnFilterClass } from "./auto-filter";
import { collection } from "./collection";
import { matrix } from "./matrix";
import { rangeOf } from "./range";
import type { ById, Scope } from "./scope";

/** A column of a table, by its id inside the table. */
export interface Column {
  readonly scope: Scope;
  readonly table: string;
  readonly column: number;
}

const state = ({ scope, table }: Column): TableState => scope.book.record("table", table);

/** Where a column stands in its table; a column that went is not found. */
export function indexOf(column: Column): number {
  const index = state(column).columns.findIndex(({ id }) => id === column.column);
  if (index < 0) throw new ExcelError("ItemNotFound");
  return index;
}

const { items, methods, scalars } = collection<ById>(
  ({ scope, id }) =>
    scope.book
      .record("table", id)
      .columns.map((one) => tableColumnClass.of({ scope, table: id, column: one.id })),
  ({ scope, id }, key) => {
    const found = scope.book
      .record("table", id)
      .columns.find((one) => String(one.id) === key || one.name.toLowerCase() === key.toLowerCase());
    return found && tableColumnClass.of({ scope, table: id, column: found.id });
  },
);

/** Excel.TableColumnCollection. */
export const tableColumnsClass: WireClass<ById> = new WireClass<ById>("TableColumnCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    add: ({ scope, id }, args) => {
      const index = args.raw(0) === undefined ? null : args.number(0);
      const at = addColumn(scope.book, id, index, args.raw(2) === undefined ? undefined : args.text(2));
      const made = { scope, table: id, column: scope.book.record("table", id).columns[at]?.id ?? 0 };
      if (args.raw(1) !== undefined) write(made, args.raw(1));
      return tableColumnClass.of(made);
    },
  },
});

/** Excel.TableColumn. */
const tableColumnClass: WireClass<Column> = new WireClass<Column>("TableColumn", {
  identity: ({ column }) => ({ Id: column }),
  scalars: {
    id: { get: ({ column }) => column },
    index: { get: indexOf },
    name: {
      get: (column) => state(column).columns[indexOf(column)]?.name,
      set: setText((column, name) => {
        const header = headerOf(state(column));
        if (header === null) throw new ExcelError("InvalidOperation");
        enter(column.scope.book, state(column).sheet, narrowed(column, header), [[`'${name}`]]);
      }),
    },
    values: {
      get: (column) => {
        const { sheet, area } = state(column);
        return column.scope.book
          .cells(sheet)
          .block(narrowed(column, area))
          .map((cells) => cells.map(plain));
      },
      set: write,
    },
  },
  links: { filter: (column) => columnFilterClass.of(column) },
  methods: {
    getRange: (column) => range(column, state(column).area),
    getDataBodyRange: (column) => range(column, bodyOf(state(column))),
    getHeaderRowRange: (column) => range(column, headerOf(state(column))),
    getTotalRowRange: (column) => range(column, totalsOf(state(column))),
    delete: (column) => deleteColumn(column.scope.book, column.table, indexOf(column)),
  },
});

const narrowed = (column: Column, area: Area): Area => ({
  ...area,
  column: area.column + indexOf(column),
  columns: 1,
});

function range(column: Column, area: Area | null): WireObject {
  if (area === null) throw new ExcelError("ItemNotFound");
  return rangeOf(column.scope, state(column).sheet, narrowed(column, area));
}

/** The values of a whole column, its header among them. */
function write(column: Column, value: unknown): void {
  if (!Array.isArray(value)) throw badArgument("not a column of values");
  const { sheet, area } = state(column);
  const target = narrowed(column, area);
  enter(column.scope.book, sheet, target, matrix(target, value) as Entry[][]);
}
