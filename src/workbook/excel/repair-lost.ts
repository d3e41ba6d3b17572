import { fieldsOf, type TableName } from "../../records/tables";
import type { Area } from "../ooxml/address";
import { columnName, headerPlaces, isSame } from "../register-places";
import { askColumns, askRow } from "./repair-ask";

/** The names of a table's columns still lead to cells, but no table stands there. */
export interface Converted {
  readonly kind: "converted";
  readonly sheet: string;
  /** Header to last filled row. */
  readonly area: Area;
  readonly header: readonly unknown[];
  /** No other table reaches into the area. */
  readonly isFree: boolean;
}

/** The table stands, its header row is switched off. */
interface Headless {
  readonly kind: "headless";
  readonly table: OtherTable;
}

/** No name leads to the table any more, but one with its headers stands. */
interface Unnamed {
  readonly kind: "unnamed";
  readonly table: OtherTable;
}

/** Nothing of the table is left that anybody could find. */
interface Gone {
  readonly kind: "gone";
  readonly withSheet: boolean;
}

/** What may have become of a table to which no name leads. */
export type Lost = Converted | Headless | Unnamed | Gone;

/** A table that stands in the workbook. */
export interface OtherTable {
  readonly id: string;
  readonly name: string;
  readonly sheet: string;
  readonly area: Area;
  /** Undefined while the header row is switched off. */
  readonly header: readonly unknown[] | undefined;
}

/** What is known when the search for lost tables begins. */
interface Search {
  readonly names: readonly TableName[];
  readonly definitions: ReadonlyMap<string, string>;
  /** Tables that nobody has claimed yet. */
  readonly others: readonly OtherTable[];
  readonly isFree: (sheet: string, area: Area) => boolean;
}

/** What has become of tables to which no name leads: plain cells, a table without names, or nothing. */
export async function findLost(
  context: Excel.RequestContext,
  { names, definitions, others, isFree }: Search,
): Promise<readonly (readonly [TableName, Lost])[]> {
  const asked = names.map((name) => ({ name, header: askHeader(context, name, definitions) }));
  if (asked.some(({ header }) => header !== undefined)) await context.sync();
  const headers = asked.map(({ name, header }) => {
    const cells = header?.();
    return { name, cells, reach: cells && askColumns(context, cells.sheet, cells.area) };
  });
  if (headers.some(({ reach }) => reach !== undefined)) await context.sync();
  return headers.map(({ name, cells, reach }) => {
    const headless = others.find((table) => isHeadless(name, table, definitions));
    if (headless) return [name, { kind: "headless", table: headless }];
    if (cells && reach) {
      const area = { ...cells.area, bottom: Math.max(reach(), cells.area.top + 1) };
      return [name, { kind: "converted", ...cells, area, isFree: isFree(cells.sheet, area) }];
    }
    const table = others.find(({ header }) => header !== undefined && isLike(name, header));
    return [
      name,
      table ? { kind: "unnamed", table } : { kind: "gone", withSheet: isSheetGone(name, definitions) },
    ];
  });
}

/** The header cells a table's names lead to, with filled neighbours; nothing when the cells are empty. */
function askHeader(
  context: Excel.RequestContext,
  name: TableName,
  definitions: ReadonlyMap<string, string>,
): (() => Pick<Converted, "sheet" | "area" | "header"> | undefined) | undefined {
  const [anchor, ...rest] = headerPlaces(name, definitions).values();
  if (anchor === undefined) return undefined;
  const row = anchor.area.top;
  const columns = [anchor, ...rest].flatMap(({ sheet, area }) =>
    isSame(sheet, anchor.sheet) && area.top === row ? [area.left] : [],
  );
  const answer = askRow(context, anchor.sheet, row);
  return () => {
    const { left: first, values } = answer();
    const isFilled = (column: number): boolean => (values[column - first] ?? "") !== "";
    if (!columns.some(isFilled)) return undefined;
    let left = Math.min(...columns);
    let right = Math.max(...columns);
    while (isFilled(left - 1)) left--;
    while (isFilled(right + 1)) right++;
    const header = Array.from({ length: right - left + 1 }, (_, later) => values[left + later - first] ?? "");
    return { sheet: anchor.sheet, area: { top: row, bottom: row, left, right }, header };
  };
}

/** A table without its header row right below the cells that names lead to: that is where the header was. */
function isHeadless(name: TableName, table: OtherTable, definitions: Search["definitions"]): boolean {
  const [anchor] = headerPlaces(name, definitions).values();
  if (anchor === undefined || table.header !== undefined || !isSame(anchor.sheet, table.sheet)) return false;
  const { top, left, right } = table.area;
  return anchor.area.top === top - 1 && anchor.area.left >= left && anchor.area.left <= right;
}

/** Most of a table's labels, the id's among them, stand in the header. */
function isLike(name: TableName, header: readonly unknown[]): boolean {
  const labels = Object.values(fieldsOf(name)).map(({ label }) => label.zh);
  const standing = labels.filter((label) => header.includes(label));
  return standing.includes(labels[0] ?? "") && standing.length > labels.length / 2;
}

/** Excel keeps the sheet in a name whose cells were deleted, and drops it with the sheet. */
const isSheetGone = (name: TableName, definitions: ReadonlyMap<string, string>): boolean =>
  Object.keys(fieldsOf(name)).some((field) =>
    (definitions.get(columnName(name, field).toLowerCase()) ?? "").startsWith("=#REF!"),
  );
