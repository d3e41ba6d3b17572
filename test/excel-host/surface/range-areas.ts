import { addressOf, quoted } from "../model/address";
import { clearCells } from "../model/clear";
import type { Area } from "../model/area";
import { cellCount, isEntireColumn, isEntireRow } from "../model/area";
import { badArgument } from "../excel-error";
import type { WireObject } from "../wire-object";
import { WireClass } from "../wire-object";
import { rangeClass, rangeOf } from "./range";
import type { Cells, Scope } from "./scope";
import { worksheetClass } from "./worksheet";

/** Several rectangles of one sheet. */
export interface Areas {
  readonly scope: Scope;
  readonly sheet: string;
  readonly areas: readonly Area[];
}

/** Excel.RangeAreas. */
export const rangeAreasClass: WireClass<Areas> = new WireClass<Areas>("RangeAreas", {
  identity: () => ({ _ReferenceId: "" }),
  scalars: {
    address: { get: addresses },
    addressLocal: { get: addresses },
    areaCount: { get: ({ areas }) => areas.length },
    cellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0) },
    isEntireColumn: { get: ({ areas }) => areas.every(isEntireColumn) },
    isEntireRow: { get: ({ areas }) => areas.every(isEntireRow) },
  },
  links: {
    areas: (target) => rangeCollectionClass.of(target),
    worksheet: ({ scope, sheet }) => worksheetClass.of({ scope, id: sheet }),
  },
  methods: {
    clear: (target, args) => {
      for (const area of target.areas)
        clearCells(target.scope.book, target.sheet, area, args.raw(0) ?? "All");
      return undefined;
    },
  },
});

const rangeCollectionClass: WireClass<Areas> = new WireClass<Areas>("RangeCollection", {
  items: ({ scope, sheet, areas }) => areas.map((area) => rangeOf(scope, sheet, area)),
  methods: {
    getCount: ({ areas }) => areas.length,
    getItemAt: ({ scope, sheet, areas }, args) => {
      const area = areas[args.number(0)];
      if (area === undefined) throw badArgument("no such area");
      return rangeClass.of({ scope, sheet, area });
    },
  },
});

export const rangeAreasOf = (
  { scope, sheet }: Pick<Cells, "scope" | "sheet">,
  areas: readonly Area[],
): WireObject => rangeAreasClass.of({ scope, sheet, areas });

function addresses({ scope, sheet, areas }: Areas): string {
  const name = quoted(scope.book.record("sheet", sheet).name);
  return areas.map((area) => `${name}!${addressOf(area)}`).join(",");
}
