import { addressOf, parseAddress, quoted, splitReference } from "./address";
import type { Area } from "./area";
import { areaOf } from "./area";

/** A reference in a formula: the sheet it names, if it does, and its cells. */
export interface Reference {
  readonly sheet: string | undefined;
  readonly area: Area;
}

const TEXT = /"(?:[^"]|"")*"/.source;
const BRACKETS = /\[(?:[^[\]]|\[[^[\]]*\])*\]/.source;
const SHEET = /(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!/u.source;
const CELLS = /\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+/i
  .source;
const TOKEN = new RegExp(
  `${TEXT}|${BRACKETS}|(?<![\\p{L}\\p{N}_.$])(?<reference>(?:${SHEET})?(?:${CELLS}))(?![\\p{L}\\p{N}_.(!])`,
  "giu",
);

/** Rewrites every reference of a formula; null makes it `#REF!`, undefined leaves it. Texts and [@columns] are left alone. */
export function rewriteReferences(
  formula: string,
  rewrite: (reference: Reference) => Reference | null | undefined,
): string {
  return formula.replace(TOKEN, (whole: string, ...rest: unknown[]) => {
    const { reference } = rest[rest.length - 1] as { reference: string | undefined };
    if (reference === undefined) return whole;
    const { sheet, rest: cells } = splitReference(reference);
    const area = parseAddress(cells);
    if (area === null) return whole;
    const next = rewrite({ sheet, area });
    if (next === undefined) return whole;
    const prefix = next?.sheet ?? sheet;
    const text = next === null ? "#REF!" : withDollars(cells, next.area);
    return prefix === undefined ? text : `${quoted(prefix)}!${text}`;
  });
}

/** Moves what a formula refers to by as much as the formula moved; a dollar stays. */
export function translateFormula(formula: string, down: number, across: number): string {
  if (down === 0 && across === 0) return formula;
  return formula.replace(TOKEN, (whole: string, ...rest: unknown[]) => {
    const { reference } = rest[rest.length - 1] as { reference: string | undefined };
    if (reference === undefined) return whole;
    const { rest: cells } = splitReference(reference);
    const moved = cells.split(":").map((part) => translated(part, down, across));
    return (
      reference.slice(0, reference.length - cells.length) + (moved.includes(null) ? "#REF!" : moved.join(":"))
    );
  });
}

function translated(part: string, down: number, across: number): string | null {
  const match = /^(\$?)([A-Z]*)(\$?)(\d*)$/i.exec(part);
  const area = parseAddress(/^\$?[A-Z]+\$?\d+$/i.test(part) ? part : `${part}:${part}`);
  if (match === null || area === null) return part;
  const letters = match[2] !== "" && match[1] === "";
  const digits = match[4] !== "" && (match[2] === "" ? match[1] : match[3]) === "";
  try {
    const row = match[4] === "" ? 0 : area.row + (digits ? down : 0);
    const column = match[2] === "" ? 0 : area.column + (letters ? across : 0);
    return redollar(part, addressOf(areaOf(row, column)), match[2] === "", match[4] === "");
  } catch {
    return null;
  }
}

/** Puts the dollars of `was` on the new address of one corner. */
function redollar(was: string, now: string, noColumn: boolean, noRow: boolean): string {
  const [, column = "", row = ""] = /^([A-Z]+)(\d+)$/.exec(now) ?? [];
  const first = was.startsWith("$") ? "$" : "";
  const second = was.lastIndexOf("$") > 0 ? "$" : "";
  if (noColumn) return first + row;
  if (noRow) return first + column;
  return first + column + second + row;
}

/** The new address with the dollars of the old one, corner by corner. */
function withDollars(old: string, area: Area): string {
  const dollars = old.split(":");
  const address = addressOf(area);
  // what was written as a range stays one, even of a single cell
  const corners = (address.includes(":") || dollars.length === 1 ? address : `${address}:${address}`).split(
    ":",
  );
  return corners
    .map((corner, index) => {
      const was = dollars[Math.min(index, dollars.length - 1)] ?? "";
      if (/^\d+$/.test(corner)) return (was.startsWith("$") ? "$" : "") + corner;
      if (/^[A-Z]+$/.test(corner)) return (was.startsWith("$") ? "$" : "") + corner;
      return redollar(was, corner, false, false);
    })
    .join(":");
}
