import type { Content } from "./cell";
import { serialOf } from "./serial";

/** What Excel makes of a text put into a cell, and the format it gives a cell that had none. */
export interface Typed {
  readonly content: Content;
  readonly numberFormat?: string;
}

export interface TypingContext {
  /** The number format of the cell. */
  readonly numberFormat: string;
  readonly today: string;
  readonly date1904: boolean;
}

const ERRORS = new Set([
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#DIV/0!",
  "#NUM!",
  "#NAME?",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
]);
const NUMBER = /^([-+]?)[¥$￥]?(\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+\.?\d*|\.\d+)(E[-+]?\d+)?(%?)$/i;
const TEXT_FORMAT = "@";

/** Reads a text as Excel does when it is typed, pasted or written by an add-in (belief `same-coercion`). */
export function typedText(text: string, context: TypingContext): Typed {
  if (text === "") return { content: "" };
  // belief `apostrophe`: taken off, and the rest is text, whatever the format
  if (text.startsWith("'")) return { content: text.slice(1) };
  // belief `text-format`: nothing is read in a cell formatted as text, a formula neither
  if (context.numberFormat === TEXT_FORMAT) return { content: text };
  if (text.startsWith("=") && text.length > 1) return { content: { formula: text, value: 0 } };
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return { content: upper === "TRUE" };
  if (ERRORS.has(upper)) return { content: { error: upper } };
  return typedNumber(trimmed) ?? typedDate(trimmed, context) ?? { content: text };
}

function typedNumber(text: string): Typed | undefined {
  const bracketed = /^\((.+)\)$/.exec(text)?.[1];
  const match = NUMBER.exec(bracketed ?? text);
  if (match === null || (bracketed !== undefined && match[1] !== "")) return fraction(text);
  const [, sign = "", digits = "", exponent = "", percent = ""] = match;
  const size = fifteenDigits(Number(digits.replaceAll(",", "") + exponent));
  if (!Number.isFinite(size)) return undefined;
  const signed = sign === "-" || bracketed !== undefined ? -size : size;
  if (percent !== "") {
    return { content: fifteenDigits(signed / 100), numberFormat: digits.includes(".") ? "0.00%" : "0%" };
  }
  if (exponent !== "") return { content: signed, numberFormat: "0.00E+00" };
  if (digits.includes(","))
    return { content: signed, numberFormat: digits.includes(".") ? "#,##0.00" : "#,##0" };
  return { content: signed === 0 ? 0 : signed };
}

/** Excel keeps fifteen significant digits: a longer number loses its end. */
const fifteenDigits = (value: number): number => Number(value.toPrecision(15));

function fraction(text: string): Typed | undefined {
  const match = /^(-?)(\d+) (\d+)\/(\d+)$/.exec(text);
  if (match === null || Number(match[4]) === 0) return undefined;
  const value = Number(match[2]) + Number(match[3]) / Number(match[4]);
  return { content: match[1] === "-" ? -value : value, numberFormat: "# ?/?" };
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

function typedDate(text: string, context: TypingContext): Typed | undefined {
  const [dayText = "", timeText] = /^(\S+)\s+(\S+)$/.exec(text)?.slice(1) ?? [text];
  const alone = timeOf(text);
  if (alone !== null)
    return { content: alone, numberFormat: text.split(":").length > 2 ? "h:mm:ss" : "h:mm" };
  const day = dayOf(dayText, context);
  if (day === null) return undefined;
  if (timeText === undefined) return { content: day.serial, numberFormat: day.numberFormat };
  const time = timeOf(timeText);
  return time === null ? undefined : { content: day.serial + time, numberFormat: "yyyy/m/d h:mm" };
}

function timeOf(text: string): number | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return minutes > 59 || seconds > 59 ? null : (hours * 3600 + minutes * 60 + seconds) / 86_400;
}

/** Dates as Excel in Chinese reads them: the year first, or a month and a day of this year. */
function dayOf(
  text: string,
  { today, date1904 }: TypingContext,
): { serial: number; numberFormat: string } | null {
  const full =
    /^(\d{4}|\d{2})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (full !== null && full[2] !== ".") {
    const year =
      Number(full[1]) < 30
        ? 2000 + Number(full[1])
        : Number(full[1]) < 100
          ? 1900 + Number(full[1])
          : Number(full[1]);
    const serial = serialOf(year, Number(full[3]), Number(full[4]), date1904);
    return serial === null
      ? null
      : { serial, numberFormat: full[2] === "年" ? 'yyyy"年"m"月"d"日"' : "yyyy/m/d" };
  }
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text) ?? /^(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (short === null) return null;
  const serial = serialOf(Number(today.slice(0, 4)), Number(short[1]), Number(short[2]), date1904);
  return serial === null ? null : { serial, numberFormat: 'm"月"d"日"' };
}
