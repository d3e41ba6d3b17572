import type { FormList } from "./case-lists";
import { fitBox } from "./box";
import { readBox, readListName } from "./form-tags";
import type { Rows, Texts } from "./form-input";
import { readTag } from "./tag";

/** The words a form marks a cut with. */
export interface CutWords {
  /** At the end of a text of several lines: （续见附页）. */
  readonly mark: string;
  /** At the end of a short one: …见附页. */
  readonly short: string;
  /** In the last row of a table that has more. */
  readonly more: (count: number) => string;
}

export interface SizedLists {
  /** The rows behind every list of the template, as its tags name it. */
  readonly lists: Readonly<Record<string, Rows>>;
  /** Lists that a form could not show in whole, each with its names in the template's tags. */
  readonly cut: ReadonlyMap<string, readonly string[]>;
}

/**
 * The lists as a template asks for them: `清查×7` has seven rows whatever there is, `分发+8` at least eight, and a
 * column in a box shows what the box holds.
 */
export function sizedLists(
  tags: readonly string[],
  lists: Readonly<Record<string, FormList>>,
  cutWords: CutWords,
): SizedLists {
  const asked = askedFor(tags);
  const cut = new Map<string, readonly string[]>();
  const sized: Record<string, Rows> = {};
  for (const [name, list] of Object.entries(lists)) sized[name] = list.hidden ? [] : numbered(list.rows);
  for (const [asName, columns] of asked) {
    const { list: name, size, atLeast } = readListName(asName);
    const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (!list) continue;
    if (list.hidden) {
      sized[asName] = [];
      continue;
    }
    const onlyRows = size === undefined ? list.rows : fillUp(list, size);
    const isTooLong = size !== undefined && !atLeast && list.rows.length > size;
    const shown = numbered(isTooLong ? onlyRows.slice(0, size - 1) : onlyRows).map((row, at) =>
      at < list.rows.length || size === undefined
        ? row
        : { ...row, 序号: atLeast ? (row["序号"] ?? "") : "" },
    );
    let isWhole = !isTooLong;
    const boxedRows = shown.map((row, at) => {
      const empty = at < list.rows.length ? "" : (list.unused ?? "");
      const fitted = inBoxes(empty === "" ? row : { ...row, [widest(columns)]: empty }, columns, cutWords);
      isWhole &&= fitted.whole;
      return fitted.row;
    });
    if (isTooLong) boxedRows.push({ [widest(columns)]: cutWords.more(list.rows.length) });
    if (!isWhole) cut.set(name, [...(cut.get(name) ?? []), asName]);
    sized[asName] = boxedRows;
  }
  return { lists: sized, cut };
}

/** The columns of each list that the template prints, as its tags name them. */
function askedFor(tags: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, string[]>();
  for (const each of tags) {
    const { list, name } = readTag(each);
    if (list === undefined) continue;
    const known = asked.get(list);
    if (known) known.push(name);
    else asked.set(list, [name]);
  }
  return asked;
}

/** The rows, then those that wait for the pen, then empty ones, until there are enough. */
function fillUp({ rows, spare = [] }: FormList, size: number): Rows {
  const room = Math.max(0, size - rows.length);
  const waiting = spare.slice(0, room);
  return [...rows, ...waiting, ...Array.from({ length: room - waiting.length }, () => ({}))];
}

const numbered = (rows: Rows): Rows => rows.map((row, at) => ({ 序号: String(at + 1), ...row }));

/** A row with its columns cut to their boxes. */
function inBoxes(
  row: Readonly<Texts>,
  columns: readonly string[],
  { short }: CutWords,
): { readonly row: Texts; readonly whole: boolean } {
  const boxed: Texts = { ...row };
  let whole = true;
  for (const name of columns) {
    const { field, box } = readBox(name) ?? { field: name, box: undefined };
    const value = row[name] ?? row[field] ?? "";
    if (value === "" || !box) continue;
    const fitted = fitBox(value, box, short);
    boxed[name] = fitted.shown;
    whole &&= fitted.whole;
  }
  return { row: boxed, whole };
}

/** The column with the most room. */
const widest = (columns: readonly string[]): string =>
  columns.reduce((most, name) => (roomOf(name) > roomOf(most) ? name : most), columns[0] ?? "");

function roomOf(name: string): number {
  const { columns, lines } = readBox(name)?.box ?? { columns: 0, lines: 0 };
  return columns * lines;
}
