import type { IsoDay } from "../procedure/day";

/**
 * Complaint numbers by pattern (G-27): YYYY or YY, MM, DD, one run of N, anything else as it stands.
 * The run of N is a least width: the hundredth case of a day takes three digits of NN.
 */
export interface ComplaintNo {
  readonly day: IsoDay;
  readonly sequence: number;
}

const TOKEN = /YYYY|YY|MM|DD|N+/g;

/** The day and the sequence a number was drawn with; undefined when it does not follow the pattern. */
export function parseComplaintNo(text: string, pattern: string): ComplaintNo | undefined {
  const { expression, width } = readerOf(pattern);
  const found = expression.exec(text)?.groups;
  if (!found) return undefined;
  const { year = "", month = "", day = "", sequence = "" } = found;
  if (sequence.length > width && sequence.startsWith("0")) return undefined;
  return { day: `${year.length === 2 ? `20${year}` : year}-${month}-${day}`, sequence: Number(sequence) };
}

interface Reader {
  readonly expression: RegExp;
  /** How many N the pattern has. */
  readonly width: number;
}

/** Patterns that were read before: a register asks the same one for every row. */
const readers = new Map<string, Reader>();

function readerOf(pattern: string): Reader {
  const known = readers.get(pattern);
  if (known) return known;
  let source = "^";
  let at = 0;
  for (const token of pattern.matchAll(TOKEN)) {
    source += escaped(pattern.slice(at, token.index)) + group(token[0]);
    at = token.index + token[0].length;
  }
  const expression = new RegExp(`${source}${escaped(pattern.slice(at))}$`);
  const reader = { expression, width: /N+/.exec(pattern)?.[0].length ?? 0 };
  readers.set(pattern, reader);
  return reader;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");

function group(token: string): string {
  if (token === "YYYY") return "(?<year>\\d{4})";
  if (token === "YY") return "(?<year>\\d{2})";
  if (token === "MM") return "(?<month>\\d{2})";
  if (token === "DD") return "(?<day>\\d{2})";
  return `(?<sequence>\\d{${token.length},})`;
}

/** The next number of a day: one above the highest ever drawn, so that a number is never used twice. */
export function nextComplaintNo(pattern: string, day: IsoDay, drawn: Iterable<string>): string {
  let highest = 0;
  for (const text of drawn) {
    const number = parseComplaintNo(text, pattern);
    if (number?.day === day && number.sequence > highest) highest = number.sequence;
  }
  return pattern.replace(TOKEN, (token) => {
    if (token === "YYYY") return day.slice(0, 4);
    if (token === "YY") return day.slice(2, 4);
    if (token === "MM") return day.slice(5, 7);
    if (token === "DD") return day.slice(8, 10);
    return String(highest + 1).padStart(token.length, "0");
  });
}
