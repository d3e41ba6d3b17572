import { complaintFields } from "../records/complaint";
import type { Field, Fields, Kind, Value } from "../records/field";
import { partNames, partTables } from "../records/parts";
import { productLineFields } from "../records/product-line";
import type { Case } from "../rules/case";

/** Values as programs read them: 元 for money, true and false, "2026-11-22", "2026-11-22 14:05", the catalogue's words. */
const toJson: { readonly [K in Kind]: (value: NonNullable<Value>) => Value } = {
  id: same,
  text: same,
  longText: same,
  ref: same,
  choice: same,
  flag: same,
  date: same,
  dateTime: same,
  integer: same,
  quantity: same,
  rate: same,
  money: (value) => (typeof value === "number" ? value / 100 : value),
};

function same(value: NonNullable<Value>): Value {
  return value;
}

/** A record with the catalogue's English field ids; what is not filled in is null. */
export const recordJson = (fields: Fields, record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]: [string, Field]) => {
      const value = record[name] ?? null;
      return field.note ? [] : [[name, value === null ? null : toJson[field.kind](value)]];
    }),
  );

/** A case with its further product lines and whatever else hangs on it, list by list. */
export const caseJson = ({ complaint, lines, parts }: Case): Record<string, unknown> => ({
  ...recordJson(complaintFields, complaint),
  lines: lines.map((line) => recordJson(productLineFields, line)),
  ...Object.fromEntries(
    partNames
      .filter((table) => parts[table].length > 0)
      .map((table) => [table, parts[table].map((row) => recordJson(partTables[table].fields, row))]),
  ),
});
