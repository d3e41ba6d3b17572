import { isSaneDay } from "../../procedure/day";
import type { Shipment } from "../../records/masters";
import { halfWidth } from "../entry/written-number";
import { type Issue, issue } from "../issue";
import { isUnread, type ListRow, missingIn } from "./list-row";

/** V-53: rows of 出货 that are the denominator of no PPM: without a month, customer, family or quantity, or twice. */
export function shipmentIssues(
  rows: readonly ListRow<Shipment>[],
  dayOfSerial: (serial: number) => string | undefined,
): (row: ListRow<Shipment>) => readonly Issue[] {
  const first = new Map<string, number>();
  for (const { record, row } of rows) {
    const key = keyOf(record);
    if (!first.has(key)) first.set(key, row);
  }
  return (each) => {
    const { month, customer, family } = each.record;
    const isKeyed = month !== null && customer !== null && family !== null;
    const before = first.get(keyOf(each.record)) ?? each.row;
    const given = [month, customer, family].join(" ");
    return [
      ...monthIssues(each, dayOfSerial),
      ...missingIn(each, ["month", "customer", "family", "shippedQty"]).map((missing) => ({
        ...missing,
        rule: "V-53" as const,
      })),
      ...(isKeyed && before !== each.row
        ? [issue("V-53", "warn", "month", { code: "listed-twice", given, row: before })]
        : []),
    ];
  };
}

const keyOf = ({ month, customer, family }: Shipment): string => [month, customer, family].join("\u0001");

/** A month that is not written 2026-09; Excel likes to make a day of it. */
function monthIssues(
  row: ListRow<Shipment>,
  dayOfSerial: (serial: number) => string | undefined,
): readonly Issue[] {
  const { month } = row.record;
  const others = row.issues.filter(({ fields }) => fields[0] !== "month");
  if (month === null) return isUnread(row, "month") ? row.issues : others;
  const written = writtenMonth(month) ?? dayOfSerial(Number(month))?.slice(0, 7);
  if (written === month) return others;
  return [...others, issue("V-53", "warn", "month", { code: "not-a-month", given: month }, written)];
}

/** A month as people write it: 2026-09, 2026年9月, 2026/9, 202609, 2026-09-01. */
export function writtenMonth(text: string): string | undefined {
  const found = /^(\d{4})(?:[-/.年](\d{1,2})(?:月份?|[-/.]\d{1,2})?|(\d{2}))$/.exec(
    halfWidth(text).replace(/\s/g, ""),
  );
  if (!found) return undefined;
  const [, year = "", split, packed] = found;
  const month = (split ?? packed ?? "").padStart(2, "0");
  const isMonth = month >= "01" && month <= "12" && isSaneDay(`${year}-${month}-01`);
  return isMonth ? `${year}-${month}` : undefined;
}
