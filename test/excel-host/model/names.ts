import { badArgument, ExcelError } from "../excel-error";
import { addressOf, quoted } from "./address";
import type { Area } from "./area";
import type { NameState } from "./records";
import { isError } from "./cell";
import { referenceOf } from "./structured";
import { typedText } from "./typed-text";
import type { Workbook } from "./workbook";

/** Defines a name; `sheet` null is for the whole workbook. Returns its id. */
export function addName(book: Workbook, state: NameState): string {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(state.name) || state.name.length > 255)
    throw badArgument("not a name");
  if (/^([A-Za-z]{1,3}\d+|[rRcC])$/.test(state.name)) throw badArgument("a name that reads as a cell");
  if (findName(book, state.name, state.sheet) !== undefined) throw new ExcelError("ItemAlreadyExists");
  if (state.sheet === null && book.tableNamed(state.name) !== undefined)
    throw new ExcelError("ItemAlreadyExists");
  const id = book.newId();
  book.put("name", id, state);
  return id;
}

/** A name by its text, whatever the case, in one scope only. */
export function findName(book: Workbook, name: string, sheet: string | null): string | undefined {
  const wanted = name.toLowerCase();
  for (const [id, state] of book.records.name) {
    if (state.sheet === sheet && state.name.toLowerCase() === wanted) return id;
  }
  return undefined;
}

/** `=Sheet1!$A$1:$B$2`. */
export function absoluteFormula(book: Workbook, sheet: string, area: Area): string {
  const address = addressOf(area).replace(/[A-Z]+|\d+/g, "$$$&");
  return `=${quoted(book.record("sheet", sheet).name)}!${address}`;
}

/** What `NamedItem.type` and `.value` say. */
export function nameValue(book: Workbook, state: NameState): { type: string; value: unknown } {
  const cells = referenceOf(book, state.formula, state.sheet);
  if (cells !== null)
    return { type: "Range", value: absoluteFormula(book, cells.sheet, cells.area).slice(1) };
  const text = state.formula.replace(/^=/, "");
  const quotedText = /^"((?:[^"]|"")*)"$/.exec(text)?.[1];
  if (quotedText !== undefined) return { type: "String", value: quotedText.replaceAll('""', '"') };
  if (text.includes("#REF!")) return { type: "Error", value: "#REF!" };
  const { content } = typedText(text, {
    numberFormat: "General",
    today: book.today,
    date1904: book.date1904,
  });
  if (typeof content === "number")
    return { type: Number.isInteger(content) ? "Integer" : "Double", value: content };
  if (typeof content === "boolean") return { type: "Boolean", value: content };
  return isError(content) ? { type: "Error", value: content.error } : { type: "String", value: text };
}
