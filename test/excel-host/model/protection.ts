import { ExcelError } from "../excel-error";
import type { Workbook } from "./workbook";

/** Protects a sheet; Excel refuses to protect one twice. */
export function protectSheet(
  book: Workbook,
  sheet: string,
  options: Readonly<Record<string, boolean | string>> = {},
  password?: string,
): void {
  if (book.record("sheet", sheet).protection !== null) throw new ExcelError("InvalidOperation");
  book.patch("sheet", sheet, { protection: { options, password } });
}

/** Takes the protection off; a wrong password is refused. */
export function unprotectSheet(book: Workbook, sheet: string, password?: string): void {
  const { protection } = book.record("sheet", sheet);
  if (protection === null) return;
  if ((protection.password ?? "") !== (password ?? "")) throw new ExcelError("AccessDenied");
  book.patch("sheet", sheet, { protection: null });
}
