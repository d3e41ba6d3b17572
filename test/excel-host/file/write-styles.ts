import { attribute, child, escapeAttribute, parseXml, splice, type XmlElement } from "../../../src/opc/xml";
import { appendToList } from "../../../src/workbook/ooxml/new-child";
import type { CellFormat } from "../model/cell-format";
import { borderSides, borderWord } from "./borders";
import { builtInNumber } from "./number-formats";
import { cellFormats, FileStyles } from "./read-styles";
import { small } from "./attributes";

const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
] as const;
type List = (typeof ORDER)[number];

/** Excel says white where there is no fill. */
const NO_FILL: ReadonlySet<string> = new Set(["", "#FFFFFF"]);

/** The styles part with the formats a host has come to use behind those it had: these keep their numbers. */
export class StyleWriter {
  readonly #text: string;
  readonly #root: XmlElement;
  readonly #plain: CellFormat;
  readonly #added = new Map<List, string[]>();
  readonly #known = new Map<string, number>();
  readonly #byObject = new WeakMap<CellFormat, number>();
  readonly #styleIds: ReadonlyMap<string, string>;
  #lastFormat: number;

  constructor(text: string, theme: readonly string[]) {
    this.#text = text;
    this.#root = parseXml(text);
    const styles = new FileStyles(this.#root, theme);
    this.#plain = styles.plain;
    cellFormats(styles).forEach((format, index) => {
      const key = keyOf(format);
      if (!this.#known.has(key)) this.#known.set(key, index);
    });
    const codes = child(this.#root, "numFmts")?.children ?? [];
    this.#lastFormat = Math.max(163, ...codes.map((one) => Number(attribute(one, "numFmtId") ?? 0)));
    const named = child(this.#root, "cellStyles")?.children ?? [];
    this.#styleIds = new Map(
      named.map((one) => [attribute(one, "name") ?? "", attribute(one, "xfId") ?? "0"]),
    );
  }

  /** The `s` of cells with this format. */
  cell(format: CellFormat): number {
    const seen = this.#byObject.get(format);
    if (seen !== undefined) return seen;
    const key = keyOf(format);
    const index = this.#known.get(key) ?? this.#new(format);
    this.#known.set(key, index);
    this.#byObject.set(format, index);
    return index;
  }

  /** The `dxfId` of a conditional format. */
  mark(format: Readonly<Record<string, unknown>>): number {
    const on = (path: string): boolean => format[path] === true;
    const text = (path: string): string => (typeof format[path] === "string" ? format[path] : "");
    const font =
      (on("font/bold") ? "<b/>" : "") +
      (on("font/italic") ? "<i/>" : "") +
      (on("font/strikethrough") ? "<strike/>" : "") +
      (["Single", "Double"].includes(text("font/underline"))
        ? `<u val="${small(text("font/underline"))}"/>`
        : "") +
      (text("font/color") === "" ? "" : colour("color", text("font/color")));
    const code = text("numberFormat");
    const fill = text("fill/color");
    const xml =
      (font === "" ? "" : `<font>${font}</font>`) +
      (code === ""
        ? ""
        : `<numFmt numFmtId="${this.#format(code)}" formatCode="${escapeAttribute(code)}"/>`) +
      (fill === ""
        ? ""
        : `<fill><patternFill patternType="solid">${colour("bgColor", fill)}</patternFill></fill>`);
    return this.#add("dxfs", `<dxf>${xml}</dxf>`);
  }

  /** The part; the same text when nothing was added. */
  toString(): string {
    const edits = ORDER.flatMap((list) =>
      appendToList(this.#text, this.#root, ORDER, list, this.#items(list), true),
    );
    return splice(this.#text, edits);
  }

  #items(list: List): readonly string[] {
    return (this.#added.get(list) ?? []).map((xml) =>
      xml.replace(/<(\/?)(?=[a-zA-Z])/g, `<$1${this.#root.prefix}`),
    );
  }

  #new(format: CellFormat): number {
    const whole = { ...this.#plain, ...format };
    const font = this.#add("fonts", fontXml(whole));
    const fill =
      whole.fill === undefined || NO_FILL.has(whole.fill) ? 0 : this.#add("fills", fillXml(whole.fill));
    const border = whole.borders === undefined ? 0 : this.#add("borders", borderXml(whole.borders));
    const code = this.#format(whole.numberFormat ?? "General");
    const base = this.#styleIds.get(format.style ?? "Normal") ?? "0";
    const own = child(this.#root, "cellStyleXfs") === undefined ? "" : ` xfId="${base}"`;
    const ids = `numFmtId="${code}" fontId="${font}" fillId="${fill}" borderId="${border}"${own}`;
    const applied =
      'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1"';
    return this.#add("cellXfs", `<xf ${ids} ${applied}>${alignmentXml(whole)}${protectionXml(whole)}</xf>`);
  }

  #format(code: string): number {
    const known = builtInNumber(code);
    if (known !== undefined) return known;
    const before = (child(this.#root, "numFmts")?.children ?? []).find(
      (one) => attribute(one, "formatCode") === code,
    );
    if (before !== undefined) return Number(attribute(before, "numFmtId"));
    const added = (this.#added.get("numFmts") ?? []).find((xml) =>
      xml.includes(` formatCode="${escapeAttribute(code)}"`),
    );
    if (added !== undefined) return Number(/numFmtId="(\d+)"/.exec(added)?.[1]);
    const id = ++this.#lastFormat;
    this.#add("numFmts", `<numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`);
    return id;
  }

  #add(list: List, xml: string): number {
    const added = this.#added.get(list) ?? [];
    this.#added.set(list, added);
    const before = child(this.#root, list)?.children.length ?? 0;
    const known = added.indexOf(xml);
    return before + (known >= 0 ? known : added.push(xml) - 1);
  }
}

const keyOf = (format: CellFormat): string =>
  JSON.stringify(Object.entries(format).sort(([a], [b]) => (a < b ? -1 : 1)));

const colour = (tag: string, text: string): string =>
  /^#[0-9A-F]{6}$/i.test(text) ? `<${tag} rgb="FF${text.slice(1).toUpperCase()}"/>` : "";

/** The elements stand in the order the schema wants them. */
const fontXml = (look: CellFormat): string =>
  "<font>" +
  (look.bold === true ? "<b/>" : "") +
  (look.italic === true ? "<i/>" : "") +
  (look.strikethrough === true ? "<strike/>" : "") +
  (look.underline === undefined || look.underline === "None" ? "" : `<u val="${small(look.underline)}"/>`) +
  `<sz val="${look.fontSize ?? 11}"/>` +
  (look.fontColor === undefined ? "" : colour("color", look.fontColor)) +
  `<name val="${escapeAttribute(look.fontName ?? "等线")}"/></font>`;

const fillXml = (fill: string): string =>
  `<fill><patternFill patternType="solid">${colour("fgColor", fill)}</patternFill></fill>`;

function borderXml(borders: NonNullable<CellFormat["borders"]>): string {
  const sides = borderSides.map(([name, side]) => {
    const line = borders[side];
    const style = line && borderWord(line.style, line.weight);
    return line === undefined || style === undefined
      ? `<${name}/>`
      : `<${name} style="${style}">${colour("color", line.color)}</${name}>`;
  });
  return `<border>${sides.join("")}<diagonal/></border>`;
}

function alignmentXml(look: CellFormat): string {
  const across = look.horizontalAlignment ?? "General";
  const order = ["Context", "LeftToRight", "RightToLeft"].indexOf(look.readingOrder ?? "Context");
  const attributes = [
    across === "General"
      ? ""
      : ` horizontal="${across === "CenterAcrossSelection" ? "centerContinuous" : small(across)}"`,
    look.verticalAlignment === undefined || look.verticalAlignment === "Bottom"
      ? ""
      : ` vertical="${small(look.verticalAlignment)}"`,
    look.textOrientation ? ` textRotation="${look.textOrientation}"` : "",
    look.wrapText === true ? ' wrapText="1"' : "",
    look.indentLevel ? ` indent="${look.indentLevel}"` : "",
    look.shrinkToFit === true ? ' shrinkToFit="1"' : "",
    order > 0 ? ` readingOrder="${order}"` : "",
  ].join("");
  return attributes === "" ? "" : `<alignment${attributes}/>`;
}

function protectionXml({ locked, formulaHidden }: CellFormat): string {
  const attributes = (locked === false ? ' locked="0"' : "") + (formulaHidden === true ? ' hidden="1"' : "");
  return attributes === "" ? "" : `<protection${attributes}/>`;
}
