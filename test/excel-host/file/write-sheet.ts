import {
  attribute,
  child,
  childrenOf,
  descendants,
  type Edit,
  splice,
  type XmlElement,
} from "../../../src/opc/xml";
import { RELATIONSHIPS } from "../../../src/workbook/ooxml/new-names";
import { addressOf } from "../model/address";
import type { Band, SheetState } from "../model/records";
import type { ConditionalFormatState, ValidationState } from "../model/sheet-state";
import { filterXml } from "./filter-criteria";
import type { Frame } from "./frame";
import { widthOfPoints } from "./measures";
import { readMarks } from "./read-marks";
import { readPage } from "./read-page";
import { allowances, readColumns, readSheet } from "./read-sheet";
import type { FileStyles } from "./read-styles";
import { readValidations } from "./read-validations";
import { fitsPages, pageXml } from "./write-page";
import { marksXml, validationsXml } from "./write-rules";
import type { StyleWriter } from "./write-styles";

/** The children of a worksheet in the order the schema wants them. */
const ORDER = (
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter " +
  "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks " +
  "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags " +
  "drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
).split(" ");

/** A sheet as the host has it, beside its file. */
export interface SheetToWrite {
  readonly id: string;
  readonly state: SheetState;
  readonly columns: ReadonlyMap<number, Band>;
  readonly validations: readonly ValidationState[];
  readonly marks: readonly ConditionalFormatState[];
  /** New links of a sheet: elements that are put in whole, by name. */
  readonly links: Readonly<Record<string, string>>;
  /** Relationship ids of the tables, when they changed. */
  readonly tables: readonly string[] | undefined;
  readonly frame: Frame;
  readonly rows: string | undefined;
  readonly styles: FileStyles;
  readonly theme: readonly string[];
  readonly writer: StyleWriter;
}

/** The part of a sheet: what is as it was keeps its text. Undefined when that is everything. */
export function sheetXml(sheet: SheetToWrite): string | undefined {
  const { frame } = sheet;
  const changed = new Map(Object.entries(changes(sheet)));
  const edits: Edit[] = [];
  for (const [rank, name] of ORDER.entries()) {
    const xml = changed.get(name);
    if (xml === undefined) continue;
    const old = childrenOf(frame.root, name);
    for (const { start, end } of old) edits.push({ start, end, text: "" });
    const next = frame.root.children.find(({ local }) => ORDER.indexOf(local) > rank);
    const at = old[0]?.start ?? next?.start ?? frame.root.closeStart;
    if (xml !== "") edits.push({ start: at, end: at, text: prefixed(xml, frame.root.prefix) });
  }
  if (changed.has("dataValidations")) edits.push(...withoutNewerValidations(frame.root));
  if (changed.size === 0 && sheet.rows === undefined) return undefined;
  const split: Edit = { start: frame.split, end: frame.split, text: sheet.rows ?? "" };
  return splice(frame.text, [...edits, ...(sheet.rows === undefined ? [] : [split])]);
}

/** Tags written without a prefix get the one the part uses; those that have one keep it. */
const prefixed = (xml: string, prefix: string): string =>
  prefix === "" ? xml : xml.replace(/<(\/?)(?=[a-zA-Z])(?![a-z0-9]+:)/g, `<$1${prefix}`);

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** The elements that are not as the host has them; "" takes one out. */
function changes(sheet: SheetToWrite): Record<string, string> {
  const { frame, state, columns, validations, marks, id, styles, theme, writer } = sheet;
  const { root, text } = frame;
  const was = readSheet(root, theme);
  const page = readPage(root);
  const found: Record<string, string> = { ...sheet.links };
  if (was.tabColor !== state.tabColor || fitsPages(page) !== fitsPages(state.page))
    found["sheetPr"] = propertiesXml(root, text, state);
  if (
    differ(
      [was.frozen, was.showGridlines, was.showHeadings],
      [state.frozen, state.showGridlines, state.showHeadings],
    )
  )
    found["sheetViews"] = viewXml(root, state);
  if (differ(sorted(readColumns(root, styles)), sorted(columns))) found["cols"] = columnsXml(columns, writer);
  if (differ(was.protection, state.protection)) found["sheetProtection"] = protectionXml(state.protection);
  if (differ(was.filter, state.filter))
    found["autoFilter"] =
      state.filter === null ? "" : filterXml(addressOf(state.filter.area), state.filter.criteria);
  if (differ(was.merges, state.merges)) found["mergeCells"] = mergesXml(state.merges);
  if (differ(byRank(readMarks(root, id, { styles, theme })), byRank(marks)))
    found["conditionalFormatting"] = marksXml(marks, (format) => writer.mark(format));
  if (differ(readValidations(root, id), validations)) found["dataValidations"] = validationsXml(validations);
  const now = pageXml(state.page);
  for (const [name, xml] of Object.entries(pageXml(page)))
    if (now[name] !== xml) found[name] = now[name] ?? "";
  if (sheet.tables !== undefined) found["tableParts"] = tablePartsXml(sheet.tables);
  return found;
}

const sorted = (columns: ReadonlyMap<number, Band>): unknown =>
  [...columns]
    .map(
      ([column, { size, hidden, format }]) => [column, size ?? null, hidden === true, format ?? {}] as const,
    )
    .filter(([, size, hidden, format]) => size !== null || hidden || Object.keys(format).length > 0)
    .sort(([a], [b]) => a - b);

const byRank = (marks: readonly ConditionalFormatState[]): unknown =>
  [...marks]
    .sort((a, b) => a.priority - b.priority)
    .map(({ areas, type, formula, rule, format, stopIfTrue }) => [
      areas,
      type,
      formula,
      rule,
      format,
      stopIfTrue === true,
    ]);

function propertiesXml(root: XmlElement, text: string, { tabColor, page }: SheetState): string {
  const old = child(root, "sheetPr");
  const attributes = (old?.attributes ?? []).map(
    ({ name, start, end }) => ` ${name}="${text.slice(start, end)}"`,
  );
  const outline = old && child(old, "outlinePr");
  const inside =
    (tabColor === "" ? "" : `<tabColor rgb="FF${tabColor.replace("#", "").toUpperCase()}"/>`) +
    (outline === undefined ? "" : text.slice(outline.start, outline.end)) +
    (fitsPages(page) ? '<pageSetUpPr fitToPage="1"/>' : "");
  return `<sheetPr${attributes.join("")}>${inside}</sheetPr>`;
}

function viewXml(root: XmlElement, { showGridlines, showHeadings, frozen }: SheetState): string {
  const old = descendants(root, "sheetView")[0];
  const selected = old !== undefined && /^(1|true)$/.test(attribute(old, "tabSelected") ?? "");
  const view =
    (showGridlines ? "" : ' showGridLines="0"') +
    (showHeadings ? "" : ' showRowColHeaders="0"') +
    (selected ? ' tabSelected="1"' : "");
  return `<sheetViews><sheetView${view} workbookViewId="0">${frozen === null ? "" : paneXml(frozen)}</sheetView></sheetViews>`;
}

function paneXml({ rows, columns }: NonNullable<SheetState["frozen"]>): string {
  const first = addressOf({ row: rows, column: columns, rows: 1, columns: 1 });
  const pane = rows === 0 ? "topRight" : columns === 0 ? "bottomLeft" : "bottomRight";
  const split = (columns === 0 ? "" : ` xSplit="${columns}"`) + (rows === 0 ? "" : ` ySplit="${rows}"`);
  return `<pane${split} topLeftCell="${first}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${first}" sqref="${first}"/>`;
}

/** Columns side by side that are alike are written as one. */
function columnsXml(columns: ReadonlyMap<number, Band>, writer: StyleWriter): string {
  const runs: { first: number; last: number; attributes: string }[] = [];
  for (const [column, { size, hidden, format }] of [...columns].sort(([a], [b]) => a - b)) {
    const style = format === undefined ? 0 : writer.cell(format);
    const attributes =
      (size === undefined ? ' width="9.140625"' : ` width="${widthOfPoints(size)}" customWidth="1"`) +
      (style === 0 ? "" : ` style="${style}"`) +
      (hidden === true ? ' hidden="1"' : "");
    const run = runs.at(-1);
    if (run?.last === column - 1 && run.attributes === attributes) run.last = column;
    else runs.push({ first: column, last: column, attributes });
  }
  const cols = runs.map(
    ({ first, last, attributes }) => `<col min="${first + 1}" max="${last + 1}"${attributes}/>`,
  );
  return cols.length === 0 ? "" : `<cols>${cols.join("")}</cols>`;
}

function protectionXml(protection: SheetState["protection"]): string {
  if (protection === null) return "";
  const { options } = protection;
  const flags = allowances.map(([option, name, otherwise]) => {
    const locked = options[option] !== true;
    return locked === otherwise ? "" : ` ${name}="${locked ? 1 : 0}"`;
  });
  const mode = options["selectionMode"];
  const selection =
    (mode === "None" || mode === "Unlocked" ? ' selectLockedCells="1"' : "") +
    (mode === "None" ? ' selectUnlockedCells="1"' : "");
  return `<sheetProtection sheet="1"${flags.join("")}${selection}/>`;
}

const mergesXml = (merges: SheetState["merges"]): string =>
  merges.length === 0
    ? ""
    : `<mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${addressOf(area)}"/>`).join("")}</mergeCells>`;

const tablePartsXml = (ids: readonly string[]): string =>
  ids.length === 0
    ? ""
    : `<tableParts count="${ids.length}">${ids.map((id) => `<tablePart xmlns:r="${RELATIONSHIPS}" r:id="${id}"/>`).join("")}</tableParts>`;

/** Validations in the extension list have moved to the list itself. */
function withoutNewerValidations(root: XmlElement): Edit[] {
  const list = child(root, "extLst");
  if (list === undefined) return [];
  const gone = list.children.filter((one) => child(one, "dataValidations") !== undefined);
  const edits = gone.length === list.children.length ? [list] : gone;
  return edits.map(({ start, end }) => ({ start, end, text: "" }));
}
