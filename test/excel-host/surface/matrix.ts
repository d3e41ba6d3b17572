import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "../model/area";
import { cellCount } from "../model/area";

/** One value is not put into more cells than this. */
const FILL_LIMIT = 5_000_000;

/** One value repeated, or the array itself if it is of the range's size. */
export function matrix(area: Area, value: unknown): unknown[][] {
  if (!Array.isArray(value)) {
    // null stands for "as it is" inside an array only
    if (value === null || value === undefined) throw badArgument("null is no value for a whole range");
    if (cellCount(area) > FILL_LIMIT) throw badArgument("too many cells for one value each");
    return Array.from({ length: area.rows }, () => new Array<unknown>(area.columns).fill(value));
  }
  refuseOtherSize(
    area,
    value.length,
    (value as unknown[]).map((row) => (Array.isArray(row) ? row.length : -1)),
  );
  return value as unknown[][];
}

/** What the client asks before it writes in chunks. */
export function refuseOtherSize(area: Area, rows: number, widths: readonly number[]): void {
  if (rows === area.rows && widths.every((width) => width === area.columns)) return;
  const sentence =
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";
  throw new ExcelError("InvalidArgument", sentence);
}
