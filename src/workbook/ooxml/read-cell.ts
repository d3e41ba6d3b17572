import { unescapeXml } from "../../opc/xml";
import { type Cell, WorkbookError } from "../port";
import { cellName } from "./address";
import { ByteScanner, CLOSE, OPEN } from "./byte-scanner";
import { shiftFormula } from "./formula";
import { readRichText, type SharedStrings } from "./shared-strings";
import type { SheetData } from "./sheet-data";

/** A cell as it stands in the bytes. */
export interface CellParts {
  readonly start: number;
  readonly end: number;
  readonly style: number | undefined;
  readonly type: string;
  /** The whole `<f>` element. */
  readonly formula: { readonly start: number; readonly end: number } | undefined;
  /** The `cm` attribute: marks the formula of a dynamic array. */
  readonly metadata: string | undefined;
  readonly value: Cell;
}

const DAY = 86_400_000;
const POWERS = Array.from({ length: 23 }, (_, n) => 10 ** n);

/** An ISO date of a `t="d"` cell as the serial number other cells hold. */
function isoSerial(text: string, date1904: boolean): number {
  const time = /^T?(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?$/.exec(text);
  if (time !== null) return (Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)) / 86_400;
  const instant = Date.parse(/[Zz]|[+-]\d\d:\d\d$/.test(text) || !text.includes("T") ? text : `${text}Z`);
  const days = (instant - Date.UTC(1899, 11, 30)) / DAY;
  // Excel counts a 29 February 1900 that never was, so days before March 1900 stand one lower.
  return date1904 ? days - 1462 : days < 61 ? days - 1 : days;
}

/** Decodes cells of a sheet one at a time, keeping nothing. */
export class CellReader {
  readonly #data: SheetData;
  readonly #strings: SharedStrings | undefined;
  readonly #date1904: boolean;
  readonly #scan: ByteScanner;
  /** Where the formula of the cell last read stands. */
  #formulaSpan: CellParts["formula"];

  constructor(data: SheetData, strings: SharedStrings | undefined, date1904: boolean) {
    this.#data = data;
    this.#strings = strings;
    this.#date1904 = date1904;
    this.#scan = new ByteScanner(data.bytes, data.part);
  }

  /** Everything about a cell; of a formula cell, `value` is the result last cached. */
  read(cell: number): CellParts {
    const scan = this.#scan;
    const start = (scan.at = this.#data.cellStart(cell));
    scan.next();
    const type = typeAt(scan);
    const style = scan.sEnd === 0 ? undefined : Number(scan.text(scan.sStart, scan.sEnd));
    const metadata = scan.hasMore ? scan.attribute("cm") : undefined;
    this.#formulaSpan = undefined;
    const value = scan.selfClosing ? null : this.#content(cell, type);
    return { start, end: scan.at, style, type, formula: this.#formulaSpan, metadata, value };
  }

  /** The value of a cell alone; whether a formula made it is left in `hadFormula`. Quicker than `read` by half. */
  value(cell: number): Cell {
    const scan = this.#scan;
    scan.at = this.#data.cellStart(cell);
    scan.next();
    this.#formulaSpan = undefined;
    return scan.selfClosing ? null : this.#content(cell, typeAt(scan));
  }

  get hadFormula(): boolean {
    return this.#formulaSpan !== undefined;
  }

  /** What an open `<c>` holds; leaves the scanner behind it and the place of its formula in `#formulaSpan`. */
  #content(cell: number, type: string): Cell {
    const scan = this.#scan;
    let value: Cell = null;
    while (scan.next() === OPEN) {
      const tag = scan.tagStart;
      if (scan.is("v")) value = this.#value(cell, type);
      else if (scan.is("is")) value = textOrNull(readRichText(scan));
      else {
        const isFormula = scan.is("f");
        scan.skip();
        if (isFormula) this.#formulaSpan = { start: tag, end: scan.at };
      }
    }
    return value;
  }

  /** The formula of a cell as text, one that is shared spelled out for this cell. */
  formula(cell: number): string | undefined {
    const span = this.read(cell).formula;
    if (span === undefined) return undefined;
    const scan = this.#scan;
    scan.at = span.start;
    scan.next();
    const si =
      scan.attribute("t") === "shared" && scan.attribute("ref") === undefined
        ? scan.attribute("si")
        : undefined;
    if (si !== undefined) return this.#shared(cell, si);
    if (scan.selfClosing) return "";
    const from = scan.at;
    scan.next();
    return unescapeXml(scan.text(from, scan.tagStart));
  }

  #shared(cell: number, si: string): string {
    const data = this.#data;
    const row = data.rowOfCell(cell);
    const column = data.cellColumn(cell);
    const master = data.wide.find((w) => w.kind === "shared" && w.si === si && w.cell !== cell);
    if (master === undefined) throw this.#fault(cell, "a shared formula without its first cell");
    const text = this.formula(master.cell) ?? "";
    return shiftFormula(text, row - data.rowOfCell(master.cell), column - data.cellColumn(master.cell));
  }

  #fault(cell: number, what: string): WorkbookError {
    const name = cellName(this.#data.rowOfCell(cell), this.#data.cellColumn(cell));
    return new WorkbookError("damaged", `${this.#data.part}, ${name}: ${what}`);
  }

  /** The value of the `<v>` just opened; leaves the scanner behind it. */
  #value(cell: number, type: string): Cell {
    const scan = this.#scan;
    if (scan.selfClosing) return null;
    const start = scan.at;
    if (scan.next() !== CLOSE) throw this.#fault(cell, "a value with elements in it");
    const end = scan.tagStart;
    if (start === end) return null;
    switch (type) {
      case "n":
        return this.#number(cell, start, end);
      case "s": {
        const text = this.#strings?.get(this.#number(cell, start, end) ?? -1);
        if (text === undefined) throw this.#fault(cell, "no such shared string");
        return textOrNull(text);
      }
      case "b":
        return /^\s*(1|true)\s*$/i.test(scan.text(start, end));
      case "e":
        return { error: scan.characters(start, end) };
      case "d": {
        const serial = isoSerial(scan.text(start, end).trim(), this.#date1904);
        if (Number.isNaN(serial)) throw this.#fault(cell, "not a date");
        return serial;
      }
      default:
        return textOrNull(scan.characters(start, end));
    }
  }

  /** Short decimals are put together exactly from their digits; the rest is left to `Number`. */
  #number(cell: number, start: number, end: number): number | null {
    const b = this.#data.bytes;
    let digits = 0;
    let scale = -1;
    let p = start;
    const negative = b[p] === 0x2d;
    if (negative) p++;
    for (; p < end && p - start < 16; p++) {
      const d = (b[p] as number) - 48;
      if (d >= 0 && d <= 9) {
        digits = digits * 10 + d;
        if (scale >= 0) scale++;
      } else if (d === -2 && scale < 0) scale = 0;
      else break;
    }
    if (p === end && digits <= Number.MAX_SAFE_INTEGER) {
      const n = scale > 0 ? digits / (POWERS[scale] as number) : digits;
      return negative && n !== 0 ? -n : n;
    }
    const text = this.#scan.text(start, end).trim();
    if (text === "") return null;
    const n = Number(text);
    if (!Number.isFinite(n)) throw this.#fault(cell, `${JSON.stringify(text)} is not a number`);
    return n;
  }
}

/** The `t` of a cell; most are of one letter, which needs no decoder. */
function typeAt(scan: ByteScanner): string {
  if (scan.tEnd === 0) return "n";
  const letter = scan.bytes[scan.tStart];
  return scan.tEnd - scan.tStart === 1 && letter !== undefined
    ? String.fromCharCode(letter)
    : scan.text(scan.tStart, scan.tEnd);
}

/** A cell cannot tell an empty text from no text, whichever way it was written. */
const textOrNull = (text: string): Cell => (text === "" ? null : text);
