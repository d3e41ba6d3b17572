import type { PartTable } from "../../records/parts";
import { type Issue, issue, type RuleId, type Severity } from "../issue";
import type { Need } from "./needs";

/** Where an unmet need is to be mended: fields of the case; or a list of it, a row in it, and fields of that row. */
interface Spot {
  readonly fields?: string | readonly string[];
  readonly part?: PartTable;
  readonly id?: string | null;
  readonly severity?: Severity;
}

/** A need as an issue; it blocks unless the spot says otherwise. */
export function unmet(
  rule: RuleId,
  need: Need,
  values: readonly (string | number)[],
  { fields = [], part, id, severity = "block" }: Spot = {},
): Issue {
  return {
    ...issue(rule, severity, fields, { code: "unmet", need, values: values.map(String) }),
    ...(part && { part: { table: part, ...(id != null && { id }) } }),
  };
}

/** Which row of its list a record is, as people count: from 1. */
export const rowNo = (record: { readonly lineNo: number | null }, index: number): number =>
  record.lineNo ?? index + 1;
