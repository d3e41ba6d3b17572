import { badArgument, ExcelError } from "../excel-error";
import { mustParse, splitReference } from "../model/address";
import type { Area } from "../model/area";
import { areaOf, wholeSheet } from "../model/area";
import { deleteSheet, renameSheet } from "../model/new-sheet";
import type { SheetState } from "../model/records";
import type { Args, Result, Scalar, WireObject } from "../wire-object";
import { nullObject, setFlag, setNumber, setText, setWord, WireClass } from "../wire-object";
import { autoFilterClass } from "./auto-filter";
import { chartsClass } from "./charts";
import { events } from "./collection";
import { freezePanesClass } from "./freeze-panes";
import { namesClass, rangeOfName } from "./names";
import { pageLayoutClass } from "./page-layout";
import { pivotTablesClass } from "./pivot-tables";
import { rangeOf } from "./range";
import { rangeAreasOf } from "./range-areas";
import type { ById } from "./scope";
import { sheetEvents } from "./sheet-events";
import { shapesClass } from "./shapes";
import { sheetProtectionClass } from "./sheet-protection";
import { tablesClass } from "./tables";

const state = ({ scope, id }: ById): SheetState => scope.book.record("sheet", id);

const patched = (key: keyof SheetState) => (sheet: ById, value: unknown) =>
  sheet.scope.book.patch("sheet", sheet.id, { [key]: value });

const scalars: Readonly<Record<string, Scalar<ById>>> = {
  id: { get: ({ id }) => id },
  name: {
    get: (sheet) => state(sheet).name,
    set: setText(({ scope, id }, name) => renameSheet(scope.book, id, name)),
  },
  position: { get: ({ scope, id }) => scope.book.sheetIds().indexOf(id), set: setNumber(move) },
  visibility: {
    get: (sheet) => state(sheet).visibility,
    set: setWord(["Visible", "Hidden", "VeryHidden"], patched("visibility")),
  },
  tabColor: { get: (sheet) => state(sheet).tabColor, set: setText(patched("tabColor")) },
  showGridlines: { get: (sheet) => state(sheet).showGridlines, set: setFlag(patched("showGridlines")) },
  showHeadings: { get: (sheet) => state(sheet).showHeadings, set: setFlag(patched("showHeadings")) },
  // office.js sets the two by other names than it reads them
  gridlines: { get: () => null, set: setFlag(patched("showGridlines")), bare: false },
  headings: { get: () => null, set: setFlag(patched("showHeadings")), bare: false },
};

/** Excel.Worksheet. */
export const worksheetClass: WireClass<ById> = new WireClass<ById>("Worksheet", {
  identity: ({ id }) => ({ Id: id }),
  scalars,
  links: {
    tables: ({ scope, id }) => tablesClass.of({ scope, sheet: id }),
    names: ({ scope, id }) => namesClass.of({ scope, sheet: id }),
    protection: (sheet) => sheetProtectionClass.of(sheet),
    freezePanes: (sheet) => freezePanesClass.of(sheet),
    pageLayout: (sheet) => pageLayoutClass.of(sheet),
    charts: (sheet) => chartsClass.of(sheet),
    pivotTables: ({ scope, id }) => pivotTablesClass.of({ scope, sheet: id }),
    shapes: (sheet) => shapesClass.of(sheet),
    autoFilter: (sheet) => autoFilterClass.of(sheet),
  },
  methods: {
    ...events<ById>(sheetEvents),
    _GetSheetById: ({ scope }, args) => worksheetClass.of({ scope, id: args.text(0) }),
    activate: (sheet) => {
      if (state(sheet).visibility !== "Visible") throw new ExcelError("InvalidOperation");
      return sheet.scope.select(sheet.id, areaOf(0, 0));
    },
    delete: ({ scope, id }) => deleteSheet(scope.book, id),
    getRange: (sheet, args) => {
      const address = args.raw(0);
      if (address === undefined || address === "") return rangeOf(sheet.scope, sheet.id, wholeSheet);
      return rangeAt(sheet, args.text(0));
    },
    getRanges: (sheet, args) => {
      const areas = args
        .text(0)
        .split(",")
        .map((address) => mustParse(address.trim()));
      return rangeAreasOf({ scope: sheet.scope, sheet: sheet.id }, areas);
    },
    getCell: ({ scope, id }, args) => rangeOf(scope, id, areaOf(args.number(0), args.number(1))),
    getRangeByIndexes: ({ scope, id }, args) =>
      rangeOf(scope, id, areaOf(args.number(0), args.number(1), args.number(2), args.number(3))),
    // an empty sheet's used range is A1; only …OrNullObject says that there is none
    getUsedRange: (sheet, args) => rangeOf(sheet.scope, sheet.id, used(sheet, args) ?? areaOf(0, 0)),
    getUsedRangeOrNullObject: (sheet, args) => {
      const area = used(sheet, args);
      return area === null ? nullObject : rangeOf(sheet.scope, sheet.id, area);
    },
    getNext: (sheet, args) => beside(sheet, 1, args) ?? missing(),
    getNextOrNullObject: (sheet, args) => beside(sheet, 1, args) ?? nullObject,
    getPrevious: (sheet, args) => beside(sheet, -1, args) ?? missing(),
    getPreviousOrNullObject: (sheet, args) => beside(sheet, -1, args) ?? nullObject,
    calculate: () => undefined,
  },
});

const missing = (): never => {
  throw new ExcelError("ItemNotFound");
};

const used = ({ scope, id }: ById, args: Args): Area | null =>
  scope.book.cells(id).used(wholeSheet, args.flag(0));

/** An address, with or without this sheet's name before it, or a defined name. */
function rangeAt({ scope, id }: ById, text: string): Result {
  const { sheet, rest } = splitReference(text);
  if (sheet !== undefined && scope.book.sheetNamed(sheet) !== id)
    throw badArgument("an address on another sheet");
  const named = rangeOfName(scope, id, text);
  return named ?? rangeOf(scope, id, mustParse(rest));
}

function move({ scope, id }: ById, position: number): void {
  const others = scope.book.sheetIds().filter((other) => other !== id);
  if (!Number.isInteger(position) || position < 0 || position > others.length)
    throw badArgument("no such position");
  const order = (other: string | undefined, otherwise: number): number =>
    other === undefined ? otherwise : scope.book.record("sheet", other).order;
  const before = order(others[position - 1], order(others[0], 1) - 2);
  scope.book.patch("sheet", id, { order: (before + order(others[position], before + 2)) / 2 });
}

function beside({ scope, id }: ById, step: number, args: Args): WireObject | undefined {
  const ids = scope.book.sheetIds();
  const visibleOnly = args.flag(0);
  for (let at = ids.indexOf(id) + step; at >= 0 && at < ids.length; at += step) {
    const other = ids[at] ?? "";
    if (!visibleOnly || scope.book.record("sheet", other).visibility === "Visible")
      return worksheetClass.of({ scope, id: other });
  }
  return undefined;
}
