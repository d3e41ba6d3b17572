import { badArgument, ExcelError } from "../excel-error";
import { EventType } from "../events";
import { parseAddress } from "../model/address";
import { wholeSheet } from "../model/area";
import { recalculate } from "../model/enter";
import { rolledSerial } from "../model/serial";
import type { Args, WireObject } from "../wire-object";
import { nullObject, setWord, WireClass } from "../wire-object";
import { events } from "./collection";
import { documentPropertiesClass, settingsClass } from "./key-values";
import { namesClass } from "./names";
import { pivotTablesClass } from "./pivot-tables";
import { rangeOf } from "./range";
import type { Scope } from "./scope";
import { bookProtectionClass } from "./sheet-protection";
import { tablesClass } from "./tables";
import { worksheetsClass } from "./worksheets";

interface InBook {
  readonly scope: Scope;
}

/** Excel.Workbook: the root of every batch. */
export const workbookClass: WireClass<InBook> = new WireClass<InBook>("Workbook", {
  scalars: {
    name: { get: ({ scope }) => scope.book.state.name },
    readOnly: { get: () => false },
    isDirty: { get: () => true, set: () => undefined },
    autoSave: { get: () => false },
    previouslySaved: { get: () => true },
    usePrecisionAsDisplayed: { get: () => false },
  },
  links: {
    worksheets: (book) => worksheetsClass.of(book),
    tables: ({ scope }) => tablesClass.of({ scope, sheet: null }),
    names: ({ scope }) => namesClass.of({ scope, sheet: null }),
    settings: (book) => settingsClass.of(book),
    properties: (book) => documentPropertiesClass.of(book),
    application: (book) => applicationClass.of(book),
    functions: (book) => functionsClass.of(book),
    protection: (book) => bookProtectionClass.of(book),
    pivotTables: ({ scope }) => pivotTablesClass.of({ scope, sheet: null }),
  },
  methods: {
    ...events<InBook>({ ActivatedEvent: EventType.activated }),
    getSelectedRange: ({ scope }) => {
      const area = parseAddress(scope.book.active.address);
      if (area === null) throw new ExcelError("InvalidSelection");
      return rangeOf(scope, scope.book.active.sheet, area);
    },
    getActiveCell: ({ scope }) => {
      const area = parseAddress(scope.book.active.address) ?? wholeSheet;
      return rangeOf(scope, scope.book.active.sheet, { ...area, rows: 1, columns: 1 });
    },
    save: ({ scope }, args) => recorded(scope, "save", args),
    close: ({ scope }, args) => recorded(scope, "close", args),
    _GetRangeForEventByReferenceId: ({ scope }, args) => ofEvent(scope, args) ?? missing(),
    _GetRangeOrNullObjectForEventByReferenceId: ({ scope }, args) => ofEvent(scope, args) ?? nullObject,
    createAndOpenWorkbook: ({ scope }, args) => recorded(scope, "createAndOpenWorkbook", args),
  },
});

const missing = (): never => {
  throw new ExcelError("ItemNotFound");
};

function ofEvent(scope: Scope, args: Args): WireObject | undefined {
  const cells = scope.events.rangeOf(args.text(0));
  if (cells === undefined || !scope.book.records.sheet.has(cells.sheet)) return undefined;
  return rangeOf(scope, cells.sheet, cells.area);
}

const recorded = (scope: Scope, name: string, args: Args): number =>
  scope.calls.push({ on: "Workbook", name, args: [args.raw(0)] });

/** Excel.Application. */
const applicationClass: WireClass<InBook> = new WireClass<InBook>("Application", {
  scalars: {
    calculationMode: {
      get: ({ scope }) => scope.book.state.calculationMode,
      set: setWord(["Automatic", "AutomaticExceptTables", "Manual"], ({ scope }, mode) =>
        scope.book.patch("workbook", "workbook", { calculationMode: mode as "Manual" }),
      ),
    },
    calculationState: { get: () => "Done" },
    calculationEngineVersion: { get: () => 191029 },
    decimalSeparator: { get: () => "." },
    thousandsSeparator: { get: () => "," },
    useSystemSeparators: { get: () => true },
  },
  methods: {
    calculate: ({ scope }, args) => {
      if (!["Recalculate", "Full", "FullRebuild"].includes(args.text(0)))
        throw badArgument("no way to calculate");
      return recalculate(scope.book, () => wholeSheet);
    },
    suspendApiCalculationUntilNextSync: () => undefined,
    suspendScreenUpdatingUntilNextSync: () => undefined,
    createWorkbook: (book, args) => {
      recorded(book.scope, "createWorkbook", args);
      return createdWorkbookClass.of(book);
    },
  },
});

const createdWorkbookClass: WireClass<InBook> = new WireClass<InBook>("WorkbookCreated", {
  scalars: { id: { get: () => "created" } },
  methods: { open: ({ scope }) => scope.calls.push({ on: "WorkbookCreated", name: "open", args: [] }) },
});

/** Excel.Functions: only what an add-in needs to find the date system. */
const functionsClass: WireClass<InBook> = new WireClass<InBook>("Functions", {
  methods: {
    date: ({ scope }, args) =>
      functionResultClass.of(
        rolledSerial(args.number(0), args.number(1), args.number(2), scope.book.date1904),
      ),
  },
});

const functionResultClass: WireClass<number> = new WireClass<number>("FunctionResult", {
  scalars: { value: { get: (value) => value }, error: { get: () => null } },
});
