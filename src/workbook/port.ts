import type { TableName } from "../records/tables";

/**
 * The workbook as the rest of the house sees it: tables of raw cells whose rows are addressed by ULID.
 * Nothing of Excel or of files is in it. Everything that crosses can be structured-cloned.
 */

/** A raw cell: what is stored, not what is displayed. Dates are serial numbers. An error is `{ error: "#REF!" }`. */
export type Cell = string | number | boolean | null | CellError;
export interface CellError {
  readonly error: string;
}

/** A row of a table as it stands. `cells` follow the snapshot's `columns`. */
export interface Row {
  /** The record's ULID; null for a row typed by hand that has none yet. */
  readonly id: string | null;
  /** Row number on the sheet, 1-based, for messages. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Something about the sheet itself that breaks the register (V-16) or one of its columns (V-13, V-17). */
export interface SheetFault {
  readonly kind:
    | "column-missing"
    | "table-missing"
    | "merged-cells"
    | "totals-row"
    | "hidden-rows"
    /** Cells below the table's last row are filled: rows typed there that the table did not take in. */
    | "rows-below"
    /** A formula typed into a column of plain values. `text` is the formula. */
    | "stray-formula"
    /** A constant where the column has a formula of the register's own. */
    | "lost-formula"
    | "duplicate-id";
  readonly row?: number;
  readonly column?: string;
  readonly text?: string;
}

export interface TableSnapshot {
  /** Field names in sheet order; only columns the register knows. */
  readonly columns: readonly string[];
  /** Sheet the table stands on and the letters of each column, for messages and jumps. */
  readonly sheet: string;
  readonly letters: readonly string[];
  readonly rows: readonly Row[];
  readonly faults: readonly SheetFault[];
}

export interface Snapshot {
  /** Opaque; a commit against another version is refused. */
  readonly version: string;
  readonly date1904: boolean;
  readonly tables: Readonly<Partial<Record<TableName, TableSnapshot>>>;
}

/** Cells by field name. A field left out stays as it is (update) or empty (insert). */
export type CellsByField = Readonly<Record<string, Cell>>;

export interface TableChange {
  /** New rows, in order, each with its `id`. */
  readonly insert?: readonly CellsByField[];
  readonly update?: readonly { readonly id: string; readonly cells: CellsByField }[];
  /**
   * Rows typed by hand that become records: the row on the sheet, the id it has now (none, or that of the row it was
   * copied from) and the cells to write, `id` among them. A row that is not as it was said to be: `changed-since-opened`.
   */
  readonly adopt?: readonly {
    readonly row: number;
    readonly was: string | null;
    readonly cells: CellsByField;
  }[];
  /** Records whose own formulas are written again (V-17). */
  readonly restore?: readonly string[];
  /**
   * Rows that are emptied: they hold a record which stands in another row as well, and it stays; or, with `gone`, one
   * that stands nowhere else and is taken back.
   */
  readonly vacate?: readonly { readonly row: number; readonly id: string; readonly gone?: true }[];
}

export interface ChangeSet {
  readonly tables: Readonly<Partial<Record<TableName, TableChange>>>;
  /** Results of formulas the register owns outside its tables, by defined name: for viewers that do not calculate. */
  readonly results?: Readonly<Record<string, readonly (readonly Cell[])[]>>;
}

/** The fields wanted of a table, for who looks at a few columns of very many rows; the id always comes. */
export type WantedFields = Readonly<Partial<Record<TableName, readonly string[]>>>;

/** A workbook with a register in it. */
export interface Workbook {
  /** The named tables as they stand now; whole, but for those `only` narrows. Rejects with WorkbookError. */
  read(names: readonly TableName[], only?: WantedFields): Promise<Snapshot>;
  /** Writes the change whole or not at all; resolves to the new version. Rejects with WorkbookError. */
  commit(change: ChangeSet, expectedVersion: string): Promise<string>;
}

/** Why a workbook could not be read or written: a closed list; the sentence is in texts/. */
export type WorkbookErrorCode =
  | "not-found"
  | "not-a-workbook"
  | "legacy-or-encrypted"
  | "damaged"
  | "too-large"
  | "unsafe-xml"
  | "unsupported"
  | "no-register"
  | "register-damaged"
  | "newer-layout"
  /** Made before; `detail` is its layout. It is carried over into a new register, never half read. */
  | "older-layout"
  | "already-a-register"
  | "exists"
  | "locked"
  /** Another program's sign beside the file says that somebody has it open, or had when it crashed. */
  | "open-elsewhere"
  /** Another Kesu holds the file; `detail` says who, where and since when. */
  | "being-saved"
  | "changed-since-opened"
  | "gone-since-opened"
  | "cells-below-in-use"
  | "sheet-protected"
  | "unknown-row"
  | "duplicate-row"
  | "value-not-storable"
  | "not-readable"
  | "folder-not-found"
  | "not-a-folder"
  | "is-a-folder"
  | "no-permission"
  | "read-only-disk"
  | "disk-full"
  | "name-too-long"
  | "write-failed"
  /** Excel is busy; nothing was written. */
  | "host-busy"
  /** A cell is being edited; nothing was written. */
  | "cell-edit-mode"
  | "access-denied"
  | "host-failed"
  /** The answer did not come: the one case in which nobody knows whether it was written. */
  | "connection-lost";

/** A workbook or host that cannot do what was asked. `detail` names the part, sheet or cell. */
export class WorkbookError extends Error {
  readonly code: WorkbookErrorCode;
  readonly detail: string;
  constructor(code: WorkbookErrorCode, detail = "", options?: ErrorOptions) {
    super(detail === "" ? code : `${code}: ${detail}`, options);
    this.name = "WorkbookError";
    this.code = code;
    this.detail = detail;
  }
}
