import { addressOf } from "../../excel-host/model/address";
import { wholeSheet } from "../../excel-host/model/area";
import { formulaOf } from "../../excel-host/model/cell";
import type { Workbook } from "../../excel-host/model/workbook";

/** A workbook as data without ids, so that two that came about differently can be compared. */
export interface BookPicture {
  readonly sheets: readonly Readonly<Record<string, unknown>>[];
  readonly tables: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, unknown>>;
  readonly validations: readonly unknown[];
  readonly marks: readonly unknown[];
  readonly charts: readonly unknown[];
  readonly pivots: readonly unknown[];
}

/** Takes the picture; sheets in `without` are left out with all that is on them. */
export function pictureOf(book: Workbook, without: readonly string[] = []): BookPicture {
  const ids = book.sheetIds().filter((id) => !without.includes(book.record("sheet", id).name));
  const onSheet = <T extends { sheet: string }>(
    records: Iterable<T>,
  ): (Omit<T, "sheet"> & { on: string })[] =>
    [...records]
      .filter(({ sheet }) => ids.includes(sheet))
      .map(({ sheet, ...rest }) => ({ on: book.record("sheet", sheet).name, ...rest }));
  const addresses = (areas: readonly Parameters<typeof addressOf>[0][]): string =>
    areas.map(addressOf).join(" ");
  return {
    sheets: ids.map((id) => sheetPicture(book, id)),
    tables: Object.fromEntries(
      onSheet(book.records.table.values()).map(({ name, area, columns, ...rest }) => [
        name,
        { ...rest, area: addressOf(area), columns: columns.map((column) => [column.name, column.formula]) },
      ]),
    ),
    names: Object.fromEntries(
      [...book.records.name.values()].map(({ name, formula, visible, sheet }) => [
        sheet === null ? name : `${book.record("sheet", sheet).name}!${name}`,
        { formula: formula.replaceAll("'", ""), visible },
      ]),
    ),
    validations: onSheet(book.records.validation.values())
      .map(({ areas, ...rest }) => ({ areas: addresses(areas), ...rest }))
      .sort((a, b) => `${a.on}${a.areas}`.localeCompare(`${b.on}${b.areas}`)),
    marks: onSheet(book.records.conditionalFormat.values())
      .sort((a, b) => a.on.localeCompare(b.on) || a.priority - b.priority)
      .map(({ areas, priority, stopIfTrue, ...rest }) => ({ areas: addresses(areas), ...rest })),
    charts: onSheet(book.records.chart.values()),
    pivots: onSheet(book.records.pivot.values()),
  };
}

function sheetPicture(book: Workbook, id: string): Record<string, unknown> {
  const { name, visibility, tabColor, showGridlines, frozen, merges, page } = book.record("sheet", id);
  const cells = book.cells(id);
  const used = cells.used() ?? { ...wholeSheet, rows: 0, columns: 0 };
  const contents = [...cells.contents.cells(wholeSheet)].map(({ row, column, value }) => [
    addressOf({ row, column, rows: 1, columns: 1 }),
    { content: formulaOf(value), look: cells.format(row, column) },
  ]);
  const blank = [...cells.formats.cells(wholeSheet)]
    .filter(({ row, column }) => cells.content(row, column) === "")
    .map(({ row, column, value }) => [addressOf({ row, column, rows: 1, columns: 1 }), { look: value }]);
  const bands = (of: "rows" | "columns"): unknown[] =>
    [...cells[of]].sort(([a], [b]) => a - b).map(([at, band]) => [at, { hidden: false, ...band }]);
  return {
    name,
    visibility,
    tabColor,
    showGridlines,
    frozen,
    merges,
    page,
    used: addressOf(used),
    cells: Object.fromEntries([...contents, ...blank]) as unknown,
    columns: bands("columns"),
    rows: bands("rows"),
  };
}
