import { type TableName, tableNames } from "../../records/tables";
import { type Area, overlaps, parsePlace } from "../ooxml/address";
import { type Definitions, isSame } from "../register-places";
import type { Frame } from "./known-table";
import { discover, type ExcelPlace } from "./places";
import { askBelow, askTable } from "./repair-ask";
import { findLost, type Lost, type OtherTable } from "./repair-lost";

/** A table that stands, with what may be wrong about it. */
export interface Standing {
  readonly kind: "standing";
  readonly place: ExcelPlace;
  readonly frame: Frame;
  /** What its totals row holds, as formulas; undefined without one. */
  readonly totals: readonly unknown[] | undefined;
  /** The filled rows that touch it from below, and whether it could take them in. */
  readonly below: { readonly rows: readonly (readonly unknown[])[]; readonly isFree: boolean } | undefined;
}

/** The register's tables as they stand now. */
export interface Look {
  readonly tables: ReadonlyMap<TableName, Standing | Lost>;
  /** Defined names of the workbook by lower-case name. */
  readonly definitions: Definitions;
  /** Names of all tables in the workbook, the register's among them. */
  readonly displayNames: readonly string[];
}

/** Looks at everything a repair needs to know. Rejects with WorkbookError: `no-register`, `newer-layout` … */
export async function lookAt(context: Excel.RequestContext): Promise<Look> {
  const { places, absent, definitions } = await discover(context);
  const all = context.workbook.tables.load("items/id,items/name,items/showHeaders,items/worksheet/name");
  const asked = [...places.values()].map((place) => ({ place, answer: askTable(context, place) }));
  await context.sync();

  const extents = all.items.map((table) => {
    const range = table.getRange().load("address");
    return { table, range, first: range.getRow(0).load("values") };
  });
  const found = asked.map(({ place, answer }) => {
    const known = answer();
    return { place, ...known, answer: known.below && askBelow(context, place.sheetId, known.below) };
  });
  await context.sync();

  const others = extents.flatMap(({ table, range, first }): OtherTable[] => {
    const area = parsePlace(range.address)?.area;
    const { id, name, worksheet, showHeaders } = table;
    return area === undefined
      ? []
      : [
          {
            id,
            name,
            sheet: worksheet.name,
            area,
            header: showHeaders ? (first.values[0] ?? []) : undefined,
          },
        ];
  });
  const standing = found.map(({ place, frame, totals, below, answer }): readonly [TableName, Standing] => {
    const { rows = [], merged = false } = answer?.() ?? {};
    const area = below && { ...below, bottom: below.top + rows.length - 1 };
    const isFree =
      area !== undefined &&
      !merged &&
      others.every((other) => other.id === place.id || !reaches(other, place.sheet, area));
    return [place.name, { kind: "standing", place, frame, totals, below: below && { rows, isFree } }];
  });
  const claimed = new Set([...places.values()].map(({ id }) => id));
  const lost = await findLost(context, {
    names: tableNames.filter((name) => !places.has(name) && !absent.includes(name)),
    definitions,
    others: others.filter(({ id }) => !claimed.has(id)),
    isFree: (sheet, area) => !others.some((other) => reaches(other, sheet, area)),
  });
  return {
    tables: new Map<TableName, Standing | Lost>([...standing, ...lost]),
    definitions,
    displayNames: others.map(({ name }) => name),
  };
}

const reaches = (table: OtherTable, sheet: string, area: Area): boolean =>
  isSame(table.sheet, sheet) && overlaps(table.area, area);
