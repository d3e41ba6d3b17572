import { escapeText } from "../../../src/opc/xml";
import { cellName } from "../../../src/workbook/ooxml/address";
import type { CellReader } from "../../../src/workbook/ooxml/read-cell";
import type { SheetData } from "../../../src/workbook/ooxml/sheet-data";
import { cellXml } from "../../../src/workbook/ooxml/write-cell";
import type { Cell } from "../../../src/workbook/port";
import type { Content } from "../model/cell";
import { isFormula, valueOf } from "../model/cell";
import type { CellFormat } from "../model/cell-format";
import { normal } from "../model/cell-format";
import type { Band } from "../model/records";
import type { SheetCells } from "../model/sheet-cells";
import { storedFormula } from "./formula-text";
import { contentOf, rowBand } from "./read-cells";

/** A sheet as it is and as its file has it. */
export interface RowsToWrite {
  readonly cells: SheetCells;
  readonly data: SheetData;
  readonly reader: CellReader;
  /** The cell formats of the file, by `s`. */
  readonly formats: readonly CellFormat[];
  readonly styleOf: (format: CellFormat) => number;
  /** The table a cell is in, for `[@Column]`. */
  readonly tableAt: (row: number, column: number) => string | undefined;
  readonly sheetName: string;
}

/** The rows of a sheet: cells that are as the file has them keep their bytes. Undefined when that is all of them. */
export function rowsXml(sheet: RowsToWrite): string | undefined {
  return new RowWriter(sheet).write();
}

class RowWriter {
  readonly #sheet: RowsToWrite;
  readonly #decoder = new TextDecoder();
  #changed = false;
  #spelling = false;

  constructor(sheet: RowsToWrite) {
    this.#sheet = sheet;
  }

  write(): string | undefined {
    const xml = this.#rows();
    if (!this.#changed) return undefined;
    // where one cell changed, those that share their formulas with another get their own: it may be the one
    this.#spelling = this.#sheet.data.wide.some(({ kind }) => kind === "shared");
    return this.#spelling ? this.#rows() : xml;
  }

  #rows(): string {
    const { data, cells } = this.#sheet;
    const inFile = new Map<number, number>();
    for (let index = 0; index < data.rowCount; index++) inFile.set(data.rowNumber(index) - 1, index);
    const rows = new Set([
      ...inFile.keys(),
      ...cells.contents.rows(),
      ...cells.formats.rows(),
      ...cells.rows.keys(),
    ]);
    return [...rows]
      .sort((x, y) => x - y)
      .map((row) => this.#row(row, inFile.get(row)))
      .join("");
  }

  #row(row: number, index: number | undefined): string {
    const { data, cells, formats } = this.#sheet;
    const was: Band = index === undefined ? {} : rowBand(data, index, formats);
    const now = cells.rows.get(row) ?? {};
    const inside = this.#cells(row, index);
    const sameBand = JSON.stringify(band(was)) === JSON.stringify(band(now));
    if (index !== undefined && inside === undefined && sameBand)
      return this.#text(data.rowStart(index), data.rowEnd(index));
    const content = inside ?? (index === undefined ? "" : this.#kept(index));
    if (index === undefined && content === "" && sameBand) return "";
    this.#changed = true;
    const tag = index !== undefined && sameBand ? this.#oldTag(index) : this.#newTag(row, now);
    return content === "" ? `${tag}/>` : `${tag}>${content}</${data.prefix}row>`;
  }

  /** The opening tag without its end, and without the hint of which columns are used. */
  #oldTag(index: number): string {
    const { data } = this.#sheet;
    return this.#text(data.rowStart(index), data.rowOpenEnd(index))
      .replace(/\s*\/?>$/, "")
      .replace(/\sspans\s*=\s*(["']).*?\1/, "");
  }

  #newTag(row: number, { size, hidden, format }: Band): string {
    const style = format === undefined ? 0 : this.#sheet.styleOf(format);
    return (
      `<${this.#sheet.data.prefix}row r="${row + 1}"` +
      (style === 0 ? "" : ` s="${style}" customFormat="1"`) +
      (size === undefined ? "" : ` ht="${size}" customHeight="1"`) +
      (hidden === true ? ' hidden="1"' : "")
    );
  }

  #kept(index: number): string {
    const { data } = this.#sheet;
    const end = data.rowEnd(index) - `</${data.prefix}row>`.length;
    return data.rowOpenEnd(index) === data.rowEnd(index) ? "" : this.#text(data.rowOpenEnd(index), end);
  }

  /** The cells of a row; undefined when all are as in the file. */
  #cells(row: number, index: number | undefined): string | undefined {
    const { data, cells } = this.#sheet;
    const before = new Map<number, number>();
    if (index !== undefined)
      for (let cell = data.firstCell(index); cell < data.firstCell(index + 1); cell++)
        before.set(data.cellColumn(cell) - 1, cell);
    const used = new Set(before.keys());
    cells.contents.row(row)?.forEach((content, column) => content !== undefined && used.add(column));
    cells.formats.row(row)?.forEach((format, column) => format !== undefined && used.add(column));
    let changed = false;
    const xml: string[] = [];
    for (const column of [...used].sort((x, y) => x - y)) {
      const cell = before.get(column);
      const raw = cell === undefined ? undefined : this.#unchanged(row, column, cell);
      if (raw === undefined) changed = true;
      xml.push(raw ?? this.#cell(row, column));
    }
    return changed ? xml.join("") : undefined;
  }

  /** A cell of the file as it stands there; undefined when it has to be written. */
  #unchanged(row: number, column: number, cell: number): string | undefined {
    const old = this.#sheet.reader.read(cell);
    if (!this.#same(row, column, cell, old)) return undefined;
    const raw = this.#text(old.start, old.end);
    if (this.#spelling && /<(?:\w+:)?f [^>]*t\s*=\s*["']shared/.test(raw)) return undefined;
    return withAddress(raw, row, column);
  }

  #same(row: number, column: number, cell: number, old: ReturnType<CellReader["read"]>): boolean {
    const { cells, reader, formats } = this.#sheet;
    if (!sameContent(cells.content(row, column), contentOf(reader, cell, old))) return false;
    const [now, was] = [cells.format(row, column), formats[old.style ?? 0] ?? normal];
    return now === was || JSON.stringify(now) === JSON.stringify(was);
  }

  #cell(row: number, column: number): string {
    const { cells, styleOf, data, tableAt, sheetName } = this.#sheet;
    const content = cells.content(row, column);
    const style = styleOf(cells.format(row, column));
    const own = cells.formats.get(row, column) !== undefined;
    if (content === "" && !own) return "";
    const name = cellName(row + 1, column + 1);
    const formula = isFormula(content)
      ? `<${data.prefix}f>${escapeText(storedFormula(content.formula, tableAt(row, column)))}</${data.prefix}f>`
      : undefined;
    const value = valueOf(content) as Cell;
    return cellXml({ value, style, formula }, data.prefix, name, `${sheetName}!${name}`);
  }

  #text(start: number, end: number): string {
    return this.#decoder.decode(this.#sheet.data.bytes.subarray(start, end));
  }
}

/** A band as far as it says something. */
const band = ({ size, hidden, format }: Band): Band => ({
  ...(size === undefined ? {} : { size }),
  ...(hidden === true ? { hidden } : {}),
  ...(format === undefined || Object.keys(format).length === 0 ? {} : { format }),
});

function sameContent(a: Content, b: Content): boolean {
  if (a === b) return true;
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}

/** A cell that had no address but its order gets one. */
const withAddress = (xml: string, row: number, column: number): string =>
  /^<[^>]*\sr\s*=/.test(xml) ? xml : xml.replace(/^<[^\s/>]+/, `$& r="${cellName(row + 1, column + 1)}"`);
