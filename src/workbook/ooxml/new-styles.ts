import {
  attribute,
  child,
  childrenOf,
  escapeAttribute,
  parseXml,
  splice,
  type XmlElement,
} from "../../opc/xml";
import { borderColour, typeface } from "../layout-look";
import type { CellStyle, Colour } from "../sheet-layout";
import { appendToList } from "./new-child";
import { HEAD, MAIN } from "./new-names";

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

/** The styles of a workbook that has none yet. */
export const BLANK_STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="等线"/><family val="2"/><charset val="134"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Formats every spreadsheet program knows by number. */
const BUILT_IN: Readonly<Record<string, number>> = { "0": 1, "#,##0.00": 4, "0.00%": 10, "@": 49 };
const FIRST_OWN_FORMAT = 164;

/** styles.xml with new formats at the end of its lists; what is there keeps its number. */
export class StyleBook {
  readonly #text: string;
  readonly #root: XmlElement;
  readonly #added = new Map<List, string[]>();
  readonly #formats = new Map<string, number>();
  readonly #firstFormat: number;

  constructor(text: string) {
    this.#text = text;
    this.#root = parseXml(text);
    const used = child(this.#root, "numFmts");
    const ids =
      used === undefined ? [] : childrenOf(used, "numFmt").map((each) => Number(attribute(each, "numFmtId")));
    this.#firstFormat = Math.max(FIRST_OWN_FORMAT - 1, ...ids.filter(Number.isSafeInteger)) + 1;
  }

  /** The index of a cell's format, `s` of a cell. */
  cell(style: CellStyle): number {
    const font = this.#add("fonts", this.#font({ size: typeface.size, ...style }, true));
    const fill = style.fill === undefined ? 0 : this.#add("fills", this.#solid(style.fill, "fgColor"));
    const border = style.border === true ? this.#add("borders", this.#border()) : 0;
    const format = style.format === undefined ? 0 : this.#format(style.format);
    const horizontal = style.align === undefined ? "" : ` horizontal="${style.align}"`;
    const wrap = style.wrap === true ? ' wrapText="1"' : "";
    const flags =
      (format === 0 ? "" : ' applyNumberFormat="1"') +
      (fill === 0 ? "" : ' applyFill="1"') +
      (border === 0 ? "" : ' applyBorder="1"');
    const base = child(this.#root, "cellStyleXfs") === undefined ? "" : ' xfId="0"';
    return this.#add(
      "cellXfs",
      this.#tag(
        "xf",
        ` numFmtId="${String(format)}" fontId="${String(font)}" fillId="${String(fill)}" borderId="${String(border)}"${base} applyFont="1"${flags} applyAlignment="1"`,
        this.#tag("alignment", `${horizontal} vertical="center"${wrap}`),
      ),
    );
  }

  /** The index of a conditional format, `dxfId` of a rule. */
  mark(style: CellStyle): number {
    const format =
      style.format === undefined
        ? ""
        : this.#tag(
            "numFmt",
            ` numFmtId="${String(this.#format(style.format))}" formatCode="${escapeAttribute(style.format)}"`,
          );
    const fill = style.fill === undefined ? "" : this.#solid(style.fill, "bgColor");
    return this.#add("dxfs", this.#tag("dxf", "", this.#font(style, false) + format + fill));
  }

  toString(): string {
    const edits = ORDER.flatMap((list) =>
      appendToList(this.#text, this.#root, ORDER, list, this.#added.get(list) ?? [], true),
    );
    return splice(this.#text, edits);
  }

  #add(list: List, xml: string): number {
    const added = this.#added.get(list) ?? [];
    this.#added.set(list, added);
    const before = child(this.#root, list)?.children.length ?? 0;
    const known = added.indexOf(xml);
    return before + (known >= 0 ? known : added.push(xml) - 1);
  }

  #format(code: string): number {
    const known = BUILT_IN[code] ?? this.#formats.get(code);
    if (known !== undefined) return known;
    const id = this.#firstFormat + this.#formats.size;
    this.#formats.set(code, id);
    this.#add(
      "numFmts",
      this.#tag("numFmt", ` numFmtId="${String(id)}" formatCode="${escapeAttribute(code)}"`),
    );
    return id;
  }

  #font({ bold, italic, strike, size, colour }: CellStyle, named: boolean): string {
    return this.#tag(
      "font",
      "",
      (bold === true ? this.#tag("b") : "") +
        (italic === true ? this.#tag("i") : "") +
        (strike === true ? this.#tag("strike") : "") +
        (size === undefined ? "" : this.#tag("sz", ` val="${String(size)}"`)) +
        (colour === undefined ? "" : this.#tag("color", ` rgb="FF${colour}"`)) +
        (named
          ? this.#tag("name", ` val="${typeface.name}"`) +
            this.#tag("family", ' val="2"') +
            this.#tag("charset", ' val="134"')
          : ""),
    );
  }

  #solid(colour: Colour, ground: "fgColor" | "bgColor"): string {
    return this.#tag(
      "fill",
      "",
      this.#tag("patternFill", ' patternType="solid"', this.#tag(ground, ` rgb="FF${colour}"`)),
    );
  }

  #border(): string {
    const side = (name: string): string =>
      this.#tag(name, ' style="thin"', this.#tag("color", ` rgb="FF${borderColour}"`));
    return this.#tag(
      "border",
      "",
      side("left") + side("right") + side("top") + side("bottom") + this.#tag("diagonal"),
    );
  }

  #tag(name: string, attributes = "", inside = ""): string {
    const full = this.#root.prefix + name;
    return inside === "" ? `<${full}${attributes}/>` : `<${full}${attributes}>${inside}</${full}>`;
  }
}
