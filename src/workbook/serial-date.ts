import { dayNumber, isoDay } from "../procedure/day";

/** Excel's day 0 as days since 1970-01-01: 1899-12-30 in the 1900 system (from serial 61 on), 1904-01-01 in the other. */
const epoch = (date1904: boolean): number => (date1904 ? -24_107 : -25_569);
const MINUTES = 1440;

/** The serial of a day or of a moment to the minute. `iso` is a real "2026-11-22" or "2026-11-22 14:05". */
export function toSerial(iso: string, date1904: boolean): number {
  const day = dayNumber(iso.slice(0, 10));
  if (day === undefined) throw new Error(`not a day: ${iso}`);
  const minutes = iso.length > 10 ? Number(iso.slice(11, 13)) * 60 + Number(iso.slice(14, 16)) : 0;
  return day - epoch(date1904) + minutes / MINUTES;
}

/** The day or the moment of a serial; undefined where Excel itself has no date (before 1900-03-01 its days are off by one). */
export function fromSerial(serial: number, date1904: boolean, withTime: boolean): string | undefined {
  const minutes = Math.round(serial * MINUTES);
  const day = Math.floor(minutes / MINUTES);
  const isDay = serial >= (date1904 ? 0 : 61) && serial < 2_958_466; // NaN, of a broken cell, is none either
  if (!isDay) return undefined;
  const iso = isoDay(day + epoch(date1904));
  if (!withTime) return iso;
  const clock = [Math.floor((minutes % MINUTES) / 60), minutes % 60].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${iso} ${clock.join(":")}`;
}
