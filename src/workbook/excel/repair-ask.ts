import { type Area, LAST_COLUMN, LAST_ROW, parsePlace } from "../ooxml/address";
import type { Frame } from "./known-table";
import { type ExcelPlace, rangeOf } from "./places";
import { askFrame } from "./read-tables";

/** Questions put to Excel before a sync, each with a way to hear the answer after it. */

/** Rows below a table that are looked at; the rest is found the next time. */
const MOST_ROWS = 1000;

/** What may be wrong about a table that stands. */
export function askTable(
  context: Excel.RequestContext,
  place: ExcelPlace,
): () => {
  readonly frame: Frame;
  readonly totals: readonly unknown[] | undefined;
  readonly below: Area | undefined;
} {
  const frame = askFrame(context, place);
  const { top, bottom } = place.area;
  const across = { left: 0, right: place.area.right - place.area.left };
  const totals = rangeOf(context, place, { ...across, top: bottom, bottom }).load("formulas");
  const used = rangeOf(context, place, { ...across, top: Math.min(bottom + 1, LAST_ROW), bottom: LAST_ROW })
    .getUsedRangeOrNullObject(true)
    .load("address");
  return () => {
    const area = used.isNullObject ? undefined : parsePlace(used.address)?.area;
    const touches = bottom > top && area?.top === bottom + 1;
    return {
      frame: frame(),
      totals: place.totalsRows > 0 ? totals.formulas[0] : undefined,
      below: touches ? { ...area, left: place.area.left, right: place.area.right } : undefined,
    };
  };
}

/** The cells below a table, down to the first empty row. */
export function askBelow(
  context: Excel.RequestContext,
  sheet: string,
  area: Area,
): () => { readonly rows: readonly (readonly unknown[])[]; readonly merged: boolean } {
  const bottom = Math.min(area.bottom, area.top + MOST_ROWS - 1);
  const range = cellsAt(context, sheet, { ...area, bottom }).load("values");
  const merged = range.getMergedAreasOrNullObject().load("address");
  return () => {
    const rows = range.values as unknown[][];
    const end = rows.findIndex((row) => row.every((cell) => cell === ""));
    return { rows: end < 0 ? rows : rows.slice(0, end), merged: !merged.isNullObject };
  };
}

/** The filled cells of a sheet's row: where they begin, and what they hold. */
export function askRow(
  context: Excel.RequestContext,
  sheet: string,
  row: number,
): () => { readonly left: number; readonly values: readonly unknown[] } {
  const used = cellsAt(context, sheet, { top: row, bottom: row, left: 1, right: LAST_COLUMN })
    .getUsedRangeOrNullObject(true)
    .load("address,values");
  return () => ({
    left: used.isNullObject ? 1 : (parsePlace(used.address)?.area.left ?? 1),
    values: used.isNullObject ? [] : (used.values[0] ?? []),
  });
}

/** The last row in which anything stands below a header. */
export function askColumns(context: Excel.RequestContext, sheet: string, header: Area): () => number {
  const used = cellsAt(context, sheet, { ...header, bottom: LAST_ROW })
    .getUsedRangeOrNullObject(true)
    .load("address");
  return () => (used.isNullObject ? undefined : parsePlace(used.address)?.area.bottom) ?? header.top;
}

/** Cells of a sheet, which is told by its name or its id. */
export const cellsAt = (
  context: Excel.RequestContext,
  sheet: string,
  { top, left, bottom, right }: Area,
): Excel.Range =>
  context.workbook.worksheets
    .getItem(sheet)
    .getRangeByIndexes(top - 1, left - 1, bottom - top + 1, right - left + 1);
