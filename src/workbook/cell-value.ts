import { isSaneDay } from "../procedure/day";
import { OPEN_AMOUNT, type Field, type Kind, type Value } from "../records/field";
import { asTyped } from "../rules/entry/as-typed";
import { isBeyond, readEntry } from "../rules/entry/entry";
import { blocks, type Issue, issue, type RuleId } from "../rules/issue";
import type { Cell } from "./port";
import { fromSerial, toSerial } from "./serial-date";

interface CellContext {
  readonly name: string;
  readonly date1904: boolean;
  readonly pendingTokens: readonly string[];
}

/** What a cell of a field holds in the register: 元 for money, 是/否 for flags, serial numbers for dates. */
export const toCell: { readonly [K in Kind]: (value: NonNullable<Value>, date1904: boolean) => Cell } = {
  id: String,
  text: String,
  longText: String,
  ref: String,
  choice: String,
  flag: (value) => (value === true ? "是" : "否"),
  date: (value, date1904) => toSerial(String(value), date1904),
  dateTime: (value, date1904) => toSerial(String(value), date1904),
  integer: (value) => value,
  quantity: (value) => value,
  rate: (value) => value,
  money: (value) => (typeof value === "number" ? value / 100 : value),
};

/** The record's value in a cell, with everything that is wrong with the cell. What cannot be read is null. */
export function fromCell(
  cell: Cell,
  field: Field,
  context: CellContext,
): { readonly value: Value; readonly issues: readonly Issue[] } {
  if (cell === null || cell === "") return { value: null, issues: [] };
  const { name } = context;
  if (typeof cell === "object")
    return bad(issue("V-12", "block", name, { code: "error-in-cell", given: cell.error }));
  if (typeof cell === "number") return fromNumber(cell, field, context);
  if (field.auto && typeof cell === "string" && (field.kind === "text" || field.kind === "longText"))
    return { value: cell, issues: [] }; // Kesu wrote it: nothing to read into it
  const entry = readEntry(cell, field, context);
  if (typeof cell === "boolean" || entry.value === null) return entry;
  if (field.kind === "date" || field.kind === "dateTime")
    return {
      value: entry.value,
      issues: [issue("V-02", "block", name, { code: "date-as-text", given: cell }, String(entry.value))],
    };
  const isNumber =
    field.kind === "integer" || field.kind === "quantity" || field.kind === "money" || field.kind === "rate";
  if (isNumber && typeof entry.value === "number" && cell !== OPEN_AMOUNT)
    return {
      value: entry.value,
      issues: [issue("V-09", "warn", name, { code: "number-as-text", given: cell }, cell)],
    };
  return entry;
}

/**
 * What may stand in a cell in place of a formula that belongs to nobody (V-13), as a person would type it: what it comes
 * to, where that can be read; else, in a text, the formula's own text, which then calculates nothing.
 */
export function withoutFormula(
  formula: string,
  result: Cell,
  field: Field | undefined,
  context: CellContext,
): string | undefined {
  if (!field) return undefined;
  const { value, issues } = fromCell(result, field, context);
  if (value !== null && !blocks(issues)) return asTyped(field, value);
  const isText = field.kind === "text" || field.kind === "longText" || field.kind === "ref";
  return isText ? formula.replace(/^=?/, "=") : undefined;
}

const beyond = (rule: RuleId, name: string, cell: number): Issue =>
  issue(rule, "block", name, { code: "number-out-of-range", given: String(cell) });
const broken = (name: string, cell: number): Issue =>
  issue("V-05", "block", name, { code: "not-whole", given: String(cell) });

const bad = (found: Issue): { value: null; issues: Issue[] } => ({ value: null, issues: [found] });

function fromNumber(
  cell: number,
  field: Field,
  { name, date1904, pendingTokens }: CellContext,
): { value: Value; issues: readonly Issue[] } {
  switch (field.kind) {
    case "date":
    case "dateTime": {
      const value = fromSerial(cell, date1904, field.kind === "dateTime");
      if (value === undefined)
        return bad(issue("V-02", "block", name, { code: "not-a-date", given: String(cell) }));
      return isSaneDay(value)
        ? { value, issues: [] }
        : bad(issue("V-02", "block", name, { code: "date-out-of-range", given: value }));
    }
    case "integer":
    case "quantity":
    case "rate":
      if (isBeyond(cell, field.kind)) return bad(beyond("V-05", name, cell));
      if (cell < 0)
        return {
          value: cell,
          issues: [issue("V-05", "block", name, { code: "negative", given: String(cell) })],
        };
      return {
        value: cell,
        issues: field.kind === "integer" && !Number.isInteger(cell) ? [broken(name, cell)] : [],
      };
    case "money": {
      if (isBeyond(cell, field.kind)) return bad(beyond("V-08", name, cell));
      const fen = Math.round(cell * 100);
      const issues: Issue[] = [];
      if (cell < 0) issues.push(issue("V-08", "block", name, { code: "negative", given: String(cell) }));
      if (Math.abs(cell * 100 - fen) > 1e-6 * Math.max(1, Math.abs(cell)))
        issues.push(issue("V-08", "block", name, { code: "too-many-decimals", given: String(cell) }));
      return { value: fen, issues };
    }
    case "text":
    case "ref":
      // a number in a text column has lost what Excel took from it: leading zeros, a 3-5 that became a date, digits 16 and up
      return {
        value: String(cell),
        issues: [issue("V-12", "block", name, { code: "damaged-by-excel", given: String(cell) })],
      };
    case "longText":
      return { value: String(cell), issues: [] };
    default:
      return readEntry(String(cell), field, { name, pendingTokens });
  }
}
