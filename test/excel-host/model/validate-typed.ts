import { ExcelError } from "../excel-error";
import type { Area } from "./area";
import { intersect } from "./area";
import { plain } from "./cell";
import { referenceOf } from "./structured";
import type { ValidationState } from "./sheet-state";
import type { Workbook } from "./workbook";

/** Typing obeys a validation that stops, as far as this host understands its rule: lists, in the rule itself or in cells. */
export function refuseInvalid(book: Workbook, sheet: string, area: Area, text: string): void {
  for (const validation of book.records.validation.values()) {
    if (validation.sheet !== sheet || !validation.areas.some((one) => intersect(one, area) !== null))
      continue;
    if (validation.errorAlert["style"] !== undefined && validation.errorAlert["style"] !== "Stop") continue;
    if (validation.errorAlert["showAlert"] === false) continue;
    if (text === "" && validation.ignoreBlanks) continue;
    const allowed = listed(book, sheet, validation);
    if (allowed !== null && !allowed.includes(text))
      throw new ExcelError("InvalidOperation", `"${text}" is not in the list.`);
  }
}

function listed(book: Workbook, sheet: string, { rule }: ValidationState): readonly string[] | null {
  const list = rule["list"];
  if (typeof list !== "object" || list === null || !("source" in list)) return null;
  const { source } = list;
  if (typeof source !== "string") return null;
  if (!source.startsWith("=")) return source.split(",").map((item) => item.trim());
  const named = [...book.records.name.values()].find(
    ({ name }) => `=${name}`.toLowerCase() === source.toLowerCase(),
  );
  const cells = referenceOf(book, named?.formula ?? source, sheet);
  if (cells === null) return null;
  return book
    .cells(cells.sheet)
    .block(cells.area)
    .flat()
    .map((content) => String(plain(content)));
}
