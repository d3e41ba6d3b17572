import { numberPatternOf, type Piece } from "../procedure/number-pattern";
import type { IsoDay } from "../procedure/day";
import type { Procedure } from "../procedure/procedure";

/**
 * Complaint numbers by pattern (G-27, procedure/number-pattern). The run of N is a least width: the hundredth case of a
 * day takes three digits of NN.
 */
export interface ComplaintNo {
  /** What its sequence runs in: "2026-11-22", "2026-11" or "2026", as the pattern has it. */
  readonly period: string;
  readonly sequence: number;
}

/** The period and the sequence a number was drawn with; undefined when it does not follow the pattern. */
export function parseComplaintNo(text: string, pattern: string): ComplaintNo | undefined {
  const { expression, width } = readerOf(pattern);
  const found = expression.exec(text)?.groups;
  if (!found) return undefined;
  const { year = "", month, day, sequence = "" } = found;
  if (sequence.length > width && sequence.startsWith("0")) return undefined;
  const period = [year.length === 2 ? `20${year}` : year, month, day].filter((each) => each !== undefined);
  return { period: period.join("-"), sequence: Number(sequence) };
}

/** The same of a number that was drawn under the pattern in force or under an earlier one: it stays valid. */
export function knownComplaintNo(
  text: string,
  { numberPattern, pastNumberPatterns }: Pick<Procedure, "numberPattern" | "pastNumberPatterns">,
): readonly ComplaintNo[] {
  return [numberPattern, ...pastNumberPatterns].flatMap((pattern) => parseComplaintNo(text, pattern) ?? []);
}

/** The next number of a day, or of the period it lies in: one above the highest ever drawn, so that none is used twice. */
export function nextComplaintNo(pattern: string, day: IsoDay, drawn: Iterable<string>): string {
  const { pieces, period } = readerOf(pattern);
  const own = day.slice(0, period);
  let highest = 0;
  for (const text of drawn) {
    const number = parseComplaintNo(text, pattern);
    if (number?.period === own && number.sequence > highest) highest = number.sequence;
  }
  return pieces.map((piece) => written(piece, own, highest + 1)).join("");
}

/** A number drawn anew for its own day; undefined where the old one follows no pattern and is a person's to change. */
export function redrawn(
  number: string,
  registeredAt: string | null,
  procedure: Parameters<typeof knownComplaintNo>[1],
  drawn: Iterable<string>,
): string | undefined {
  const { numberPattern } = procedure;
  const [known] = knownComplaintNo(number, procedure);
  const day = [known?.period, known && registeredAt].find(
    (each) => each && each.length >= readerOf(numberPattern).period,
  );
  return day ? nextComplaintNo(numberPattern, day, drawn) : undefined;
}

function written(piece: Piece, day: string, sequence: number): string {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "year":
      return day.slice(4 - piece.width, 4);
    case "month":
      return day.slice(5, 7);
    case "day":
      return day.slice(8, 10);
    case "sequence":
      return String(sequence).padStart(piece.width, "0");
  }
}

interface Reader {
  readonly pieces: readonly Piece[];
  readonly period: number;
  readonly expression: RegExp;
  /** How many N the pattern has. */
  readonly width: number;
}

/** Patterns that were read before: a register asks the same one for every row. */
const readers = new Map<string, Reader>();

function readerOf(text: string): Reader {
  const known = readers.get(text);
  if (known) return known;
  const pattern = numberPatternOf(text);
  if (!pattern) throw new Error(`not a number pattern: ${text}`); // 设置 lets none through (V-10)
  const { pieces, period } = pattern;
  const expression = new RegExp(`^${pieces.map(sourceOf).join("")}$`);
  const width = pieces.reduce((found, piece) => (piece.kind === "sequence" ? piece.width : found), 0);
  const reader = { pieces, period, expression, width };
  readers.set(text, reader);
  return reader;
}

/** Literal text has no sign of regular expressions but the hyphen, which means nothing outside brackets. */
const sourceOf = (piece: Piece): string =>
  piece.kind === "text"
    ? piece.text
    : `(?<${piece.kind}>\\d{${piece.width}${piece.kind === "sequence" ? ",15" : ""}})`;
