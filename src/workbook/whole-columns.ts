import { checkOf } from "./layout-checks";
import { type Area, LAST_ROW } from "./ooxml/address";
import type { ColumnLayout, TableLayout } from "./sheet-layout";

/** A validation as it stands on a sheet, whatever holds the sheet. */
export interface FoundCheck {
  /** "list", "date", "decimal", "whole", "none" (a mere prompt) or a kind that no column of the register has. */
  readonly kind: string;
  /** The titles of its alert and of its prompt: the register's say the label of their column. */
  readonly titles: readonly string[];
  /** The words of a list that stands in the rule itself. */
  readonly words: string | undefined;
  readonly areas: readonly Area[];
}

/**
 * The areas of validations once the register's own cover whole columns, by their place in `found`: registers made by an
 * earlier Kesu have them on 1,000 rows, and in Excel a table takes in nothing over such cells. Validations of somebody's
 * own keep their cells. Only those are in the answer that change; one that ends up without an area is to go.
 */
export function wholeColumns(
  table: TableLayout,
  found: readonly FoundCheck[],
): ReadonlyMap<number, readonly Area[]> {
  const changed = new Map<number, readonly Area[]>();
  for (const [index, column] of table.columns.entries()) {
    const at = table.at.column + index;
    const now = found.map(({ areas }, each) => changed.get(each) ?? areas);
    for (const [each, areas] of widened(column, at, found, now)) changed.set(each, areas);
  }
  return changed;
}

function widened(
  column: ColumnLayout,
  at: number,
  found: readonly FoundCheck[],
  now: readonly (readonly Area[])[],
): readonly (readonly [number, readonly Area[]])[] {
  const here = found.flatMap((check, index) => {
    const runs = (now[index] ?? []).filter(({ left, right }) => left <= at && at <= right);
    return runs.length > 0
      ? [{ index, check, runs, bottom: Math.max(...runs.map((run) => run.bottom)) }]
      : [];
  });
  const [lowest] = here.filter(({ check }) => isOurs(column, check)).sort((a, b) => b.bottom - a.bottom);
  if (lowest === undefined) return [];
  const same = here.filter(({ check }) => isOurs(column, check) && isAlike(check, lowest.check));
  const others = here.filter((each) => !same.includes(each)).flatMap(({ runs }) => runs);
  const free = between(others).map((rows): Area => ({ ...rows, left: at, right: at }));
  if (
    same.length === 1 &&
    isSame(
      same.flatMap(({ runs }) => runs),
      free,
    )
  )
    return [];
  return same.map(({ index }) => [
    index,
    [...(now[index] ?? []).flatMap((area) => without(area, at)), ...(index === lowest.index ? free : [])],
  ]);
}

/** A validation is the register's when it is of its column's kind and says the column's label, or offers its words. */
function isOurs(column: ColumnLayout, { kind, titles, words }: FoundCheck): boolean {
  if (column.field === "" || column.hidden) return false;
  const { rule } = checkOf(column) ?? {};
  const wanted = rule?.kind === "named-list" ? "list" : (rule?.kind ?? "none");
  // once prompts stood on columns that have none any more
  return (
    kind === wanted && (titles.includes(column.label) || (rule?.kind === "list" && rule.words === words))
  );
}

const isAlike = (a: FoundCheck, b: FoundCheck): boolean => a.kind === b.kind && a.words === b.words;

/** The rows of a sheet that none of the areas holds. */
function between(areas: readonly Area[]): readonly { readonly top: number; readonly bottom: number }[] {
  const free: { top: number; bottom: number }[] = [];
  let top = 1;
  for (const area of [...areas].sort((a, b) => a.top - b.top)) {
    if (area.top > top) free.push({ top, bottom: area.top - 1 });
    top = Math.max(top, area.bottom + 1);
  }
  return top > LAST_ROW ? free : [...free, { top, bottom: LAST_ROW }];
}

/** Do two lists of areas hold the same rows of a column? */
const isSame = (a: readonly Area[], b: readonly Area[]): boolean =>
  JSON.stringify(rowsOf(a)) === JSON.stringify(rowsOf(b));

const rowsOf = (areas: readonly Area[]): readonly (readonly [number, number])[] =>
  areas.map(({ top, bottom }) => [top, bottom] as const).sort(([a], [b]) => a - b);

/** What is left of an area without a column. */
const without = (area: Area, column: number): readonly Area[] =>
  column < area.left || column > area.right
    ? [area]
    : [
        { ...area, right: column - 1 },
        { ...area, left: column + 1 },
      ].filter(({ left, right }) => left <= right);
