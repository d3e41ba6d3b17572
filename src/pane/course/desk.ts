import type { Advance, Advanced } from "../../actions/advance-case";
import type { Decided, Decision } from "../../actions/decide-cases";
import type { Registered } from "../../actions/register-complaint";
import type { WithdrawnRow } from "../../actions/withdraw-row";
import type { LogEntry } from "../../records/log";
import type { Case } from "../../rules/case";
import type { Draft } from "../../rules/entry/draft";
import type { Register } from "../../workbook/register";
import type { TypedFields } from "../form-draft";
import type { RowDrafts } from "../use-row-drafts";

/** The case in hand, what is typed about it, and what can be done with it. */
export interface Desk {
  readonly one: Case;
  readonly register: Register;
  /** What the log says of documents that went out. */
  readonly papers: readonly LogEntry[];
  readonly now: string;
  /** Who acts on this device; empty until somebody has said so. */
  readonly by: string;
  /** Fields of the case that are being mended. */
  readonly edits: TypedFields;
  readonly rows: RowDrafts;
  /** Saves fields or rows; undefined when the workbook could not be written. */
  readonly amend: (changes: Draft) => Promise<Registered | undefined>;
  /** Takes a row of a list away. */
  readonly withdraw: (row: WithdrawnRow) => Promise<Registered | undefined>;
  /** Enters a word of approval over the case as it is saved. */
  readonly decide: (decision: Omit<Decision, "id">) => Promise<Decided | undefined>;
  /** Takes a step, with the fields that are being mended. */
  readonly advance: (advance: Advance) => Promise<Advanced | undefined>;
  /** Opens a field of the case and puts the cursor there. */
  readonly edit: (name: string) => void;
  readonly onBy: (name: string) => void;
  readonly onOpenCase: (id: string) => void;
}
