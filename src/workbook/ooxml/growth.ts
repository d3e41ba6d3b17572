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

/** `$Q$4:$Q$6` or `Q$4:Q$6`: all rows, wherever the formula is filled down to. */
const isFixed = (text: string): boolean => /\$\d+:\$?[A-Za-z]+\$\d+$/.test(text);

/** `Q$4:Q6`: from the first row down to this one, a running total. */
const isRunning = (text: string): boolean => /\$\d+:\$?[A-Za-z]+\d+$/.test(text);

/** The column formula of a table as it reads after the growth: only a reference that stays when it is filled down means all rows. */
export const grownColumnFormula = (formula: string, growth: Growth, own: string): string =>
  grownFormula(formula, growth, { own, grows: isFixed });

/**
 * The formula of a cell as it reads after the growth. In the table's own rows and beside them a range that ends with
 * the formula's own row is left alone: Excel stretches the last line of a running total, and all know it for a fault.
 */
export function grownCellFormula(
  formula: string,
  growth: Growth,
  at: { readonly sheet: string; readonly row: number; readonly column: number },
): string {
  const { area } = growth.table;
  const last = lastDataRow(growth.table);
  const isOwn = at.sheet.toLowerCase() === growth.sheet.toLowerCase();
  const isInside = isOwn && at.row <= last && at.row >= firstDataRow(growth.table);
  if (isInside && at.column >= area.left && at.column <= area.right)
    return grownColumnFormula(formula, growth, at.sheet);
  const grows = (text: string): boolean => !(isOwn && at.row === last && isRunning(text));
  return grownFormula(formula, growth, { own: at.sheet, grows });
}

/** A formula with its references grown; `own` is the sheet that references without one mean. */
export function grownFormula(
  formula: string,
  growth: Growth,
  kind: {
    readonly own?: string;
    readonly lone?: boolean;
    readonly printArea?: boolean;
    /** Which references may grow; all, unless said. */
    readonly grows?: (text: string) => boolean;
  },
): string {
  const wanted = growth.sheet.toLowerCase();
  return mapReferences(formula, ({ sheet, text }) => {
    if ((sheet ?? kind.own)?.toLowerCase() !== wanted || kind.grows?.(text) === false) return undefined;
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
