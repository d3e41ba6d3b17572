import { keptState } from "./use-kept";

/** What the GM has ticked and written, before it is entered; kept on this device for a workbook. */
interface DecisionsDraft {
  readonly ticked: readonly string[];
  readonly opinion: string;
}

export const nothingDecided: DecisionsDraft = { ticked: [], opinion: "" };

export const decisionsKey = (book: string): string => `decisions.${book}`;

/** Has somebody written an instruction that is not entered yet? */
export const isInstructing = (book: string): boolean =>
  keptState(decisionsKey(book), nothingDecided).opinion.trim() !== "";
