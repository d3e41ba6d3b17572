import { addressOf, parseAddress, quoted, splitReference } from "../model/address";
import type { Area } from "../model/area";
import { isEntireColumn, isEntireRow } from "../model/area";

/** The rectangles of a `sqref`. */
export const areasOf = (sqref: string): Area[] =>
  sqref
    .split(/\s+/)
    .map(parseAddress)
    .filter((area) => area !== null);

/** Rectangles as a `sqref` writes them; whole columns and rows are spelled out, as Excel spells them there. */
export const sqrefOf = (areas: readonly Area[]): string => areas.map(spelledOut).join(" ");

function spelledOut(area: Area): string {
  if (!isEntireColumn(area) && !isEntireRow(area)) return addressOf(area);
  const corner = (row: number, column: number): string => addressOf({ row, column, rows: 1, columns: 1 });
  return `${corner(area.row, area.column)}:${corner(area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

/** The rectangles a name such as Print_Area means: `'台账'!$A:$K,'台账'!$M$1:$N$9`. */
export const areasOfFormula = (formula: string): Area[] =>
  (formula.match(/(?:'(?:[^']|'')*'|[^,'])+/g) ?? [])
    .map((part) => parseAddress(splitReference(part.replace(/^=/, "").trim()).rest))
    .filter((area) => area !== null);

/** `'台账'!$A:$K`. */
export const absolute = (sheet: string, area: Area): string =>
  `${quoted(sheet)}!${addressOf(area).replace(/[A-Z]+|\d+/g, "$$$&")}`;
