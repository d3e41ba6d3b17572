/** Points of a line of the register's 10-point type, and what the row adds to them. */
const LINE = 13.5;
const MARGIN = 3;
/** Excel's limit. */
const HIGHEST = 409;

/** A text in a column that wraps, and the column's width in characters. */
export interface WrappedText {
  readonly text: string;
  readonly width: number;
}

/**
 * The height a row needs for its longest wrapped text; undefined when one line is enough. Excel finds it by itself
 * when it opens a file, LibreOffice and viewers do not.
 */
export function rowHeight(texts: readonly WrappedText[]): number | undefined {
  const lines = Math.max(1, ...texts.map(({ text, width }) => linesOf(text, width)));
  return lines === 1 ? undefined : Math.min(HIGHEST, lines * LINE + MARGIN);
}

const linesOf = (text: string, width: number): number =>
  text
    .split("\n")
    .map((line) => Math.max(1, Math.ceil(widthOf(line) / (width - 1))))
    .reduce((sum, lines) => sum + lines, 0);

/** Chinese characters and their punctuation are as wide as two Latin ones. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) width += (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return width;
}
