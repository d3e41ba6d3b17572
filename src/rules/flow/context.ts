import type { EightD } from "../../records/parts";
import type { Case, RuleContext } from "../case";

/** What the gates look at besides the case: the lists, the calendar, the clock, and earlier cases like it. */
export interface FlowContext extends RuleContext {
  /** Earlier cases of which this one may be a repeat (G-26). */
  readonly repeats: (one: Case) => readonly { readonly complaintNo: string | null }[];
  /** The latest version of the 8D with this number, whichever case it hangs on. */
  readonly eightD: (d8No: string) => EightD | undefined;
}
