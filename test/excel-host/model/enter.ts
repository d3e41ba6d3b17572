import { badArgument, ExcelError } from "../excel-error";
import type { Area } from "./area";
import type { Content } from "./cell";
import { isFormula } from "./cell";
import type { CellFormat } from "./cell-format";
import { refuseIfProtected } from "./protect";
import { growTables, noteCalculatedColumns, renameHeaders } from "./table-growth";
import { typedText } from "./typed-text";
import type { Workbook } from "./workbook";

/** What may be put into a cell; null leaves it as it is. */
export type Entry = string | number | boolean | null;

/** The longest text and the longest formula a cell takes. */
const TEXT_LIMIT = 32_767;
const FORMULA_LIMIT = 8_192;

/** Puts entries into a rectangle as if they were typed: by an add-in, a person or a paste. Tables above grow. */
export function enter(
  book: Workbook,
  sheet: string,
  area: Area,
  entries: readonly (readonly Entry[])[],
): void {
  refuseIfProtected(book, sheet, area);
  const cells = book.cells(sheet);
  const formats: (CellFormat | null)[][] = [];
  const contents = entries.map((row, r) => {
    const looks: (CellFormat | null)[] = [];
    formats.push(looks);
    return row.map((entry, c): Content | null => {
      looks.push(null);
      if (typeof entry !== "string") return checked(entry);
      if (entry.length > TEXT_LIMIT) throw badArgument("a text longer than a cell takes");
      const at = { row: area.row + r, column: area.column + c };
      const look = cells.format(at.row, at.column);
      const numberFormat = look.numberFormat ?? "General";
      const typed = typedText(entry, { numberFormat, today: book.today, date1904: book.date1904 });
      if (typed.numberFormat !== undefined && numberFormat === "General") {
        looks[c] = { ...look, numberFormat: typed.numberFormat };
      }
      return isFormula(typed.content) ? worked(book, sheet, at, typed.content.formula) : typed.content;
    });
  });
  growTables(book, sheet, area, contents);
  if (formats.some((row) => row.some((look) => look !== null)))
    book.apply({ kind: "formats", sheet, row: area.row, column: area.column, formats });
  book.apply({ kind: "contents", sheet, row: area.row, column: area.column, contents });
  renameHeaders(book, sheet, area);
  noteCalculatedColumns(book, sheet, area);
}

function checked(entry: number | boolean | null): Content | null {
  if (typeof entry === "number" && !Number.isFinite(entry)) throw badArgument("not a number");
  return entry;
}

/** A new formula with its result, if the workbook can tell it. */
export function worked(
  book: Workbook,
  sheet: string,
  at: { row: number; column: number },
  formula: string,
): Content {
  if (formula.length > FORMULA_LIMIT) throw new ExcelError("FormulaLengthExceedsLimit");
  const was = book.cells(sheet).content(at.row, at.column);
  const known = isFormula(was) && was.formula === formula ? was.value : 0;
  return { formula, value: book.evaluate?.(formula, { workbook: book, sheet, ...at }) ?? known };
}

/** Works every formula out again. */
export function recalculate(book: Workbook, within: (sheet: string) => Area): void {
  if (book.evaluate === undefined) return;
  for (const sheet of book.sheetIds()) {
    for (const { row, column, value } of book.cells(sheet).contents.cells(within(sheet))) {
      if (!isFormula(value)) continue;
      const result = book.evaluate(value.formula, { workbook: book, sheet, row, column });
      if (result === undefined || result === value.value) continue;
      book.cells(sheet).contents.set(row, column, { ...value, value: result });
    }
  }
}
