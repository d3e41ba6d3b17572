import { ExcelError } from "./excel-error";
import { mustParse, splitReference } from "./model/address";
import type { Area } from "./model/area";
import { bottom, intersect, SHEET_COLUMNS, SHEET_ROWS } from "./model/area";
import { clearCells } from "./model/clear";
import type { Content } from "./model/cell";
import { isFormula } from "./model/cell";
import type { Entry } from "./model/enter";
import { enter } from "./model/enter";
import { mergeCells } from "./model/merge";
import type { Mutation } from "./model/mutation";
import { person } from "./model/mutation";
import { deleteSheet, renameSheet } from "./model/new-sheet";
import { refuseIfProtected, refuseUnlessAllowed } from "./model/protect";
import { protectSheet, unprotectSheet } from "./model/protection";
import { translateFormula } from "./model/references";
import { sortRows } from "./model/sort-rows";
import { bodyOf } from "./model/table-area";
import { refuseTornTables } from "./model/torn-tables";
import { refuseInvalid } from "./model/validate-typed";
import type { Workbook } from "./model/workbook";
import type { Scope } from "./surface/scope";

/** A person at the keyboard. What Excel would refuse is thrown in the person's face. Rows are counted from 1, as they are seen. */
export class User {
  readonly #book: Workbook;
  readonly #scope: Scope;
  #editing = false;
  /** What would undo each deed, the last deed last. */
  #undo: (readonly Mutation[])[] = [];
  #open: Mutation[] | null = null;

  constructor(book: Workbook, scope: Scope) {
    this.#book = book;
    this.#scope = scope;
    book.onMutation((_, { who }, inverse) => {
      if (who === "person") this.#open?.unshift(...inverse);
    });
  }

  get editing(): boolean {
    return this.#editing;
  }

  /** Opens a cell for editing: the add-in is locked out until it is closed. */
  startEditing(): void {
    this.#editing = true;
  }

  stopEditing(): void {
    this.#editing = false;
  }

  /** Types into a cell; a data validation that stops is obeyed. */
  type(sheet: string, address: string, text: string): void {
    const { id, area } = this.#place(sheet, address);
    this.#deed(() => {
      refuseInvalid(this.#book, id, area, text);
      enter(this.#book, id, area, [[text]]);
    });
  }

  /** Pastes values from elsewhere: they bring no types and no formats, and no validation looks at them. */
  paste(sheet: string, address: string, values: readonly (readonly (string | number | boolean)[])[]): void {
    const { id, area } = this.#place(sheet, address);
    const columns = Math.max(...values.map((row) => row.length));
    const block = values.map((row) =>
      Array.from({ length: columns }, (_, c): Entry => {
        const value = row[c] ?? "";
        return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
      }),
    );
    this.#deed(() => enter(this.#book, id, { ...area, rows: block.length, columns }, block));
  }

  /** Copies the first row of an area into the rows below it, formulas moving along. */
  fillDown(sheet: string, address: string): void {
    const { id, area } = this.#place(sheet, address);
    this.#deed(() => {
      refuseIfProtected(this.#book, id, area);
      const cells = this.#book.cells(id);
      const [first = []] = cells.block({ ...area, rows: 1 });
      const [look = []] = cells.formatBlock({ ...area, rows: 1 });
      const below = { row: area.row + 1, column: area.column };
      const rows = Array.from({ length: area.rows - 1 }, (_, r) => r + 1);
      const contents = rows.map((down) =>
        first.map((content): Content =>
          isFormula(content) ? { ...content, formula: translateFormula(content.formula, down, 0) } : content,
        ),
      );
      this.#book.apply({ kind: "formats", sheet: id, ...below, formats: rows.map(() => look) });
      this.#book.apply({ kind: "contents", sheet: id, ...below, contents });
    });
  }

  insertRows(sheet: string, first: number, count = 1): void {
    this.#shiftRows(sheet, first, count, "insert");
  }

  deleteRows(sheet: string, first: number, count = 1): void {
    this.#shiftRows(sheet, first, count, "delete");
  }

  insertColumns(sheet: string, first: number, count = 1): void {
    const id = this.#sheet(sheet);
    const area: Area = { row: 0, column: first - 1, rows: SHEET_ROWS, columns: count };
    this.#deed(() => {
      refuseUnlessAllowed(this.#book, id, "allowInsertColumns");
      this.#book.apply({ kind: "shift", sheet: id, area, how: "insert", by: "columns" });
    });
  }

  /** Cuts a row and inserts it before another ("Insert cut cells"). */
  moveRow(sheet: string, from: number, before: number): void {
    const id = this.#sheet(sheet);
    const cells = this.#book.cells(id);
    this.insertRows(sheet, before);
    const now = from >= before ? from + 1 : from;
    const source: Area = { row: now - 1, column: 0, rows: 1, columns: SHEET_COLUMNS };
    const used = cells.used(source);
    if (used)
      this.#deed(() => {
        const to = { sheet: id, row: before - 1, column: used.column };
        this.#book.apply({ kind: "formats", ...to, formats: cells.formatBlock(used) });
        this.#book.apply({ kind: "contents", ...to, contents: cells.block(used) });
      });
    this.deleteRows(sheet, now);
  }

  /** Sorts a table by one of its columns, counted from 0. */
  sortTable(table: string, column: number, ascending = true): void {
    const id = this.#book.tableNamed(table);
    if (id === undefined) throw new ExcelError("ItemNotFound");
    const state = this.#book.record("table", id);
    this.#deed(() => sortRows(this.#book, state.sheet, bodyOf(state), [{ column, ascending }]));
  }

  /** Empties cells with the delete key: their formats stay. */
  clear(sheet: string, address: string): void {
    const { id, area } = this.#place(sheet, address);
    this.#deed(() => clearCells(this.#book, id, area, "Contents"));
  }

  select(sheet: string, address: string): void {
    const { id, area } = this.#place(sheet, address);
    this.#scope.select(id, area);
  }

  merge(sheet: string, address: string): void {
    const { id, area } = this.#place(sheet, address);
    this.#deed(() => mergeCells(this.#book, id, area, false));
  }

  hideRows(sheet: string, first: number, count = 1, hidden = true): void {
    const id = this.#sheet(sheet);
    this.#deed(() => {
      refuseUnlessAllowed(this.#book, id, "allowFormatRows");
      this.#book.apply({ kind: "bands", sheet: id, of: "rows", first: first - 1, count, change: { hidden } });
    });
  }

  renameSheet(sheet: string, name: string): void {
    this.#deed(() => renameSheet(this.#book, this.#sheet(sheet), name));
    this.forgetUndo(); // Excel can't undo what is done to sheets
  }

  deleteSheet(sheet: string): void {
    const id = this.#sheet(sheet);
    this.#deed(() => deleteSheet(this.#book, id));
    if (this.#book.active.sheet === id)
      this.#book.active = { sheet: this.#book.sheetIds()[0] ?? "", address: "A1" };
    this.forgetUndo();
  }

  protect(sheet: string, password?: string): void {
    this.#deed(() => protectSheet(this.#book, this.#sheet(sheet), {}, password));
    this.forgetUndo();
  }

  unprotect(sheet: string, password?: string): void {
    this.#deed(() => unprotectSheet(this.#book, this.#sheet(sheet), password));
    this.forgetUndo();
  }

  /** Takes the last deed back; false when there is none to take back. */
  undo(): boolean {
    const last = this.#undo.pop();
    if (last === undefined) return false;
    this.#book.as(person, () => {
      for (const mutation of last) this.#book.apply(mutation);
    });
    return true;
  }

  forgetUndo(): void {
    this.#undo = [];
  }

  #shiftRows(sheet: string, first: number, count: number, how: "insert" | "delete"): void {
    const id = this.#sheet(sheet);
    const area: Area = { row: first - 1, column: 0, rows: count, columns: SHEET_COLUMNS };
    this.#deed(() => {
      refuseUnlessAllowed(this.#book, id, how === "insert" ? "allowInsertRows" : "allowDeleteRows");
      refuseTornTables(this.#book, id, area, "rows");
      if (how === "delete") this.#dropHeadlessTables(id, area);
      this.#book.apply({ kind: "shift", sheet: id, area, how, by: "rows" });
    });
  }

  /** A table can't lose its header row and live: it goes only as a whole. */
  #dropHeadlessTables(sheet: string, area: Area): void {
    for (const [id, table] of this.#book.records.table) {
      if (table.sheet !== sheet || intersect(table.area, area) === null) continue;
      const headGoes = area.row <= table.area.row;
      const allGoes = headGoes && bottom(area) >= bottom(table.area);
      if (headGoes && !allGoes) throw new ExcelError("InvalidOperation");
      if (allGoes) this.#book.put("table", id, null);
    }
  }

  #deed(work: () => void): void {
    const before = this.#open;
    this.#open = [];
    try {
      this.#book.as(person, work);
    } finally {
      if (this.#open.length > 0) this.#undo.push(this.#open);
      this.#open = before;
    }
  }

  #sheet(name: string): string {
    const id = this.#book.sheetNamed(name);
    if (id === undefined) throw new ExcelError("ItemNotFound");
    return id;
  }

  #place(sheet: string, address: string): { id: string; area: Area } {
    return { id: this.#sheet(sheet), area: mustParse(splitReference(address).rest) };
  }
}
