/** A box of fixed size on a form: half-width columns (a Chinese character takes two) and lines. */
export interface Box {
  readonly columns: number;
  readonly lines: number;
}

/** What a box shows of a text, and whether that is all of it. */
export interface Boxed {
  readonly shown: string;
  readonly whole: boolean;
}

/** How far to look for a character per column; longer clusters are cut anyway. */
const UNITS_PER_COLUMN = 12;

const graphemes: (text: string) => string[] =
  typeof Intl.Segmenter === "function"
    ? (
        (segmenter) => (text: string) =>
          Array.from(segmenter.segment(text), ({ segment }) => segment)
      )(new Intl.Segmenter("zh"))
    : (text) => Array.from(text);

const WIDE =
  /^[\u1100-\u115F\u2010-\u2027\u2030-\u205E\u2100-\u2BFF\u2E80-\uFFDC\uFFE0-\uFFEE\u{10000}-\u{3FFFF}]|^[MW@%&—…]/u;
const CAPITAL = /^[A-Z#$_+=<>~mwÀ-ß]/u;

/** Columns a character takes at most in 宋体 or Times New Roman: proportional capitals are nearer to one and a half. */
const widthOf = (character: string): number => (WIDE.test(character) ? 2 : CAPITAL.test(character) ? 1.5 : 1);

/** The columns a text would take on one line. */
export const textWidth = (text: string): number =>
  graphemes(text).reduce((sum, character) => sum + widthOf(character), 0);

const isWordPart = (character: string): boolean =>
  /^[\p{L}\p{N}\-_./]/u.test(character) && !WIDE.test(character);

/** How many of the characters fit: lines are filled word by word, as Word does; the last line may be kept shorter. */
function fitting(characters: readonly string[], { columns, lines }: Box, kept: number): number {
  let line = 1;
  let used = 0;
  let word = 0;
  let wordStart = 0;
  const room = (): number => (line === lines ? columns - kept : columns);
  for (const [at, character] of characters.entries()) {
    if (character === "\n") {
      if (line === lines) return at;
      line++;
      used = word = 0;
      continue;
    }
    const width = widthOf(character);
    if (isWordPart(character)) {
      if (word === 0) wordStart = at;
      word += width;
    } else word = 0;
    used += width;
    if (used <= room()) continue;
    const carried = word > 0 && word < used ? word : width;
    if (line === lines) return carried === word ? wordStart : at;
    line++;
    used = carried;
    word = word > 0 ? carried : 0;
  }
  return characters.length;
}

/** The text as the box can show it: cut at a sentence, a comma or a space near the end, followed by the mark. */
export function fitBox(text: string, box: Box, mark: string): Boxed {
  const value = text.replace(/\r\n?/gu, "\n").trimEnd();
  const seen = value.slice(0, box.columns * box.lines * UNITS_PER_COLUMN);
  const characters = graphemes(seen);
  if (seen.length === value.length && fitting(characters, box, 0) === characters.length)
    return { shown: value, whole: true };
  const end = fitting(characters, box, textWidth(mark));
  const shown = characters.slice(0, end);
  for (const stop of [/^[。！？!?\n]/u, /^[；;，,、：:）)\s]/u]) {
    const at = shown.reduce((last, character, index) => (stop.test(character) ? index + 1 : last), 0);
    if (at > end * 0.7) return { shown: shown.slice(0, at).join("").trimEnd() + mark, whole: false };
  }
  return { shown: shown.join("").trimEnd() + mark, whole: false };
}
