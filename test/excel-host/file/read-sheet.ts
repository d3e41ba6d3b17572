import { child, childrenOf, type XmlElement } from "../../../src/opc/xml";
import { parseAddress } from "../model/address";
import type { Area } from "../model/area";
import { SHEET_COLUMNS } from "../model/area";
import type { Band, FilterState, Protection, SheetState } from "../model/records";
import { amount, capital, flag, word } from "./attributes";
import { colourOf } from "./colours";
import { criteriaOf } from "./filter-criteria";
import { pointsOfWidth } from "./measures";
import type { FileStyles } from "./read-styles";

/** What a sheet's frame says of the sheet as a whole; its page is read elsewhere. */
export type SheetFrameState = Pick<
  SheetState,
  "tabColor" | "showGridlines" | "showHeadings" | "frozen" | "merges" | "protection" | "filter"
>;

export function readSheet(root: XmlElement, theme: readonly string[]): SheetFrameState {
  const properties = child(root, "sheetPr");
  const view = viewOf(root);
  return {
    tabColor: colourOf(properties && child(properties, "tabColor"), theme) ?? "",
    showGridlines: flag(view, "showGridLines", true),
    showHeadings: flag(view, "showRowColHeaders", true),
    frozen: readFrozen(view),
    merges: readMerges(root),
    protection: readProtection(root),
    filter: readFilter(root),
  };
}

/** The first view of a sheet: others belong to more windows. */
export function viewOf(root: XmlElement): XmlElement | undefined {
  const views = child(root, "sheetViews");
  return views && child(views, "sheetView");
}

/** The address of what is selected. */
export function readSelection(root: XmlElement): string {
  const view = viewOf(root);
  const selections = view === undefined ? [] : childrenOf(view, "selection");
  const pane = word(view && child(view, "pane"), "activePane", "topLeft");
  const selection = selections.find((one) => word(one, "pane", "topLeft") === pane) ?? selections[0];
  const [first = "A1"] = word(selection, "sqref", "A1").split(" ");
  return parseAddress(first) === null ? "A1" : first;
}

function readFrozen(view: XmlElement | undefined): SheetState["frozen"] {
  const pane = view && child(view, "pane");
  if (pane === undefined || !word(pane, "state").startsWith("frozen")) return null;
  const [rows, columns] = [amount(pane, "ySplit") ?? 0, amount(pane, "xSplit") ?? 0];
  return rows + columns > 0 ? { rows, columns } : null;
}

function readMerges(root: XmlElement): Area[] {
  const list = child(root, "mergeCells");
  return (list === undefined ? [] : childrenOf(list, "mergeCell"))
    .map((merge) => parseAddress(word(merge, "ref")))
    .filter((area) => area !== null);
}

/** What Excel calls allowed, and the attribute that says it is not, with what the schema takes for granted. */
export const allowances = [
  ["allowFormatCells", "formatCells", true],
  ["allowFormatColumns", "formatColumns", true],
  ["allowFormatRows", "formatRows", true],
  ["allowInsertColumns", "insertColumns", true],
  ["allowInsertRows", "insertRows", true],
  ["allowInsertHyperlinks", "insertHyperlinks", true],
  ["allowDeleteColumns", "deleteColumns", true],
  ["allowDeleteRows", "deleteRows", true],
  ["allowSort", "sort", true],
  ["allowAutoFilter", "autoFilter", true],
  ["allowPivotTables", "pivotTables", true],
  ["allowEditObjects", "objects", false],
  ["allowEditScenarios", "scenarios", false],
] as const;

function readProtection(root: XmlElement): Protection | null {
  const element = child(root, "sheetProtection");
  if (element === undefined || !flag(element, "sheet")) return null;
  const options: Record<string, boolean | string> = Object.fromEntries(
    allowances.map(([option, name, locked]) => [option, !flag(element, name, locked)]),
  );
  const [locked, unlocked] = [flag(element, "selectLockedCells"), flag(element, "selectUnlockedCells")];
  options["selectionMode"] = unlocked ? "None" : locked ? "Unlocked" : "Normal";
  return { options, password: passwordOf(element, ["password", "hashValue"]) };
}

/** A password is kept as its hash: nobody guesses it, and it can be written back. */
export function passwordOf(element: XmlElement, names: readonly string[]): string | undefined {
  const hash = names.map((name) => word(element, name)).find((value) => value !== "");
  return hash === undefined ? undefined : `#${hash}`;
}

function readFilter(root: XmlElement): FilterState | null {
  const filter = child(root, "autoFilter");
  const area = parseAddress(word(filter, "ref"));
  return filter === undefined || area === null ? null : { area, criteria: criteriaOf(filter) };
}

/** Widths, hidden columns and column formats; a run over the whole sheet is its default and read no further than Excel shows. */
export function readColumns(root: XmlElement, styles: FileStyles): Map<number, Band> {
  const columns = new Map<number, Band>();
  for (const list of childrenOf(root, "cols"))
    for (const col of childrenOf(list, "col")) {
      const width = amount(col, "width");
      const style = amount(col, "style") ?? 0;
      const band: Band = {
        ...(width === undefined || !flag(col, "customWidth") ? {} : { size: pointsOfWidth(width) }),
        ...(flag(col, "hidden") ? { hidden: true } : {}),
        ...(style === 0 ? {} : { format: styles.format(style) }),
      };
      if (Object.keys(band).length === 0) continue;
      const last = Math.min(SHEET_COLUMNS, amount(col, "max") ?? 0);
      for (let column = amount(col, "min") ?? 1; column <= last; column++) columns.set(column - 1, band);
    }
  return columns;
}

/** `none` and the like aside, Excel's words are the file's. */
export const orientationOf = (text: string): "Portrait" | "Landscape" =>
  capital(text) === "Landscape" ? "Landscape" : "Portrait";
