import { bottom, right } from "../model/area";
import type { CellFormat } from "../model/cell-format";
import { cellsOf } from "./cells";
import type { Cells } from "./scope";

/** What the cells have in common; null when they differ. Looks at every cell up to the last used one. */
export function uniform<T>(range: Cells, of: (look: CellFormat) => T): T | null {
  const { area } = range;
  const cells = cellsOf(range);
  const end = cells.used();
  const rows = Math.max(area.row + 1, Math.min(bottom(area), end === null ? 0 : bottom(end) + 1));
  const columns = Math.max(area.column + 1, Math.min(right(area), end === null ? 0 : right(end) + 1));
  const first = of(cells.format(area.row, area.column));
  for (let row = area.row; row < rows; row++) {
    for (let column = area.column; column < columns; column++) {
      if (JSON.stringify(of(cells.format(row, column))) !== JSON.stringify(first)) return null;
    }
  }
  return first;
}
