import { fieldsOf, type TableName, tableNames } from "../records/tables";
import type { Cell, CellsByField } from "./port";

/**
 * The seal of a row: by it Kesu sees that somebody has changed a cell without it. It detects changes, it proves
 * nothing: whoever wants to can work out a seal himself.
 */

/** Tables whose rows are sealed. */
export const sealedTables: readonly TableName[] = tableNames.filter((table) => "seal" in fieldsOf(table));

/** What a row is sealed over: everything but what a formula works out and Kesu's notes; in an order of its own. */
const sealedFields = new Map(
  sealedTables.map((table) => [
    table,
    Object.entries(fieldsOf(table))
      .flatMap(([name, { formula, note }]) => (formula !== undefined || note ? [] : [name]))
      .sort(),
  ]),
);

/** A fast fingerprint of 64 bits over the cells of a row; not cryptographic. */
export const sealOf = (table: TableName, cells: CellsByField): string =>
  fingerprintOf(table, (name) => cells[name]);

/** The seal of a row that has further fields, of an earlier layout, too. */
export function sealOver(table: TableName, cells: CellsByField, further: readonly string[]): string {
  const names = [...(sealedFields.get(table) ?? []), ...further].sort();
  return fingerprintOf(table, (name) => cells[name], names);
}

function fingerprintOf(
  table: TableName,
  cellOf: (name: string) => Cell | undefined,
  names = sealedFields.get(table) ?? [],
): string {
  let text = "";
  for (const name of names) {
    const cell = plainCell(cellOf(name));
    if (cell !== null) text += `${name}:${JSON.stringify(cell)},`;
  }
  return fingerprint64(text);
}

/** The cells with their seal, where the table has one. */
export const sealed = (table: TableName, cells: CellsByField): CellsByField =>
  sealedFields.has(table) ? { ...cells, seal: sealOf(table, cells) } : cells;

/** Does the row stand as Kesu wrote it last? A row without a seal does not. */
export const isSealed = (table: TableName, cells: CellsByField): boolean =>
  typeof cells["seal"] === "string" && cells["seal"] === sealOf(table, cells);

/** The same for rows as a snapshot has them: very many are looked at, hardly any has changed. */
export function sealTest(table: TableName, columns: readonly string[]): (cells: readonly Cell[]) => boolean {
  const places = new Map(columns.map((name, place) => [name, place]));
  const seal = places.get("seal");
  return (cells) =>
    seal === undefined || cells[seal] === fingerprintOf(table, (name) => cells[places.get(name) ?? -1]);
}

/** Do two cells hold the same, whatever program wrote them? */
export const sameCell = (one: Cell | undefined, other: Cell | undefined): boolean =>
  one === other || JSON.stringify(plainCell(one)) === JSON.stringify(plainCell(other));

/** A cell as every program gives it back: one kind of line end, the 15 digits that all of them keep of a number. */
function plainCell(cell: Cell | undefined): Cell {
  if (cell === undefined || cell === "") return null;
  if (typeof cell === "string") return cell.replace(/\r\n?/g, "\n");
  return typeof cell === "number" ? Number(cell.toPrecision(15)) : cell;
}

/** Two lanes of 32 bits that mix into each other at the end (as in cyrb53, without its cut to 53 bits). */
function fingerprint64(text: string): string {
  let left = 0xdeadbeef;
  let right = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    left = Math.imul(left ^ unit, 2_654_435_761);
    right = Math.imul(right ^ unit, 1_597_334_677);
  }
  const mixed = (one: number, other: number): number =>
    Math.imul(one ^ (one >>> 16), 2_246_822_507) ^ Math.imul(other ^ (other >>> 13), 3_266_489_909);
  const [high, low] = [mixed(right, left), mixed(left, right)];
  return [high, low].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
}
