import { dayNumber } from "../../procedure/day";
import type { Field, Kind, Value } from "../../records/field";
import { asTyped } from "../entry/as-typed";

/** A value as the log keeps it (分, true, false), as a person would type it; a text that is no value stays as it is. */
export function loggedAsTyped(field: Field | undefined, text: string): string {
  if (field?.kind === "money" && text !== "" && Number.isFinite(Number(text)))
    return asTyped(field, Number(text));
  if (field?.kind === "flag" && (text === "true" || text === "false")) return asTyped(field, text === "true");
  return text;
}

const numberKinds: ReadonlySet<Kind> = new Set(["integer", "quantity", "rate", "money"]);

/**
 * The value a text of the log stands for; a word in place of a number (待定) stays one. Undefined where a cell held what
 * is no value of its kind: the log keeps its text.
 */
export function loggedAsValue({ kind }: Field, text: string): Value | undefined {
  if (text === "") return null;
  if (kind === "flag") return text === "true" || text === "false" ? text === "true" : undefined;
  if (kind === "date" || kind === "dateTime")
    return dayNumber(text.slice(0, 10)) === undefined ? undefined : text;
  return numberKinds.has(kind) && Number.isFinite(Number(text)) ? Number(text) : text;
}
