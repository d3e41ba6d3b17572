import { badArgument } from "../excel-error";
import type { Area } from "../model/area";
import { SHEET_COLUMNS, SHEET_ROWS } from "../model/area";
import type { PageState } from "../model/sheet-state";
import type { Args, WireObject } from "../wire-object";
import { nullObject, WireClass } from "../wire-object";
import { rangeOf } from "./range";
import { rangeAreasClass, rangeAreasOf } from "./range-areas";
import type { ById } from "./scope";
import { stored } from "./stored";
import { cellsAt } from "./tables";

const PAPER = [
  "Letter",
  "Legal",
  "Tabloid",
  "Ledger",
  "Statement",
  "Executive",
  "A3",
  "A4",
  "A4Small",
  "A5",
  "B4",
  "B5",
  "Folio",
];
const MARGINS = [
  "leftMargin",
  "rightMargin",
  "topMargin",
  "bottomMargin",
  "headerMargin",
  "footerMargin",
] as const;
const ZOOM = ["scale", "horizontalFitToPages", "verticalFitToPages"];
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

const page = ({ scope, id }: ById): PageState => scope.book.record("sheet", id).page;

const patch = (sheet: ById, change: Partial<PageState>): void =>
  sheet.scope.book.patch("sheet", sheet.id, { page: { ...page(sheet), ...change } });

/** Excel.PageLayout. */
export const pageLayoutClass: WireClass<ById> = new WireClass<ById>("PageLayout", {
  scalars: {
    ...stored<ById>(
      {
        orientation: ["Portrait", "Landscape"],
        paperSize: PAPER,
        centerHorizontally: "flag",
        centerVertically: "flag",
        printGridlines: "flag",
        printHeadings: "flag",
        blackAndWhite: "flag",
      },
      (sheet, name) => page(sheet)[name as keyof PageState],
      (sheet, name, value) => patch(sheet, { [name]: value }),
    ),
    ...stored<ById>(
      Object.fromEntries(MARGINS.map((name) => [name, "number"])),
      (sheet, name) => page(sheet).margins[name.replace("Margin", "")],
      (sheet, name, value) =>
        patch(sheet, { margins: { ...page(sheet).margins, [name.replace("Margin", "")]: value as number } }),
    ),
    zoom: {
      get: (sheet) => page(sheet).zoom,
      set: (sheet, value) => {
        const given = typeof value === "object" && value !== null ? Object.entries(value) : [];
        const zoom = given.filter(([, number]) => number !== null && number !== undefined);
        const fits = zoom.every(
          ([name, number]) => ZOOM.includes(name) && typeof number === "number" && number >= 0,
        );
        if (zoom.length === 0 || !fits) throw badArgument("not a zoom");
        patch(sheet, { zoom: Object.fromEntries(zoom) });
      },
    },
  },
  links: { headersFooters: (sheet) => headerFooterGroupClass.of(sheet) },
  methods: {
    setPrintArea: (sheet, args) => {
      const areas = args.instance(0, rangeAreasClass)?.areas ?? [cellsAt(sheet.scope, sheet.id, args).area];
      patch(sheet, { printArea: areas });
    },
    setPrintTitleRows: (sheet, args) => {
      const { row, rows } = cellsAt(sheet.scope, sheet.id, args).area;
      patch(sheet, { titleRows: { row, rows, column: 0, columns: SHEET_COLUMNS } });
    },
    setPrintTitleColumns: (sheet, args) => {
      const { column, columns } = cellsAt(sheet.scope, sheet.id, args).area;
      patch(sheet, { titleColumns: { column, columns, row: 0, rows: SHEET_ROWS } });
    },
    getPrintAreaOrNullObject: (sheet) => {
      const { printArea } = page(sheet);
      return printArea.length === 0
        ? nullObject
        : rangeAreasOf({ scope: sheet.scope, sheet: sheet.id }, printArea);
    },
    getPrintTitleRowsOrNullObject: (sheet) => title(sheet, page(sheet).titleRows),
    getPrintTitleColumnsOrNullObject: (sheet) => title(sheet, page(sheet).titleColumns),
    setPrintMargins: (sheet, args) => patch(sheet, { margins: { ...page(sheet).margins, ...margins(args) } }),
  },
});

const title = ({ scope, id }: ById, area: Area | null): WireObject | typeof nullObject =>
  area === null ? nullObject : rangeOf(scope, id, area);

function margins(args: Args): Record<string, number> {
  const unit = POINTS[args.text(0)];
  const given = args.raw(1);
  if (unit === undefined || typeof given !== "object" || given === null) throw badArgument("not margins");
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => typeof value === "number")
      .map(([name, value]) => [name, (value as number) * unit]),
  );
}

/** Excel.HeaderFooterGroup; this host keeps the headers and footers of all pages. */
const headerFooterGroupClass: WireClass<ById> = new WireClass<ById>("HeaderFooterGroup", {
  links: { defaultForAllPages: (sheet) => headerFooterClass.of(sheet) },
});

/** Excel.HeaderFooter. */
const headerFooterClass: WireClass<ById> = new WireClass<ById>("HeaderFooter", {
  scalars: stored<ById>(
    {
      leftHeader: "text",
      centerHeader: "text",
      rightHeader: "text",
      leftFooter: "text",
      centerFooter: "text",
      rightFooter: "text",
    },
    (sheet, name) => page(sheet).headersFooters[name] ?? "",
    (sheet, name, value) =>
      patch(sheet, { headersFooters: { ...page(sheet).headersFooters, [name]: value as string } }),
  ),
});
