import { fieldsOf, type TableName, tableNames } from "../records/tables";
import { type Gaps, gapsIn, isWhole } from "./gaps";
import { intactColumn } from "./intact-layout";
import { listName } from "./layout";
import type { DisplayNames } from "./layout-formula";
import { freeDisplayNames } from "./layout-names";
import { formulaIn, type Words } from "./layout-words";
import { addSheets } from "./new-register";
import { addColumns } from "./ooxml/add-columns";
import { hostOf } from "./ooxml/new-package";
import { extendedWorkbook } from "./ooxml/new-workbook";
import { Spreadsheet } from "./ooxml/spreadsheet";
import { reachDown } from "./ooxml/whole-columns";
import { WorkbookError } from "./port";
import { columnName, findTable, globalNames, type RegisterTable } from "./register-places";

type Places = ReadonlyMap<TableName, RegisterTable>;

/**
 * The register with everything this Kesu lays out and it never had: columns, tables on sheets of their own, names behind
 * drop-downs, and checks and marks all the way down. What cannot be added (a protected sheet, something in the way) stays
 * out and goes on reading as empty.
 */
export async function extended(book: Spreadsheet): Promise<Spreadsheet> {
  const gaps = gapsIn(globalNames(book));
  const next = isWhole(gaps) ? book : await withoutGaps(book, gaps);
  return ifPossible(next, reachingDown);
}

async function withoutGaps(book: Spreadsheet, gaps: Gaps): Promise<Spreadsheet> {
  let next = book;
  if (gaps.sheets.length > 0) next = await ifPossible(next, (fork) => addTables(fork, gaps));
  if (gaps.lists.length > 0) next = await ifPossible(next, (fork) => addLists(fork, gaps));
  for (const gap of gaps.columns) next = await ifPossible(next, (fork) => addFields(fork, gap));
  return next;
}

async function placesIn(book: Spreadsheet): Promise<Places> {
  const found = new Map<TableName, RegisterTable>();
  for (const name of tableNames) {
    const place = await findTable(book, name);
    if (place) found.set(name, place);
  }
  return found;
}

/** Sheet by sheet: tables may stand side by side. */
async function reachingDown(book: Spreadsheet): Promise<Spreadsheet> {
  const places = [...(await placesIn(book))].map(([name, place]) => ({ name, ...place }));
  for (const sheet of new Set(places.map((place) => place.sheet)))
    await reachDown(
      book,
      sheet,
      places
        .filter((place) => place.sheet === sheet)
        .map(({ name, table, fields }) => ({ name, area: table.area, fields })),
    );
  return book;
}

/** All of it or nothing: a workbook that does not take an addition is none the worse for it. */
async function ifPossible(
  book: Spreadsheet,
  add: (fork: Spreadsheet) => Promise<Spreadsheet>,
): Promise<Spreadsheet> {
  try {
    return await add(book.fork());
  } catch (error) {
    if (error instanceof WorkbookError) return book;
    throw error;
  }
}

/** Tables are looked for anew each time: columns that came before may have moved them. */
async function addFields(
  book: Spreadsheet,
  { table, fields }: Gaps["columns"][number],
): Promise<Spreadsheet> {
  const places = await placesIn(book);
  const place = places.get(table);
  if (place === undefined) throw new WorkbookError("register-damaged", table);
  const words = wordsOf(places, table, fields);
  const columns = fields.map((field) => {
    const formula = fieldsOf(table)[field]?.formula;
    return {
      layout: intactColumn(table, field),
      name: columnName(table, field),
      formula: formula === undefined ? undefined : formulaIn(words, formula, table)?.slice(1),
    };
  });
  await addColumns(book, place.sheet, place.table, columns);
  return book;
}

/** What formulas call tables and columns here; columns to come are called by their labels. */
function wordsOf(places: Places, own: TableName, coming: readonly string[]): ReadonlyMap<TableName, Words> {
  return new Map(
    [...places].map(([name, { table, fields }]) => {
      const standing = fields.map((f): [string, string] => [f.name, table.columns[f.index]?.name ?? ""]);
      const labels = coming.map((field): [string, string] => [
        field,
        fieldsOf(own)[field]?.label.zh ?? field,
      ]);
      return [
        name,
        { table: table.name, columns: new Map(name === own ? [...standing, ...labels] : standing) },
      ];
    }),
  );
}

async function addTables(book: Spreadsheet, { sheets }: Gaps): Promise<Spreadsheet> {
  const host = await hostOf(book.pkg);
  await addSheets(host, sheets, await displayNames(book), []);
  const next = await Spreadsheet.open(book.pkg);
  for (const part of [...book.touched, book.workbookPart]) next.touched.add(part);
  return next;
}

async function addLists(book: Spreadsheet, { lists }: Gaps): Promise<Spreadsheet> {
  const places = await placesIn(book);
  const words = wordsOf(places, "complaint", []);
  const names = lists.flatMap((master) => {
    const refersTo = formulaIn(words, `{${master}.name}`)?.slice(1);
    return refersTo === undefined ? [] : [{ name: listName(master), refersTo }];
  });
  const text = await book.pkg.text(book.workbookPart);
  book.write(book.workbookPart, extendedWorkbook(text, { sheets: [], names, caches: [] }));
  await book.refreshNames();
  return book;
}

/** What the register's tables are called here; those to come by names that are free. */
async function displayNames(book: Spreadsheet): Promise<DisplayNames> {
  const taken: string[] = book.names.map(({ name }) => name);
  for (const sheet of book.sheets) for (const { name } of await book.tables(sheet)) taken.push(name);
  const free = freeDisplayNames(taken);
  const places = await placesIn(book);
  return Object.fromEntries(
    tableNames.map((name) => [name, places.get(name)?.table.name ?? free[name]]),
  ) as Record<TableName, string>;
}
