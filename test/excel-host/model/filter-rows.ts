import type { Area } from "./area";
import type { Content } from "./cell";
import { cellText } from "./cell-text";
import type { Workbook } from "./workbook";

/** Hides the rows below the header that the criteria leave out and shows the others; an unknown filter leaves out nothing. */
export function filterRows(
  book: Workbook,
  sheet: string,
  area: Area,
  criteria: Readonly<Record<number, unknown>>,
): void {
  const cells = book.cells(sheet);
  for (let row = area.row + 1; row < area.row + area.rows; row++) {
    const shown = Object.entries(criteria).every(([index, criterion]) => {
      const column = area.column + Number(index);
      const content = cells.content(row, column);
      return passes(
        content,
        cellText(content, cells.format(row, column).numberFormat ?? "General", book.date1904),
        criterion,
      );
    });
    const hidden = cells.rows.get(row)?.hidden === true;
    if (hidden !== !shown)
      book.apply({ kind: "bands", sheet, of: "rows", first: row, count: 1, change: { hidden: !shown } });
  }
}

function passes(content: Content, text: string, criterion: unknown): boolean {
  const { filterOn, values, criterion1 } = criterion as {
    filterOn?: string;
    values?: unknown[];
    criterion1?: string;
  };
  if (filterOn === "Values") return values?.includes(text) ?? true;
  if (filterOn !== "Custom" || criterion1 === undefined) return true;
  const [, operator = "=", wanted = ""] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(criterion1) ?? [];
  if (operator === "=" || operator === "<>") {
    const pattern = new RegExp(
      `^${wanted
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", ".")}$`,
      "is",
    );
    return pattern.test(text) === (operator === "=");
  }
  const [have, limit] = [typeof content === "number" ? content : Number.NaN, Number(wanted)];
  const compared = { ">": have > limit, "<": have < limit, ">=": have >= limit, "<=": have <= limit };
  return compared[operator as ">" | "<" | ">=" | "<="];
}
