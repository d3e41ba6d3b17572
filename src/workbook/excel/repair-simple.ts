import { fieldsOf } from "../../records/tables";
import { listName } from "../layout";
import { columnName, type Definitions } from "../register-places";
import { firstRow, lastRow, rangeOf } from "./places";
import { cellsAt } from "./repair-ask";
import type { Damage } from "./repair-damage";
import { freeHeader } from "./repair-find";
import type { Look } from "./repair-look";
import { formulaIn } from "../layout-words";
import { wordsOf } from "./repair-words";
import { addHiddenName } from "./set-up-names";

/** Damages that are mended where they are: nothing moves but what stood below a totals row. */
export const simpleCodes: readonly Damage["code"][] = [
  "header-renamed",
  "name-missing",
  "list-missing",
  "merged-cells",
  "rows-hidden",
  "totals-row",
];

export function mendSimple(context: Excel.RequestContext, look: Look, damage: Damage): void {
  const state = look.tables.get(damage.table);
  if (damage.code === "name-missing") return nameColumn(context, look, damage);
  if (state?.kind !== "standing") return;
  const { place } = state;
  const right = place.area.right - place.area.left;
  switch (damage.code) {
    case "header-renamed": {
      const index = place.fields.find(({ name }) => name === damage.field)?.index ?? 0;
      const { top } = place.area;
      const label = fieldsOf(damage.table)[damage.field]?.label.zh ?? damage.field;
      rangeOf(context, place, { top, bottom: top, left: index, right: index }).values = [[label]];
      return;
    }
    case "list-missing": {
      const refersTo = formulaIn(wordsOf(look), `{${damage.table}.name}`);
      if (refersTo !== undefined) renewName(context, look.definitions, listName(damage.table), refersTo);
      return;
    }
    case "merged-cells":
      cellsAt(context, place.sheetId, place.area).unmerge();
      return;
    case "rows-hidden":
      rangeOf(context, place, { top: firstRow(place), bottom: lastRow(place), left: 0, right }).rowHidden =
        false;
      return;
    case "totals-row":
      context.workbook.tables.getItem(place.id).showTotals = false;
      return;
    default:
  }
}

function nameColumn(
  context: Excel.RequestContext,
  look: Look,
  { table, field }: Extract<Damage, { code: "name-missing" }>,
): void {
  const state = look.tables.get(table);
  if (state?.kind !== "standing" && state?.kind !== "unnamed") return;
  const { sheet, area } = state.kind === "standing" ? state.place : state.table;
  const [header, claimed] =
    state.kind === "standing" ? [state.frame.header, state.place.fields] : [state.table.header ?? [], []];
  const index = freeHeader(table, field, header, claimed);
  if (index === undefined) return;
  const left = area.left + index;
  const cell = cellsAt(context, sheet, { top: area.top, bottom: area.top, left, right: left });
  renewName(context, look.definitions, columnName(table, field), cell);
}

/** Defines a hidden name anew: Excel hides one only when it is made. */
export function renewName(
  context: Excel.RequestContext,
  definitions: Definitions,
  name: string,
  refersTo: Excel.Range | string,
): void {
  if (definitions.has(name.toLowerCase())) context.workbook.names.getItem(name).delete();
  addHiddenName(context, name, refersTo);
}
