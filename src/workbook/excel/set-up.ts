import { type LayoutOptions, registerLayout } from "../layout";
import { freeDisplayNames, freeSheetNames } from "../layout-names";
import { LAYOUT_VERSION } from "../layout-version";
import { LAYOUT_NAME } from "../register-places";
import { type ExcelDoor, inExcel } from "./door";
import { type DrawnSheet, drawFormulas, drawRecords } from "./draw-sheet";
import { drawExtras, type Extra } from "./set-up-extras";
import { UNDRAWN } from "./set-up-later";
import { prepareGround, UNFINISHED } from "./set-up-ground";
import { addHiddenName, drawNames } from "./set-up-names";
import { type Plan, takeBack } from "./set-up-undo";

/**
 * Lays an empty register into the workbook Excel has open, behind the sheets it has, as the file writer would. What
 * there is no register without comes first, and until the last step there is none: what fails before is taken back, and
 * what cannot be taken back is cleared away by the next set-up. Everything else is drawn as far as this Excel lets it
 * be; resolves to what it has refused, which the workbook remembers (`not-drawn` among the damages). Rejects with
 * WorkbookError: `already-a-register`, `sheet-protected` (locked structure) …
 */
export async function setUpRegister(door: ExcelDoor, options: LayoutOptions): Promise<readonly Extra[]> {
  const layout = registerLayout(options);
  const ground = await inExcel(door, prepareGround);
  const names = freeSheetNames(layout, ground.sheetNames);
  const plan: Plan = {
    sheets: layout.map((sheet, index) => ({ layout: sheet, name: names[index] ?? sheet.name })),
    displayNames: freeDisplayNames(ground.taken),
    made: [],
  };
  try {
    return await inExcel(door, (context) => draw(context, plan));
  } catch (error) {
    await inExcel(door, (context) => takeBack(context, plan)).catch(() => undefined);
    throw error;
  }
}

async function draw(context: Excel.RequestContext, plan: Plan): Promise<readonly Extra[]> {
  const sheets = plan.sheets.map(({ layout, name }): DrawnSheet => {
    const sheet = context.workbook.worksheets.add(name);
    addHiddenName(context, UNFINISHED, "=1", sheet.names);
    return { layout, name, sheet: sheet.load("id") };
  });
  await context.sync();
  plan.made = sheets.map(({ sheet }) => sheet.id);

  context.application.suspendApiCalculationUntilNextSync();
  for (const each of sheets) drawRecords(each, plan.displayNames);
  await context.sync();

  context.application.suspendApiCalculationUntilNextSync();
  drawNames(context, sheets, plan.displayNames);
  for (const each of sheets) drawFormulas(each, plan.displayNames);
  await context.sync();

  const refused = await drawExtras(context, sheets, plan.displayNames);

  for (const { sheet } of sheets) sheet.names.getItem(UNFINISHED).delete();
  if (refused.length > 0) addHiddenName(context, UNDRAWN, `="${refused.join(",")}"`);
  addHiddenName(context, LAYOUT_NAME, `=${String(LAYOUT_VERSION)}`);
  await context.sync();
  return refused;
}
