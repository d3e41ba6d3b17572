import type { TableName } from "../../records/tables";
import type { SheetRow } from "../sheet";

/** Rows a person has changed by hand and not left yet; they move along when rows come or go above them. */
export class PendingRows {
  readonly #sheets = new Map<string, Map<number, readonly SheetRow[]>>();
  /** Rows that were deleted, with the records that stood in them. */
  #removed: SheetRow[] = [];

  /** Adds rows; what was known of one before stays. */
  add(sheetId: string, rows: readonly SheetRow[]): void {
    const own = this.#sheets.get(sheetId) ?? new Map<number, SheetRow[]>();
    for (const [row, here] of byRow(rows)) if (!own.has(row)) own.set(row, here);
    if (own.size > 0) this.#sheets.set(sheetId, own);
  }

  /** Rows were inserted: what stood at `from` and below stands lower now. */
  inserted(sheetId: string, from: number, count: number): void {
    this.#move(sheetId, (row) => (row >= from ? row + count : row));
  }

  /** Rows were deleted; `rows` are the records that stood in them. */
  deleted(sheetId: string, from: number, count: number, rows: readonly SheetRow[]): void {
    this.#removed.push(...rows.map((row) => ({ ...row, deleted: true })));
    this.#move(sheetId, (row) => (row < from ? row : row < from + count ? undefined : row - count));
  }

  /** Does one of the rows lie between these, or wait on another sheet? */
  touches(sheetId: string, top: number, bottom: number): boolean {
    return [...(this.#sheets.get(sheetId)?.keys() ?? [])].some((row) => row >= top && row <= bottom);
  }

  has(table: TableName, row: number): boolean {
    return [...this.#sheets.values()].some((rows) => rows.get(row)?.some((each) => each.table === table));
  }

  /** All rows, once. */
  take(): readonly SheetRow[] {
    const rows = [...this.#sheets.values()].flatMap((sheet) => [...sheet.values()].flat());
    const all = [...rows, ...this.#removed];
    this.#sheets.clear();
    this.#removed = [];
    return all;
  }

  #move(sheetId: string, to: (row: number) => number | undefined): void {
    const rows = [...(this.#sheets.get(sheetId)?.values() ?? [])].flat();
    this.#sheets.delete(sheetId);
    this.add(
      sheetId,
      rows.flatMap((each) => {
        const row = to(each.row);
        return row === undefined ? [] : [{ ...each, row }];
      }),
    );
  }
}

/** Tables may stand side by side: their rows by the row of the sheet. */
function byRow(rows: readonly SheetRow[]): ReadonlyMap<number, SheetRow[]> {
  const found = new Map<number, SheetRow[]>();
  for (const each of rows) {
    const same = found.get(each.row);
    if (same) same.push(each);
    else found.set(each.row, [each]);
  }
  return found;
}
