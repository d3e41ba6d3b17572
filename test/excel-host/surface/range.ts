import { addressOf, quoted } from "../model/address";
import { cellCount, isEntireColumn, isEntireRow } from "../model/area";
import type { Area } from "../model/area";
import type { WireObject } from "../wire-object";
import { WireClass } from "../wire-object";
import { rangeActions } from "./range-actions";
import { rangeCopies } from "./range-copy";
import { rangeCells } from "./range-cells";
import { rangeMoves } from "./range-moves";
import { rangeFormatClass } from "./range-format";
import { conditionalFormatsClass } from "./conditional-formats";
import { dataValidationClass } from "./data-validation";
import type { Cells, Scope } from "./scope";
import { rangeSortClass } from "./sort";
import { worksheetClass } from "./worksheet";

/** Excel.Range. */
export const rangeClass: WireClass<Cells> = new WireClass<Cells>("Range", {
  identity: ({ reference }) => ({ _ReferenceId: reference ?? "" }),
  scalars: {
    address: { get: fullAddress },
    addressLocal: { get: fullAddress },
    rowIndex: { get: ({ area }) => area.row },
    columnIndex: { get: ({ area }) => area.column },
    rowCount: { get: ({ area }) => area.rows },
    columnCount: { get: ({ area }) => area.columns },
    cellCount: { get: ({ area }) => (cellCount(area) > 2 ** 31 - 1 ? -1 : cellCount(area)) },
    isEntireColumn: { get: ({ area }) => isEntireColumn(area) },
    isEntireRow: { get: ({ area }) => isEntireRow(area) },
    ...rangeCells,
  },
  links: {
    worksheet: ({ scope, sheet }) => worksheetClass.of({ scope, id: sheet }),
    format: (cells) => rangeFormatClass.of(cells),
    dataValidation: (cells) => dataValidationClass.of(cells),
    conditionalFormats: (cells) => conditionalFormatsClass.of(cells),
    sort: (cells) => rangeSortClass.of(cells),
  },
  methods: { ...rangeMoves, ...rangeActions, ...rangeCopies },
});

/** A range as an object on the wire. */
export const rangeOf = (scope: Scope, sheet: string, area: Area): WireObject =>
  rangeClass.of({ scope, sheet, area });

/** `'My sheet'!A1:B2`. */
export function fullAddress({ scope, sheet, area }: Cells): string {
  return `${quoted(scope.book.record("sheet", sheet).name)}!${addressOf(area)}`;
}
