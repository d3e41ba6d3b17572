/** Widths in a file are in digits of the default font, here 7 pixels wide, with 5 pixels of padding; Excel's are in points. */
const DIGIT = 7;

export const pointsOfWidth = (width: number): number =>
  Math.trunc(((256 * width + Math.trunc(128 / DIGIT)) / 256) * DIGIT) * 0.75;

export const widthOfPoints = (points: number): number =>
  Math.round((points / 0.75 / DIGIT) * 10_000) / 10_000;

/** A column no one has set: 8.43 digits, 64 pixels; a row is 15 points high. */
export const DEFAULT_WIDTH = 48;
export const DEFAULT_HEIGHT = 15;

/** Margins: inches in a file, points in Excel. */
export const pointsOfInches = (inches: number): number => Math.round(inches * 72 * 100) / 100;
export const inchesOfPoints = (points: number): number => Math.round((points / 72) * 10_000) / 10_000;

/** Drawings are measured in EMU. */
export const EMU = 12_700;
