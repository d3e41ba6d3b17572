import { ExcelError } from "../excel-error";
import type { Area } from "./area";
import { bottom, right } from "./area";
import type { Workbook } from "./workbook";

/** Cells of a protected sheet are locked unless their format says otherwise. A remote change was allowed where it was made. */
export function refuseIfProtected(book: Workbook, sheet: string, area?: Area): void {
  const { who } = book.actor;
  if (who === "loader" || who === "remote") return;
  if (book.record("sheet", sheet).protection === null) return;
  if (area !== undefined && area.rows * area.columns <= 10_000 && unlocked(book, sheet, area)) return;
  throw new ExcelError("AccessDenied");
}

function unlocked(book: Workbook, sheet: string, area: Area): boolean {
  const cells = book.cells(sheet);
  for (let row = area.row; row < bottom(area); row++) {
    for (let column = area.column; column < right(area); column++) {
      if (cells.format(row, column).locked !== false) return false;
    }
  }
  return true;
}

/** As above, but for what the sheet's options may allow all the same: `allowSort`, `allowInsertRows` … */
export function refuseUnlessAllowed(book: Workbook, sheet: string, option: string): void {
  const { who } = book.actor;
  if (who === "loader" || who === "remote") return;
  const { protection } = book.record("sheet", sheet);
  if (protection !== null && protection.options[option] !== true) throw new ExcelError("AccessDenied");
}
