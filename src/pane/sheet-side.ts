import type { Doubt } from "../actions/doubts";
import type { Finding } from "../actions/check-register";
import type { TableName } from "../records/tables";
import type { Damage } from "../workbook/excel/repair-damage";
import type { FindingLine, Spot } from "../workbook/sheet";

/** Where a person is on the sheet. */
export interface SeenSpot extends Spot {
  /** The pane itself went there: nothing to follow. */
  readonly byPane: boolean;
}

/** What became of rows a person has typed on the sheet. */
export interface TypedRows {
  /** What is wrong in them, with its fixes. */
  readonly findings: readonly Finding[];
  /** Cells whose own formula was written again. */
  readonly restored: number;
  /** The numbers of cases whose row is no longer there. */
  readonly gone: readonly string[];
}

/** What a person wants of changes that do not stand. */
export type DoubtAnswer = "write" | "discard" | "later";

/** Something that happened by itself and that a person has to know. */
export type Notice =
  /** A case lost its number to one drawn at the same time elsewhere. */
  | { readonly kind: "renumbered"; readonly id: string; readonly from: string; readonly to: string }
  /** Cases whose rows or cells a co-author's write had taken; they stand again. */
  | { readonly kind: "rewritten"; readonly id: string; readonly numbers: readonly string[] }
  /** A complaint nobody was sure of stands in the register. */
  | { readonly kind: "landed"; readonly id: string; readonly number: string };

/** What only a register on a sheet has to show. */
export interface SheetState {
  /** Is there a register in the workbook Excel has open? */
  readonly phase: "opening" | "none" | "open";
  readonly spot: SeenSpot | undefined;
  /** What is damaged in the register's structure. */
  readonly damages: readonly Damage[];
  readonly typed: TypedRows | undefined;
  readonly notices: readonly Notice[];
  /** Changes of this device that do not stand, and that a person has to decide about. */
  readonly doubt: Doubt | undefined;
  /** How many changes of this device nobody has proved to have arrived where others see them. */
  readonly unconfirmed: number;
  /** A piece of work that takes its time, and how far it is. */
  readonly work: { readonly done: number; readonly all: number } | undefined;
  /** Something that failed while nobody waited for it. */
  readonly trouble: { readonly error: unknown } | undefined;
}

/**
 * Whether the pane comes up by itself with the workbook. People who open it without Kesu are told of an error then, so
 * that a person is asked before, once on each device.
 */
export interface PaneWithWorkbook {
  readonly shows: () => boolean;
  readonly isAnswered: () => boolean;
  /** The person has said what they want; they are not asked again. */
  readonly answer: () => void;
  /** Lets the pane come up, or no longer. Rejects with WorkbookError. */
  readonly show: (on: boolean) => Promise<void>;
}

/** What is done with a register that stands on a sheet. */
export interface SheetSide {
  /** Left out where nothing can keep it. */
  readonly withWorkbook?: PaneWithWorkbook | undefined;
  readonly state: () => SheetState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Builds a register in the workbook that is open. Rejects with WorkbookError. */
  setUp(): Promise<void>;
  /** Opens a new workbook with a register in it. Rejects with WorkbookError. */
  newWorkbook(): Promise<void>;
  /** Goes to the row of a record, or to one of its cells; not while Excel is busy. */
  select(table: TableName, id: string, field?: string): Promise<void>;
  /** Takes the proposed fixes of these findings. Rejects with WorkbookError. */
  fix(findings: readonly Finding[]): Promise<void>;
  /** Mends what is damaged. Rejects with WorkbookError. */
  repair(): Promise<void>;
  /** Takes in what was typed and reads what changed. Rejects with WorkbookError. */
  refresh(): Promise<void>;
  /** Lays findings out in 校验结果. Rejects with WorkbookError. */
  show(lines: readonly FindingLine[]): Promise<void>;
  /** Goes to 月度回顾. Rejects with WorkbookError. */
  openReview(): Promise<void>;
  /** Tries again what failed while nobody waited. */
  tryAgain(): void;
  /** Stops the long work. */
  stop(): void;
  /** Writes the changes in doubt again, drops them, or leaves them for the next time. Rejects with WorkbookError. */
  resolve(answer: DoubtAnswer): Promise<void>;
  dismiss(what: "typed" | "notices" | "trouble"): void;
}
