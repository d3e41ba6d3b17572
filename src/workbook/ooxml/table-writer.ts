import { child, type Edit, escapeText, parseXml, setAttribute, splice } from "../../opc/xml";
import type { Cell } from "../port";
import { rowHeight, type WrappedText } from "../row-height";
import { cellName } from "./address";
import { copiedDown } from "./formula";
import { grownColumnFormula, grownFormula, type Growth } from "./growth";
import type { CellParts, CellReader } from "./read-cell";
import type { SheetData } from "./sheet-data";
import { SheetEdit } from "./sheet-edit";
import type { SheetFrame } from "./sheet-frame";
import type { Sheet } from "./spreadsheet";
import { needsQuotePrefix } from "./stored-text";
import type { Styles } from "./styles";
import { firstDataRow, lastDataRow, type SheetTable } from "./table-part";
import { cellXml, isBlank, isEmpty } from "./write-cell";

/** Cells by the column's place in the table, from 0. */
export type RowCells = ReadonlyMap<number, Cell>;

/** A table and all that is known of the sheet it stands on. */
interface Surroundings {
  readonly sheet: Sheet;
  readonly table: SheetTable;
  readonly data: SheetData;
  readonly frame: SheetFrame;
  readonly reader: CellReader;
  readonly styles: Styles;
  /** Columns that hold a formula even where the table part no longer says so. */
  readonly calculated: ReadonlySet<number>;
  /** Columns that hold the register's data; the others are people's own. */
  readonly fields: ReadonlySet<number>;
}

/** What a new row takes from the last one in a column: its look, and a formula the table part does not know. */
interface ColumnPattern {
  readonly style: number | undefined;
  readonly formula: string | undefined;
  /** The mark of a dynamic array. */
  readonly metadata: string | undefined;
}

/** The tag of an array formula. */
const ARRAY = /^<[^>]*\st\s*=\s*["']array["']/;

/** Turns values into cells that look and calculate like the rest of the table. */
export class TableWriter {
  readonly sheetEdit: SheetEdit;
  readonly #table: SheetTable;
  readonly #data: SheetData;
  readonly #frame: SheetFrame;
  readonly #reader: CellReader;
  readonly #styles: Styles;
  readonly #calculated: ReadonlySet<number>;
  readonly #fields: ReadonlySet<number>;
  /** Texts that wrap, by row: what its height is reckoned from. */
  readonly #wrapped = new Map<number, WrappedText[]>();
  /** How new rows look and calculate, by column; worked out with the first of them. */
  #pattern: readonly ColumnPattern[] | undefined;

  constructor({ sheet, table, data, frame, reader, styles, calculated, fields }: Surroundings) {
    this.#table = table;
    this.#data = data;
    this.#frame = frame;
    this.#reader = reader;
    this.#styles = styles;
    this.#calculated = calculated;
    this.#fields = fields;
    this.sheetEdit = new SheetEdit(data, reader, sheet.name);
  }

  /** Excel's table is never without rows: an empty one has a row without values. */
  isPlaceholder(row: number): boolean {
    return this.#table.columns.every((_, index) => {
      const old = this.#old(row, index);
      return old === undefined || old.formula !== undefined || old.value === null;
    });
  }

  /** Changes cells of a row that is there; with `all`, the others are emptied and their formulas given. */
  update(row: number, cells: RowCells, all = false): void {
    for (const index of all ? this.#table.columns.keys() : cells.keys()) {
      const old = this.#old(row, index);
      if (!this.#fields.has(index) && old?.formula !== undefined) continue;
      const value = cells.get(index) ?? null;
      const column = this.#table.columns[index];
      const owned = column?.formula !== undefined || this.#calculated.has(index);
      const kept = owned && old?.formula !== undefined ? this.#text(old.formula) : undefined;
      const formula = kept ?? this.#columnFormula(row, index);
      if (old === undefined && formula === undefined && isBlank(value)) continue;
      if (old?.formula !== undefined ? kept === undefined : formula !== undefined)
        this.sheetEdit.formulasChanged = true;
      const style = old === undefined ? this.#restingStyle(row, index) : old.style;
      const metadata = kept === undefined ? undefined : old?.metadata;
      this.#put(row, index, value, style, formula, metadata, kept !== undefined);
    }
  }

  /** Gives the register's calculated columns of a row their formulas again, each with its new result or the value that stood there. */
  restore(row: number, cells: RowCells = new Map()): void {
    this.#table.columns.forEach((column, index) => {
      const old = this.#old(row, index);
      if (column.formula === undefined || old?.formula !== undefined || !this.#fields.has(index)) return;
      this.update(row, new Map([[index, cells.get(index) ?? old?.value ?? null]]));
    });
  }

  /** Writes a row below the last one. */
  append(row: number, cells: RowCells, growth: Growth): void {
    this.#pattern ??= this.#lastRowPattern(growth);
    const last = lastDataRow(this.#table);
    this.#pattern.forEach(({ style, formula, metadata }, index) => {
      const own =
        this.#columnFormula(row, index, growth) ??
        (formula && this.#element(copiedDown(formula, row - last)));
      if (own !== undefined) this.sheetEdit.formulasChanged = true;
      this.#put(row, index, cells.get(index) ?? null, style, own, own && metadata);
    });
  }

  /** Moves the totals row below the rows to come. */
  moveTotals(growth: Growth): void {
    const { area, totalsRows } = this.#table;
    if (growth.rows === 0 || totalsRows === 0) return;
    const moved: { row: number; column: number; xml: string }[] = [];
    for (let row = lastDataRow(this.#table) + 1; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++) {
        const cell = this.#data.cellAt(row, column);
        if (cell < 0) continue;
        moved.push({ row: row + growth.rows, column, xml: this.#movedCell(cell, row, column, growth) });
        this.sheetEdit.put(row, column, "");
      }
    for (const { row, column, xml } of moved) this.sheetEdit.put(row, column, xml);
  }

  #movedCell(cell: number, row: number, column: number, growth: Growth): string {
    const { start, end, formula } = this.#reader.read(cell);
    const text = this.#text({ start, end });
    const root = parseXml(text);
    const to = cellName(row + growth.rows, column);
    const edits: Edit[] = [setAttribute(root, "r", to)];
    if (formula !== undefined) {
      this.sheetEdit.formulasChanged = true;
      const grown = grownFormula(this.#reader.formula(cell) ?? "", growth, { own: growth.sheet });
      const array = ARRAY.test(this.#text(formula));
      const f = child(root, "f");
      if (f !== undefined)
        edits.push({ start: f.start, end: f.end, text: this.#element(grown, array ? to : undefined) });
    }
    return splice(text, edits);
  }

  #lastRowPattern(growth: Growth): ColumnPattern[] {
    const last = lastDataRow(this.#table);
    this.sheetEdit.rowsLike(last);
    return this.#table.columns.map((_, index) => {
      const cell = this.#data.cellAt(last, this.#table.area.left + index);
      const old = cell < 0 ? undefined : this.#reader.read(cell);
      const formula = this.#filledDown(index) ? this.#reader.formula(cell) : undefined;
      return {
        style: old === undefined ? this.#restingStyle(last, index) : old.style,
        formula: formula && grownColumnFormula(formula, growth, growth.sheet),
        metadata: this.#table.columns[index]?.formula?.array === true ? old?.metadata : undefined,
      };
    });
  }

  /**
   * Whether new rows get the formula of the last one although the table part knows of none: the register's own does,
   * and people's own where three of the last five rows have it, which is when Excel extends a list's formulas.
   */
  #filledDown(index: number): boolean {
    if (this.#table.columns[index]?.formula !== undefined) return false;
    const last = lastDataRow(this.#table);
    const formula = this.#formulaAt(last, index);
    if (formula === undefined || this.#calculated.has(index)) return formula !== undefined;
    if (this.#fields.has(index)) return false;
    let alike = 0;
    for (let row = Math.max(firstDataRow(this.#table), last - 4); row <= last; row++) {
      const other = this.#formulaAt(row, index);
      if (other !== undefined && copiedDown(other, last - row) === formula) alike++;
    }
    return alike >= 3;
  }

  /** The formula of one cell alone; an array's is not one to be filled down. */
  #formulaAt(row: number, index: number): string | undefined {
    const cell = this.#data.cellAt(row, this.#table.area.left + index);
    const span = cell < 0 ? undefined : this.#reader.read(cell).formula;
    if (span === undefined || ARRAY.test(this.#text(span))) return undefined;
    return this.#reader.formula(cell);
  }

  #put(
    row: number,
    index: number,
    value: Cell,
    style: number | undefined,
    formula: string | undefined,
    metadata: string | undefined,
    keepsFormula = false,
  ): void {
    const column = this.#table.area.left + index;
    const quoted = formula === undefined && typeof value === "string" && needsQuotePrefix(value);
    const twin = style === undefined && !quoted ? undefined : this.#styles.twin(style ?? 0, quoted);
    const write = { value, style: twin, formula, metadata };
    const xml =
      isEmpty(write) && twin === undefined
        ? ""
        : cellXml(write, this.#data.prefix, cellName(row, column), this.sheetEdit.where(row, column));
    this.sheetEdit.put(row, column, xml, keepsFormula);
    if (typeof value === "string" && this.#styles.wraps(style ?? 0)) this.#wrap(row, column, value);
  }

  /** Excel fits a row without a height when it opens the file; other programs take the height they find. */
  #wrap(row: number, column: number, text: string): void {
    const width = this.#frame.columnWidth(column);
    if (width === undefined) return;
    const texts = [...(this.#wrapped.get(row) ?? []), { text, width }];
    this.#wrapped.set(row, texts);
    const points = rowHeight(texts);
    if (points !== undefined) this.sheetEdit.atLeast(row, points);
  }

  #old(row: number, index: number): CellParts | undefined {
    const cell = this.#data.cellAt(row, this.#table.area.left + index);
    return cell < 0 ? undefined : this.#reader.read(cell);
  }

  /** The style a cell has that is not written: its row's, else its column's. */
  #restingStyle(row: number, index: number): number | undefined {
    return this.#data.rowStyle(row) ?? this.#frame.columnStyle(this.#table.area.left + index);
  }

  /** A column's formula in a row: the table part has it as it reads in the first one. */
  #columnFormula(row: number, index: number, growth?: Growth): string | undefined {
    const formula = this.#table.columns[index]?.formula;
    if (formula === undefined) return undefined;
    const at = formula.array ? cellName(row, this.#table.area.left + index) : undefined;
    const grown = growth ? grownColumnFormula(formula.text, growth, growth.sheet) : formula.text;
    return this.#element(copiedDown(grown, row - firstDataRow(this.#table)), at);
  }

  #element(formula: string, arrayAt?: string): string {
    const { prefix } = this.#data;
    const array = arrayAt === undefined ? "" : ` t="array" ref="${arrayAt}"`;
    return `<${prefix}f${array}>${escapeText(formula)}</${prefix}f>`;
  }

  #text(span: { readonly start: number; readonly end: number }): string {
    return new TextDecoder().decode(this.#data.bytes.subarray(span.start, span.end));
  }
}
