import type { ApprovalRule } from "../../procedure/flow";
import type { Procedure } from "../../procedure/procedure";
import type { ApprovalStep } from "../../procedure/terms";
import type { ComplaintField } from "../../records/complaint";
import type { Value } from "../../records/field";
import { type Approval, type EightD, isPart } from "../../records/parts";
import type { Case } from "../case";
import { fingerprint } from "../fingerprint";
import { codeFit, isFit, isWholeCode, printedCode } from "../printed-code";
import { inOrder } from "./order";

/** A thing an approval binds to: a field of the case, or one of a row of its lists ("measure.due 2"), and its value. */
type Bound = readonly [name: string, value: Value];

/**
 * What a signer sees of a case, field by field, in a fixed order: the named fields, then the named lists row by row.
 * Of the 8D only the version in hand counts, also where it is the one of the case that is repeated.
 */
function boundContent(one: Case, rule: ApprovalRule): readonly Bound[] {
  const fields = rule.fields.map((name): Bound => [name, one.complaint[name as ComplaintField]]);
  const parts = Object.entries(rule.parts).flatMap(([table, names]) =>
    rowsOf(one, table).flatMap((row, index) =>
      names.map((name): Bound => [`${table}.${name} ${index + 1}`, row[name] ?? null]),
    ),
  );
  return [...fields, ...parts];
}

type Row = Readonly<Record<string, Value>>;

function rowsOf(one: Case, table: string): readonly Row[] {
  if (table === "productLine") return [...one.lines].sort(byId);
  if (table === "eightD") return [eightDOf(one)].filter((each) => each !== undefined);
  return isPart(table) ? [...one.parts[table]].sort(byId) : [];
}

const byId = (left: Row, right: Row): number => (String(left["id"]) < String(right["id"]) ? -1 : 1);

/** The latest version of the case's 8D. */
export const eightDInHand = ({ parts }: Pick<Case, "parts">): EightD | undefined =>
  [...parts.eightD].sort((left, right) => (left.version ?? 0) - (right.version ?? 0)).at(-1);

/**
 * The 8D that stands for a case (§6.1.9): its own, or, of a repeat that names its number, the one of the case it repeats
 * (§6.4.1). Of another customer's case it never does.
 */
export function eightDOf(one: Pick<Case, "complaint" | "parts" | "repeated">): EightD | undefined {
  const own = eightDInHand(one);
  if (own) return own;
  const { repeatFlag, repeatOf, d8No, customer } = one.complaint;
  const { complaint, parts } = one.repeated ?? {};
  if (!complaint || !parts || repeatFlag !== true || d8No === null || customer === null) return undefined;
  const eightD = eightDInHand({ parts });
  const isMeant = complaint.complaintNo === repeatOf && complaint.customer === customer;
  return isMeant && eightD?.d8No === d8No ? eightD : undefined;
}

/** The fingerprint of what an approval binds to: 64 hex digits, of which the content code is printed. */
export const contentHash = (one: Case, rule: ApprovalRule): string =>
  fingerprint(JSON.stringify(boundContent(one, rule)));

/** What a content code on a paper is of; `isShort`: by a code of before, which proves little. */
export type CodedContent = { readonly isShort: boolean } &
  /** What the signers of these steps see now. */
  (
    | { readonly kind: "current"; readonly steps: readonly ApprovalStep[] }
    /** What was approved once and was changed since. */
    | { readonly kind: "older"; readonly approval: Approval }
  );

/** Which content of the case a code read from a paper is of, and whether it still stands; undefined for none of it. */
export function recogniseCode(one: Case, code: string, procedure: Procedure): CodedContent | undefined {
  const fits = (hash: string | null): boolean => hash !== null && isFit(codeFit(hash, code));
  const isShort = !isWholeCode(code);
  const steps = procedure.approvals.flatMap((rule) => (fits(contentHash(one, rule)) ? [rule.step] : []));
  if (steps.length > 0) return { kind: "current", steps, isShort };
  const approval = [...one.parts.approval]
    .sort(inOrder)
    .filter(({ content }) => fits(content))
    .at(-1);
  return approval ? { kind: "older", approval, isShort } : undefined;
}

/** The code of what a step's signer sees now. */
export function contentCodeOf(one: Case, step: ApprovalStep, procedure: Procedure): string {
  const rule = procedure.approvals.find((each) => each.step === step);
  return rule ? printedCode(contentHash(one, rule)) : "";
}
