import { parseXml, type XmlElement } from "../../opc/xml";
import { ByteScanner, CLOSE, OPEN } from "./byte-scanner";
import { fromStored } from "./stored-text";

/** The text of an `<si>` or `<is>`: its runs joined; the readings of phonetic runs are not part of it. */
function richText(element: XmlElement): string {
  return element.children
    .map((c) => (c.local === "t" ? fromStored(c.text) : c.local === "r" ? richText(c) : ""))
    .join("");
}

/** The text of the `<si>` or `<is>` whose opening tag the scanner has just found; leaves the scanner behind it. */
export function readRichText(scan: ByteScanner): string {
  const empty = scan.selfClosing;
  if (empty) return "";
  const start = scan.tagStart;
  // Nearly always one plain <t>: read without a tree.
  if (scan.next() === OPEN && scan.is("t")) {
    const from = scan.at;
    const text = scan.selfClosing
      ? ""
      : scan.next() === CLOSE
        ? scan.characters(from, scan.tagStart)
        : undefined;
    if (text !== undefined && scan.next() === CLOSE) return text;
  }
  return treeText(scan, start);
}

function treeText(scan: ByteScanner, start: number): string {
  scan.at = start;
  scan.next();
  scan.skip();
  return richText(parseXml(scan.text(start, scan.at)));
}

/** The workbook's shared strings: found in one walk over the bytes, decoded when somebody asks. */
export class SharedStrings {
  readonly #scan: ByteScanner;
  readonly #starts: number[] = [];
  readonly #texts: (string | undefined)[] = [];

  constructor(bytes: Uint8Array, part: string) {
    const scan = (this.#scan = new ByteScanner(bytes, part));
    while (scan.next() !== 0)
      if (scan.is("si")) {
        this.#starts.push(scan.tagStart);
        scan.skip();
      }
  }

  get(index: number): string | undefined {
    const start = this.#starts[index];
    if (start === undefined) return undefined;
    return (this.#texts[index] ??= this.#read(start));
  }

  #read(start: number): string {
    this.#scan.at = start;
    this.#scan.next();
    return readRichText(this.#scan);
  }
}
