import { listNames, namesOn } from "../layout-names";
import type { DisplayNames } from "../layout-formula";
import { rangeAt } from "./draw-range";
import type { DrawnSheet } from "./draw-sheet";

/** The hidden names of the register's columns and results, and those behind its drop-downs; all but the layout's own. */
export function drawNames(
  context: Excel.RequestContext,
  sheets: readonly DrawnSheet[],
  displayNames: DisplayNames,
): void {
  for (const { layout, sheet } of sheets)
    for (const { name, area } of namesOn(layout)) addHiddenName(context, name, rangeAt(sheet, area));
  for (const { name, refersTo } of listNames(
    sheets.map(({ layout }) => layout),
    displayNames,
  ))
    addHiddenName(context, name, `=${refersTo}`);
}

/** Excel hides a name only right after it was made: a later `visible = false` is ignored. */
export function addHiddenName(
  context: Excel.RequestContext,
  name: string,
  refersTo: Excel.Range | string,
  names: Excel.NamedItemCollection = context.workbook.names,
): void {
  names.add(name, refersTo).visible = false;
}
