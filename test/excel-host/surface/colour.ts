import { badArgument } from "../excel-error";

/** The HTML names an add-in is likely to use. */
const names: Readonly<Record<string, string>> = {
  black: "#000000",
  blue: "#0000FF",
  gray: "#808080",
  grey: "#808080",
  green: "#008000",
  orange: "#FFA500",
  purple: "#800080",
  red: "#FF0000",
  white: "#FFFFFF",
  yellow: "#FFFF00",
};

/** A colour as Excel gives it back, `#RRGGBB`; anything else is refused. */
export function colour(value: unknown): string {
  if (typeof value === "string") {
    const known = names[value.toLowerCase()] ?? value;
    if (/^#[0-9a-f]{6}$/i.test(known)) return known.toUpperCase();
  }
  throw badArgument("not a colour");
}
