import { badArgument } from "../excel-error";
import type { Scalar } from "../wire-object";
import { colour } from "./colour";

/** What a stored property takes: a kind of value, or one of some words; a `?` after a kind lets null in. */
export type Kind = "text" | "flag" | "number" | "colour" | "number?" | "flag?" | "object" | readonly string[];

/** Properties that are only remembered and given back; each is checked as it is set. */
export function stored<T>(
  kinds: Readonly<Record<string, Kind>>,
  read: (target: T, name: string) => unknown,
  write: (target: T, name: string, value: unknown) => void,
): Readonly<Record<string, Scalar<T>>> {
  return Object.fromEntries(
    Object.entries(kinds).map(([name, kind]): [string, Scalar<T>] => [
      name,
      {
        get: (target) => read(target, name) ?? null,
        set: (target, value) => write(target, name, checked(kind, value, name)),
      },
    ]),
  );
}

/** A value of a kind; anything else is refused. */
export function checked(kind: Kind, value: unknown, name: string): unknown {
  if (typeof kind !== "string") {
    if (typeof value !== "string" || !kind.includes(value))
      throw badArgument(`${name} is one of ${kind.join(", ")}`);
    return value;
  }
  if (kind.endsWith("?") && value === null) return null;
  switch (kind) {
    case "colour":
      return colour(value);
    case "text":
      if (typeof value === "string") return value;
      break;
    case "flag":
    case "flag?":
      if (typeof value === "boolean") return value;
      break;
    case "number":
    case "number?":
      if (typeof value === "number" && Number.isFinite(value)) return value;
      break;
    case "object":
      if (typeof value === "object" && value !== null) return value;
      break;
  }
  throw badArgument(`${name} is not a ${kind}`);
}
