/**
 * The shape of a written complaint procedure: what a company fixes on paper and Kesu runs.
 * A procedure is data. `procedureInForce` lays the workbook's own settings over a profile such as QP-12 A.
 */

/** A clause of the procedure, as it is cited to people: "§6.1.1". Gaps of the text cite their id: "G-07". */
export type Clause = string;

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
  /** The complaint's field the clock starts from, and the one that stops it. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
  readonly unit: "hours" | DayUnit;
  /** A last day that is a rest day moves to the next working day; only for natural days. */
  readonly rollForward: boolean;
  readonly enabled: boolean;
}

export type ClockId = "D-00" | "D-01" | "D-01b" | "D-02" | "D-03" | "D-04" | "D-05" | "D-12" | "D-13";

/** A paper form of the company: its title, its document number and its revision. */
export interface FormRule {
  readonly title: string;
  readonly formNo: string;
  readonly revision: string;
}

export type FormId = "complaint" | "eightD" | "register";

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
  /** YYYY YY MM DD and one run of N; literal text besides (G-27). */
  readonly numberPattern: string;
  /** Words that stand for a quantity still unknown (§6.1.2, G-06). The first is the one Kesu writes. */
  readonly pendingTokens: readonly string[];
  /** Days until a pending quantity is asked for again (G-06). */
  readonly pendingFollowUpDays: number;
  /** Two cases of one customer, part, lot and defect within so many days may be the same (V-29). */
  readonly duplicateWithinDays: number;
  readonly clocks: readonly ClockRule[];
  readonly forms: Readonly<Record<FormId, FormRule>>;
  readonly departments: readonly string[];
  readonly roles: readonly string[];
}
