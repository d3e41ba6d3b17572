import {
  attribute,
  child,
  childrenOf,
  type Edit,
  escapeText,
  parseXml,
  setAttribute,
  splice,
  type XmlElement,
} from "../../opc/xml";
import { type Area, formatArea, overlaps, parseArea } from "./address";
import { ByteScanner } from "./byte-scanner";
import { grownFormula, type Growth, grownRanges } from "./growth";
import type { SheetData } from "./sheet-data";
import { isOn } from "./spreadsheet";

/** What surrounds the rows of a sheet: its dimension, columns, protection, merged cells, validations and formats. */
export class SheetFrame {
  readonly text: string;
  /** Where the rows would stand. */
  readonly #split: number;
  readonly root: XmlElement;

  constructor(data: SheetData) {
    const scan = new ByteScanner(data.bytes, data.part);
    const head = scan.text(0, data.headEnd);
    this.#split = head.length;
    this.text = head + scan.text(data.tailStart, data.bytes.length);
    this.root = parseXml(this.text);
  }

  get protected(): boolean {
    const protection = child(this.root, "sheetProtection");
    return protection !== undefined && isOn(attribute(protection, "sheet"));
  }

  /** Merged ranges that touch an area. */
  merged(area: Area): Area[] {
    const list = child(this.root, "mergeCells");
    const merges = list === undefined ? [] : childrenOf(list, "mergeCell");
    return merges
      .map((m) => parseArea(attribute(m, "ref") ?? ""))
      .filter((m): m is Area => m !== undefined && overlaps(m, area));
  }

  /** The style cells of a column have unless they say otherwise. */
  columnStyle(column: number): number | undefined {
    const style = this.#column(column, "style");
    return style === undefined ? undefined : Number(style);
  }

  /** The width of a column in characters; undefined where it is not said or the column is hidden. */
  columnWidth(column: number): number | undefined {
    const width = this.#column(column, "width");
    const hidden = /^(1|true)$/.test(this.#column(column, "hidden") ?? "");
    return width === undefined || hidden ? undefined : Number(width);
  }

  #column(column: number, name: string): string | undefined {
    for (const list of childrenOf(this.root, "cols"))
      for (const col of childrenOf(list, "col"))
        if (Number(attribute(col, "min")) <= column && column <= Number(attribute(col, "max")))
          return attribute(col, name);
    return undefined;
  }

  /** The edits that make the frame fit cells written in an area, and a table that has grown. */
  edits(written: Area | undefined, growth: Growth | undefined): Edit[] {
    const edits: Edit[] = [];
    const dimension = child(this.root, "dimension");
    const old = parseArea((dimension && attribute(dimension, "ref")) ?? "");
    if (dimension !== undefined && old !== undefined && written !== undefined) {
      const ref = formatArea({
        top: Math.min(old.top, written.top),
        left: Math.min(old.left, written.left),
        bottom: Math.max(old.bottom, written.bottom),
        right: Math.max(old.right, written.right),
      });
      if (ref !== formatArea(old)) edits.push(setAttribute(dimension, "ref", ref));
    }
    if (growth !== undefined && growth.rows > 0) edits.push(...this.grown(growth, growth.sheet));
    return edits;
  }

  /** The edits that make the rules of the sheet, whose name is `own`, fit a table that has grown on it or on another. */
  grown(growth: Growth, own: string): Edit[] {
    const edits: Edit[] = [];
    for (const c of this.root.children) grow(c, growth, own, edits);
    return edits;
  }

  /** The bytes before and behind the rows with these edits made; undefined where nothing changed. */
  apply(edits: readonly Edit[]): { readonly head: string | undefined; readonly tail: string | undefined } {
    const split = this.#split;
    const before = edits.filter((e) => e.end <= split);
    const after = edits.filter((e) => e.end > split);
    const shifted = after.map((e) => ({ ...e, start: e.start - split, end: e.end - split }));
    return {
      head: before.length === 0 ? undefined : splice(this.text.slice(0, split), before),
      tail: after.length === 0 ? undefined : splice(this.text.slice(split), shifted),
    };
  }
}

const RANGED = new Set(["dataValidation", "conditionalFormatting", "ignoredError", "protectedRange"]);
const FORMULAS = new Set(["formula", "formula1", "formula2", "f"]);

/** Grows the ranges and formulas of a rule and of what is in it, the x14 extensions included. */
function grow(element: XmlElement, growth: Growth, own: string, edits: Edit[]): void {
  const isOwn = own === growth.sheet;
  const put = (name: string, text: string): void => {
    if (text !== attribute(element, name)) edits.push(setAttribute(element, name, text));
  };
  if (isOwn && RANGED.has(element.local)) {
    const ranges = attribute(element, "sqref");
    if (ranges !== undefined) put("sqref", grownRanges(ranges, growth));
  }
  if (element.local === "cfvo" && attribute(element, "type") === "formula")
    put("val", grownFormula(attribute(element, "val") ?? "", growth, { own }));
  const leaf = element.children.length === 0 && element.text !== "";
  const text = !leaf
    ? element.text
    : element.local === "sqref"
      ? isOwn
        ? grownRanges(element.text, growth)
        : element.text
      : FORMULAS.has(element.local)
        ? grownFormula(element.text, growth, { own })
        : element.text;
  if (text !== element.text)
    edits.push({ start: element.openEnd, end: element.closeStart, text: escapeText(text) });
  for (const c of element.children)
    if (!(element.local === "sparkline" && c.local === "sqref")) grow(c, growth, own, edits);
}
