import { child, parseXml, setAttribute, splice, type Edit, escapeText } from "../../opc/xml";
import { type Cell, WorkbookError } from "../port";
import { type Area, cellName, LAST_ROW, overlaps } from "./address";
import { growCharts, growNames, recalculate, refreshPivots } from "./follow-up";
import { shiftFormula } from "./formula";
import { grownFormula, type Growth } from "./growth";
import type { CellParts, CellReader } from "./read-cell";
import type { SheetData } from "./sheet-data";
import { SheetEdit } from "./sheet-edit";
import { SheetFrame } from "./sheet-frame";
import type { Sheet, Spreadsheet } from "./spreadsheet";
import { needsQuotePrefix } from "./stored-text";
import { Styles } from "./styles";
import { firstDataRow, growTable, lastDataRow, settleInsertRow, type SheetTable } from "./table-part";
import { cellXml, isBlank, isEmpty } from "./write-cell";

/** Cells by the column's place in the table, from 0. */
export type RowCells = ReadonlyMap<number, Cell>;

export interface TableEdit {
  /** New rows at the table's end, in order. */
  readonly insert: readonly RowCells[];
  /** Cells of rows that are there, by sheet row. */
  readonly update: ReadonlyMap<number, RowCells>;
  /** Columns that hold a formula even where the table part no longer says so: LibreOffice drops that note. */
  readonly calculated?: ReadonlySet<number>;
}

/** Writes into a table and lets all that depends on its extent follow. Refuses before anything is written. */
export async function editTable(
  book: Spreadsheet,
  sheet: Sheet,
  table: SheetTable,
  edit: TableEdit,
): Promise<void> {
  const data = await book.data(sheet);
  const frame = new SheetFrame(data);
  const reader = await book.cells(sheet);
  refuseUnwritable(sheet, table, data, frame);

  const styles = await book.styles();
  const writer = new TableWriter(sheet, table, data, frame, reader, styles, edit.calculated ?? new Set());
  for (const [row, cells] of edit.update) writer.update(row, cells);

  const first = firstDataRow(table);
  const reuses = edit.insert.length > 0 && first === lastDataRow(table) && writer.isPlaceholder(first);
  const added = edit.insert.length - (reuses ? 1 : 0);
  const growth: Growth = { sheet: sheet.name, table, rows: added };
  if (added > 0) refuseUsedBelow(sheet, table, await book.tables(sheet), data, frame, reader, added);
  writer.moveTotals(growth);
  edit.insert.forEach((cells, index) => {
    if (reuses && index === 0) writer.update(first, cells, true);
    else writer.append(lastDataRow(table) + index + (reuses ? 0 : 1), cells);
  });

  const changes = writer.sheetEdit;
  const newStyles = styles.changed();
  if (newStyles !== undefined) await book.writeStyles(newStyles);
  book.writeSheet(sheet, changes.bytes(frame, frame.edits(changes.written(), growth)));
  if (added > 0 || reuses) {
    const { text, root } = await book.pkg.xml(table.part);
    const settled = settleInsertRow(text, root);
    const grown = added === 0 ? settled : growTable(settled, parseXml(settled), table, added);
    if (grown !== text) book.writeTable(sheet, table, grown);
  }
  if (added > 0) {
    await growNames(book, growth);
    await growCharts(book, growth);
  }
  await refreshPivots(book, sheet, table, growth.rows > 0 ? growth : undefined);
  await recalculate(book, changes.formulasChanged);
}

function refuseUnwritable(sheet: Sheet, table: SheetTable, data: SheetData, frame: SheetFrame): void {
  if (frame.protected) throw new WorkbookError("sheet-protected", sheet.name);
  if (!data.ordered)
    throw new WorkbookError("unsupported", `${sheet.name}: its rows or cells are out of order`);
  const [merge] = frame.merged(table.area);
  if (merge !== undefined)
    throw new WorkbookError(
      "register-damaged",
      `${sheet.name}!${cellName(merge.top, merge.left)}: merged cells`,
    );
}

/** Refuses when what the table would grow over is not free. */
function refuseUsedBelow(
  sheet: Sheet,
  table: SheetTable,
  tables: readonly SheetTable[],
  data: SheetData,
  frame: SheetFrame,
  reader: CellReader,
  rows: number,
): void {
  const { left, right, bottom } = table.area;
  const below: Area = { top: bottom + 1, left, bottom: bottom + rows, right };
  const refuse = (row: number, column: number): never => {
    throw new WorkbookError("cells-below-in-use", `${sheet.name}!${cellName(row, column)}`);
  };
  if (below.bottom > LAST_ROW) throw new WorkbookError("too-large", `${sheet.name}: no rows left`);
  const other = [...frame.merged(below), ...tables.filter((t) => t !== table).map((t) => t.area)].find(
    (area) => overlaps(area, below),
  );
  if (other !== undefined) refuse(Math.max(other.top, below.top), Math.max(other.left, left));
  for (
    let index = data.rowFrom(below.top);
    index < data.rowCount && data.rowNumber(index) <= below.bottom;
    index++
  )
    for (let cell = data.cellFrom(index, left); cell < data.firstCell(index + 1); cell++) {
      const column = data.cellColumn(cell);
      if (column > right) break;
      const { value, formula } = reader.read(cell);
      if (value !== null || formula !== undefined) refuse(data.rowNumber(index), column);
    }
}

/** Turns values into cells that look and calculate like the rest of the table. */
class TableWriter {
  readonly sheetEdit: SheetEdit;
  readonly #table: SheetTable;
  readonly #data: SheetData;
  readonly #frame: SheetFrame;
  readonly #reader: CellReader;
  readonly #styles: Styles;
  readonly #calculated: ReadonlySet<number>;
  /** How new rows look and calculate, by column; worked out with the first of them. */
  #pattern:
    readonly { readonly style: number | undefined; readonly formula: string | undefined }[] | undefined;

  constructor(
    sheet: Sheet,
    table: SheetTable,
    data: SheetData,
    frame: SheetFrame,
    reader: CellReader,
    styles: Styles,
    calculated: ReadonlySet<number>,
  ) {
    this.#table = table;
    this.#data = data;
    this.#frame = frame;
    this.#reader = reader;
    this.#styles = styles;
    this.#calculated = calculated;
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
      const value = cells.get(index) ?? null;
      const column = this.#table.columns[index];
      const owned = column?.formula !== undefined || this.#calculated.has(index);
      const kept = owned && old?.formula !== undefined ? this.#text(old.formula) : undefined;
      const formula = kept ?? this.#columnFormula(row, index);
      if (old === undefined && formula === undefined && isBlank(value)) continue;
      if (old?.formula !== undefined ? kept === undefined : formula !== undefined)
        this.sheetEdit.formulasChanged = true;
      const style = old === undefined ? this.#restingStyle(row, index) : old.style;
      this.#put(row, index, value, style, formula, kept !== undefined);
    }
  }

  /** Writes a row below the last one. */
  append(row: number, cells: RowCells): void {
    this.#pattern ??= this.#lastRowPattern();
    const last = lastDataRow(this.#table);
    this.#pattern.forEach(({ style, formula }, index) => {
      const own =
        this.#columnFormula(row, index) ?? (formula && this.#element(shiftFormula(formula, row - last, 0)));
      if (own !== undefined) this.sheetEdit.formulasChanged = true;
      this.#put(row, index, cells.get(index) ?? null, style, own, false);
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
      const array = /^<[^>]*\st\s*=\s*["']array["']/.test(this.#text(formula));
      const f = child(root, "f");
      if (f !== undefined)
        edits.push({ start: f.start, end: f.end, text: this.#element(grown, array ? to : undefined) });
    }
    return splice(text, edits);
  }

  #lastRowPattern(): { style: number | undefined; formula: string | undefined }[] {
    const last = lastDataRow(this.#table);
    this.sheetEdit.rowsLike(last);
    return this.#table.columns.map((_, index) => {
      const cell = this.#data.cellAt(last, this.#table.area.left + index);
      const old = cell < 0 ? undefined : this.#reader.read(cell);
      return {
        style: old === undefined ? this.#restingStyle(last, index) : old.style,
        formula:
          old?.formula !== undefined && this.#calculated.has(index) ? this.#reader.formula(cell) : undefined,
      };
    });
  }

  #put(
    row: number,
    index: number,
    value: Cell,
    style: number | undefined,
    formula: string | undefined,
    keepsFormula: boolean,
  ): void {
    const column = this.#table.area.left + index;
    const quoted = formula === undefined && typeof value === "string" && needsQuotePrefix(value);
    const twin = style === undefined && !quoted ? undefined : this.#styles.twin(style ?? 0, quoted);
    const write = {
      value,
      style: twin,
      formula,
      metadata: keepsFormula ? this.#old(row, index)?.metadata : undefined,
    };
    const xml =
      isEmpty(write) && twin === undefined
        ? ""
        : cellXml(write, this.#data.prefix, cellName(row, column), this.sheetEdit.where(row, column));
    this.sheetEdit.put(row, column, xml, keepsFormula);
  }

  #old(row: number, index: number): CellParts | undefined {
    const cell = this.#data.cellAt(row, this.#table.area.left + index);
    return cell < 0 ? undefined : this.#reader.read(cell);
  }

  /** The style a cell has that is not written: its row's, else its column's. */
  #restingStyle(row: number, index: number): number | undefined {
    return this.#data.rowStyle(row) ?? this.#frame.columnStyle(this.#table.area.left + index);
  }

  #columnFormula(row: number, index: number): string | undefined {
    const formula = this.#table.columns[index]?.formula;
    if (formula === undefined) return undefined;
    const at = formula.array ? cellName(row, this.#table.area.left + index) : undefined;
    return this.#element(undefined, at, formula.xml);
  }

  #element(formula: string | undefined, arrayAt?: string, xml = escapeText(formula ?? "")): string {
    const { prefix } = this.#data;
    const array = arrayAt === undefined ? "" : ` t="array" ref="${arrayAt}"`;
    return `<${prefix}f${array}>${xml}</${prefix}f>`;
  }

  #text(span: { readonly start: number; readonly end: number }): string {
    return new TextDecoder().decode(this.#data.bytes.subarray(span.start, span.end));
  }
}
