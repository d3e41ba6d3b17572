import {
  attribute,
  child,
  childrenOf,
  descendants,
  type Edit,
  setAttribute,
  type XmlElement,
} from "../../opc/xml";
import { markFormula } from "../layout-marks";
import type { TableLayout } from "../sheet-layout";
import { type StandingTable, standingLayout } from "../standing-layout";
import { type FoundCheck, wholeColumns } from "../whole-columns";
import { type Area, formatArea, LAST_ROW, parseArea } from "./address";
import { SheetEdit } from "./sheet-edit";
import { SheetFrame } from "./sheet-frame";
import type { Sheet, Spreadsheet } from "./spreadsheet";

/**
 * Lets the register's own validations cover their whole columns and its marks reach the end of the sheet, where an
 * earlier Kesu ended them after 1,000 rows. A protected sheet stays as it is.
 */
export async function reachDown(
  book: Spreadsheet,
  sheet: Sheet,
  tables: readonly StandingTable[],
): Promise<void> {
  const data = await book.data(sheet);
  const frame = new SheetFrame(data);
  if (frame.protected) return;
  const layouts = tables.map(standingLayout);
  const edits = [...checkEdits(frame.root, layouts), ...markEdits(frame.root, layouts)];
  if (edits.length === 0) return;
  const edit = new SheetEdit(data, await book.cells(sheet), sheet.name);
  book.writeSheet(sheet, edit.bytes(frame, edits));
}

function checkEdits(root: XmlElement, tables: readonly TableLayout[]): readonly Edit[] {
  const list = child(root, "dataValidations");
  if (list === undefined) return [];
  const own = childrenOf(list, "dataValidation");
  const extensions = child(root, "extLst");
  const further = extensions === undefined ? [] : descendants(extensions, "dataValidation");
  let found = [...own, ...further].map(foundCheck);
  const changed = new Set<number>();
  for (const table of tables) {
    const areas = wholeColumns(table, found);
    for (const index of areas.keys()) changed.add(index);
    found = found.map((check, index) => ({ ...check, areas: areas.get(index) ?? check.areas }));
  }
  const edits = own.flatMap((element, index): Edit[] => {
    if (!changed.has(index)) return [];
    const areas = found[index]?.areas ?? [];
    return [
      areas.length === 0
        ? { start: element.start, end: element.end, text: "" }
        : setAttribute(element, "sqref", areas.map(formatArea).join(" ")),
    ];
  });
  const gone = edits.filter(({ text }) => text === "").length;
  const isCounted = gone > 0 && attribute(list, "count") !== undefined;
  return isCounted ? [...edits, setAttribute(list, "count", String(own.length - gone))] : edits;
}

function foundCheck(element: XmlElement): FoundCheck {
  const formula = child(element, "formula1")?.text ?? "";
  return {
    kind: element.prefix === "x14:" ? "extension" : (attribute(element, "type") ?? "none"),
    titles: ["errorTitle", "promptTitle"].flatMap((name) => attribute(element, name) ?? []),
    words: /^"(.*)"$/s.exec(formula)?.[1],
    areas: areasOf(attribute(element, "sqref") ?? child(element, "sqref")?.text ?? ""),
  };
}

const areasOf = (text: string): readonly Area[] =>
  text.split(/\s+/).flatMap((range) => parseArea(range) ?? []);

/** Conditional formats with none but the register's own rules: what of them stands lowest goes on to the end. */
function markEdits(root: XmlElement, tables: readonly TableLayout[]): readonly Edit[] {
  return childrenOf(root, "conditionalFormatting").flatMap((element): Edit[] => {
    const text = attribute(element, "sqref") ?? "";
    const areas = areasOf(text);
    const lowest = Math.max(...areas.map(({ bottom }) => bottom));
    const isOurs = tables.some((table) => {
      const formulas = table.marks.map((mark) => markFormula(table, mark));
      const rules = childrenOf(element, "cfRule");
      return (
        areas.length === text.split(/\s+/).length &&
        areas.every(
          ({ left, right }) => left >= table.at.column && right < table.at.column + table.columns.length,
        ) &&
        rules.every((rule) => formulas.includes(child(rule, "formula")?.text ?? ""))
      );
    });
    if (!isOurs || lowest === LAST_ROW) return [];
    const reaching = areas.map((area) => (area.bottom === lowest ? { ...area, bottom: LAST_ROW } : area));
    return [setAttribute(element, "sqref", reaching.map(formatArea).join(" "))];
  });
}
