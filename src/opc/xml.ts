import { PackageError } from "./package-error";

/** An attribute as it stands: `value` decoded, `start`..`end` the raw value between its quotes. */
export interface XmlAttribute {
  readonly name: string;
  readonly local: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** An element with its offsets in the original text, so that an edit is a splice and all the rest keeps its bytes. */
export interface XmlElement {
  /** The qualified name, `x:table`. */
  readonly name: string;
  /** With its colon, or empty: `x:`; what a new sibling's tag starts with. */
  readonly prefix: string;
  readonly local: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** Its own character data, decoded; that of its children is theirs. */
  readonly text: string;
  readonly start: number;
  /** Behind the `>` of the opening tag. */
  readonly openEnd: number;
  /** At the `<` of the closing tag; equal to `openEnd` and `end` when self-closing. */
  readonly closeStart: number;
  readonly end: number;
  readonly selfClosing: boolean;
}

/** A piece of text to be replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const MAX_DEPTH = 256;
const bad = (detail: string): PackageError => new PackageError("bad-xml", detail);

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function codePoint(digits: string): string {
  const code = digits.startsWith("x") ? parseInt(digits.slice(1), 16) : parseInt(digits, 10);
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) throw bad(`&#${digits};`);
  return String.fromCodePoint(code);
}

/** Character data or an attribute value as people see it. An entity that only a DTD could define is refused. */
export function unescapeXml(raw: string): string {
  if (!raw.includes("&")) return raw;
  return raw.replace(
    /&(?:#(x[0-9a-fA-F]+|[0-9]+);|([A-Za-z]\w*);)?/g,
    (whole, digits?: string, name?: string) => {
      if (digits !== undefined) return codePoint(digits);
      const known = name === undefined ? undefined : ENTITIES[name];
      if (known === undefined) throw bad(`the entity ${whole}`);
      return known;
    },
  );
}

/** Text for between two tags. A carriage return is written as an entity, or the next reader would drop it. */
export const escapeText = (text: string): string =>
  text.replace(/[&<>\r]/g, (c) => (c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&#13;"));

/** Text for an attribute in either kind of quotes. Tabs and line breaks become entities, or they would turn into spaces. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replace(/["'\t\n]/g, (c) => (c === '"' ? "&quot;" : `&#${String(c.charCodeAt(0))};`));

/** The text with its edits made; they may come in any order but must not overlap. At one place they keep their order. */
export function splice(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: string[] = [];
  let at = 0;
  for (const edit of sorted) {
    if (edit.start < at) throw new Error(`edits overlap at ${String(edit.start)}`);
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;
const NAME = /[^\s=/<>"'&]+/y;

type Building = { -readonly [K in keyof XmlElement]: XmlElement[K] } & {
  children: Building[];
  attributes: XmlAttribute[];
};

class Parser {
  readonly #text: string;
  #at = 0;
  readonly #open: Building[] = [];
  #root: Building | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): XmlElement {
    const text = this.#text;
    while (this.#at < text.length) {
      const next = text.indexOf("<", this.#at);
      this.#characters(next < 0 ? text.length : next);
      if (next < 0) break;
      this.#at = next;
      const mark = text.charAt(next + 1);
      if (mark === "/") this.#close();
      else if (mark === "?") this.#skipPast("?>");
      else if (mark === "!") this.#declaration();
      else this.#openTag();
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw bad(`<${unclosed.name}> is not closed`);
    if (this.#root === null) throw bad("no element");
    return this.#root;
  }

  #skipPast(mark: string): number {
    const end = this.#text.indexOf(mark, this.#at);
    if (end < 0) throw bad(`no ${mark}`);
    this.#at = end + mark.length;
    return end;
  }

  #characters(end: number): void {
    if (end === this.#at) return;
    const raw = this.#text.slice(this.#at, end);
    this.#at = end;
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.text += unescapeXml(raw);
    else if (/[^\s\uFEFF]/.test(raw)) throw bad("text outside the root element");
  }

  #declaration(): void {
    const text = this.#text;
    if (text.startsWith("<!--", this.#at)) {
      this.#at += 4;
      this.#skipPast("-->");
    } else if (text.startsWith("<![CDATA[", this.#at)) {
      const parent = this.#open.at(-1);
      if (parent === undefined) throw bad("text outside the root element");
      const start = (this.#at += 9);
      parent.text += text.slice(start, this.#skipPast("]]>"));
    } else throw new PackageError("unsafe-xml", "a document type declaration");
  }

  #close(): void {
    const start = this.#at;
    const element = this.#open.pop();
    const end = this.#skipPast(">");
    const name = this.#text.slice(start + 2, end).trimEnd();
    if (element?.name !== name)
      throw bad(`</${name}> closes ${element === undefined ? "nothing" : `<${element.name}>`}`);
    element.closeStart = start;
    element.end = end + 1;
  }

  #name(what: string): string {
    NAME.lastIndex = this.#at;
    const found = NAME.exec(this.#text)?.[0];
    if (found === undefined) throw bad(`${what} without a name`);
    this.#at += found.length;
    return found;
  }

  #skipSpace(): boolean {
    const from = this.#at;
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at > from;
  }

  #openTag(): void {
    const text = this.#text;
    const start = this.#at++;
    const name = this.#name("an element");
    const colon = name.indexOf(":");
    const attributes: XmlAttribute[] = [];
    let selfClosing = false;
    for (;;) {
      const spaced = this.#skipSpace();
      const c = text.charAt(this.#at);
      if (c === ">") break;
      if (c === "/" && text.charAt(this.#at + 1) === ">") {
        selfClosing = true;
        this.#at++;
        break;
      }
      if (!spaced || c === "") throw bad(`<${name}> is not closed`);
      const attribute = this.#attribute(name);
      if (attributes.some((a) => a.name === attribute.name))
        throw bad(`<${name}> has ${attribute.name} twice`);
      attributes.push(attribute);
    }
    const openEnd = ++this.#at;
    const element: Building = {
      name,
      prefix: name.slice(0, colon + 1),
      local: name.slice(colon + 1),
      attributes,
      children: [],
      text: "",
      start,
      openEnd,
      closeStart: openEnd,
      end: openEnd,
      selfClosing,
    };
    const parent = this.#open.at(-1);
    if (parent !== undefined) parent.children.push(element);
    else if (this.#root === null) this.#root = element;
    else throw bad("two root elements");
    if (selfClosing) return;
    if (this.#open.push(element) > MAX_DEPTH) throw new PackageError("unsafe-xml", "nested too deeply");
  }

  #attribute(element: string): XmlAttribute {
    const name = this.#name(`an attribute of <${element}>`);
    this.#skipSpace();
    if (this.#text.charAt(this.#at) !== "=") throw bad(`<${element} ${name}> without a value`);
    this.#at++;
    this.#skipSpace();
    const quote = this.#text.charAt(this.#at);
    if (quote !== '"' && quote !== "'") throw bad(`<${element} ${name}> without quotes`);
    const start = ++this.#at;
    const end = this.#skipPast(quote);
    const raw = this.#text.slice(start, end);
    if (raw.includes("<")) throw bad(`<${element} ${name}> holds a <`);
    return { name, local: name.slice(name.indexOf(":") + 1), value: unescapeXml(raw), start, end };
  }
}

/** Reads a part small enough to hold as a tree; refuses any DTD, and anything not well-formed. */
export const parseXml = (text: string): XmlElement => new Parser(text).parse();

const findAttribute = (element: XmlElement, name: string): XmlAttribute | undefined =>
  element.attributes.find((a) => a.name === name) ?? element.attributes.find((a) => a.local === name);

/** The value of an attribute by its qualified name or, failing that, its local one (`id` finds `r:id`). */
export const attribute = (element: XmlElement, name: string): string | undefined =>
  findAttribute(element, name)?.value;

/** The edit that gives an attribute a value, keeping the place and quotes of one that is there. */
export function setAttribute(element: XmlElement, name: string, value: string): Edit {
  const old = findAttribute(element, name);
  if (old !== undefined) return { start: old.start, end: old.end, text: escapeAttribute(value) };
  const at = element.attributes.at(-1)?.end;
  const start = at === undefined ? element.start + 1 + element.name.length : at + 1;
  return { start, end: start, text: ` ${name}="${escapeAttribute(value)}"` };
}

/** The first child of that local name. */
export const child = (element: XmlElement, local: string): XmlElement | undefined =>
  element.children.find((c) => c.local === local);

/** The children of that local name. */
export const childrenOf = (element: XmlElement, local: string): XmlElement[] =>
  element.children.filter((c) => c.local === local);

/** Every element of that local name below this one, in document order. */
export function descendants(element: XmlElement, local: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (parent: XmlElement): void => {
    for (const c of parent.children) {
      if (c.local === local) found.push(c);
      visit(c);
    }
  };
  visit(element);
  return found;
}

/** The edit that adds XML as the last child, opening an element that closed itself. */
export const appendChild = (text: string, element: XmlElement, xml: string): Edit =>
  element.selfClosing
    ? {
        start: text.lastIndexOf("/", element.end),
        end: element.end,
        text: `>${xml}</${element.name}>`,
      }
    : { start: element.closeStart, end: element.closeStart, text: xml };
