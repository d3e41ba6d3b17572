import type { ApprovalRule, StateRule } from "./flow";
import type { Clause, ClockId, Location } from "./terms";

export type { Clause, ClockId } from "./terms";

/**
 * The shape of a written complaint procedure: what a company fixes on paper and Kesu runs.
 * A procedure is data. `procedureInForce` lays the workbook's own settings over a profile such as QP-12 A.
 */

/** Grades of §3. 待评审 is not a grade of the text but the honest answer where the text has none (G-01). */
export type Grade = "重大" | "一般" | "待评审";

/** What makes a complaint 重大, each on its own (G-03). */
export type MajorCriterion = "function" | "safety" | "legal" | "amount" | "massReturn" | "strength";

/** How days are counted: natural days, or the working days of the calendar (G-09). */
export type DayUnit = "natural" | "workday";

/** A clock of §7.2: from one moment of the case to another, with a limit. */
export interface ClockRule {
  readonly id: ClockId;
  readonly label: { readonly zh: string; readonly en: string };
  readonly clause: Clause;
  /** The moment of the case (rules/flow/moments) the clock starts from, and the one that stops it. */
  readonly from: string;
  readonly to: string;
  /** Hours or days by `unit`; 0 where the start itself is the date. D-07 has the days of `Procedure.verification`. */
  readonly limit: number;
  readonly unit: "hours" | DayUnit;
  /** A last day that is a rest day moves to the next working day; only for natural days. */
  readonly rollForward: boolean;
  readonly enabled: boolean;
  /** Who has to stop it, where that is not whoever takes the next step of the case: it is a task of its own. */
  readonly role?: string;
}

/** A paper form of the company: its title, its document number and its revision. */
export interface FormRule {
  readonly title: string;
  readonly formNo: string;
  readonly revision: string;
}

export type FormId =
  | "complaint"
  | "eightD"
  | "register"
  | "reply"
  | "acknowledgement"
  | "unitReply"
  | "visit"
  | "meeting"
  | "distribution"
  | "decisions"
  | "sampleLabel"
  | "isolationCard"
  | "flowChart";

export interface Procedure {
  readonly documentNo: string;
  readonly title: string;
  readonly revision: string;
  readonly companyName: string;
  readonly grades: {
    /** 涉及金额, in 分, from which a case is 重大 (§3). */
    readonly majorFrom: number;
    /** 涉及金额, in 分, up to which a case is 一般 (§3). */
    readonly minorTo: number;
    /** Do the two limits belong to their own grade? (G-02, 民法典 §1259) */
    readonly inclusive: boolean;
    /** The grade between the two limits (G-01). */
    readonly midBand: Grade;
    readonly majorCriteria: readonly MajorCriterion[];
    /** 10000 元 alone is not enough: it also needs 大批量退货或返修 (other reading of G-03). */
    readonly amountNeedsMassReturn: boolean;
  };
  /** YYYY or YY, MM, DD and one run of N; literal text besides (G-27, number-pattern). */
  readonly numberPattern: string;
  /** Patterns of before: what was drawn under them stays valid. */
  readonly pastNumberPatterns: readonly string[];
  /** Words that stand for a quantity still unknown (§6.1.2, G-06). The first is the one Kesu writes. */
  readonly pendingTokens: readonly string[];
  /** Two cases of one customer, part, lot and defect within so many days may be the same (V-29). */
  readonly duplicateWithinDays: number;
  readonly clocks: readonly ClockRule[];
  /** The states with their steps and gates (catalogue §7.1). */
  readonly flow: readonly StateRule[];
  /** The approvals in their order (G-12). */
  readonly approvals: readonly ApprovalRule[];
  readonly verification: {
    /** Lots without recurrence that prove a measure (G-14). */
    readonly lots: number;
    /** Days without recurrence, for 一般 and for 重大 (G-14). */
    readonly days: number;
    readonly majorDays: number;
  };
  /** Which cases need an 8D: all that are upheld, or only 重大, repeats and where the customer asks for it (G-11). */
  readonly eightDFor: "all" | "some";
  /** From this accepted cost on, in 分, it is split; a 重大 case always (G-22). */
  readonly splitFrom: number;
  /** Locations a 重大 case must answer (G-37). */
  readonly sweepLocations: readonly Location[];
  /** A SCAR is wanted where the supplier is liable (G-25). */
  readonly scarRequired: boolean;
  /** Closing asks for a survey (C6 6.2.9). */
  readonly surveyRequired: boolean;
  /** Months in which a defect that comes again is a repeat (G-26). */
  readonly repeatMonths: number;
  /** Who may extend a clock: for 一般, and for 重大 (G-10). */
  readonly extensionBy: { readonly minor: string; readonly major: string };
  /** The monthly duties of §6.1.10 and §6.3.1 (G-15, G-36). */
  readonly month: {
    readonly gmDay: number;
    readonly qaLead: number;
    readonly publishDay: number;
  };
  /** The penalty module; off until a company switches it on (G-38). */
  readonly penalties: boolean;
  readonly forms: Readonly<Record<FormId, FormRule>>;
  readonly departments: readonly string[];
  readonly roles: readonly string[];
}
