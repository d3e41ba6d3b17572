import type { Advance, Advanced } from "../actions/advance-case";
import type { Decided, Decision } from "../actions/decide-cases";
import type { PrintedCase } from "../actions/record-printed";
import type { Registered, RegisterOptions } from "../actions/register-complaint";
import type { Undone } from "../actions/undo-last";
import type { Verified } from "../actions/verify-register";
import type { LogEntry } from "../records/log";
import type { Draft } from "../rules/entry/draft";
import type { DutyId } from "../rules/due/month-duties";
import type { Register } from "../workbook/register";
import type { Session } from "./session";
import type { SheetSide } from "./sheet-side";

/** The register in hand, wherever it is kept. */
export interface OpenBook {
  /** What drafts of this workbook are kept under on this device. */
  readonly name: string;
  readonly register: Register;
}

/** What every part of the pane may know of the session. */
export interface RegisterState {
  /** Undefined while nothing is open. */
  readonly book: OpenBook | undefined;
  /** Who acts on this device. */
  readonly by: string;
}

/** The register the pane works on; React reads it as a store. */
export interface RegisterSession {
  readonly state: () => RegisterState;
  readonly subscribe: (listener: () => void) => () => void;
  /** The plant's wall clock. */
  readonly now: () => string;
  start(): Promise<void>;
  /** Registers a complaint (§6.1.1). Rejects with WorkbookError. */
  register(draft: Draft, options: RegisterOptions): Promise<Registered>;
  /** Fills in or mends fields of a case. Rejects with WorkbookError. */
  amend(id: string, changes: Draft, options: RegisterOptions): Promise<Registered>;
  /** Takes a case a step further or back (catalogue §7.1). Rejects with WorkbookError. */
  advance(id: string, advance: Advance): Promise<Advanced>;
  /** Enters words of approval, of one case or of many in one commit (V-50). Rejects with WorkbookError. */
  decide(decisions: readonly Decision[]): Promise<Decided>;
  /** Keeps in the log that a duty of the month was done (§6.1.10, §6.3.1). Rejects with WorkbookError. */
  duty(month: string, duty: DutyId): Promise<void>;
  /** Takes back the last change this device wrote. Rejects with WorkbookError. */
  undo(): Promise<Undone>;
  /** Looks whether the log is whole and the register follows from it. Rejects with WorkbookError. */
  verify(): Promise<Verified>;
  /** The register with its log, whose code is printed on every document. Rejects with WorkbookError. */
  withLog(): Promise<Register>;
  /** The rows of the log on documents that went out and on the month's duties. Rejects with WorkbookError. */
  papers(): Promise<readonly LogEntry[]>;
  /** A form about a case went out of the house: from then on it keeps its number. Rejects with WorkbookError. */
  printed(cases: readonly PrintedCase[]): Promise<void>;
  setBy(by: string): void;
  /** Only where the register is the bytes of a file. */
  readonly file?: FileSide;
  /** Only where there is a sheet to see. */
  readonly sheet?: SheetSide;
}

/** What is done with a register that is a file: opening, saving, the working copy. */
export type FileSide = Pick<
  Session,
  | "state"
  | "subscribe"
  | "bytes"
  | "sent"
  | "stand"
  | "openBytes"
  | "carryOver"
  | "openNew"
  | "openSample"
  | "merge"
  | "choose"
  | "dismiss"
>;
