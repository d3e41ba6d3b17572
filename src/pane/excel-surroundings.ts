import type { Outbox } from "../actions/outbox";
import type { PublicHolidays } from "../procedure/calendar";
import type { NewWorkbookDoor } from "../workbook/excel/set-up-new";
import type { PaneWithWorkbook } from "./sheet-side";
import type { Patience } from "./turns";

/** What the session in Excel needs from where it runs; only the door knows which. */
export interface ExcelSurroundings {
  readonly door: NewWorkbookDoor;
  /** What this device wrote into the workbook and no later state has proved yet. */
  readonly outbox: Outbox;
  /** Was the workbook fetched anew for the session that starts now: closed and opened again, with the line up? */
  isFetchedAnew(): boolean;
  /** Is the workbook kept where others may have it open at the same time? */
  isShared(): boolean;
  /** The id of the register that was opened; undefined while it has none. */
  registerIs(id: string | undefined): void;
  /** The workbook's address, or its name: what drafts are kept under. */
  readonly bookName: string;
  readonly device: string;
  readonly now: () => string;
  /** A fresh ULID, later than the ones before. */
  readonly newId: () => string;
  holidays(): Promise<PublicHolidays>;
  /** The empty register that comes with the pane. */
  newRegister(): Promise<Uint8Array>;
  /** Whether the pane comes up with the workbook; left out where nothing can keep that. */
  readonly withWorkbook?: PaneWithWorkbook;
  readonly patience: Patience;
  /** How long the sheet has to be at rest before it is read again. */
  readonly calmMs: number;
}
