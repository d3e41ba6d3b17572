import { dayNumber } from "../../procedure/day";
import { halfWidth } from "./written-number";

/** A date as people write it: 2026-11-22, 2026/3/5, 2026.3.5, 2026年3月5日, 20260305, with 14:05 behind it. */
export type WrittenDate =
  | { readonly iso: string; readonly time: string | undefined; readonly plain: boolean }
  | "ambiguous"
  | undefined;

const SEPARATED = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT]*(.+))?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:[\sT]+(.+))?$/;
const CLOCK = /^(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})秒?|分)?$/;
/** 3/5/2026 is March in one country and May in another. */
const AMBIGUOUS = /^\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?:\s|$)/;

/** Reads a date; "ambiguous" when day and month cannot be told apart; undefined when there is no such day or time. */
export function writtenDate(text: string): WrittenDate {
  const clean = halfWidth(text).trim();
  if (AMBIGUOUS.test(clean)) return "ambiguous";
  const parts = SEPARATED.exec(clean) ?? PACKED.exec(clean);
  if (!parts) return undefined;
  const [, year = "", month = "", day = "", clock] = parts;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (dayNumber(iso) === undefined) return undefined;
  if (clock === undefined || clock === "") return { iso, time: undefined, plain: clean === text.trim() };
  const times = CLOCK.exec(clock.trim());
  if (!times) return undefined;
  const [, hour = "", minute = ""] = times;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(times[3] ?? 0) > 59) return undefined;
  return { iso, time: `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`, plain: clean === text.trim() };
}
