import { ExcelError } from "../excel-error";
import { applied } from "./apply";
import type { CellValue } from "./cell";
import type { Actor, Mutation } from "./mutation";
import { loader } from "./mutation";
import type { RecordKind, Records, WorkbookState } from "./records";
import { SheetCells } from "./sheet-cells";

/** Works a formula out, or leaves it: then the cell keeps the result it came with, 0 for a new one. */
export type Evaluator = (
  formula: string,
  at: { workbook: Workbook; sheet: string; row: number; column: number },
) => CellValue | undefined;

export interface WorkbookOptions {
  /** Goes into every new id, so that replicas never make the same one. */
  readonly site?: string;
  /** The ISO date a person takes "3-5" to be of. */
  readonly today?: string;
  readonly date1904?: boolean;
  readonly name?: string;
}

/** Told after a change, with what would undo it. */
export type MutationListener = (mutation: Mutation, actor: Actor, inverse: readonly Mutation[]) => void;

/** A workbook as data. Every change of it goes through `apply`, so it can be undone, announced and forwarded. */
export class Workbook {
  readonly today: string;
  readonly date1904: boolean;
  readonly records: { readonly [K in RecordKind]: Map<string, Records[K]> } = {
    sheet: new Map(),
    table: new Map(),
    name: new Map(),
    setting: new Map(),
    property: new Map(),
    workbook: new Map(),
    validation: new Map(),
    conditionalFormat: new Map(),
    chart: new Map(),
    pivot: new Map(),
    shape: new Map(),
  };
  /** The sheet in front and what is selected on it. */
  active = { sheet: "", address: "A1" };
  evaluate: Evaluator | undefined;
  readonly #site: string;
  #lastId = 0;
  #actor: Actor = loader;
  readonly #cells = new Map<string, SheetCells>();
  readonly #listeners = new Set<MutationListener>();

  constructor(options: WorkbookOptions = {}) {
    this.#site = options.site ?? "1";
    this.today = options.today ?? "2026-11-22";
    this.date1904 = options.date1904 ?? false;
    this.records.workbook.set("workbook", { ...blank, name: options.name ?? "Book1.xlsx" });
  }

  get actor(): Actor {
    return this.#actor;
  }

  get state(): WorkbookState {
    return this.record("workbook", "workbook");
  }

  /** Makes changes in someone's name. */
  as<T>(actor: Actor, work: () => T): T {
    const before = this.#actor;
    this.#actor = actor;
    try {
      return work();
    } finally {
      this.#actor = before;
    }
  }

  /** Makes one change; returns what would undo it. */
  apply(mutation: Mutation): readonly Mutation[] {
    const inverse = applied(this, mutation);
    for (const listener of this.#listeners) listener(mutation, this.#actor, inverse);
    return inverse;
  }

  /** Calls the listener after every change, until the returned function is called. */
  onMutation(listener: MutationListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A record that must be there. */
  record<K extends RecordKind>(what: K, id: string): Records[K] {
    const found = this.records[what].get(id);
    if (found === undefined) throw new ExcelError("ItemNotFound");
    return found;
  }

  put<K extends RecordKind>(what: K, id: string, state: Records[K] | null): void {
    this.apply({ kind: "put", what, id, state } as Mutation);
  }

  patch<K extends RecordKind>(what: K, id: string, change: Partial<Records[K]>): void {
    this.apply({ kind: "patch", what, id, change });
  }

  cells(sheet: string): SheetCells {
    const found = this.#cells.get(sheet);
    if (found === undefined) throw new ExcelError("ItemNotFound");
    return found;
  }

  /** For `apply` alone: a sheet's cells come and go with its record. */
  openCells(sheet: string): void {
    if (!this.#cells.has(sheet)) this.#cells.set(sheet, new SheetCells());
  }

  closeCells(sheet: string): void {
    this.#cells.delete(sheet);
  }

  /** An id no other replica makes, in the shape Excel's have. */
  newId(): string {
    this.#lastId += 1;
    const hex = (text: string, length: number): string =>
      [...text]
        .map((letter) => letter.charCodeAt(0).toString(16))
        .join("")
        .slice(0, length)
        .padStart(length, "0");
    return `{00000000-0000-4000-8000-${hex(this.#site, 6)}${this.#lastId.toString(16).padStart(6, "0").toUpperCase()}}`;
  }

  /** Sheet ids in their order. */
  sheetIds(): readonly string[] {
    return [...this.records.sheet].sort(([, a], [, b]) => a.order - b.order).map(([id]) => id);
  }

  /** A sheet by its name, whatever the case; undefined when there is none. */
  sheetNamed(name: string): string | undefined {
    const wanted = name.toLowerCase();
    for (const [id, sheet] of this.records.sheet) if (sheet.name.toLowerCase() === wanted) return id;
    return undefined;
  }

  /** A table by its name, whatever the case; undefined when there is none. */
  tableNamed(name: string): string | undefined {
    const wanted = name.toLowerCase();
    for (const [id, table] of this.records.table) if (table.name.toLowerCase() === wanted) return id;
    return undefined;
  }
}

const blank: WorkbookState = {
  name: "",
  title: "",
  subject: "",
  author: "",
  keywords: "",
  comments: "",
  category: "",
  manager: "",
  company: "",
  lastAuthor: "",
  protection: null,
  calculationMode: "Automatic",
};
