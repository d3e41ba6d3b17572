import { child, type XmlElement } from "../../../src/opc/xml";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import type { Border, BorderSide, CellFormat } from "../model/cell-format";
import { normal } from "../model/cell-format";
import { amount, capital, flag, word } from "./attributes";
import { borderLines, borderSides } from "./borders";
import { colourOf } from "./colours";
import { builtInFormats } from "./number-formats";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The styles part, read into formats as the host keeps them: one object for each cell format of the file. */
export class FileStyles {
  readonly #root: XmlElement;
  readonly #theme: readonly string[];
  readonly #codes = new Map<number, string>();
  readonly #plain: CellFormat;
  readonly #formats: readonly CellFormat[];

  constructor(root: XmlElement, theme: readonly string[]) {
    this.#root = root;
    this.#theme = theme;
    for (const one of this.#list("numFmts"))
      this.#codes.set(amount(one, "numFmtId") ?? -1, word(one, "formatCode"));
    const [base] = this.#list("cellStyleXfs");
    this.#plain = base === undefined ? normal : this.#whole(base);
    const names = new Map(
      this.#list("cellStyles").map((one) => [amount(one, "xfId") ?? -1, fromStored(word(one, "name"))]),
    );
    this.#formats = this.#list("cellXfs").map((xf) => {
      const style = names.get(amount(xf, "xfId") ?? 0) ?? "Normal";
      const look = unlike(this.#whole(xf), this.#plain);
      return style === "Normal" || style === "常规" ? look : { ...look, style };
    });
  }

  /** The Normal style itself, with everything it says. */
  get plain(): CellFormat {
    return this.#plain;
  }

  /** How many cell formats the file has. */
  get count(): number {
    return this.#formats.length;
  }

  /** The format of cells with this `s`: what differs from the Normal style. */
  format(index: number): CellFormat {
    return this.#formats[index] ?? normal;
  }

  /** A conditional format's look, by path as Office.js writes it. */
  mark(index: number): Readonly<Record<string, unknown>> {
    const dxf = this.#list("dxfs")[index];
    if (dxf === undefined) return {};
    const font = child(dxf, "font");
    const fill = child(dxf, "fill");
    const pattern = fill && child(fill, "patternFill");
    const code = child(dxf, "numFmt");
    const bold = font && child(font, "b");
    const italic = font && child(font, "i");
    const strike = font && child(font, "strike");
    const made: Record<string, unknown> = {
      "font/color": colourOf(font && child(font, "color"), this.#theme),
      "font/bold": bold && flag(bold, "val", true),
      "font/italic": italic && flag(italic, "val", true),
      "font/strikethrough": strike && flag(strike, "val", true),
      "fill/color": colourOf(
        pattern && (child(pattern, "bgColor") ?? child(pattern, "fgColor")),
        this.#theme,
      ),
      numberFormat: code && word(code, "formatCode"),
    };
    return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
  }

  #list(name: string): readonly XmlElement[] {
    return child(this.#root, name)?.children ?? [];
  }

  /** Everything a format says, Normal's own things too. */
  #whole(xf: XmlElement): CellFormat {
    const id = amount(xf, "numFmtId") ?? 0;
    const protection = child(xf, "protection");
    return {
      numberFormat: this.#codes.get(id) ?? builtInFormats[id] ?? "General",
      ...this.#font(amount(xf, "fontId") ?? 0),
      ...this.#fill(amount(xf, "fillId") ?? 0),
      ...this.#borders(amount(xf, "borderId") ?? 0),
      ...alignmentOf(child(xf, "alignment")),
      locked: flag(protection, "locked", true),
      formulaHidden: flag(protection, "hidden"),
    };
  }

  #font(id: number): CellFormat {
    const font = this.#list("fonts")[id];
    if (font === undefined) return {};
    const on = (name: string): boolean => {
      const element = child(font, name);
      return element !== undefined && flag(element, "val", true);
    };
    const underline = child(font, "u");
    return {
      fontName: word(child(font, "name"), "val"),
      fontSize: amount(child(font, "sz"), "val") ?? 11,
      fontColor: colourOf(child(font, "color"), this.#theme) ?? "#000000",
      bold: on("b"),
      italic: on("i"),
      strikethrough: on("strike"),
      underline: underline === undefined ? "None" : capital(word(underline, "val", "single")),
    };
  }

  #fill(id: number): CellFormat {
    const fill = this.#list("fills")[id];
    const pattern = fill && child(fill, "patternFill");
    if (pattern === undefined || word(pattern, "patternType", "none") === "none") return { fill: "" };
    return { fill: colourOf(child(pattern, "fgColor"), this.#theme) ?? "" };
  }

  #borders(id: number): CellFormat {
    const border = this.#list("borders")[id];
    if (border === undefined) return {};
    const sides: Mutable<Partial<Record<BorderSide, Border>>> = {};
    for (const [name, side] of borderSides) {
      const line = child(border, name);
      const [style, weight] = borderLines[word(line, "style")] ?? [];
      if (line === undefined || style === undefined || weight === undefined) continue;
      sides[side] = { style, weight, color: colourOf(child(line, "color"), this.#theme) ?? "#000000" };
    }
    return Object.keys(sides).length === 0 ? {} : { borders: sides };
  }
}

const verticals: Readonly<Record<string, string>> = {
  top: "Top",
  center: "Center",
  bottom: "Bottom",
  justify: "Justify",
  distributed: "Distributed",
};

function alignmentOf(element: XmlElement | undefined): CellFormat {
  const across = word(element, "horizontal", "general");
  const order = amount(element, "readingOrder") ?? 0;
  return {
    horizontalAlignment: across === "centerContinuous" ? "CenterAcrossSelection" : capital(across),
    verticalAlignment: verticals[word(element, "vertical", "bottom")] ?? "Bottom",
    wrapText: flag(element, "wrapText"),
    indentLevel: amount(element, "indent") ?? 0,
    shrinkToFit: flag(element, "shrinkToFit"),
    textOrientation: amount(element, "textRotation") ?? 0,
    readingOrder: ["Context", "LeftToRight", "RightToLeft"][order] ?? "Context",
  };
}

/** What of a format is not as in another. */
function unlike(look: CellFormat, other: CellFormat): CellFormat {
  const entries = Object.entries(look).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(other[name as keyof CellFormat]),
  );
  return Object.fromEntries(entries);
}

/** The cell formats of a workbook: of one without a styles part there is one, and it is Normal. */
export const cellFormats = (styles: FileStyles): readonly CellFormat[] =>
  Array.from({ length: Math.max(1, styles.count) }, (_, index) => styles.format(index));
