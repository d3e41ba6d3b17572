import { wholeColumn } from "../layout-areas";
import type { DisplayNames } from "../layout-formula";
import { markFormula } from "../layout-marks";
import { drawChart } from "./draw-chart";
import { drawCheck } from "./draw-checks";
import { drawMarks } from "./draw-marks";
import { drawPage } from "./draw-page";
import { drawPivot } from "./draw-pivot";
import { rangeAt } from "./draw-range";
import { type DrawnSheet, drawFormats, drawFreeze, drawGridlines, drawTab, drawWidths } from "./draw-sheet";
import { ifPossible } from "./if-possible";

/** What a register can do without, in the order it is drawn. */
export const extras = [
  "formats",
  "widths",
  "checks",
  "marks",
  "freeze",
  "gridlines",
  "tabs",
  "print",
  "chart",
  "pivot",
  "log",
] as const;
export type Extra = (typeof extras)[number];

/** Looks first where something may have been begun; what comes back takes that away and draws. */
type Draw = (
  context: Excel.RequestContext,
  sheets: readonly DrawnSheet[],
  names: DisplayNames,
) => Promise<() => void>;

const eachSheet =
  (draw: (sheet: DrawnSheet, names: DisplayNames) => void): Draw =>
  (_, sheets, names) =>
    Promise.resolve(() => {
      for (const sheet of sheets) draw(sheet, names);
    });

const draws: Readonly<Record<Extra, Draw>> = {
  formats: eachSheet(drawFormats),
  widths: eachSheet(drawWidths),
  freeze: eachSheet(drawFreeze),
  gridlines: eachSheet(drawGridlines),
  tabs: eachSheet(drawTab),
  // Excel on a computer without a printer refuses
  print: eachSheet(({ layout, sheet }) => {
    drawPage(sheet, layout.print);
  }),
  log: eachSheet(({ layout, sheet }) => {
    if (layout.visibility === "veryHidden") sheet.visibility = "VeryHidden";
  }),
  async checks(context, sheets) {
    const columns = sheets.flatMap(({ layout, sheet }) =>
      layout.tables.flatMap(({ at, columns: own }) =>
        own.map((column, index) => {
          const range = rangeAt(sheet, wholeColumn(at.column + index));
          return { column, range, check: range.dataValidation.load("type") };
        }),
      ),
    );
    await context.sync();
    return () => {
      for (const { column, range, check } of columns) if (check.type === "None") drawCheck(range, column);
    };
  },
  async marks(context, sheets) {
    const found = sheets.map(({ layout, sheet }) => ({
      ours: new Set(
        layout.tables.flatMap((table) => table.marks.map((mark) => `=${markFormula(table, mark)}`)),
      ),
      formats: sheet.getRange().conditionalFormats.load("items/type"),
    }));
    await context.sync();
    const custom = found.map(({ ours, formats }) => ({
      ours,
      rules: formats.items
        .filter(({ type }) => type === "Custom")
        .map((format) => ({ format, rule: format.custom.rule.load("formula") })),
      others: formats.items.filter(({ type }) => type !== "Custom"),
    }));
    await context.sync();
    return () => {
      for (const [index, { layout, sheet }] of sheets.entries()) {
        const { ours, rules = [], others = [] } = custom[index] ?? {};
        for (const { format, rule } of rules) if (ours?.has(rule.formula)) format.delete();
        drawMarks(sheet, others.length > 0 ? { ...layout, marks: [] } : layout);
      }
    };
  },
  async chart(context, sheets) {
    const charts = sheets.flatMap(({ layout, sheet }) =>
      layout.charts.map((chart) => ({
        sheet,
        chart,
        begun: sheet.charts.getItemOrNullObject(chart.title).load("name"),
      })),
    );
    await context.sync();
    return () => {
      for (const { sheet, chart, begun } of charts) {
        if (!begun.isNullObject) begun.delete();
        drawChart(sheet, chart);
      }
    };
  },
  async pivot(context, sheets, names) {
    const pivots = sheets.flatMap(({ layout, sheet }) =>
      layout.pivots.map((pivot) => ({
        sheet,
        pivot,
        begun: sheet.pivotTables.getItemOrNullObject(pivot.name).load("name"),
      })),
    );
    await context.sync();
    return () => {
      for (const { sheet, pivot, begun } of pivots) {
        if (!begun.isNullObject) begun.delete();
        drawPivot(context, sheet, pivot, names);
      }
    };
  },
};

/**
 * Draws extras, each in requests of its own: what one of them meets takes none of the others away. Resolves to those
 * Excel has refused. Rejects with WorkbookError where it is busy or gone: that is no reason to leave anything out.
 */
export async function drawExtras(
  context: Excel.RequestContext,
  sheets: readonly DrawnSheet[],
  names: DisplayNames,
  wanted: readonly Extra[] = extras,
): Promise<readonly Extra[]> {
  const refused: Extra[] = [];
  for (const extra of wanted) {
    const draw = draws[extra];
    const error = await ifPossible(context, async () => {
      (await draw(context, sheets, names))();
    });
    if (error !== undefined) refused.push(extra);
  }
  return refused;
}
