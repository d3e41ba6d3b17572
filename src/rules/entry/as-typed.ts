import type { Field, Value } from "../../records/field";

/** A stored value as a person would type it. */
export function asTyped(field: Field, value: Value): string {
  if (value === null) return "";
  if (field.kind === "flag") return value === true ? "是" : "否";
  if (field.kind === "money" && typeof value === "number") return String(value / 100);
  return String(value);
}
