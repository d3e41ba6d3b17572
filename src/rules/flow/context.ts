import type { Case, RuleContext } from "../case";

/** What the gates look at besides the case: the lists, the calendar, the clock, and earlier cases like it. */
export interface FlowContext extends RuleContext {
  /** Earlier cases of which this one may be a repeat (G-26). */
  readonly repeats: (one: Case) => readonly { readonly complaintNo: string | null }[];
}
