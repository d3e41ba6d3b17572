import type { DisplayNames } from "../layout-formula";
import { isSame } from "../register-places";
import type { SheetLayout } from "../sheet-layout";
import { isOurs, removeSheet, UNFINISHED } from "./set-up-ground";

/** What is going to be drawn, under the names that are free for it, and which sheets it has become so far. */
export interface Plan {
  readonly sheets: readonly { readonly layout: SheetLayout; readonly name: string }[];
  readonly displayNames: DisplayNames;
  /** Ids of the sheets that Excel has confirmed. */
  made: readonly string[];
}

/**
 * Takes back what a set-up has drawn before it failed. Of sheets nobody has confirmed only those go that say they are
 * not finished or hold nothing: somebody else may have made one of the same name meanwhile.
 */
export async function takeBack(context: Excel.RequestContext, { sheets, made }: Plan): Promise<void> {
  const found = sheets.map(({ name }) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name).load("id");
    const marks = sheet.names.load("items/name");
    return { sheet, marks, used: sheet.getUsedRangeOrNullObject().load("address") };
  });
  const names = context.workbook.names.load("items/name");
  await context.sync();

  for (const { sheet, marks, used } of found) {
    if (sheet.isNullObject) continue;
    const isMade =
      made.length > 0
        ? made.includes(sheet.id)
        : used.isNullObject || marks.items.some(({ name }) => isSame(name, UNFINISHED));
    if (isMade) removeSheet(sheet);
  }
  for (const item of names.items) if (isOurs(item.name)) item.delete();
  await context.sync();
}
