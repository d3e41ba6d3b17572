import type { DisplayNames } from "../layout-formula";
import { WorkbookError } from "../port";
import { translated } from "./door";
import { drawChart } from "./draw-chart";
import { drawPage } from "./draw-page";
import { drawPivot } from "./draw-pivot";
import type { DrawnSheet } from "./draw-sheet";

/**
 * What a register can do without, each in a request of its own: how it prints (Excel on a computer without a printer
 * refuses), the chart of 月度回顾 and the pivot.
 */
export async function drawExtras(
  context: Excel.RequestContext,
  sheets: readonly DrawnSheet[],
  names: DisplayNames,
): Promise<void> {
  await ifPossible(context, () => {
    for (const { layout, sheet } of sheets) drawPage(sheet, layout.print);
  });
  await ifPossible(context, () => {
    for (const { layout, sheet } of sheets) for (const chart of layout.charts) drawChart(sheet, chart);
  });
  await ifPossible(context, () => {
    for (const { layout, sheet } of sheets)
      for (const pivot of layout.pivots) drawPivot(context, sheet, pivot, names);
  });
}

/** What this Excel cannot do is left out; that it is busy or gone is no reason to leave anything out. */
async function ifPossible(context: Excel.RequestContext, draw: () => void): Promise<void> {
  try {
    draw();
    await context.sync();
  } catch (cause) {
    const error = translated(cause);
    if (!(error instanceof WorkbookError && error.code === "host-failed")) throw error;
  }
}
