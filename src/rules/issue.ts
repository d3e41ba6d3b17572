import type { PartTable } from "../records/parts";
import type { Need } from "./flow/needs";

/**
 * What can be wrong, as data. An issue never is a sentence: texts/ turns it into one, in Chinese or English.
 * A person's mistakes are collected, all at once; nothing is thrown for them.
 */

/** `block` stops the step at hand, `warn` is kept and shown, `info` is told (catalogue §9). */
export type Severity = "block" | "warn" | "info";

/** The checks of catalogue §9.1–9.3 that intake needs, each with the clause it serves. */
const ruleClauses = {
  "V-01": "§6.1.1",
  "V-02": "§6.1.1",
  "V-03": "§6.1.1",
  "V-04": "§6.1.1",
  "V-05": "§6.1.1",
  "V-06": "§6.1.1",
  "V-07": "§6.1.2",
  "V-08": "§3",
  "V-09": "§6.1.1",
  "V-10": "§6.1.1",
  "V-11": "§6.1.1",
  "V-12": "§6.1.1",
  "V-13": "CWE-1236",
  "V-14": "§6.1.1",
  "V-15": "§6.1.1",
  "V-16": "§6.1.7",
  "V-17": "§6.1.7",
  "V-18": "§6.1.1",
  "V-20": "§6.1.1",
  "V-21": "§4.1.2",
  "V-22": "§3",
  "V-23": "§3",
  "V-24": "§3",
  "V-25": "§6.1.4",
  "V-26": "§6.1.5",
  "V-27": "§4.3.2",
  "V-28": "§6.1.8",
  "V-29": "§6.1.7",
  "V-30": "§6.1",
  "V-31": "§7.1",
  "V-40": "§6.1.10",
  "V-41": "§6.1.10",
  "V-42": "§6.2.7",
  "V-43": "§6.2.7",
  "V-44": "§6.2.4",
  "V-45": "§6.2",
  "V-46": "§6.2.1",
  "V-47": "§6.1.9",
  "V-48": "§4.2.2",
  "V-49": "§6.4.1",
  "V-50": "§6.1.9",
  "V-51": "§6.1.8",
  "V-52": "§6.1.8",
  "V-53": "K-03",
  "V-54": "§6.1.7",
  "V-55": "C6 6.2.9",
  "V-56": "§6.1.1",
  "V-59": "§6.1.7",
  /** Not in the catalogue: the register and the log tell different things, for somebody worked in the sheet without Kesu. */
  "V-60": "§6.1.7",
  /** Not in the catalogue: a letter to the customer that would be false as the case stands. */
  "V-61": "§4.2.3",
} as const;

export type RuleId = keyof typeof ruleClauses;
export const ruleIds = Object.keys(ruleClauses) as RuleId[];

/** What is wrong, with the values its sentence needs. */
export type Problem =
  | { readonly code: "missing" | "not-answered" | "filled-by-kesu" | "sample-missing" }
  | { readonly code: "unknown-field"; readonly given: string; readonly nearest: string | undefined }
  | {
      readonly code:
        | "not-a-date"
        | "ambiguous-date"
        | "date-as-text"
        | "not-a-number"
        | "number-written-otherwise"
        | "number-as-text"
        | "approximate"
        | "pending-written-otherwise"
        | "foreign-currency"
        | "too-many-decimals"
        | "negative"
        | "not-positive"
        | "not-whole"
        | "synonym"
        | "not-in-master"
        | "hidden-characters"
        | "unstorable-characters"
        | "damaged-by-excel"
        | "formula-like"
        | "formula-in-cell"
        | "error-in-cell"
        | "bad-phone"
        | "bad-email"
        | "personal-data"
        | "in-the-future"
        | "date-out-of-range"
        | "day-range"
        | "not-a-month"
        | "setting-unknown"
        | "number-out-of-range"
        | "number-pattern"
        | "number-date"
        | "number-taken";
      readonly given: string;
    }
  | { readonly code: "not-in-list"; readonly given: string; readonly offered: readonly string[] }
  | { readonly code: "too-long"; readonly length: number; readonly max: number }
  | { readonly code: "cell-too-long"; readonly length: number; readonly max: number }
  /** `fields[0]`, which is `first`, is after `fields[1]`, which is `second`; or before it. */
  | { readonly code: "date-order" | "date-before"; readonly first: string; readonly second: string }
  | { readonly code: "exceeds"; readonly value: number; readonly limit: number }
  | { readonly code: "stale-value"; readonly given: string; readonly now: string }
  | { readonly code: "safety-is-major" }
  | { readonly code: "grade-without-reason"; readonly grade: string; readonly suggested: string }
  | { readonly code: "choice-wanted" }
  | { readonly code: "duplicate"; readonly of: string }
  | { readonly code: "calendar-missing"; readonly clock: string; readonly years: readonly string[] }
  /** `may` is what may be written there. */
  | { readonly code: "setting-refused"; readonly key: string; readonly given: string; readonly may: string }
  | { readonly code: "setting-empty"; readonly key: string; readonly standing: string }
  /** The row that counts in place of this one. */
  | { readonly code: "listed-twice"; readonly given: string; readonly row: number }
  | { readonly code: "role-unknown"; readonly given: string; readonly offered: readonly string[] }
  /** `meant` are the people whose role is so nearly this one that they alone may sign for now. */
  | {
      readonly code: "role-unheld";
      readonly role: string;
      readonly steps: readonly string[];
      readonly meant: readonly string[];
    }
  | { readonly code: "changed-outside"; readonly old: string; readonly now: string }
  | { readonly code: "added-outside" }
  | { readonly code: "record-gone"; readonly given: string }
  /** Something a step of the procedure asks for; `values` fill its sentence (see rules/flow/needs). */
  | { readonly code: "unmet"; readonly need: Need; readonly values: readonly string[] }
  | { readonly code: "sheet"; readonly fault: string; readonly text: string };

/** A proposal for one field, as a person would type it. Nothing is changed until somebody takes it. */
export interface Fix {
  readonly field: string;
  readonly value: string;
}

export interface Issue {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** The fields concerned, the one to mend first. */
  readonly fields: readonly string[];
  readonly problem: Problem;
  readonly fix?: Fix;
  /** Which further product line, 0-based; none for the case's own row. */
  readonly line?: number;
  /** The list of the case that is meant, and the row in it where it is one. */
  readonly part?: { readonly table: PartTable; readonly id?: string };
  /** The clause where it is another than the rule's own. */
  readonly clause?: string;
}

/** An issue of one field. */
export function issue(
  rule: RuleId,
  severity: Severity,
  fields: string | readonly string[],
  problem: Problem,
  fixedValue?: string,
): Issue {
  const names = typeof fields === "string" ? [fields] : fields;
  const [first] = names;
  return {
    rule,
    severity,
    fields: names,
    problem,
    ...(fixedValue !== undefined && first !== undefined && { fix: { field: first, value: fixedValue } }),
  };
}

/** The clause an issue serves. */
export const clauseOf = ({ rule, clause }: Issue): string => clause ?? ruleClauses[rule];

export const blocks = (issues: readonly Issue[]): boolean => issues.some((each) => each.severity === "block");

const rank: Readonly<Record<Severity, number>> = { block: 0, warn: 1, info: 2 };

/** What stops the step first, then what is only told; otherwise in the order found. */
export const worstFirst = (issues: readonly Issue[]): Issue[] =>
  [...issues].sort((left, right) => rank[left.severity] - rank[right.severity]);
