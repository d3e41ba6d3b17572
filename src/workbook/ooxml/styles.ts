import { attribute, child, childrenOf, parseXml, setAttribute, splice, type XmlElement } from "../../opc/xml";

/** Excel's limit of cell formats; beyond it a text goes without its apostrophe mark. */
const MOST_FORMATS = 65_000;

/**
 * The cell formats, asked for one thing only: the twin of a format with or without `quotePrefix`, the mark that keeps
 * Excel from reading a text as a formula when its cell is edited.
 */
export class Styles {
  readonly #text: string;
  readonly #list: XmlElement | undefined;
  readonly #formats: readonly XmlElement[];
  readonly #xml: string[];
  readonly #twins = new Map<string, number>();
  readonly #known: number;

  constructor(text: string) {
    this.#text = text;
    const root = parseXml(text);
    this.#list = child(root, "cellXfs");
    this.#formats = this.#list === undefined ? [] : childrenOf(this.#list, "xf");
    this.#xml = this.#formats.map((xf) => text.slice(xf.start, xf.end));
    this.#known = this.#xml.length;
  }

  /** The index of this format with the mark set or cleared. A format that does not exist is left alone. */
  twin(style: number, quoted: boolean): number {
    const format = this.#formats[style];
    if (format === undefined || /^(1|true)$/.test(attribute(format, "quotePrefix") ?? "") === quoted)
      return style;
    const key = `${String(style)}|${String(quoted)}`;
    const known = this.#twins.get(key);
    if (known !== undefined) return known;
    const { start } = format;
    const set = setAttribute(format, "quotePrefix", quoted ? "1" : "0");
    const xml = splice(this.#text.slice(start, format.end), [
      { start: set.start - start, end: set.end - start, text: set.text },
    ]);
    const found = this.#xml.findIndex(
      (other) => other === xml || other === xml.replace(' quotePrefix="0"', ""),
    );
    const index = found >= 0 ? found : this.#xml.length < MOST_FORMATS ? this.#xml.push(xml) - 1 : style;
    this.#twins.set(key, index);
    return index;
  }

  /** Whether text in cells of this format wraps at the column's edge. */
  wraps(style: number): boolean {
    const format = this.#formats[style];
    const alignment = format && child(format, "alignment");
    return /^(1|true)$/.test((alignment && attribute(alignment, "wrapText")) ?? "");
  }

  /** The part with the formats added, or undefined when none were. */
  changed(): string | undefined {
    const list = this.#list;
    if (list === undefined || this.#xml.length === this.#known) return undefined;
    return splice(this.#text, [
      setAttribute(list, "count", String(this.#xml.length)),
      { start: list.closeStart, end: list.closeStart, text: this.#xml.slice(this.#known).join("") },
    ]);
  }
}
