import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { plain } from "../model/cell";
import type { Entry } from "../model/enter";
import { enter } from "../model/enter";
import { bodyOf } from "../model/table-area";
import { addRows, deleteRows } from "../model/tables";
import { WireClass } from "../wire-object";
import { rangeOf } from "./range";
import type { ById, Scope } from "./scope";

interface Row {
  readonly scope: Scope;
  readonly table: string;
  readonly index: number;
}

const count = ({ scope, id }: ById): number => bodyOf(scope.book.record("table", id)).rows;

/** Excel.TableRowCollection. */
export const tableRowsClass: WireClass<ById> = new WireClass<ById>("TableRowCollection", {
  scalars: { count: { get: count } },
  items: (table) =>
    Array.from({ length: count(table) }, (_, index) =>
      tableRowClass.of({ scope: table.scope, table: table.id, index }),
    ),
  methods: {
    getCount: count,
    getItemAt: (table, args) => {
      const index = args.number(0);
      if (index < 0 || index >= count(table)) throw badArgument("no such row");
      return tableRowClass.of({ scope: table.scope, table: table.id, index });
    },
    add: (table, args) => {
      const { scope, id } = table;
      const index = args.raw(0) === undefined ? null : args.number(0);
      const at = addRows(
        scope.book,
        id,
        index,
        rowsOf(args.raw(1), scope.book.record("table", id).area.columns),
      );
      return tableRowClass.of({ scope, table: id, index: at });
    },
    deleteRowsAt: ({ scope, id }, args) => deleteRows(scope.book, id, args.number(0), args.number(1, 1)),
  },
});

/** Excel.TableRow. */
const tableRowClass: WireClass<Row> = new WireClass<Row>("TableRow", {
  scalars: {
    index: { get: ({ index }) => index },
    values: {
      get: (row) =>
        row.scope.book
          .cells(sheetOf(row))
          .block(areaOf(row))
          .map((cells) => cells.map(plain)),
      set: (row, value) =>
        enter(row.scope.book, sheetOf(row), areaOf(row), rowsOf(value, areaOf(row).columns)),
    },
  },
  methods: {
    getRange: (row) => rangeOf(row.scope, sheetOf(row), areaOf(row)),
    delete: ({ scope, table, index }) => deleteRows(scope.book, table, index, 1),
  },
});

const sheetOf = ({ scope, table }: Row): string => scope.book.record("table", table).sheet;

function areaOf({ scope, table, index }: Row): Area {
  const body = bodyOf(scope.book.record("table", table));
  if (index >= body.rows) throw new ExcelError("ItemNotFound");
  return { ...body, row: body.row + index, rows: 1 };
}

function rowsOf(value: unknown, width: number): readonly (readonly Entry[])[] {
  if (value === undefined) return [new Array<Entry>(width).fill(null)];
  if (!Array.isArray(value) || value.length === 0) throw badArgument("not rows of values");
  const rows = Array.isArray(value[0]) ? (value as Entry[][]) : [value as Entry[]];
  if (rows.some((row) => !Array.isArray(row) || row.length !== width))
    throw badArgument("a row of another width");
  return rows;
}
