/** A rectangle of cells, 1-based, both ends included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The last row and column a sheet can have. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** 28 → "AB". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** "AB" → 28. */
export function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n;
}

/** (12, 2) → "B12". */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${String(row)}`;

const CORNER = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;

/** "B2:$K$30" or "B2" as an area; undefined for whole rows, whole columns and anything else. */
export function parseArea(text: string): Area | undefined {
  const [from = "", to = from, ...more] = text.split(":");
  const a = CORNER.exec(from);
  const b = CORNER.exec(to);
  if (a === null || b === null || more.length > 0) return undefined;
  const [, letters1 = "", row1 = ""] = a;
  const [, letters2 = "", row2 = ""] = b;
  const area = {
    top: Number(row1),
    left: columnNumber(letters1),
    bottom: Number(row2),
    right: columnNumber(letters2),
  };
  const sound = area.top > 0 && area.top <= area.bottom && area.left <= area.right;
  return sound && area.bottom <= LAST_ROW && area.right <= LAST_COLUMN ? area : undefined;
}

/** The area as `ref` attributes write it: "B2:K30", or "B2" for one cell. */
export function formatArea(area: Area): string {
  const from = cellName(area.top, area.left);
  const to = cellName(area.bottom, area.right);
  return from === to ? from : `${from}:${to}`;
}

export const overlaps = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

export const holds = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;

/** "'客诉台账'!$K$3" as a sheet and an area on it; undefined for `#REF!` and for anything that is not one place. */
export function parsePlace(formula: string): { readonly sheet: string; readonly area: Area } | undefined {
  const found = /^=?(?:'((?:[^']|'')+)'|([^'!()[\]:,\s]+))!([$A-Za-z0-9:]+)$/.exec(formula.trim());
  const area = parseArea(found?.[3] ?? "");
  const sheet = found?.[1]?.replaceAll("''", "'") ?? found?.[2];
  return area === undefined || sheet === undefined ? undefined : { sheet, area };
}
