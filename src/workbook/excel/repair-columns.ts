import { columnLetters } from "../ooxml/address";
import { columnName, type Definitions } from "../register-places";
import { pointsOf } from "./draw-columns";
import { drawCheck } from "./draw-checks";
import { drawBorders, drawStyle, drawTypeface } from "./draw-style";
import type { ExcelPlace } from "./places";
import { cellsAt } from "./repair-ask";
import type { DamageOf } from "./repair-damage";
import { intactColumn } from "../intact-layout";
import type { Look } from "./repair-look";
import { renewName } from "./repair-simple";

/**
 * Puts deleted columns back, empty, at the right end of their tables. Whole columns of the sheet are inserted, so that
 * a table to the right keeps its distance; the rightmost table comes first, or the others would no longer stand where
 * they were seen.
 */
export function mendColumns(
  context: Excel.RequestContext,
  look: Look,
  damages: readonly DamageOf<"column-deleted">[],
): void {
  const tables = [...look.tables.values()].flatMap((state) =>
    state.kind === "standing" ? [state.place] : [],
  );
  for (const place of tables.sort((a, b) => b.area.left - a.area.left)) {
    const fields = damages.filter(({ table }) => table === place.name).map(({ field }) => field);
    if (fields.length > 0) addColumns(context, look.definitions, place, fields);
  }
}

/** Puts empty columns at the right end of a table, laid out as a new register has them. */
export function addColumns(
  context: Excel.RequestContext,
  definitions: Definitions,
  { id, name, sheetId, area }: ExcelPlace,
  fields: readonly string[],
): void {
  const sheet = context.workbook.worksheets.getItem(sheetId);
  const first = area.right + 1;
  const last = area.right + fields.length;
  const { top, bottom } = area;
  sheet.getRange(`${columnLetters(first)}:${columnLetters(last)}`).insert("Right");
  for (const [index, field] of fields.entries()) {
    const layout = intactColumn(name, field);
    const left = first + index;
    const whole = sheet.getRange(`${columnLetters(left)}:${columnLetters(left)}`);
    whole.format.columnWidth = pointsOf(layout.width);
    drawTypeface(whole);
    drawStyle(whole, layout.style);
    whole.columnHidden = layout.hidden;
    const header = cellsAt(context, sheetId, { top, bottom: top, left, right: left });
    drawStyle(header, layout.header);
    drawBorders(sheet, { row: top, column: left, rows: bottom - top + 1, columns: 1 });
    whole.dataValidation.clear(); // Excel has copied the left neighbour's
    drawCheck(whole, layout);
    header.values = [[layout.label]];
    renewName(context, definitions, columnName(name, field), header);
  }
  context.workbook.tables.getItem(id).resize(cellsAt(context, sheetId, { ...area, right: last }));
}
