import { badArgument } from "../excel-error";
import type { Area } from "../model/area";
import { bottom, cellCount, intersect, right, wholeSheet } from "../model/area";
import type { Content } from "../model/cell";
import { isFormula, valueType } from "../model/cell";
import { cellsOf } from "./cells";
import type { Cells } from "./scope";

const kinds: Readonly<Record<string, (content: Content) => boolean>> = {
  Constants: (content) => content !== "" && !isFormula(content),
  Formulas: (content) => isFormula(content),
  Blanks: (content) => content === "",
};

const valueKinds: Readonly<Record<string, readonly string[]>> = {
  Errors: ["Error"],
  Logical: ["Boolean"],
  Numbers: ["Double"],
  Text: ["String"],
};

/** The cells of a kind, as rectangles. Excel looks at the whole used range when it is asked about one cell (belief `special-cell`). */
export function specialCells(range: Cells, kind: string, valueKind: unknown): readonly Area[] {
  const wanted = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (wanted === undefined) throw badArgument(`a kind of cells this host does not know: ${kind}`);
  const types =
    typeof valueKind !== "string" || valueKind === "All"
      ? undefined
      : Object.entries(valueKinds).flatMap(([name, members]) => (valueKind.includes(name) ? members : []));
  const used = cellsOf(range).used();
  const whole = cellCount(range.area) === 1 ? wholeSheet : range.area;
  const within = used === null ? null : intersect(used, whole);
  if (within === null) return [];
  return rectangles(
    range,
    within,
    (content) => wanted(content) && (types?.includes(valueType(content)) ?? true),
  );
}

/** Runs in each column, those of the same rows side by side joined. */
function rectangles(range: Cells, within: Area, wanted: (content: Content) => boolean): readonly Area[] {
  const cells = cellsOf(range);
  let open: Area[] = [];
  const done: Area[] = [];
  for (let column = within.column; column < right(within); column++) {
    const next: Area[] = [];
    let row = within.row;
    while (row < bottom(within)) {
      if (!wanted(cells.content(row, column))) {
        row++;
        continue;
      }
      const start = row;
      while (row < bottom(within) && wanted(cells.content(row, column))) row++;
      const left = open.find((area) => area.row === start && area.rows === row - start);
      next.push(
        left === undefined
          ? { row: start, column, rows: row - start, columns: 1 }
          : { ...left, columns: left.columns + 1 },
      );
    }
    done.push(
      ...open.filter((area) => !next.some((grown) => grown.row === area.row && grown.rows === area.rows)),
    );
    open = next;
  }
  return [...done, ...open];
}
