import { isPart } from "../records/parts";
import type { Draft } from "../rules/entry/draft";

/** What is wrong with a draft's JSON before any field is read. */
export type DraftFault = "not-json" | "not-an-object" | "lines-not-a-list" | "value-not-plain";

/** A draft from JSON text: an object of field ids with values as a person would type them. */
export function draftFromJson(
  text: string,
): { readonly draft: Draft } | { readonly fault: DraftFault; readonly detail: string } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    return { fault: "not-json", detail: error instanceof Error ? error.message : "" };
  }
  if (!isObject(parsed)) return { fault: "not-an-object", detail: "" };
  for (const [name, value] of Object.entries(parsed)) {
    if (name !== "lines" && !isPart(name)) {
      if (!isPlain(value)) return { fault: "value-not-plain", detail: name };
      continue;
    }
    if (!Array.isArray(value) || !value.every(isObject)) return { fault: "lines-not-a-list", detail: name };
    for (const line of value)
      for (const [column, each] of Object.entries(line))
        if (!isPlain(each)) return { fault: "value-not-plain", detail: column };
  }
  return { draft: parsed as Draft };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlain = (value: unknown): boolean =>
  value === null ||
  ["string", "number", "boolean"].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === "string"));
