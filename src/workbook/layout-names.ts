import type { MasterTable } from "../records/field";
import { type TableName, tableNames, tables } from "../records/tables";
import { listName } from "./layout";
import { columnReference, type DisplayNames } from "./layout-formula";
import { columnName } from "./register-places";
import type { Area, SheetLayout } from "./sheet-layout";

/** The name itself, or the first of its numbered variants that is free; Excel compares without regard to case. */
function unique(name: string, taken: readonly string[], numbered: (n: string) => string): string {
  const used = new Set(taken.map((each) => each.toLowerCase()));
  let free = name;
  for (let n = 2; used.has(free.toLowerCase()); n++) free = name + numbered(String(n));
  return free;
}

/** What the register's sheets are called in a workbook that has sheets already. */
export function freeSheetNames(layout: readonly SheetLayout[], taken: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const { name } of layout) names.push(unique(name, [...taken, ...names], (n) => ` (${n})`));
  return names;
}

/** What its tables are called; `taken` are the names of other tables and all defined names. */
export const freeDisplayNames = (taken: readonly string[]): DisplayNames =>
  Object.fromEntries(
    tableNames.map((table) => [table, unique(tables[table].label.zh, taken, (n) => `_${n}`)]),
  ) as Record<TableName, string>;

/** The master tables whose names some column offers. */
export function listedMasters(layout: readonly SheetLayout[]): readonly MasterTable[] {
  const choices = layout.flatMap((sheet) =>
    sheet.tables.flatMap(({ columns }) => columns.flatMap(({ choice }) => choice ?? [])),
  );
  return [...new Set(choices.flatMap((choice) => ("names" in choice ? [choice.names] : [])))];
}

/** The names behind the drop-downs: the name column of every master table that a column asks for. */
export const listNames = (
  layout: readonly SheetLayout[],
  displayNames: DisplayNames,
): readonly { readonly name: string; readonly refersTo: string }[] =>
  listedMasters(layout).map((master) => ({
    name: listName(master),
    refersTo: columnReference(master, "name", displayNames),
  }));

/** The hidden names of a sheet's columns and results. */
export const namesOn = (sheet: SheetLayout): readonly { readonly name: string; readonly area: Area }[] => [
  ...sheet.tables.flatMap(({ table, at, columns }) =>
    columns.map(({ field }, index) => ({
      name: columnName(table, field),
      area: { row: at.row, column: at.column + index, rows: 1, columns: 1 },
    })),
  ),
  ...sheet.names,
];
