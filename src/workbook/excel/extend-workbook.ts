import { fieldsOf, type TableName, tableNames } from "../../records/tables";
import { type Gaps, gapsIn, isWhole } from "../gaps";
import { listName } from "../layout";
import type { DisplayNames } from "../layout-formula";
import { freeDisplayNames, freeSheetNames, namesOn } from "../layout-names";
import { formulaIn } from "../layout-words";
import type { SheetLayout } from "../sheet-layout";
import { drawChecks } from "./draw-checks";
import { drawMarks } from "./draw-marks";
import { rangeAt } from "./draw-range";
import { type DrawnSheet, drawFormulas, drawSheet } from "./draw-sheet";
import { ifPossible } from "./if-possible";
import { type Discovery, discover, type ExcelPlace } from "./places";
import { addColumns } from "./repair-columns";
import { mendFormulas } from "./repair-formulas";
import { lookAt } from "./repair-look";
import { wordsOf } from "./repair-words";
import { addHiddenName } from "./set-up-names";

/** Does the register stand as this Kesu lays it out, as far as anybody saw? */
export const hasGaps = ({ definitions }: Discovery): boolean => !isWhole(gapsIn(definitions));

/**
 * Adds to the open workbook what this Kesu lays out and it never had: columns, tables on sheets of their own, names
 * behind drop-downs; each on a fresh look, as a colleague may just have done it. What Excel refuses (a protected sheet)
 * stays out and goes on reading as empty. Rejects with WorkbookError where Excel is busy or gone.
 */
export async function extendWorkbook(context: Excel.RequestContext): Promise<void> {
  const found = await discover(context);
  const gaps = gapsIn(found.definitions);
  for (const sheet of gaps.sheets) await addTables(context, sheet, found.places);
  if (gaps.lists.length > 0) await addLists(context, gaps);
  const { places, definitions } = gaps.sheets.length > 0 ? await discover(context) : found;
  const columns = gaps.columns
    .flatMap((gap) => {
      const place = places.get(gap.table);
      return place === undefined ? [] : [{ ...gap, place }];
    })
    .sort((a, b) => b.place.area.left - a.place.area.left); // the rightmost first: it does not move the others
  for (const { place, fields } of columns)
    await ifPossible(context, () => {
      addColumns(context, definitions, place, fields);
    });
  await addFormulas(context, gaps);
}

async function addTables(
  context: Excel.RequestContext,
  layout: SheetLayout,
  places: ReadonlyMap<TableName, ExcelPlace>,
): Promise<void> {
  const { workbook } = context;
  const names = workbook.names.load("items/name");
  const all = workbook.tables.load("items/name");
  const sheets = workbook.worksheets.load("items/name");
  await context.sync();
  const [name = layout.name] = freeSheetNames(
    [layout],
    sheets.items.map((each) => each.name),
  );
  const taken = [...names.items, ...all.items].map((each) => each.name);
  const displayNames = displayNamesIn(places, freeDisplayNames(taken));
  await ifPossible(context, () => {
    const drawn: DrawnSheet = { layout, name, sheet: workbook.worksheets.add(name) };
    drawSheet(drawn, displayNames);
    for (const { name: own, area } of namesOn(layout))
      addHiddenName(context, own, rangeAt(drawn.sheet, area));
    drawFormulas(drawn, displayNames);
    for (const table of layout.tables) drawChecks(drawn.sheet, table);
    drawMarks(drawn.sheet, layout);
    if (layout.visibility === "veryHidden") drawn.sheet.visibility = "VeryHidden";
  });
}

const displayNamesIn = (places: ReadonlyMap<TableName, ExcelPlace>, free: DisplayNames): DisplayNames =>
  Object.fromEntries(tableNames.map((name) => [name, places.get(name)?.displayName ?? free[name]])) as Record<
    TableName,
    string
  >;

/** Names behind drop-downs, once their tables are there. */
async function addLists(context: Excel.RequestContext, { lists }: Gaps): Promise<void> {
  const words = wordsOf(await lookAt(context));
  for (const master of lists) {
    const refersTo = formulaIn(words, `{${master}.name}`);
    if (refersTo !== undefined)
      await ifPossible(context, () => {
        addHiddenName(context, listName(master), refersTo);
      });
  }
}

/** The formulas of columns that came, once everything they speak of is there. */
async function addFormulas(context: Excel.RequestContext, { columns }: Gaps): Promise<void> {
  const calculated = columns.flatMap(({ table, fields }) =>
    fields
      .filter((field) => fieldsOf(table)[field]?.formula !== undefined)
      .map((field) => ({ table, field })),
  );
  if (calculated.length === 0) return;
  await mendFormulas(context, await lookAt(context), {
    tables: new Set(calculated.map(({ table }) => table)),
    columns: new Set(calculated.map(({ table, field }) => `${table}.${field}`)),
  });
}
