import { badArgument, ExcelError } from "../excel-error";
import type { SheetState } from "./records";
import { defaultPage } from "./sheet-state";
import type { Workbook } from "./workbook";

/** Adds an empty sheet at the end; returns its id. */
export function addSheet(book: Workbook, name?: string): string {
  refuseIfStructureLocked(book);
  const title = name ?? freeSheetName(book);
  refuseBadName(book, title);
  const id = book.newId();
  const last = Math.max(0, ...[...book.records.sheet.values()].map(({ order }) => order));
  const state: SheetState = {
    name: title,
    order: last + 1,
    visibility: "Visible",
    tabColor: "",
    showGridlines: true,
    showHeadings: true,
    protection: null,
    frozen: null,
    merges: [],
    page: defaultPage,
    filter: null,
  };
  book.put("sheet", id, state);
  return id;
}

/** Gives a sheet another name; formulas and names follow. */
export function renameSheet(book: Workbook, id: string, name: string): void {
  refuseIfStructureLocked(book);
  const was = book.record("sheet", id).name;
  if (was === name) return;
  refuseBadName(book, name, id);
  book.patch("sheet", id, { name });
  book.apply({ kind: "references", to: { what: "sheet", was, now: name } });
}

/** Takes a sheet out with all that is on it; references to it become #REF!. */
export function deleteSheet(book: Workbook, id: string): void {
  refuseIfStructureLocked(book);
  const { name, visibility } = book.record("sheet", id);
  const visible = [...book.records.sheet.values()].filter((sheet) => sheet.visibility === "Visible");
  if (visibility === "Visible" && visible.length === 1) throw new ExcelError("InvalidOperation");
  if (visibility === "VeryHidden") throw new ExcelError("InvalidOperation");
  for (const what of ["table", "validation", "conditionalFormat", "chart", "pivot", "shape"] as const) {
    for (const [key, record] of book.records[what]) if (record.sheet === id) book.put(what, key, null);
  }
  for (const [key, record] of book.records.name) if (record.sheet === id) book.put("name", key, null);
  book.put("sheet", id, null);
  book.apply({ kind: "references", to: { what: "sheet", was: name, now: null } });
}

function refuseIfStructureLocked(book: Workbook): void {
  if (book.actor.who === "loader" || book.actor.who === "remote") return;
  if (book.state.protection !== null) throw new ExcelError("AccessDenied");
}

function refuseBadName(book: Workbook, name: string, except?: string): void {
  if (name === "" || name.length > 31 || /[:\\/?*[\]]|^'|'$/.test(name))
    throw badArgument("not a sheet's name");
  const taken = book.sheetNamed(name);
  if (taken !== undefined && taken !== except) throw new ExcelError("ItemAlreadyExists");
}

function freeSheetName(book: Workbook): string {
  for (let n = book.records.sheet.size + 1; ; n++) {
    if (book.sheetNamed(`Sheet${n}`) === undefined) return `Sheet${n}`;
  }
}
