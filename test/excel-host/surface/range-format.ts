import { badArgument } from "../excel-error";
import { bottom, right } from "../model/area";
import type { CellFormat } from "../model/cell-format";
import { cellText } from "../model/cell-text";
import type { Band } from "../model/records";
import { refuseUnlessAllowed } from "../model/protect";
import type { Scalar } from "../wire-object";
import { WireClass } from "../wire-object";
import { bordersClass } from "./range-borders";
import { cellsOf } from "./cells";
import type { Cells } from "./scope";
import type { Kind } from "./stored";
import { stored } from "./stored";
import { uniform } from "./uniform";

/** Points: Excel's standard row and column in its Normal style. */
const STANDARD = { rows: 15, columns: 48 };

const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
];
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"];

/** Excel.RangeFormat. */
export const rangeFormatClass: WireClass<Cells> = new WireClass<Cells>("RangeFormat", {
  scalars: {
    ...looks(
      {
        wrapText: "flag",
        horizontalAlignment: HORIZONTAL,
        verticalAlignment: VERTICAL,
        indentLevel: "number",
        shrinkToFit: "flag",
        textOrientation: "number",
        readingOrder: ["Context", "LeftToRight", "RightToLeft"],
      },
      {
        wrapText: false,
        horizontalAlignment: "General",
        verticalAlignment: "Center",
        indentLevel: 0,
        shrinkToFit: false,
        textOrientation: 0,
        readingOrder: "Context",
      },
    ),
    columnWidth: {
      get: (range) => size(range, "columns"),
      set: (range, value) => resize(range, "columns", value),
    },
    rowHeight: { get: (range) => size(range, "rows"), set: (range, value) => resize(range, "rows", value) },
    useStandardHeight: { get: (range) => size(range, "rows") === STANDARD.rows },
    useStandardWidth: { get: (range) => size(range, "columns") === STANDARD.columns },
  },
  links: {
    fill: (range) => fillClass.of(range),
    font: (range) => fontClass.of(range),
    borders: (range) => bordersClass.of(range),
    protection: (range) => protectionClass.of(range),
  },
  methods: {
    autofitColumns: (range) => fit(range, "columns"),
    autofitRows: (range) => fit(range, "rows"),
  },
});

/** Excel.RangeFill. */
const fillClass: WireClass<Cells> = new WireClass<Cells>("RangeFill", {
  scalars: {
    color: {
      get: (range) => uniform(range, ({ fill }) => fill ?? "#FFFFFF") ?? "",
      set: (range, value) => apply(range, looksChecked("fill", "colour", value)),
    },
  },
  methods: { clear: (range) => apply(range, { fill: "#FFFFFF" }) },
});

/** Excel.RangeFont. */
const fontClass: WireClass<Cells> = new WireClass<Cells>("RangeFont", {
  scalars: {
    ...looks(
      {
        bold: "flag",
        italic: "flag",
        strikethrough: "flag",
        underline: ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"],
      },
      { bold: false, italic: false, strikethrough: false, underline: "None" },
    ),
    name: renamed("fontName", "text", "等线"),
    size: renamed("fontSize", "number", 11),
    color: renamed("fontColor", "colour", "#000000"),
  },
});

/** Excel.FormatProtection. */
const protectionClass: WireClass<Cells> = new WireClass<Cells>("FormatProtection", {
  scalars: looks({ locked: "flag", formulaHidden: "flag" }, { locked: true, formulaHidden: false }),
});

/** Properties that are members of a cell's format under their own name. */
function looks(
  kinds: Readonly<Partial<Record<keyof CellFormat, Kind>>>,
  otherwise: CellFormat,
): Readonly<Record<string, Scalar<Cells>>> {
  return stored<Cells>(
    kinds,
    (range, name) => {
      const key = name as keyof CellFormat;
      return uniform(range, (look) => look[key] ?? otherwise[key]);
    },
    (range, name, value) => apply(range, { [name]: value }),
  );
}

function renamed(key: keyof CellFormat, kind: Kind, otherwise: string | number): Scalar<Cells> {
  return {
    get: (range) => uniform(range, (look) => look[key] ?? otherwise),
    set: (range, value) => apply(range, looksChecked(key, kind, value)),
  };
}

function looksChecked(key: keyof CellFormat, kind: Kind, value: unknown): CellFormat {
  let change: CellFormat = {};
  const { [key]: scalar } = stored<null>(
    { [key]: kind },
    () => null,
    (_, name, fit) => (change = { [name]: fit }),
  );
  scalar?.set?.(null, value);
  return change;
}

function apply({ scope, sheet, area }: Cells, change: CellFormat): void {
  refuseUnlessAllowed(scope.book, sheet, "allowFormatCells");
  scope.book.apply({ kind: "format", sheet, area, change });
}

/** The size all rows or columns have; null when they differ. */
function size(range: Cells, of: "rows" | "columns"): number | null {
  const { area } = range;
  const bands: ReadonlyMap<number, Band> = cellsOf(range)[of];
  const [first, end] = of === "rows" ? [area.row, bottom(area)] : [area.column, right(area)];
  const sizes = new Set<number>();
  let set = 0;
  for (const [at, band] of bands) {
    if (at < first || at >= end) continue;
    set++;
    sizes.add(band.size ?? STANDARD[of]);
  }
  if (set < end - first) sizes.add(STANDARD[of]);
  return sizes.size === 1 ? ([...sizes][0] ?? null) : null;
}

function resize({ scope, sheet, area }: Cells, of: "rows" | "columns", value: unknown): void {
  if (typeof value !== "number" || value < 0 || (of === "rows" && value > 409.5))
    throw badArgument("not a size in points");
  refuseUnlessAllowed(scope.book, sheet, of === "rows" ? "allowFormatRows" : "allowFormatColumns");
  const [first, count] = of === "rows" ? [area.row, area.rows] : [area.column, area.columns];
  scope.book.apply({ kind: "bands", sheet, of, first, count, change: { size: value } });
}

/** A rough fit, enough to see that it was asked for: six points a letter, twelve an ideograph, fifteen a line. */
function fit(range: Cells, of: "rows" | "columns"): void {
  const used = cellsOf(range).used(range.area, true);
  if (used === null) return;
  const cells = cellsOf(range);
  const sizes = new Map<number, number>();
  for (const { row, column, value } of cells.contents.cells(used)) {
    const text = cellText(
      value,
      cells.format(row, column).numberFormat ?? "General",
      range.scope.book.date1904,
    );
    const lines = text.split("\n");
    const wide = Math.max(
      ...lines.map((line) => 6 + [...line].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 12 : 6), 0)),
    );
    const at = of === "rows" ? row : column;
    sizes.set(at, Math.max(sizes.get(at) ?? 0, of === "rows" ? lines.length * STANDARD.rows : wide));
  }
  for (const [at, points] of sizes) {
    range.scope.book.apply({
      kind: "bands",
      sheet: range.sheet,
      of,
      first: at,
      count: 1,
      change: { size: points },
    });
  }
}
