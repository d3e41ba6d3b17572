import { fieldsOf, type TableName, tableNames, tables } from "../../records/tables";
import { type Area, parsePlace } from "../ooxml/address";
import {
  absentTables,
  checkLayoutName,
  type Definitions,
  fieldsIn,
  headerPlaces,
  isHeader,
  isSame,
} from "../register-places";

/** A table of the workbook as Excel knows it. */
interface ExcelTable {
  readonly id: string;
  /** What formulas call it. */
  readonly displayName: string;
  readonly sheet: string;
  readonly sheetId: string;
  /** Header and totals included. */
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
}

/** Where a table of the register stands in the open workbook. */
export interface ExcelPlace extends ExcelTable {
  readonly name: TableName;
  /** Fields in sheet order, each with its column's place in the table from 0. */
  readonly fields: readonly { readonly name: string; readonly index: number }[];
  readonly missing: readonly string[];
}

/** The register's tables in the open workbook. */
export interface Discovery {
  readonly places: ReadonlyMap<TableName, ExcelPlace>;
  /** Tables the register never had. */
  readonly absent: readonly TableName[];
  readonly definitions: Definitions;
  readonly date1904: boolean;
}

/** DATE(1904,1,1) is day 0 of the 1904 system and day 1462 of the other; the date system itself is told from ExcelApi 1.18 on. */
const FIRST_OF_1904 = [1904, 1, 1] as const;

/**
 * Finds the register's tables by the hidden names of their columns. One round trip when the tables are still called
 * what Kesu called them, two when somebody has renamed one. Rejects with WorkbookError: `no-register` …
 */
export async function discover(context: Excel.RequestContext): Promise<Discovery> {
  const { workbook } = context;
  const names = workbook.names.load("items/name,items/formula");
  const all = workbook.tables.load(
    "items/id,items/name,items/showHeaders,items/showTotals,items/worksheet/id,items/worksheet/name",
  );
  const day = workbook.functions.date(...FIRST_OF_1904).load("value");
  const expected = tableNames.map((name) => {
    const table = workbook.tables.getItemOrNullObject(tables[name].label.zh);
    return { table: table.load("id"), range: table.getRange().load("address") };
  });
  await context.sync();

  const definitions = new Map(names.items.map(({ name, formula }) => [name.toLowerCase(), String(formula)]));
  checkLayoutName(definitions);
  const addresses = new Map<string, string>();
  for (const { table, range } of expected) if (!table.isNullObject) addresses.set(table.id, range.address);
  let found = placesOf(all.items, addresses, definitions);
  if (found.size < tableNames.length) {
    const others = all.items
      .filter(({ id }) => !addresses.has(id))
      .map((table) => ({ id: table.id, range: table.getRange().load("address") }));
    if (others.length > 0) {
      await context.sync();
      for (const { id, range } of others) addresses.set(id, range.address);
      found = placesOf(all.items, addresses, definitions);
    }
  }
  return { places: found, absent: absentTables(definitions), definitions, date1904: day.value === 0 };
}

function placesOf(
  items: readonly Excel.Table[],
  addresses: ReadonlyMap<string, string>,
  definitions: Definitions,
): ReadonlyMap<TableName, ExcelPlace> {
  const known = items.flatMap((table): ExcelTable[] => {
    const place = parsePlace(addresses.get(table.id) ?? "");
    return place === undefined
      ? []
      : [
          {
            id: table.id,
            displayName: table.name,
            sheet: table.worksheet.name,
            sheetId: table.worksheet.id,
            area: place.area,
            headerRows: table.showHeaders ? 1 : 0,
            totalsRows: table.showTotals ? 1 : 0,
          },
        ];
  });
  const found = new Map<TableName, ExcelPlace>();
  for (const name of tableNames) {
    const places = headerPlaces(name, definitions);
    for (const place of places.values()) {
      const table = known.find((each) => isSame(each.sheet, place.sheet) && isHeader(each, place));
      if (table === undefined) continue;
      found.set(name, { name, ...table, ...fieldsIn(name, places, definitions, table.sheet, table) });
      break;
    }
  }
  return found;
}

export const firstRow = ({ area, headerRows }: ExcelPlace): number => area.top + headerRows;
export const lastRow = ({ area, totalsRows }: ExcelPlace): number => area.bottom - totalsRows;

/** Fields whose cells the register itself calculates. */
export const isCalculated = ({ name }: ExcelPlace, field: string): boolean =>
  fieldsOf(name)[field]?.formula !== undefined;

/** The cells of a block of the table: sheet rows `top` to `bottom`, table columns `left` to `right` from 0. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The range of a block of a table. */
export const rangeOf = (
  context: Excel.RequestContext,
  place: ExcelPlace,
  { top, bottom, left, right }: Block,
): Excel.Range =>
  context.workbook.worksheets
    .getItem(place.sheetId)
    .getRangeByIndexes(top - 1, place.area.left - 1 + left, bottom - top + 1, right - left + 1);
