import { formatArea, parseArea } from "./address";
import { mapReferences } from "./formula";
import { firstDataRow, lastDataRow, type SheetTable } from "./table-part";

/** A table about to reach some rows further down. */
export interface Growth {
  readonly sheet: string;
  /** As it was before. */
  readonly table: SheetTable;
  readonly rows: number;
}

const moveRows = (text: string, rows: number): string =>
  text.replace(/\d+/g, (row) => String(Number(row) + rows));
const moveEnd = (text: string, rows: number): string =>
  text.replace(/\d+$/, (row) => String(Number(row) + rows));

/**
 * A reference that covered exactly the table's rows (with or without its header) as it reads after the growth; one into
 * the totals row moves down with it. A lone cell is taken for a range of one row only where `lone` says so.
 */
export function grownReference(text: string, growth: Growth, lone: boolean): string | undefined {
  const { table, rows } = growth;
  const area = parseArea(text);
  if (area === undefined || area.left < table.area.left || area.right > table.area.right) return undefined;
  const last = lastDataRow(table);
  if (area.top > last && area.bottom <= table.area.bottom) return moveRows(text, rows);
  const begins = area.top === firstDataRow(table) || area.top === table.area.top;
  const ends = area.bottom === last || area.bottom === table.area.bottom;
  if (!begins || !ends) return undefined;
  if (text.includes(":")) return moveEnd(text, rows);
  return lone ? `${text}:${moveEnd(text, rows)}` : undefined;
}

/** A print area whose lower edge was the table's and which holds all its columns. */
function grownPrintArea(text: string, { table, rows }: Growth): string | undefined {
  const area = parseArea(text);
  const holdsTable =
    area?.bottom === table.area.bottom &&
    area.top <= table.area.top &&
    area.left <= table.area.left &&
    area.right >= table.area.right;
  return holdsTable && text.includes(":") ? moveEnd(text, rows) : undefined;
}

/** A formula with its references grown; `own` is the sheet that references without one mean. */
export function grownFormula(
  formula: string,
  growth: Growth,
  kind: { readonly own?: string; readonly lone?: boolean; readonly printArea?: boolean },
): string {
  const wanted = growth.sheet.toLowerCase();
  return mapReferences(formula, ({ sheet, text }) => {
    if ((sheet ?? kind.own)?.toLowerCase() !== wanted) return undefined;
    return (
      grownReference(text, growth, kind.lone === true) ??
      (kind.printArea === true ? grownPrintArea(text, growth) : undefined)
    );
  });
}

/**
 * The ranges of a validation or a conditional format after the growth: one that reaches the last data row from above
 * goes on to the new rows. Excel breaks these ranges up when rows are pasted, so they need not start at the first row.
 */
export function grownRanges(ranges: string, growth: Growth): string {
  const { table, rows } = growth;
  const last = lastDataRow(table);
  const onlyRow = last === firstDataRow(table);
  return ranges
    .split(/\s+/)
    .map((range) => {
      const area = parseArea(range);
      const reaches =
        area?.bottom === last &&
        area.top >= table.area.top &&
        (area.top < last || onlyRow) &&
        area.left >= table.area.left &&
        area.right <= table.area.right;
      return reaches ? formatArea({ ...area, bottom: last + rows }) : range;
    })
    .join(" ");
}
