import { type Area, cellName, LAST_COLUMN, LAST_ROW, parseArea } from "./address";
import { ByteScanner, CLOSE, OPEN } from "./byte-scanner";

/** A formula that reaches beyond its own cell: an array's, a data table's, or the master of a shared one. */
export interface WideFormula {
  readonly kind: "array" | "dataTable" | "shared";
  /** Index of the cell it is written in. */
  readonly cell: number;
  readonly area: Area;
  /** Which shared formula it is. */
  readonly si: string | undefined;
}

class Numbers {
  array = new Uint32Array(1024);
  length = 0;
  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }
}

/**
 * Where the rows and cells of a sheet stand in its bytes. Nothing is decoded: a sheet of four million cells is indexed
 * in one walk, and a change to it is a splice.
 */
export class SheetData {
  readonly bytes: Uint8Array;
  readonly part: string;
  /** The prefix of the sheet's elements, with its colon. */
  readonly prefix: string;
  /** The frame, all that is not rows: the bytes before `headEnd` and from `tailStart`. */
  readonly headEnd: number;
  readonly tailStart: number;
  /** An empty `<sheetData/>` lies between `headEnd` and `tailStart` and must be opened to hold rows. */
  readonly closed: boolean;
  /** Rows and cells stand in rising order, each once; a sheet where they do not is read but not written. */
  readonly ordered: boolean;
  readonly wide: readonly WideFormula[];
  readonly rowCount: number;
  readonly cellCount: number;
  readonly #rowNumber: Uint32Array;
  readonly #rowStart: Uint32Array;
  readonly #rowOpenEnd: Uint32Array;
  readonly #rowEnd: Uint32Array;
  readonly #rowFirst: Uint32Array;
  readonly #cellStart: Uint32Array;
  readonly #cellColumn: Uint32Array;

  constructor(bytes: Uint8Array, part: string) {
    this.bytes = bytes;
    this.part = part;
    const scan = new ByteScanner(bytes, part);
    for (let kind = scan.next(); kind !== OPEN || !scan.is("sheetData"); kind = scan.next())
      if (kind === 0) throw scan.damaged("no sheetData");
    this.prefix = scan.text(scan.tagStart + 1, scan.nameStart);
    this.closed = scan.selfClosing;
    this.headEnd = scan.selfClosing ? scan.tagStart : scan.at;

    const numbers = new Numbers();
    const starts = new Numbers();
    const openEnds = new Numbers();
    const ends = new Numbers();
    const firsts = new Numbers();
    const cells = new Numbers();
    const columns = new Numbers();
    const wide: WideFormula[] = [];
    let ordered = true;
    let row = 0;
    let tailStart = scan.at;
    while (!this.closed) {
      const kind = scan.next();
      tailStart = scan.tagStart;
      if (kind === CLOSE) break;
      if (kind === 0) throw scan.damaged("sheetData is not closed");
      if (!scan.is("row")) {
        scan.skip();
        continue;
      }
      const number = scan.rEnd > 0 ? digits(bytes, scan.rStart, scan.rEnd) : row + 1;
      if (!(number > 0 && number <= LAST_ROW)) throw scan.damaged(`row ${String(number)}`);
      if (number <= row) ordered = false;
      row = number;
      numbers.push(row);
      starts.push(scan.tagStart);
      openEnds.push(scan.at);
      firsts.push(cells.length);
      let column = 0;
      const empty = scan.selfClosing;
      while (!empty) {
        const inner = scan.next();
        if (inner === CLOSE) break;
        if (inner === 0) throw scan.damaged("a row is not closed");
        const cellStart = scan.tagStart;
        if (scan.is("c")) {
          const own = scan.rEnd > 0 ? columnAt(bytes, scan.rStart) : column + 1;
          if (!(own > 0 && own <= LAST_COLUMN))
            throw scan.damaged(`a cell of row ${String(row)} in no column`);
          if (own <= column) ordered = false;
          column = own;
          cells.push(cellStart);
          columns.push(column);
          if (!scan.selfClosing) passCell(scan, cells.length - 1, wide, row, column);
        } else scan.skip();
      }
      ends.push(scan.at);
    }
    this.tailStart = tailStart;
    firsts.push(cells.length);
    this.ordered = ordered;
    this.wide = wide;
    this.rowCount = numbers.length;
    this.cellCount = cells.length;
    this.#rowNumber = numbers.array;
    this.#rowStart = starts.array;
    this.#rowOpenEnd = openEnds.array;
    this.#rowEnd = ends.array;
    this.#rowFirst = firsts.array;
    this.#cellStart = cells.array;
    this.#cellColumn = columns.array;
  }

  rowNumber(index: number): number {
    return this.#rowNumber[index] ?? 0;
  }
  rowStart(index: number): number {
    return this.#rowStart[index] ?? 0;
  }
  /** Behind the `>` of the row's opening tag. */
  rowOpenEnd(index: number): number {
    return this.#rowOpenEnd[index] ?? 0;
  }
  rowEnd(index: number): number {
    return this.#rowEnd[index] ?? 0;
  }
  /** Index of the row's first cell; that of the next row is where its cells end. */
  firstCell(index: number): number {
    return this.#rowFirst[index] ?? this.cellCount;
  }
  cellStart(cell: number): number {
    return this.#cellStart[cell] ?? 0;
  }
  cellColumn(cell: number): number {
    return this.#cellColumn[cell] ?? 0;
  }

  /** Index of the first row at or below a sheet row. */
  rowFrom(row: number): number {
    if (!this.ordered) {
      for (let i = 0; i < this.rowCount; i++) if (this.rowNumber(i) >= row) return i;
      return this.rowCount;
    }
    let low = 0;
    let high = this.rowCount;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.rowNumber(middle) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of a sheet row, or -1 when nothing is written for it. */
  rowAt(row: number): number {
    const index = this.ordered ? this.rowFrom(row) : this.#rowNumber.subarray(0, this.rowCount).indexOf(row);
    return this.rowNumber(index) === row ? index : -1;
  }

  /** Index of the first cell of a row at or right of a column; the row's end when there is none. */
  cellFrom(rowIndex: number, column: number): number {
    const end = this.firstCell(rowIndex + 1);
    let cell = this.firstCell(rowIndex);
    while (cell < end && this.cellColumn(cell) < column) cell++;
    return cell;
  }

  /** Index of a cell, or -1 when nothing is written for it. */
  cellAt(row: number, column: number): number {
    const index = this.rowAt(row);
    if (index < 0) return -1;
    const cell = this.cellFrom(index, column);
    return cell < this.firstCell(index + 1) && this.cellColumn(cell) === column ? cell : -1;
  }

  /** The style of a row as a whole, where it has one. */
  rowStyle(row: number): number | undefined {
    const index = this.rowAt(row);
    if (index < 0) return undefined;
    const scan = new ByteScanner(this.bytes, this.part, this.rowStart(index));
    scan.next();
    const style = scan.attribute("s");
    return style !== undefined && /^(1|true)$/.test(scan.attribute("customFormat") ?? "")
      ? Number(style)
      : undefined;
  }

  /** Whether a row, by its index, is hidden: by hand or by a filter. */
  rowHidden(index: number): boolean {
    const tag = this.#tag(index);
    return /^(1|true)$/.test(tag.attribute("hidden") ?? "");
  }

  #tag(index: number): ByteScanner {
    const scan = new ByteScanner(this.bytes, this.part, this.rowStart(index));
    scan.next();
    return scan;
  }

  /** The cell that stands at or last before a byte; -1 before the first. */
  cellAround(byte: number): number {
    let low = -1;
    let high = this.cellCount;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.cellStart(middle) <= byte) low = middle;
      else high = middle;
    }
    return low;
  }

  /** The sheet row a cell is in. */
  rowOfCell(cell: number): number {
    let low = 0;
    let high = this.rowCount;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (this.firstCell(middle) <= cell) low = middle;
      else high = middle;
    }
    return this.rowNumber(low);
  }
}

/** Behind a cell, noting a formula that reaches beyond it. */
function passCell(scan: ByteScanner, cell: number, wide: WideFormula[], row: number, column: number): void {
  for (let depth = 1; depth > 0;) {
    const kind = scan.next();
    if (kind === 0) throw scan.damaged("a cell is not closed");
    if (kind === CLOSE) {
      depth--;
      continue;
    }
    if (scan.is("f") && scan.at > scan.nameEnd + 1) {
      const type = scan.attribute("t");
      const ref = scan.attribute("ref");
      if ((type === "array" || type === "dataTable" || type === "shared") && ref !== undefined) {
        const area = parseArea(ref);
        if (area === undefined) throw scan.damaged(`the formula of ${cellName(row, column)}`);
        wide.push({ kind: type, cell, area, si: scan.attribute("si") });
      }
    }
    if (!scan.selfClosing) depth++;
  }
}

function digits(bytes: Uint8Array, start: number, end: number): number {
  let n = 0;
  for (let i = start; i < end; i++) {
    const digit = (bytes[i] as number) - 48;
    if (digit < 0 || digit > 9) return -1;
    n = n * 10 + digit;
  }
  return n;
}

/** The column of "AB12" in bytes. */
function columnAt(bytes: Uint8Array, start: number): number {
  let n = 0;
  for (let i = start; ; i++) {
    const letter = (bytes[i] as number) & 0xdf;
    if (letter < 65 || letter > 90) return n;
    n = n * 26 + letter - 64;
  }
}
