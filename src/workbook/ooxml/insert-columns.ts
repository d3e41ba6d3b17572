import {
  attribute,
  child,
  childrenOf,
  descendants,
  type Edit,
  escapeText,
  setAttribute,
  splice,
  type XmlElement,
} from "../../opc/xml";
import { WorkbookError } from "../port";
import { LAST_COLUMN, parseArea } from "./address";
import { recalculate } from "./follow-up";
import { isFree, refuseUnmovable } from "./room-for-columns";
import { colBetween } from "./sheet-columns";
import {
  type ColumnShift,
  shiftedArea,
  shiftedColumn,
  shiftedFormula,
  shiftedReference,
} from "./shifted-columns";
import { isOfType, type Sheet, type Spreadsheet } from "./spreadsheet";

/**
 * Makes room on a sheet for `count` columns where column `at` stands, as Excel inserts columns: what stands there moves
 * to the right with its formats and names, and every formula follows. Nothing is touched where the room is free.
 * Rejects with WorkbookError `unsupported` where something stands there that cannot be moved; then nothing was written.
 */
export async function insertColumns(
  book: Spreadsheet,
  sheet: Sheet,
  at: number,
  count: number,
): Promise<void> {
  if (await isFree(book, sheet, at)) return;
  const shift: ColumnShift = { sheet: sheet.name, at, count };
  await refuseUnmovable(book, sheet, shift);

  const own = await book.pkg.xml(sheet.part);
  const sheetText = splice(own.text, sheetEdits(own.text, own.root, shift));
  for (const table of await book.tables(sheet)) {
    const { text, root } = await book.pkg.xml(table.part);
    const edits = tableEdits(root, shift);
    if (edits.length > 0) book.writeTable(sheet, table, splice(text, edits));
  }
  await shiftDrawing(book, sheet, shift);
  for (const other of book.sheets) if (other !== sheet) await shiftFormulas(book, other.part, shift);
  for (const part of book.pkg.names())
    if (/\.chart(ex)?\+xml$/.test(book.pkg.contentType(part) ?? "")) await shiftFormulas(book, part, shift);
  await shiftPivotSources(book, shift);
  await shiftFormulas(book, book.workbookPart, shift);
  book.writeSheet(sheet, sheetText);
  await book.refreshNames();
  await recalculate(book, true);
}

/** Attributes that say where something is on its own sheet. */
const PLACES = ["ref", "sqref", "activeCell", "topLeftCell"];
/** Elements whose text is a formula. */
const FORMULAS = new Set(["f", "formula", "formula1", "formula2", "definedName"]);

/** What changes in the part of the sheet itself. */
function sheetEdits(text: string, root: XmlElement, shift: ColumnShift): Edit[] {
  const edits: Edit[] = [];
  const set = (element: XmlElement, name: string, change: (old: string) => string): void => {
    const old = attribute(element, name);
    if (old !== undefined && change(old) !== old) edits.push(setAttribute(element, name, change(old)));
  };
  const ranges = (old: string): string => old.replace(/[^\s]+/g, (range) => shiftedReference(range, shift));
  const visit = (element: XmlElement): void => {
    switch (element.local) {
      case "cols":
        edits.push({
          start: element.openEnd,
          end: element.closeStart,
          text: movedCols(text, element, shift),
        });
        return;
      case "c":
        if (attribute(element, "r") === undefined)
          throw new WorkbookError("unsupported", `${shift.sheet}: cells without an address`);
        set(element, "r", ranges);
        break;
      case "row":
        set(element, "spans", (spans) =>
          spans.replaceAll(/\d+/g, (n) => String(shiftedColumn(Number(n), shift))),
        );
        break;
      case "pane":
        set(element, "xSplit", (n) => String(Number(n) >= shift.at ? Number(n) + shift.count : n));
        break;
      default:
    }
    for (const name of PLACES) set(element, name, ranges);
    const isRanges = element.local === "sqref";
    if ((isRanges || FORMULAS.has(element.local)) && element.text !== "") {
      const moved = isRanges ? ranges(element.text) : shiftedFormula(element.text, shift, shift.sheet);
      if (moved !== element.text)
        edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(moved) });
    }
    for (const each of element.children) visit(each);
  };
  visit(root);
  for (const breaks of childrenOf(root, "colBreaks"))
    for (const each of childrenOf(breaks, "brk"))
      set(each, "id", (id) => String(Number(id) >= shift.at ? Number(id) + shift.count : id));
  return edits;
}

/** Widths and formats of columns move along; those of a run that spans the place stay on both its sides. */
const movedCols = (text: string, cols: XmlElement, { at, count }: ColumnShift): string =>
  childrenOf(cols, "col")
    .flatMap((col) => {
      const from = Number(attribute(col, "min"));
      const to = Number(attribute(col, "max"));
      const parts = [
        { from, to: Math.min(to, at - 1), by: 0 },
        { from: Math.max(from, at), to: Math.min(to, LAST_COLUMN - count), by: count },
      ];
      return parts.flatMap((part) =>
        part.from > part.to
          ? []
          : [colBetween(text, col, { from: part.from + part.by, to: part.to + part.by })],
      );
    })
    .join("");

/** A table to the right of the new columns, with its filter and sorting; formulas of its columns, wherever it stands. */
function tableEdits(root: XmlElement, shift: ColumnShift): Edit[] {
  const edits: Edit[] = [];
  const visit = (element: XmlElement): void => {
    const ref = attribute(element, "ref");
    const area = parseArea(ref ?? "");
    if (ref !== undefined && area !== undefined && shiftedArea(area, shift).right !== area.right)
      edits.push(setAttribute(element, "ref", shiftedReference(ref, shift)));
    if (/Formula$/.test(element.local) && element.text !== "") {
      const moved = shiftedFormula(element.text, shift, shift.sheet);
      if (moved !== element.text)
        edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(moved) });
    }
    for (const each of element.children) visit(each);
  };
  visit(root);
  return edits;
}

/** Pictures and charts on the sheet keep their place beside the cells they stand on. */
async function shiftDrawing(book: Spreadsheet, sheet: Sheet, shift: ColumnShift): Promise<void> {
  for (const link of await book.pkg.relationships(sheet.part)) {
    if (!isOfType(link, "drawing") || !book.pkg.has(link.target)) continue;
    const { text, root } = await book.pkg.xml(link.target);
    const edits = descendants(root, "col").flatMap((col): Edit[] => {
      const moved = shiftedColumn(Number(col.text) + 1, shift) - 1;
      return moved === Number(col.text)
        ? []
        : [{ start: col.openEnd, end: col.closeStart, text: String(moved) }];
    });
    if (edits.length > 0) book.write(link.target, splice(text, edits));
  }
}

/** Formulas of any other part that speak of the sheet; a part that does not mention it is not even parsed. */
async function shiftFormulas(book: Spreadsheet, part: string, shift: ColumnShift): Promise<void> {
  if (!(await book.pkg.text(part)).includes(escapeText(shift.sheet).replaceAll("'", "''"))) return;
  const { text, root } = await book.pkg.xml(part);
  const edits: Edit[] = [];
  const visit = (element: XmlElement): void => {
    if (FORMULAS.has(element.local) && element.text !== "") {
      const moved = shiftedFormula(element.text, shift);
      if (moved !== element.text)
        edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(moved) });
    }
    for (const each of element.children) visit(each);
  };
  visit(root);
  if (edits.length === 0) return;
  const changed = splice(text, edits);
  const other = book.sheets.find((each) => each.part === part);
  if (other) book.writeSheet(other, changed);
  else book.write(part, changed);
}

/** Pivots that read a range of the sheet read it where it stands now. */
async function shiftPivotSources(book: Spreadsheet, shift: ColumnShift): Promise<void> {
  for (const link of book.links) {
    if (!isOfType(link, "pivotCacheDefinition") || !book.pkg.has(link.target)) continue;
    const { text, root } = await book.pkg.xml(link.target);
    const source = child(child(root, "cacheSource") ?? root, "worksheetSource");
    const ref = source && attribute(source, "ref");
    if (
      !source ||
      ref === undefined ||
      attribute(source, "sheet")?.toLowerCase() !== shift.sheet.toLowerCase()
    )
      continue;
    const moved = shiftedReference(ref, shift);
    if (moved !== ref) book.write(link.target, splice(text, [setAttribute(source, "ref", moved)]));
  }
}
