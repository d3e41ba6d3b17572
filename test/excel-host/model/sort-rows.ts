import type { Area } from "./area";
import type { CellValue, Content } from "./cell";
import { isFormula, valueOf } from "./cell";
import { refuseUnlessAllowed } from "./protect";
import { translateFormula } from "./references";
import type { Workbook } from "./workbook";

/** A column to sort by, counted inside the area. */
export interface SortKey {
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of an area as Excel does: numbers, texts, FALSE, TRUE, errors; empty cells last either way. */
export function sortRows(book: Workbook, sheet: string, area: Area, keys: readonly SortKey[]): void {
  refuseUnlessAllowed(book, sheet, "allowSort");
  const rows = book
    .cells(sheet)
    .block(area)
    .map((cells, index) => ({ cells, index }));
  rows.sort((a, b) => {
    for (const { column, ascending } of keys) {
      const order = compare(a.cells[column] ?? "", b.cells[column] ?? "", ascending);
      if (order !== 0) return order;
    }
    return a.index - b.index;
  });
  const contents = rows.map(({ cells, index }, now) =>
    cells.map((content): Content =>
      isFormula(content)
        ? { ...content, formula: translateFormula(content.formula, now - index, 0) }
        : content,
    ),
  );
  book.apply({ kind: "contents", sheet, row: area.row, column: area.column, contents, sorted: true });
}

function compare(a: Content, b: Content, ascending: boolean): number {
  const [x, y] = [valueOf(a), valueOf(b)];
  if (x === "" || y === "") return x === y ? 0 : x === "" ? 1 : -1;
  const order = rank(x) - rank(y) || within(x, y);
  return ascending ? order : -order;
}

const rank = (value: CellValue): number =>
  ({ number: 0, string: 1, boolean: 2, object: 3 })[
    typeof value as "number" | "string" | "boolean" | "object"
  ];

function within(x: CellValue, y: CellValue): number {
  if (typeof x === "number" && typeof y === "number") return x - y;
  if (typeof x === "string" && typeof y === "string")
    return x.toLowerCase().localeCompare(y.toLowerCase(), "zh-CN");
  return Number(x) - Number(y);
}
