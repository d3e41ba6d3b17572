import { parseAddress, splitReference } from "./address";
import type { Area } from "./area";
import { bodyOf, headerOf, totalsOf } from "./table-area";
import type { Workbook } from "./workbook";

/** What a formula is about when it is nothing but a reference: `=Sheet1!$A$1`, `=Table1[Column]`, `=Table1[[#Headers],[Column]]`. */
export function referenceOf(
  book: Workbook,
  formula: string,
  home: string | null,
): { sheet: string; area: Area } | null {
  const text = formula.replace(/^=/, "").trim();
  const { sheet: named, rest } = splitReference(text);
  const area = parseAddress(rest);
  if (area !== null) {
    const sheet = named === undefined ? (home ?? book.active.sheet) : book.sheetNamed(named);
    return sheet === undefined ? null : { sheet, area };
  }
  const [, name = "", inside] = /^([\p{L}_][\p{L}\p{N}_.]*)(?:\[(.*)\])?$/su.exec(text) ?? [];
  const id = book.tableNamed(name);
  if (id === undefined) return null;
  const table = book.record("table", id);
  const parts = partsOf(inside ?? "");
  const rows = rowsOf(table, parts.items);
  const columns = parts.columns.map((column) => table.columns.findIndex((one) => same(one.name, column)));
  if (rows === null || columns.includes(-1)) return null;
  if (columns.length === 0) return { sheet: table.sheet, area: rows };
  const [first, last] = [Math.min(...columns), Math.max(...columns)];
  return { sheet: table.sheet, area: { ...rows, column: rows.column + first, columns: last - first + 1 } };
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function partsOf(inside: string): { items: readonly string[]; columns: readonly string[] } {
  const parts = inside.startsWith("[")
    ? [...inside.matchAll(/\[((?:'.|[^\]])*)\]/g)].map(([, part = ""]) => part)
    : [inside];
  const filled = parts.filter((part) => part !== "");
  return {
    items: filled.filter((part) => part.startsWith("#")),
    columns: filled.filter((part) => !part.startsWith("#")).map((part) => part.replace(/'(.)/g, "$1")),
  };
}

function rowsOf(table: Parameters<typeof bodyOf>[0], [item]: readonly string[]): Area | null {
  switch (item?.toLowerCase()) {
    case undefined:
    case "#data":
      return bodyOf(table);
    case "#all":
      return table.area;
    case "#headers":
      return headerOf(table);
    case "#totals":
      return totalsOf(table);
    default:
      return null;
  }
}
