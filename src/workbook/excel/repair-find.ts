import { fieldsOf, type TableName, tableNames } from "../../records/tables";
import { listName } from "../layout";
import { listedMasters } from "../layout-names";
import { type Area, formatArea, parsePlace } from "../ooxml/address";
import { columnName, isSame } from "../register-places";
import type { Damage } from "./repair-damage";
import { intactLayout } from "../intact-layout";
import type { Look, Standing } from "./repair-look";
import type { Converted } from "./repair-lost";
import { undrawnIn } from "./set-up-later";

/** What is wrong with the register's sheets, in the order of its tables. */
export function damagesOf(look: Look): readonly Damage[] {
  const damages = tableNames.flatMap((table): readonly Damage[] => {
    const state = look.tables.get(table);
    switch (state?.kind) {
      case undefined:
        return [];
      case "standing":
        return [...columnDamages(look, state), ...frameDamages(state)];
      case "converted":
        return [convertedDamage(table, state)];
      case "headless":
        return [
          {
            code: "header-off",
            table,
            place: placeText(state.table.sheet, state.table.area),
            repairable: false,
          },
        ];
      case "unnamed":
        return Object.keys(fieldsOf(table)).map((field) =>
          missingColumn(table, field, state.table.header ?? [], []),
        );
      case "gone":
        return state.withSheet
          ? [{ code: "sheet-gone", table, repairable: false }]
          : [{ code: "table-gone", table, repairable: false }];
    }
  });
  const parts = undrawnIn(look.definitions);
  const undrawn: Damage = { code: "not-drawn", table: "complaint", parts, repairable: true };
  return [...damages, ...brokenLists(look), ...(parts.length > 0 ? [undrawn] : [])];
}

/** "客诉台账!A3:D9" */
const placeText = (sheet: string, area: Area): string => `${sheet}!${formatArea(area)}`;

const labelOf = (table: TableName, field: string): string => fieldsOf(table)[field]?.label.zh ?? field;

const textOf = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "number" ? String(cell) : "";

const count = (header: readonly unknown[], text: string): number =>
  header.filter((each) => typeof each === "string" && isSame(each, text)).length;

function columnDamages({ definitions }: Look, { place, frame }: Standing): readonly Damage[] {
  const { name: table, fields, missing } = place;
  const renamed = fields.flatMap(({ name: field, index }): Damage[] => {
    const header = textOf(frame.header[index]);
    const label = labelOf(table, field);
    return header === label
      ? []
      : [
          {
            code: "header-renamed",
            table,
            field,
            header,
            repairable: isSame(header, label) || count(frame.header, label) === 0,
          },
        ];
  });
  const lost = missing.map((field): Damage => {
    const at = parsePlace(definitions.get(columnName(table, field).toLowerCase()) ?? "");
    const isInside =
      at &&
      isSame(at.sheet, place.sheet) &&
      at.area.top === place.area.top &&
      at.area.left >= place.area.left &&
      at.area.left <= place.area.right;
    if (at && !isInside)
      return { code: "column-outside", table, field, place: placeText(at.sheet, at.area), repairable: false };
    return missingColumn(table, field, frame.header, fields);
  });
  return [...renamed, ...lost];
}

/** A column that no name leads to: its label may still stand over cells nobody else has claimed. */
function missingColumn(
  table: TableName,
  field: string,
  header: readonly unknown[],
  claimed: readonly { readonly index: number }[],
): Damage {
  if (freeHeader(table, field, header, claimed) !== undefined)
    return { code: "name-missing", table, field, repairable: true };
  const computed = fieldsOf(table)[field]?.formula !== undefined;
  // without their ids records would become others: that is for a person to decide, with a backup in hand
  return { code: "column-deleted", table, field, computed, repairable: field !== "id" };
}

/** The only column with a field's label, when no name has claimed it. */
export function freeHeader(
  table: TableName,
  field: string,
  header: readonly unknown[],
  claimed: readonly { readonly index: number }[],
): number | undefined {
  const label = labelOf(table, field);
  const index = header.findIndex((each) => typeof each === "string" && isSame(each, label));
  return index >= 0 && count(header, label) === 1 && !claimed.some((each) => each.index === index)
    ? index
    : undefined;
}

function frameDamages({ place, frame, totals, below }: Standing): readonly Damage[] {
  const { name: table, sheet, area } = place;
  const damages: Damage[] = [];
  if (frame.merged.length > 0)
    damages.push({
      code: "merged-cells",
      table,
      place: frame.merged.map((merge) => placeText(sheet, merge)).join(", "),
      repairable: true,
    });
  const isTotalsEmpty = totals === undefined || holdsNothing(totals);
  if (totals !== undefined)
    damages.push({
      code: "totals-row",
      table,
      place: placeText(sheet, { ...area, top: area.bottom }),
      repairable: isTotalsEmpty,
    });
  if (below) {
    const rows = { ...area, top: area.bottom + 1, bottom: area.bottom + below.rows.length };
    const repairable = isTotalsEmpty && below.isFree && !below.rows.flat().some(isSum);
    damages.push({ code: "rows-below", table, place: placeText(sheet, rows), repairable });
  }
  if (frame.hidden)
    damages.push({ code: "rows-hidden", table, place: placeText(sheet, area), repairable: true });
  return damages;
}

/** A totals row with nothing in it but formulas and its label. */
const holdsNothing = (totals: readonly unknown[]): boolean =>
  totals.every((cell) => cell === "" || (typeof cell === "string" && cell.startsWith("=")) || isSum(cell));

/** What people write before a sum. */
const isSum = (cell: unknown): boolean =>
  typeof cell === "string" && /^(?:汇总|合计|小计|总计|总数|total)[:：]?$/i.test(cell.trim());

function convertedDamage(table: TableName, { sheet, area, header, isFree }: Converted): Damage {
  const isWhole = header.every(
    (each) => typeof each === "string" && each !== "" && count(header, each) === 1,
  );
  return { code: "table-converted", table, place: placeText(sheet, area), repairable: isFree && isWhole };
}

/** Names behind drop-downs that lead nowhere, of masters whose name column can be found. */
function brokenLists({ tables, definitions }: Look): readonly Damage[] {
  return listedMasters(intactLayout()).flatMap((table): Damage[] => {
    const formula = definitions.get(listName(table).toLowerCase());
    const state = tables.get(table);
    const stands = state?.kind === "standing" && !state.place.missing.includes("name");
    return stands && (formula === undefined || formula.includes("#REF!"))
      ? [{ code: "list-missing", table, repairable: true }]
      : [];
  });
}
