import type { Area } from "../../excel-host/model/area";
import { contains } from "../../excel-host/model/area";
import { plain } from "../../excel-host/model/cell";
import { translateFormula } from "../../excel-host/model/references";
import type { ConditionalFormatState } from "../../excel-host/model/sheet-state";
import type { Workbook } from "../../excel-host/model/workbook";
import { workedOut } from "./mark-formula";

type Look = Readonly<Record<string, unknown>>;

/** The conditional formats of a sheet, worked out cell by cell as far as this page can. */
export class Marks {
  readonly #book: Workbook;
  readonly #sheet: string;
  readonly #marks: readonly ConditionalFormatState[];
  readonly #scales = new Map<ConditionalFormatState, readonly [low: number, high: number]>();

  constructor(book: Workbook, sheet: string) {
    this.#book = book;
    this.#sheet = sheet;
    this.#marks = [...book.records.conditionalFormat.values()]
      .filter((mark) => mark.sheet === sheet)
      .sort((a, b) => a.priority - b.priority);
  }

  /** What the formats that hold for a cell say together: of two that say the same thing the first counts. */
  at(row: number, column: number): Look {
    const cell = { row, column, rows: 1, columns: 1 };
    let look: Look = {};
    for (const mark of this.#marks) {
      if (!mark.areas.some((area) => contains(area, cell))) continue;
      const own = this.#own(mark, row, column);
      if (own === undefined) continue;
      look = { ...own, ...look };
      if (mark.stopIfTrue === true) break;
    }
    return look;
  }

  #own(mark: ConditionalFormatState, row: number, column: number): Look | undefined {
    const [first] = mark.areas;
    if (first === undefined) return undefined;
    const here = (formula: string): string =>
      translateFormula(formula, row - first.row, column - first.column);
    const worked = (formula: unknown): unknown =>
      typeof formula === "string" ? workedOut(this.#book, this.#sheet, here(formula)) : formula;
    const rule = (mark.rule ?? {}) as Record<string, unknown>;
    const value = plain(this.#book.cells(this.#sheet).content(row, column));
    switch (mark.type) {
      case "Custom":
        return worked(mark.formula) === true ? mark.format : undefined;
      case "CellValue":
        return compared(value, String(rule["operator"]), worked(rule["formula1"]), worked(rule["formula2"]))
          ? mark.format
          : undefined;
      case "ColorScale":
        return typeof value === "number" ? this.#shade(mark, rule, value) : undefined;
      default:
        return undefined;
    }
  }

  /** A scale of two colours between the least and the largest number, or between those it names. */
  #shade(mark: ConditionalFormatState, rule: Record<string, unknown>, value: number): Look | undefined {
    const [from, to] = [rule["minimum"], rule["maximum"]] as (Record<string, unknown> | undefined)[];
    const known = this.#scales.get(mark) ?? extremes(this.#book, this.#sheet, mark.areas);
    this.#scales.set(mark, known);
    const bound = (point: Record<string, unknown> | undefined, otherwise: number): number =>
      point?.["type"] === "Number" ? Number(String(point["formula"]).replace("=", "")) : otherwise;
    const [low, high] = [bound(from, known[0]), bound(to, known[1])];
    const share = high > low ? Math.min(1, Math.max(0, (value - low) / (high - low))) : 0;
    return { "fill/color": mixed(String(from?.["color"]), String(to?.["color"]), share) };
  }
}

function compared(value: unknown, operator: string, first: unknown, second: unknown): boolean {
  if (first === undefined) return false;
  const order =
    typeof value === "number" && typeof first === "number" ? value - first : value === first ? 0 : NaN;
  switch (operator) {
    case "EqualTo":
    case "Equal":
      return order === 0;
    case "NotEqualTo":
    case "NotEqual":
      return order !== 0;
    case "GreaterThan":
      return order > 0;
    case "LessThan":
      return order < 0;
    case "GreaterThanOrEqual":
      return order >= 0;
    case "LessThanOrEqual":
      return order <= 0;
    case "Between":
      return order >= 0 && typeof value === "number" && typeof second === "number" && value <= second;
    default:
      return false;
  }
}

function extremes(book: Workbook, sheet: string, areas: readonly Area[]): readonly [number, number] {
  const numbers = areas
    .flatMap((area) => book.cells(sheet).block(area).flat().map(plain))
    .filter((value) => typeof value === "number");
  return [Math.min(...numbers), Math.max(...numbers)];
}

const mixed = (from: string, to: string, share: number): string =>
  `#${[1, 3, 5]
    .map((at) => [parseInt(from.slice(at, at + 2), 16), parseInt(to.slice(at, at + 2), 16)] as const)
    .map(([a, b]) =>
      Math.round(a + (b - a) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;
