import { parseXml, unescapeXml } from "../../opc/xml";
import { WorkbookError } from "../port";
import { fromStored } from "./stored-text";

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const DOUBLE = 0x22;
const SINGLE = 0x27;
const EQUALS = 0x3d;
const SPACE = 0x20;
const LOWER_R = 0x72;
const LOWER_S = 0x73;
const LOWER_T = 0x74;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What stands at a `<`: an element's opening, its end, or (0) the end of the bytes. */
export const OPEN = 1;
export const CLOSE = 2;

/**
 * Walks the tags of a part too large for a tree. `next` finds a tag and leaves where it is in the fields: no object is
 * made for a tag, because a sheet has millions of them.
 */
export class ByteScanner {
  readonly bytes: Uint8Array;
  /** Where the next search starts: behind the tag just found. */
  at: number;
  /** At the `<`. */
  tagStart = 0;
  /** The local name, without a prefix. */
  nameStart = 0;
  nameEnd = 0;
  selfClosing = false;
  /** The values of the attributes every cell has, `r`, `s` and `t`: zero twice for one that is missing. */
  rStart = 0;
  rEnd = 0;
  sStart = 0;
  sEnd = 0;
  tStart = 0;
  tEnd = 0;
  /** There are other attributes besides. */
  hasMore = false;
  readonly #part: string;

  constructor(bytes: Uint8Array, part: string, at = 0) {
    this.bytes = bytes;
    this.at = at;
    this.#part = part;
  }

  damaged(what: string): WorkbookError {
    return new WorkbookError("damaged", `${this.#part}: ${what}`);
  }

  /** Finds the next tag; comments, CDATA and processing instructions are passed over. */
  next(): typeof OPEN | typeof CLOSE | 0 {
    const b = this.bytes;
    const length = b.length;
    let p = this.at;
    for (;;) {
      while (p < length && b[p] !== LT) p++;
      if (p >= length) {
        this.at = p;
        return 0;
      }
      const mark = b[p + 1];
      if (mark === BANG) p = this.#pastDeclaration(p);
      else if (mark === QUESTION) p = this.#past(p, QUESTION, GT);
      else {
        this.tagStart = p;
        return mark === SLASH ? this.#close(p + 2) : this.#open(p + 1);
      }
    }
  }

  #close(from: number): typeof CLOSE {
    const b = this.bytes;
    let p = from;
    this.nameStart = p;
    while (p < b.length && b[p] !== GT) {
      if (b[p] === COLON) this.nameStart = p + 1;
      p++;
    }
    if (p >= b.length) throw this.damaged("ends within a tag");
    this.nameEnd = p;
    while ((b[this.nameEnd - 1] ?? 0) <= SPACE) this.nameEnd--;
    this.at = p + 1;
    return CLOSE;
  }

  #open(from: number): typeof OPEN {
    const b = this.bytes;
    const length = b.length;
    let p = from;
    this.nameStart = p;
    let c = b[p] ?? GT;
    while (c > SPACE && c !== GT && c !== SLASH) {
      if (c === COLON) this.nameStart = p + 1;
      c = b[++p] ?? GT;
    }
    this.nameEnd = p;
    this.rStart = this.rEnd = this.sStart = this.sEnd = this.tStart = this.tEnd = 0;
    this.hasMore = false;
    for (; p < length; p++) {
      c = b[p] as number;
      if (c === GT) {
        this.selfClosing = b[p - 1] === SLASH;
        this.at = p + 1;
        return OPEN;
      }
      if (c === DOUBLE || c === SINGLE) {
        const start = p + 1;
        p++;
        while (p < length && b[p] !== c) p++;
        const letter = this.#letterBefore(start - 2);
        if (letter === LOWER_R) {
          this.rStart = start;
          this.rEnd = p;
        } else if (letter === LOWER_S) {
          this.sStart = start;
          this.sEnd = p;
        } else if (letter === LOWER_T) {
          this.tStart = start;
          this.tEnd = p;
        } else this.hasMore = true;
      }
    }
    throw this.damaged("ends within a tag");
  }

  /** The name of the attribute before a value's quote if it is a single letter, else 0. */
  #letterBefore(before: number): number {
    const b = this.bytes;
    let p = before;
    while (b[p] === SPACE) p--;
    if (b[p] !== EQUALS) return 0;
    p--;
    while (b[p] === SPACE) p--;
    return (b[p - 1] as number) <= SPACE ? (b[p] as number) : 0;
  }

  /** Behind the element whose opening tag was just found, whatever it holds. */
  skip(): void {
    if (!this.selfClosing) this.#skipContent();
  }

  #skipContent(): void {
    for (let depth = 1; depth > 0;) {
      const kind = this.next();
      if (kind === 0) throw this.damaged("ends within an element");
      if (kind === CLOSE) depth--;
      else if (!this.selfClosing) depth++;
    }
  }

  /** Whether the tag just found has this local name. */
  is(name: string): boolean {
    return this.#reads(name, this.nameStart, this.nameEnd);
  }

  /** The value of an attribute of the opening tag just found. */
  attribute(name: string): string | undefined {
    const b = this.bytes;
    const end = this.at - 1;
    let p = this.nameEnd;
    for (;;) {
      while (p < end && (this.#isSpace(p) || b[p] === SLASH)) p++;
      const key = p;
      while (p < end && b[p] !== EQUALS && !this.#isSpace(p)) p++;
      const keyEnd = p;
      while (p < end && b[p] !== DOUBLE && b[p] !== SINGLE) p++;
      if (p >= end) return undefined;
      const quote = b[p];
      const start = ++p;
      while (p < end && b[p] !== quote) p++;
      if (this.#reads(name, key, keyEnd)) return unescapeXml(this.text(start, p));
      p++;
    }
  }

  #isSpace(p: number): boolean {
    return (this.bytes[p] as number) <= SPACE;
  }

  /** Whether the bytes between are this ASCII name. */
  #reads(name: string, start: number, end: number): boolean {
    if (end - start !== name.length) return false;
    for (let i = 0; i < name.length; i++) if (this.bytes[start + i] !== name.charCodeAt(i)) return false;
    return true;
  }

  /** The bytes as text, as they stand. */
  text(start: number, end: number): string {
    return this.#shortAscii(start, end) ?? this.#decoded(start, end);
  }

  /** Most texts of a sheet are a letter or a number: a decoder's call costs more than they do. */
  #shortAscii(start: number, end: number): string | undefined {
    if (end - start > 20) return undefined;
    let text = "";
    for (let p = start; p < end; p++) {
      const code = this.bytes[p] as number;
      if (code > 0x7f) return undefined;
      text += String.fromCharCode(code);
    }
    return text;
  }

  #decoded(start: number, end: number): string {
    try {
      return decoder.decode(this.bytes.subarray(start, end));
    } catch (cause) {
      throw new WorkbookError("damaged", `${this.#part}: not UTF-8`, { cause });
    }
  }

  /** Character data between two tags as people see it, comments and CDATA resolved. */
  characters(start: number, end: number): string {
    const raw = this.text(start, end);
    return fromStored(raw.includes("<") ? parseXml(`<t>${raw}</t>`).text : unescapeXml(raw));
  }

  #pastDeclaration(p: number): number {
    const b = this.bytes;
    if (b[p + 2] === 0x2d && b[p + 3] === 0x2d) return this.#past(p + 2, 0x2d, GT, 0x2d);
    if (b[p + 2] === 0x5b) return this.#past(p, 0x5d, GT, 0x5d);
    throw new WorkbookError("unsafe-xml", `${this.#part}: a document type declaration`);
  }

  /** Behind the next `first` (twice, when `before` says so) and `second`. */
  #past(from: number, first: number, second: number, before?: number): number {
    const b = this.bytes;
    for (let p = from + 3; p < b.length; p++)
      if (b[p] === second && b[p - 1] === first && (before === undefined || b[p - 2] === before))
        return p + 1;
    throw this.damaged("a comment does not end");
  }
}
