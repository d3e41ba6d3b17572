import type { Field, Kind, Value } from "../records/field";

/** A number with thousands separators and no more decimals than it has. */
export function printNumber(value: number): string {
  const [whole = "", decimals] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/gu, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

const asText = (value: Value): string => String(value ?? "");
const decimals = (value: number): string => {
  const [whole = "", rest = ""] = value.toFixed(2).split(".");
  return `${printNumber(Number(whole))}.${rest}`;
};

/** How each kind of value stands on paper; words and numbers as entered, amounts in 元. */
const printers: Readonly<Record<Kind, (value: Value) => string>> = {
  id: asText,
  text: asText,
  longText: asText,
  choice: asText,
  ref: asText,
  date: asText,
  dateTime: (value) => asText(value).slice(0, 16),
  integer: (value) => (typeof value === "number" ? printNumber(value) : asText(value)),
  quantity: (value) => (typeof value === "number" ? printNumber(value) : asText(value)),
  rate: (value) => (typeof value === "number" ? `${decimals(value * 100)} %` : asText(value)),
  money: (value) => (typeof value === "number" ? `${decimals(value / 100)} 元` : asText(value)),
  flag: (value) => (value === null ? "" : value === true ? "是" : "否"),
};

/** A field's value for print; nothing filled in prints as nothing, so that the box stays for the pen. */
export function printValue(field: Field, value: Value, unit: string): string {
  if (value === null || value === "") return "";
  const printed = printers[field.kind](value);
  return field.kind === "quantity" && typeof value === "number" && unit !== ""
    ? `${printed} ${unit}`
    : printed;
}
