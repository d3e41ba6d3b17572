import type { ExcelDoor } from "./door";
import { inExcel } from "./door";
import { addHiddenName } from "./set-up-names";

/**
 * The hidden name that tells one register from another, as a constant: it goes along when the workbook is renamed or
 * saved under another name, and needs nothing above ExcelApi 1.4. A register that was made before has none.
 */
const ID_NAME = "_kesu.register";

/** The id in the workbook's names, by lower-case name. */
export const registerIdIn = (definitions: ReadonlyMap<string, string>): string | undefined =>
  /^=?\s*"([0-9A-Z]+)"$/.exec(definitions.get(ID_NAME)?.trim() ?? "")?.[1];

/** Gives a register without an id this one, unless it has got one meanwhile; resolves to the id it has. Rejects with WorkbookError. */
export async function identify(door: ExcelDoor, id: string): Promise<string> {
  return inExcel(door, async (context) => {
    const known = context.workbook.names.getItemOrNullObject(ID_NAME).load("formula");
    await context.sync();
    const found = known.isNullObject ? undefined : registerIdIn(new Map([[ID_NAME, String(known.formula)]]));
    if (found !== undefined) return found;
    addHiddenName(context, ID_NAME, `="${id}"`);
    await context.sync();
    return id;
  });
}
