import type { TableName } from "../records/tables";

/** The other half of a workbook, only where there is a sheet to see: what a person does on it and what is shown there. */

/** A row of the register on its sheet. */
export interface SheetRow {
  readonly table: TableName;
  /** Sheet row, 1-based. */
  readonly row: number;
  /** The record that stood there before the person touched it; null for none. */
  readonly id?: string | null;
  /** The row itself was deleted. */
  readonly deleted?: boolean;
}

/** Where a person is: a cell of a record. */
export interface Spot extends SheetRow {
  /** The record's ULID; null for a row typed by hand that has none yet. */
  readonly id: string | null;
  readonly field: string | undefined;
}

/** What a person on the sheet, or a co-author elsewhere, has done. */
export interface SheetListener {
  /** Rows changed by hand here, after the person has left them: until then nothing may be written. */
  edited(rows: readonly SheetRow[]): void;
  /** Something changed that nobody here has typed: a co-author's cells, a sort, rows that came or went. */
  moved(): void;
  /** A co-author's changes came in, over these records. */
  heard(over: readonly SheetRow[]): void;
  /** Another row is selected; undefined outside the register. */
  selected(spot: Spot | undefined): void;
}

/** A line of 校验结果. */
export interface FindingLine {
  readonly severity: string;
  readonly rule: string;
  readonly complaintNo: string;
  readonly field: string;
  readonly sentence: string;
  readonly proposal: string;
  /** Where it stands; a click goes there, also after a sort. */
  readonly at: LinePlace | undefined;
}

/** A cell of the register, or without a field its row. */
export interface LinePlace {
  readonly table: TableName;
  readonly row: number;
  readonly field: string | undefined;
}

/** A line of 待办, in words. */
export interface DueLine {
  readonly owner: string;
  /** Empty where no case is meant. */
  readonly complaintNo: string;
  readonly customer: string;
  readonly what: string;
  readonly due: string;
  /** "逾期 3 天" */
  readonly state: string;
  /** Days since the case came in. */
  readonly age: string;
  /** The case's row; a click on the number goes there, also after a sort. */
  readonly at: LinePlace | undefined;
}

export interface Sheet {
  /** Listens from now on; resolves to what ends it. Rejects with WorkbookError. */
  watch(listener: SheetListener): Promise<() => Promise<void>>;
  /** Takes in at once what a person has typed and not yet left. */
  flush(): void;
  /** Goes to a record, and to one of its cells. */
  select(table: TableName, id: string, field?: string): Promise<void>;
  /** Goes to the sheet 月度回顾. Rejects with WorkbookError. */
  openReview(): Promise<void>;
  /** Lays the findings out in the sheet 校验结果, in place of those before. */
  show(lines: readonly FindingLine[], checkedAt: string): Promise<void>;
  /** Lays the to-do out in the sheet 待办, in place of the one before. */
  showDue(lines: readonly DueLine[], madeAt: string): Promise<void>;
}
