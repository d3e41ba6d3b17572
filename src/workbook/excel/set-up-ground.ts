import { parsePlace } from "../ooxml/address";
import { WorkbookError } from "../port";
import { isSame, LAYOUT_NAME } from "../register-places";

/** What the open workbook has that the register must not collide with. */
export interface Ground {
  readonly sheetNames: readonly string[];
  /** Names of tables, and defined names whatever sheet they belong to. */
  readonly taken: readonly string[];
}

/** The hidden name on a sheet that is not finished yet. */
export const UNFINISHED = "_kesu.unfinished";

/** Does a defined name belong to the register? */
export const isOurs = (name: string): boolean => name.toLowerCase().startsWith("_kesu.");

/**
 * Looks at the workbook before anything is drawn, and takes away what a set-up that broke off has left: sheets that
 * say of themselves that they are not finished, and names that lead nowhere. Rejects with WorkbookError:
 * `already-a-register`, `sheet-protected` (locked structure), `register-damaged` (names of a register without its layout).
 */
export async function prepareGround(context: Excel.RequestContext): Promise<Ground> {
  const { workbook } = context;
  const book = workbook.load("name");
  const protection = workbook.protection.load("protected");
  const names = workbook.names.load("items/name,items/formula");
  const sheets = workbook.worksheets.load("items/name,items/names/items/name");
  const tables = workbook.tables.load("items/name,items/worksheet/name");
  await context.sync();

  if (names.items.some(({ name }) => isSame(name, LAYOUT_NAME)))
    throw new WorkbookError("already-a-register");
  if (protection.protected) throw new WorkbookError("sheet-protected", book.name);
  const leftOver = sheets.items.filter((sheet) =>
    sheet.names.items.some(({ name }) => isSame(name, UNFINISHED)),
  );
  const isLeft = (sheet: string): boolean => leftOver.some(({ name }) => isSame(name, sheet));
  const ours = names.items.filter(({ name }) => isOurs(name));
  for (const { name, formula } of ours) {
    const place = parsePlace(String(formula));
    if (place && !isLeft(place.sheet)) throw new WorkbookError("register-damaged", name);
  }
  if (leftOver.length + ours.length > 0) {
    for (const sheet of leftOver) removeSheet(sheet);
    for (const name of ours) name.delete();
    await context.sync();
  }
  const kept = sheets.items.filter(({ name }) => !isLeft(name));
  return {
    sheetNames: kept.map(({ name }) => name),
    taken: [
      ...names.items.filter(({ name }) => !isOurs(name)).map(({ name }) => name),
      ...kept.flatMap((sheet) => sheet.names.items.map(({ name }) => name)),
      ...tables.items.filter(({ worksheet }) => !isLeft(worksheet.name)).map(({ name }) => name),
    ],
  };
}

/** Takes a sheet away; Excel does not delete one that is very hidden. */
export function removeSheet(sheet: Excel.Worksheet): void {
  sheet.visibility = "Visible";
  sheet.delete();
}
