import type { TableName } from "../records/tables";
import type { CellsByField, TableChange } from "../workbook/port";

/**
 * A change as it was meant: what was written, and what stood in the cells it replaced. It is kept until a later state
 * proves that it arrived (`ArrivalWatch`), however long that takes: a co-author's append may take the same row of the
 * sheet, a file may have been saved by somebody else meanwhile.
 */
export interface Intent {
  /** A ULID; its time is when the change was made. */
  readonly id: string;
  readonly tables: Readonly<Partial<Record<TableName, TableChange>>>;
  /** The cells the updates replaced, by table and record. */
  readonly before: Readonly<Partial<Record<TableName, Readonly<Record<string, CellsByField>>>>>;
  /** When it was written again because it had vanished, in milliseconds since 1970. */
  readonly watchedFrom?: number;
  /** The answer did not come: it may never have been written. */
  readonly unsure?: true;
  /** It does not stand, and nobody can tell whether it was lost or taken away on purpose: the person is asked. */
  readonly doubted?: true;
}

/** The changes of this device that no later state has proved yet, oldest first; it outlives the pane. */
export interface Outbox {
  all(): Promise<readonly Intent[]>;
  put(intent: Intent): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
}
