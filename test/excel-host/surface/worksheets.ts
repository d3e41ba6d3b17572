import { EventType } from "../events";
import { addSheet } from "../model/new-sheet";
import { WireClass } from "../wire-object";
import { collection, events } from "./collection";
import type { Scope } from "./scope";
import { sheetEvents } from "./sheet-events";
import { worksheetClass } from "./worksheet";

interface InBook {
  readonly scope: Scope;
}

const { items, methods, scalars } = collection<InBook>(
  ({ scope }) => scope.book.sheetIds().map((id) => worksheetClass.of({ scope, id })),
  ({ scope }, key) => {
    const id = scope.book.records.sheet.has(key) ? key : scope.book.sheetNamed(key);
    return id === undefined ? undefined : worksheetClass.of({ scope, id });
  },
);

/** Excel.WorksheetCollection. */
export const worksheetsClass: WireClass<InBook> = new WireClass<InBook>("WorksheetCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    ...events<InBook>(sheetEvents),
    ...events<InBook>({
      AddedEvent: EventType.added,
      DeletedEvent: EventType.deleted,
      EventMoved: EventType.moved,
    }),
    add: ({ scope }, args) => {
      const id = addSheet(scope.book, args.raw(0) === undefined ? undefined : args.text(0));
      return worksheetClass.of({ scope, id });
    },
    getActiveWorksheet: ({ scope }) => worksheetClass.of({ scope, id: scope.book.active.sheet }),
    getFirst: ({ scope }, args) => worksheetClass.of({ scope, id: shown(scope, args.flag(0))[0] ?? "" }),
    getLast: ({ scope }, args) => worksheetClass.of({ scope, id: shown(scope, args.flag(0)).at(-1) ?? "" }),
    getCount: ({ scope }, args) => shown(scope, args.flag(0)).length,
  },
});

const shown = ({ book }: Scope, visibleOnly: boolean): readonly string[] =>
  book.sheetIds().filter((id) => !visibleOnly || book.record("sheet", id).visibility === "Visible");
