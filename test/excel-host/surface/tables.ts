import { EventType } from "../events";
import { badArgument, ExcelError } from "../excel-error";
import { mustParse, splitReference } from "../model/address";
import type { Area } from "../model/area";
import { addTable } from "../model/tables";
import { WireClass } from "../wire-object";
import type { Args } from "../wire-object";
import { collection, events } from "./collection";
import { rangeClass } from "./range";
import type { Scope } from "./scope";
import { tableClass } from "./table";

/** The tables of a sheet, or of the workbook. */
interface Tables {
  readonly scope: Scope;
  readonly sheet: string | null;
}

const ids = ({ scope, sheet }: Tables): readonly string[] =>
  [...scope.book.records.table]
    .filter(([, table]) => sheet === null || table.sheet === sheet)
    .map(([id]) => id);

const { items, methods, scalars } = collection<Tables>(
  (tables) => ids(tables).map((id) => tableClass.of({ scope: tables.scope, id })),
  (tables, key) => {
    const found = ids(tables).find((id) => id === key || id === tables.scope.book.tableNamed(key));
    return found === undefined ? undefined : tableClass.of({ scope: tables.scope, id: found });
  },
);

/** Excel.TableCollection. */
export const tablesClass: WireClass<Tables> = new WireClass<Tables>("TableCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    ...events<Tables>({
      DataChangedEvent: EventType.tableChanged,
      AddedEvent: EventType.tableAdded,
      DeletedEvent: EventType.tableDeleted,
    }),
    add: (tables, args) => {
      const { sheet, area } = cellsAt(tables.scope, tables.sheet, args);
      const id = addTable(tables.scope.book, sheet, area, args.flag(1));
      return tableClass.of({ scope: tables.scope, id });
    },
  },
});

/** Cells passed as a range or as an address. */
export function cellsAt(
  scope: Scope,
  home: string | null,
  args: Args,
  index = 0,
): { sheet: string; area: Area } {
  const range = args.instance(index, rangeClass);
  if (range !== undefined) {
    if (home !== null && range.sheet !== home) throw badArgument("a range on another sheet");
    return range;
  }
  const { sheet, rest } = splitReference(args.text(index));
  const id = sheet === undefined ? (home ?? scope.book.active.sheet) : scope.book.sheetNamed(sheet);
  if (id === undefined) throw new ExcelError("InvalidArgument");
  return { sheet: id, area: mustParse(rest) };
}
