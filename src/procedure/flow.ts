import type { ApprovalStep, Clause, ClockId, State } from "./terms";

/** The way of a case as data: its states, the steps between them, and what must be true before each step (catalogue §7.1). */

/** What a case may be or have; a requirement holds only where all its conditions do. */
export type Condition =
  /** Graded 重大, or not graded and suggested so (G-01: the conservative way). */
  | "major"
  /** It is about goods (G-31). */
  | "product"
  /** Goods were searched for or disposed of, whatever the case is about by now: nobody unsays those. */
  | "searched"
  | "complaint"
  | "suggestion"
  /** 责任归属 is 我司, 供应商 or 物流. */
  | "upheld"
  | "notUpheld"
  | "ours"
  /** Upheld, and somebody else is liable: a supplier, a carrier. */
  | "others"
  | "supplier"
  /** An 8D is wanted for it (G-11). */
  | "eightD"
  | "noEightD"
  | "lineRisk"
  | "onsite"
  | "repeat"
  /** Its cost has to be split (G-22), or somebody has begun to. */
  | "split"
  | "surveyed";

/** A check that is more than a field being filled in; rules/flow has one function for each. */
export type CheckName =
  | "intake"
  | "grade"
  | "plainSuggestion"
  | "containment"
  | "liabilityReason"
  | "supplierAction"
  | "production"
  | "meeting"
  | "audit"
  | "repeatAnswer"
  | "lineRecovery"
  | "plannedMeasures"
  | "causes"
  | "measureCauses"
  | "documents"
  | "eightDRecord"
  | "eightDSent"
  | "distribution"
  | "doneMeasures"
  | "sweep"
  | "consent"
  | "balance"
  | "verification"
  | "ineffective"
  | "effectPeriod"
  | "quantityKnown"
  | "acceptance"
  | "costs"
  | "shares"
  | "survey"
  | "visits"
  | "dailyAudit";

/** One thing that must be true before a step. */
export interface Requirement {
  /** The check of catalogue §9 it belongs to. */
  readonly rule: `V-${number}`;
  readonly clause: Clause;
  readonly when?: readonly Condition[];
  readonly need:
    | { readonly fields: readonly string[] }
    | { readonly approval: ApprovalStep }
    | { readonly check: CheckName };
}

/** What a step does besides changing the state. */
export interface Stamp {
  readonly field: string;
  /** The moment, the day, or the person of the step; written where nothing stands yet. */
  readonly value: "moment" | "day" | "person";
}

export type StepKind = "推进" | "退回" | "撤销" | "合并" | "重开";

/** A step from one state to another. */
export interface Step {
  readonly to: State;
  readonly kind: StepKind;
  readonly label: { readonly zh: string; readonly en: string };
  readonly clause: Clause;
  /** Roles that take it. */
  readonly roles: readonly string[];
  readonly when?: readonly Condition[];
  readonly gate: readonly Requirement[];
  readonly stamps: readonly Stamp[];
  /** Fields emptied on the way back: the log and 流转 keep what stood there. */
  readonly clears: readonly string[];
  /** The next version of the 8D is begun (a customer rejected it). */
  readonly newEightDVersion?: true;
}

/** A state of the way. */
export interface StateRule {
  readonly state: State;
  /** Which of the eight phases of the pane it belongs to. */
  readonly phase: Phase;
  /** Who must act. */
  readonly roles: readonly string[];
  /** The clocks by which the next step is wanted. */
  readonly clocks: readonly ClockId[];
  readonly steps: readonly Step[];
}

export const phases = {
  登记: "Intake",
  受理: "Acceptance",
  批示: "Instruction",
  对策: "Measures",
  "8D": "8D",
  审批: "Approval",
  验证: "Verification",
  结案: "Closing",
} as const;
export type Phase = keyof typeof phases;

/** An approval: who gives it, and to what. */
export interface ApprovalRule {
  readonly step: ApprovalStep;
  readonly role: string;
  readonly clause: Clause;
  /** The state in which it is given: a way back to it, or behind it, undoes the approval. */
  readonly state: State;
  /** A way back to the state itself does not undo it: only a change of what it binds to does. */
  readonly survivesReturn?: true;
  /** The approval that must stand before. */
  readonly after?: ApprovalStep;
  /** Fields of the case it binds to. */
  readonly fields: readonly string[];
  /** Lists of the case it binds to, each with its fields. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
  /** Columns of the register that show it: who, when, and the words. */
  readonly shows: { readonly name?: string; readonly at?: string; readonly opinion?: string };
}
