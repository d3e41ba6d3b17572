import { ExcelError } from "../excel-error";
import type { Area } from "./area";
import { bottom, contains, intersect, right } from "./area";
import type { Workbook } from "./workbook";

/** Excel refuses to move a part of a table sideways out of its rows, or some of its columns up or down. */
export function refuseTornTables(book: Workbook, sheet: string, area: Area, by: "rows" | "columns"): void {
  for (const { sheet: home, area: table } of book.records.table.values()) {
    if (home !== sheet || contains(area, table)) continue;
    const moved: Area =
      by === "rows"
        ? { ...area, rows: Number.MAX_SAFE_INTEGER - area.row }
        : { ...area, columns: Number.MAX_SAFE_INTEGER - area.column };
    if (intersect(moved, table) === null) continue;
    const whole =
      by === "rows"
        ? area.column <= table.column && right(area) >= right(table)
        : area.row <= table.row && bottom(area) >= bottom(table);
    if (!whole) throw new ExcelError("InsertDeleteConflict");
  }
}
