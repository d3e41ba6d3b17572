import { borderColour, typeface } from "../layout-look";
import type { Area, CellStyle } from "../sheet-layout";
import { cssColour, everywhere, rangeAt } from "./draw-range";

const alignments = { left: "Left", center: "Center", right: "Right" } as const;

/** The type all cells of the register are set in. */
export function drawTypeface({ format }: Excel.Range): void {
  format.font.name = typeface.name;
  format.font.size = typeface.size;
  format.verticalAlignment = "Center";
}

/**
 * Gives cells a look. Format, alignment and wrapping are always set: the column's own are there before, and a title
 * above a column of texts would become a text itself.
 */
export function drawStyle(range: Excel.Range, style: CellStyle): void {
  const { format } = range;
  range.numberFormat = everywhere(style.format ?? "General");
  format.horizontalAlignment = style.align === undefined ? "General" : alignments[style.align];
  format.wrapText = style.wrap === true;
  if (style.bold === true) format.font.bold = true;
  if (style.italic === true) format.font.italic = true;
  if (style.strike === true) format.font.strikethrough = true;
  if (style.size !== undefined) format.font.size = style.size;
  if (style.colour !== undefined) format.font.color = cssColour(style.colour);
  if (style.fill !== undefined) format.fill.color = cssColour(style.fill);
}

/** Thin lines around and between cells; Excel has no line between the rows of a single row. */
export function drawBorders(sheet: Excel.Worksheet, area: Area): void {
  const { borders } = rangeAt(sheet, area).format;
  const sides = [
    ...(["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"] as const),
    ...(area.rows > 1 ? (["InsideHorizontal"] as const) : []),
    ...(area.columns > 1 ? (["InsideVertical"] as const) : []),
  ];
  for (const side of sides) {
    const border = borders.getItem(side);
    border.style = "Continuous";
    border.color = cssColour(borderColour);
  }
}
