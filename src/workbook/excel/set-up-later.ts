import { type TableName, tableNames, tables } from "../../records/tables";
import { intactLayout } from "../intact-layout";
import type { DisplayNames } from "../layout-formula";
import { parsePlace } from "../ooxml/address";
import type { Definitions } from "../register-places";
import type { Area, SheetLayout } from "../sheet-layout";
import type { DrawnSheet } from "./draw-sheet";
import { discover, type Discovery } from "./places";
import { drawExtras, type Extra, extras } from "./set-up-extras";
import { addHiddenName } from "./set-up-names";

/** The hidden name that says what Excel refused to draw when the register was set up; there is none where all stands. */
export const UNDRAWN = "_kesu.undrawn";

/** What of a register has not been drawn yet. */
export function undrawnIn(definitions: Definitions): readonly Extra[] {
  const said = /^=?\s*"([a-z,]*)"$/.exec(definitions.get(UNDRAWN)?.trim() ?? "")?.[1]?.split(",") ?? [];
  return extras.filter((extra) => said.includes(extra));
}

/**
 * Draws what could not be drawn when the register was set up, on sheets that stand as they were laid out: where people
 * have moved something since, they have made the sheet their own. What Excel refuses again waits for the next time.
 */
export async function drawUndrawn(context: Excel.RequestContext): Promise<void> {
  const found = await discover(context);
  const wanted = undrawnIn(found.definitions);
  if (wanted.length === 0) return;
  const asked = intactLayout().flatMap((layout) => {
    const name = sheetOf(layout, found);
    return name === undefined
      ? []
      : [{ layout, sheet: context.workbook.worksheets.getItemOrNullObject(name).load("name") }];
  });
  await context.sync();
  const sheets = asked.flatMap(({ layout, sheet }): DrawnSheet[] =>
    sheet.isNullObject ? [] : [{ layout, name: sheet.name, sheet }],
  );
  const refused = await drawExtras(context, sheets, displayNamesIn(found), wanted);
  context.workbook.names.getItem(UNDRAWN).delete();
  if (refused.length > 0) addHiddenName(context, UNDRAWN, `="${refused.join(",")}"`);
  await context.sync();
}

/** The sheet that still stands as it was laid out. */
function sheetOf(layout: SheetLayout, { places, definitions }: Discovery): string | undefined {
  const standing = [
    ...layout.tables.map(({ table, at, columns }) => {
      const place = places.get(table);
      const isIntact =
        place?.area.top === at.row &&
        place.area.left === at.column &&
        place.fields.every(({ name, index }) => columns[index]?.field === name);
      return isIntact ? place.sheet : undefined;
    }),
    ...layout.names.map(({ name, area }) => {
      const place = parsePlace(definitions.get(name.toLowerCase()) ?? "");
      return place !== undefined && isAt(area, place.area.top, place.area.left) ? place.sheet : undefined;
    }),
  ];
  return standing.length === 0 ? layout.name : standing.includes(undefined) ? undefined : standing[0];
}

const isAt = ({ row, column }: Area, top: number, left: number): boolean => row === top && column === left;

const displayNamesIn = ({ places }: Discovery): DisplayNames =>
  Object.fromEntries(
    tableNames.map((name) => [name, places.get(name)?.displayName ?? tables[name].label.zh]),
  ) as Record<TableName, string>;
