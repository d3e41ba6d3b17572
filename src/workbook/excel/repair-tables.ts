import { fieldsOf } from "../../records/tables";
import { freeDisplayNames } from "../layout-names";
import { tableStyle } from "../layout-look";
import { cellsAt } from "./repair-ask";
import type { Damage } from "./repair-damage";
import { intactTable } from "../intact-layout";
import type { Look, Standing } from "./repair-look";
import type { Converted } from "./repair-lost";
import { formulaIn } from "../layout-words";
import { wordsOf } from "./repair-words";

/** Damages that are mended by giving a table its cells back. */
export const tableCodes: readonly Damage["code"][] = ["table-converted", "rows-below"];

export function mendTable(context: Excel.RequestContext, look: Look, damage: Damage): void {
  const state = look.tables.get(damage.table);
  if (state?.kind === "converted") makeTable(context, look, damage, state);
  if (state?.kind === "standing") takeRowsIn(context, look, state);
}

/** A table on the cells that were one; merged cells it cannot have, what is in them stays in the first. */
function makeTable(
  context: Excel.RequestContext,
  { displayNames, definitions }: Look,
  { table }: Damage,
  { sheet, area }: Converted,
): void {
  const range = cellsAt(context, sheet, area);
  range.unmerge();
  const made = context.workbook.worksheets.getItem(sheet).tables.add(range, true);
  made.name = freeDisplayNames([...displayNames, ...definitions.keys()])[table];
  made.style = tableStyle;
  made.showFilterButton = intactTable(table).filter;
}

/** The rows that touch a table from below become its own; formulas go only where nothing was typed. */
function takeRowsIn(context: Excel.RequestContext, look: Look, { place, below }: Standing): void {
  if (below === undefined) return;
  const { area, name } = place;
  const bottom = area.bottom + below.rows.length;
  context.workbook.tables.getItem(place.id).resize(cellsAt(context, place.sheetId, { ...area, bottom }));
  const words = wordsOf(look);
  for (const { name: field, index } of place.fields) {
    const { formula } = fieldsOf(name)[field] ?? {};
    const text = formula === undefined ? undefined : formulaIn(words, formula, name);
    if (text === undefined) continue;
    const column = { top: area.bottom + 1, bottom, left: area.left + index, right: area.left + index };
    cellsAt(context, place.sheetId, column).formulas = below.rows.map((row) => [
      row[index] === "" ? text : null,
    ]);
  }
}
