import type { Area, Colour } from "../sheet-layout";

/** The range of an area of the layout. */
export const rangeAt = (sheet: Excel.Worksheet, { row, column, rows, columns }: Area): Excel.Range =>
  sheet.getRangeByIndexes(row - 1, column - 1, rows, columns);

/** A single value for every cell of a range: Excel takes it as it is, the types know only of a matrix. */
export const everywhere = (value: string): string[][] => value as unknown as string[][];

export const cssColour = (colour: Colour): string => `#${colour}`;
