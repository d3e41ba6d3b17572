import type { OpcPackage } from "../../../src/opc/package";
import { child, childrenOf, descendants, type XmlElement } from "../../../src/opc/xml";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import { quoted } from "../model/address";
import type { PivotState } from "../model/drawing-state";
import { amount, capital, flag, word } from "./attributes";
import { linked } from "./read-drawings";

/** The pivot tables on a sheet. */
export async function readPivots(
  pkg: OpcPackage,
  part: string,
  sheet: string,
  sheetName: string,
): Promise<PivotState[]> {
  const pivots: PivotState[] = [];
  for (const link of await linked(pkg, part, "pivotTable")) {
    const [cache] = await linked(pkg, link.target, "pivotCacheDefinition");
    const { root } = await pkg.xml(link.target);
    const definition = cache && (await pkg.xml(cache.target)).root;
    pivots.push(readPivot(root, definition, sheet, sheetName));
  }
  return pivots;
}

function readPivot(
  root: XmlElement,
  cache: XmlElement | undefined,
  sheet: string,
  sheetName: string,
): PivotState {
  const list = cache && child(cache, "cacheFields");
  const fields = (list === undefined ? [] : childrenOf(list, "cacheField")).map((field) =>
    fromStored(word(field, "name")),
  );
  const named = (holder: string, item: string, key: string): string[] => {
    const found = child(root, holder);
    const members = found === undefined ? [] : childrenOf(found, item);
    return members.flatMap((member) => fields[amount(member, key) ?? -1] ?? []);
  };
  const [source] = cache === undefined ? [] : descendants(cache, "worksheetSource");
  const [home, ref] = [word(source, "sheet"), word(source, "ref")];
  const sums = child(root, "dataFields");
  return {
    sheet,
    name: fromStored(word(root, "name")),
    source: word(source, "name") || (home === "" ? ref : `${quoted(home)}!${ref}`),
    destination: `${quoted(sheetName)}!${word(child(root, "location"), "ref").split(":")[0] ?? ""}`,
    fields,
    rows: named("rowFields", "field", "x"),
    columns: named("colFields", "field", "x"),
    filters: named("pageFields", "pageField", "fld"),
    data: (sums === undefined ? [] : childrenOf(sums, "dataField")).map((field) => ({
      field: fields[amount(field, "fld") ?? -1] ?? "",
      name: fromStored(word(field, "name")),
      summarizeBy: capital(word(field, "subtotal", "sum")),
      numberFormat: "General",
    })),
    layout: {},
    refreshOnOpen: flag(cache, "refreshOnLoad"),
    refreshed: 0,
  };
}
