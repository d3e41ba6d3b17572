import { attribute, child, descendants, type Edit, escapeText, setAttribute, splice } from "../../opc/xml";
import { type Area, overlaps, parseArea } from "./address";
import { mapReferences } from "./formula";
import { grownFormula, grownReference, type Growth } from "./growth";
import { isOfType, type Sheet, type Spreadsheet } from "./spreadsheet";
import type { SheetTable } from "./table-part";

/** Lets defined names and print areas that ended with the table end with it again. */
export async function growNames(book: Spreadsheet, growth: Growth): Promise<void> {
  const { text, root } = await book.pkg.xml(book.workbookPart);
  const list = child(root, "definedNames");
  const edits: Edit[] = [];
  for (const name of list?.children ?? []) {
    const printArea = attribute(name, "name") === "_xlnm.Print_Area";
    const grown = grownFormula(name.text, growth, { printArea });
    if (grown !== name.text)
      edits.push({ start: name.openEnd, end: name.closeStart, text: escapeText(grown) });
  }
  if (edits.length === 0) return;
  book.write(book.workbookPart, splice(text, edits));
  await book.refreshNames();
}

/** Lets charts that showed exactly the table's rows show the new ones too. */
export async function growCharts(book: Spreadsheet, growth: Growth): Promise<void> {
  for (const part of book.pkg.names()) {
    if (!/\.chart(ex)?\+xml$/.test(book.pkg.contentType(part) ?? "")) continue;
    const { text, root } = await book.pkg.xml(part);
    const shown = ["f", "sqref"].flatMap((name) => descendants(root, name));
    const edits = shown.flatMap((f): Edit[] => {
      const grown = grownFormula(f.text, growth, { lone: true });
      return grown === f.text ? [] : [{ start: f.openEnd, end: f.closeStart, text: escapeText(grown) }];
    });
    if (edits.length > 0) book.write(part, splice(text, edits));
  }
}

/** Makes pivots that read this table (by its name, a name for its cells, or its range) read it again on opening. */
export async function refreshPivots(
  book: Spreadsheet,
  sheet: Sheet,
  table: SheetTable,
  growth: Growth | undefined,
): Promise<void> {
  const sheetName = sheet.name.toLowerCase();
  const touches = (formula: string): boolean => {
    const areas: (Area | undefined)[] = [];
    mapReferences(formula, (reference) => {
      if (reference.sheet?.toLowerCase() === sheetName) areas.push(parseArea(reference.text));
      return undefined;
    });
    const overlapping = areas.some((area) => area !== undefined && overlaps(area, table.area));
    return overlapping || formula.toLowerCase().includes(table.name.toLowerCase());
  };
  for (const link of book.links) {
    if (!isOfType(link, "pivotCacheDefinition") || !book.pkg.has(link.target)) continue;
    const { text, root } = await book.pkg.xml(link.target);
    const source = descendants(root, "worksheetSource")[0];
    if (source === undefined || source.attributes.some((a) => a.local === "id")) continue;
    const name = attribute(source, "name")?.toLowerCase();
    const ref = attribute(source, "ref");
    const area = parseArea(ref ?? "");
    const onSheet = attribute(source, "sheet")?.toLowerCase() === sheetName;
    const named = book.names.find((n) => n.name.toLowerCase() === name);
    const reads =
      (area !== undefined && onSheet && overlaps(area, table.area)) ||
      (name !== undefined &&
        (name === table.name.toLowerCase() || (named !== undefined && touches(named.formula))));
    if (!reads) continue;
    const edits = [setAttribute(root, "refreshOnLoad", "1")];
    const grown =
      growth === undefined || ref === undefined || !onSheet ? undefined : grownReference(ref, growth, false);
    if (grown !== undefined) edits.push(setAttribute(source, "ref", grown));
    book.write(link.target, splice(text, edits));
  }
}

/** What stands before `calcPr` in a workbook part, as the schema orders it. */
const BEFORE_CALC = new Set([
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "AlternateContent",
  "revisionPtr",
  "absPath",
]);

/** Has Excel calculate everything on opening; where formulas came or went, the order it had noted is stale and goes. */
export async function recalculate(book: Spreadsheet, formulasChanged: boolean): Promise<void> {
  const { text, root } = await book.pkg.xml(book.workbookPart);
  const settings = child(root, "calcPr");
  const before = root.children.filter((c) => BEFORE_CALC.has(c.local)).at(-1);
  const at = before?.end ?? root.openEnd;
  const edit =
    settings === undefined
      ? { start: at, end: at, text: `<${root.prefix}calcPr fullCalcOnLoad="1"/>` }
      : setAttribute(settings, "fullCalcOnLoad", "1");
  book.write(book.workbookPart, splice(text, [edit]));
  const chain = book.links.find((link) => isOfType(link, "calcChain"));
  if (!formulasChanged || chain === undefined || !book.pkg.has(chain.target)) return;
  await book.remove(chain);
}
