import { markAreas, markFormula } from "../layout-marks";
import type { Area, AreaMark, CellStyle, SheetLayout } from "../sheet-layout";
import { cssColour, rangeAt } from "./draw-range";

/** Conditional formats of a sheet. Excel puts each new one before the others: the last of the layout goes in first. */
export function drawMarks(sheet: Excel.Worksheet, { tables, marks }: SheetLayout): void {
  for (const mark of reversed(marks)) drawAreaMark(sheet, mark);
  for (const table of reversed(tables))
    for (const mark of reversed(table.marks))
      for (const area of joined(markAreas(table, mark)))
        drawMark(sheet, area, markFormula(table, mark), mark.style);
}

/** A mark on cells; `formula` is its condition for the first of them. */
export function drawMark(sheet: Excel.Worksheet, area: Area, formula: string, style: CellStyle): void {
  const { custom } = rangeAt(sheet, area).conditionalFormats.add("Custom");
  custom.rule.formula = `=${formula}`;
  drawMarkStyle(custom.format, style);
}

/** Neighbouring columns as one area: one rule in Excel's list of them. */
export function joined(areas: readonly Area[]): readonly Area[] {
  const out: Area[] = [];
  for (const area of [...areas].sort((a, b) => a.column - b.column)) {
    const last = out.at(-1);
    if (last && last.column + last.columns === area.column)
      out[out.length - 1] = { ...last, columns: last.columns + area.columns };
    else out.push(area);
  }
  return out;
}

const reversed = <T>(items: readonly T[]): readonly T[] => [...items].reverse();

function drawAreaMark(sheet: Excel.Worksheet, mark: AreaMark): void {
  const { conditionalFormats } = rangeAt(sheet, mark.area);
  if ("equals" in mark) {
    const { cellValue } = conditionalFormats.add("CellValue");
    cellValue.rule = { formula1: `=${String(mark.equals)}`, operator: "EqualTo" };
    drawMarkStyle(cellValue.format, mark.style);
    return;
  }
  const { colorScale } = conditionalFormats.add("ColorScale");
  colorScale.criteria = {
    minimum: { type: "Number", formula: "0", color: cssColour(mark.low) },
    maximum: { type: "HighestValue", color: cssColour(mark.high) },
  };
}

function drawMarkStyle(format: Excel.ConditionalRangeFormat, style: CellStyle): void {
  const { font, fill } = format;
  if (style.bold === true) font.bold = true;
  if (style.italic === true) font.italic = true;
  if (style.strike === true) font.strikethrough = true;
  if (style.colour !== undefined) font.color = cssColour(style.colour);
  if (style.fill !== undefined) fill.color = cssColour(style.fill);
  if (style.format !== undefined) format.numberFormat = style.format;
}
