import type { Field } from "../records/field";
import { asTyped } from "./as-typed";

/** A value as the log keeps it (分, true, false), as a person would type it; a text that is no value stays as it is. */
export function loggedAsTyped(field: Field | undefined, text: string): string {
  if (field?.kind === "money" && text !== "" && Number.isFinite(Number(text)))
    return asTyped(field, Number(text));
  if (field?.kind === "flag" && (text === "true" || text === "false")) return asTyped(field, text === "true");
  return text;
}
