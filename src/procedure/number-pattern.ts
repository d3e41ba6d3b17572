/**
 * The pattern of complaint numbers (G-27): a year (YYYY or YY), perhaps its month (MM) and day (DD), one running number
 * (a run of N), and literal text. With a day the number runs a day, without it a month, without both a year.
 *
 * What stands in quotes or brackets is literal: "NCR"-YYMMDD-NN, [COMM]YYMMDDNN. Elsewhere letters may be either
 * (COMM has an MM, NCR an N). Meant is the reading that tears the fewest words: a sign beside other letters is one only
 * where nothing better is found. Two readings that are equally good are none.
 */
export interface NumberPattern {
  /** Its pieces in order: a sign to be filled in, or text as it stands. */
  readonly pieces: readonly Piece[];
  /** Letters of an ISO day that make its period: 10 a day, 7 a month, 4 a year. */
  readonly period: 4 | 7 | 10;
}

export type Piece =
  | { readonly kind: "year" | "month" | "day" | "sequence"; readonly width: number }
  | { readonly kind: "text"; readonly text: string };

type Sign = Exclude<Piece["kind"], "text">;

/** A run of letters that may be a sign. */
interface Candidate {
  readonly sign: Sign;
  readonly at: number;
  readonly end: number;
}

/** The shortest and the longest number: the log keeps so much of it, and a label has room for so much. */
const [SHORTEST, LONGEST] = [4, 20];
/** More digits than any running number needs. */
const WIDEST = 9;

/** What may stand around quoted text. */
const QUOTED = /"([^"]*)"|“([^”]*)”|'([^']*)'|‘([^’]*)’|\[([^\]]*)\]|【([^】]*)】/g;
const SIGN = /YYYY|YY|MM|DD|N+/g;
const LETTER = /[A-Za-z]/;
/** Stands for a letter in quotes while the rest is read. */
const HIDDEN = "\u0000";

/** The pattern a text stands for; undefined where it is none, or can be read in two ways. */
export function numberPatternOf(text: string): NumberPattern | undefined {
  const { plain, masked } = unquoted(text);
  if (!/^[\w-]+$/.test(plain) || plain.length < SHORTEST || plain.length > LONGEST) return undefined;
  const candidates = candidatesIn(masked);
  const [best, next] = readingsOf(candidates)
    .filter((reading) => isWhole(reading, masked, candidates))
    .map((reading) => ({ reading, torn: tornIn(reading, masked) }))
    .sort((one, other) => one.torn - other.torn || other.reading.length - one.reading.length);
  if (!best) return undefined;
  if (next?.torn === best.torn && next.reading.length === best.reading.length) return undefined;
  const has = (sign: Sign): boolean => best.reading.some((each) => each.sign === sign);
  return { pieces: piecesOf(best.reading, plain), period: has("day") ? 10 : has("month") ? 7 : 4 };
}

/** The text without its quotes; masked, what stood in them is no sign. */
function unquoted(text: string): { readonly plain: string; readonly masked: string } {
  const inner = (...groups: readonly unknown[]): string =>
    groups.slice(0, 6).find((each): each is string => typeof each === "string") ?? "";
  return {
    plain: text.replace(QUOTED, (_, ...groups: unknown[]) => inner(...groups)),
    masked: text.replace(QUOTED, (_, ...groups: unknown[]) => HIDDEN.repeat(inner(...groups).length)),
  };
}

/** Every run of letters that may be a sign; a single N beside letters of no sign (NCR) is none. */
const candidatesIn = (masked: string): readonly Candidate[] =>
  [...masked.matchAll(SIGN)].flatMap((found): Candidate[] => {
    const at = found.index;
    const end = at + found[0].length;
    const sign = { Y: "year", M: "month", D: "day", N: "sequence" }[found[0].charAt(0)] as Sign;
    const isOfWord = [at - 1, end].some((place) => /[A-CE-LO-XZa-z]/.test(masked.charAt(place)));
    return (found[0] === "N" && isOfWord) || end - at > WIDEST ? [] : [{ sign, at, end }];
  });

/** The run of letters around a place. */
function wordAt(masked: string, at: number): string {
  let [from, to] = [at, at];
  while (from > 0 && LETTER.test(masked.charAt(from - 1))) from--;
  while (to < masked.length && LETTER.test(masked.charAt(to))) to++;
  return masked.slice(from, to);
}

const isSigns = (word: string): boolean => /^(?:YYYY|YY|MM|DD|N+)+$/.test(word);

/** Every choice of one year and one running number, with a month or not, and with a day of that month or not. */
function readingsOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const of = (sign: Sign): readonly Candidate[] => candidates.filter((each) => each.sign === sign);
  const orNone = (sign: Sign): readonly (Candidate | undefined)[] => [undefined, ...of(sign)];
  return of("year").flatMap((year) =>
    of("sequence").flatMap((sequence) =>
      orNone("month").flatMap((month) =>
        (month ? orNone("day") : [undefined]).map((day) =>
          [year, sequence, month, day]
            .filter((each) => each !== undefined)
            .sort((one, other) => one.at - other.at),
        ),
      ),
    ),
  );
}

/** A word of nothing but signs is read as signs whole, or not at all: YYYYDD is no year with a literal DD. */
const isWhole = (reading: readonly Candidate[], masked: string, candidates: readonly Candidate[]): boolean =>
  candidates.every(
    (each) => reading.includes(each) || !isSigns(wordAt(masked, each.at)) || !touches(reading, each),
  );

const touches = (reading: readonly Candidate[], { at, end }: Candidate): boolean =>
  reading.some((each) => each.end === at || each.at === end);

/** At how many places a sign touches a letter that is none. */
function tornIn(reading: readonly Candidate[], masked: string): number {
  const isRead = (place: number): boolean => reading.some(({ at, end }) => place >= at && place < end);
  const isText = (place: number): boolean => LETTER.test(masked.charAt(place)) && !isRead(place);
  return reading.reduce((torn, { at, end }) => torn + Number(isText(at - 1)) + Number(isText(end)), 0);
}

function piecesOf(reading: readonly Candidate[], plain: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const literal = (to: number): void => {
    if (to > from) pieces.push({ kind: "text", text: plain.slice(from, to) });
  };
  for (const { sign, at, end } of reading) {
    literal(at);
    pieces.push({ kind: sign, width: end - at });
    from = end;
  }
  literal(plain.length);
  return pieces;
}
