import type { Outbox } from "../actions/outbox";
import type { PublicHolidays } from "../procedure/calendar";
import type { NewWorkbookDoor } from "../workbook/excel/set-up-new";
import type { Patience } from "./turns";

/** What the session in Excel needs from where it runs; only the door knows which. */
export interface ExcelSurroundings {
  readonly door: NewWorkbookDoor;
  /** What this device wrote and nobody has seen yet. */
  readonly outbox: Outbox;
  /** The workbook's address, or its name: what drafts are kept under. */
  readonly bookName: string;
  readonly device: string;
  readonly now: () => string;
  /** A fresh ULID, later than the ones before. */
  readonly newId: () => string;
  holidays(): Promise<PublicHolidays>;
  /** The empty register that comes with the pane. */
  newRegister(): Promise<Uint8Array>;
  /** From now on the pane comes up with this workbook; it may not be able to. */
  keepOpen(): Promise<void>;
  readonly patience: Patience;
  /** How long the sheet has to be at rest before it is read again. */
  readonly calmMs: number;
}
