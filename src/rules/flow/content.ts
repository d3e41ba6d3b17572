import type { ApprovalRule } from "../../procedure/flow";
import type { Procedure } from "../../procedure/procedure";
import type { ApprovalStep } from "../../procedure/terms";
import type { ComplaintField } from "../../records/complaint";
import type { Value } from "../../records/field";
import { type EightD, isPart } from "../../records/parts";
import { fieldsOf, type TableName } from "../../records/tables";
import type { Case } from "../case";
import { fingerprint } from "../fingerprint";

/** A thing an approval binds to: a field of the case, or one of a row of its lists. */
interface Bound {
  readonly label: string;
  readonly value: Value;
}

/**
 * What a signer sees of a case, field by field, in a fixed order: the named fields, then the named lists row by row.
 * Of the 8D only the version in hand counts.
 */
function boundContent(one: Case, rule: ApprovalRule): readonly Bound[] {
  const fields = rule.fields.map((name) => ({
    label: fieldsOf("complaint")[name]?.label.zh ?? name,
    value: one.complaint[name as ComplaintField],
  }));
  const parts = Object.entries(rule.parts).flatMap(([table, names]) =>
    rowsOf(one, table).flatMap((row, index) =>
      names.map((name) => ({
        label: `${fieldsOf(table as TableName)[name]?.label.zh ?? name}(${index + 1})`,
        value: row[name] ?? null,
      })),
    ),
  );
  return [...fields, ...parts];
}

type Row = Readonly<Record<string, Value>>;

function rowsOf(one: Case, table: string): readonly Row[] {
  if (table === "productLine") return one.lines;
  if (table === "eightD") return [eightDInHand(one)].filter((each) => each !== undefined);
  return isPart(table) ? [...one.parts[table]].sort(byId) : [];
}

const byId = (left: Row, right: Row): number => (String(left["id"]) < String(right["id"]) ? -1 : 1);

/** The latest version of the case's 8D. */
export const eightDInHand = ({ parts }: Case): EightD | undefined =>
  [...parts.eightD].sort((left, right) => (left.version ?? 0) - (right.version ?? 0)).at(-1);

/** The fingerprint of what an approval binds to: 64 hex digits, eight of which are printed as the content code. */
export const contentHash = (one: Case, rule: ApprovalRule): string =>
  fingerprint(JSON.stringify(boundContent(one, rule).map(({ label, value }) => [label, value])));

/** Hex digits of a content code, as printed. */
const CODE_LENGTH = 8;
export const shortCode = (hash: string): string => hash.slice(0, CODE_LENGTH);

/** The code of what a step's signer sees now. */
export function contentCodeOf(one: Case, step: ApprovalStep, procedure: Procedure): string {
  const rule = procedure.approvals.find((each) => each.step === step);
  return rule ? shortCode(contentHash(one, rule)) : "";
}
