import type { Area } from "./area";
import type { TableState } from "./records";

/** The header row; null when it is not shown. */
export const headerOf = ({ area, showHeaders }: TableState): Area | null =>
  showHeaders ? { ...area, rows: 1 } : null;

/** The rows between the headers and the totals; a table always has one. */
export function bodyOf({ area, showHeaders, showTotals }: TableState): Area {
  const above = showHeaders ? 1 : 0;
  return { ...area, row: area.row + above, rows: Math.max(1, area.rows - above - (showTotals ? 1 : 0)) };
}

/** The totals row; null when it is not shown. */
export const totalsOf = ({ area, showTotals }: TableState): Area | null =>
  showTotals ? { ...area, row: area.row + area.rows - 1, rows: 1 } : null;
