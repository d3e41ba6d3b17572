/** Days between the two date systems. */
const DAYS_1904 = 1462;
const DAY = 86_400_000;

/** The serial number of a day; the 1900 system counts a 29 February 1900 that never was. Null for no such day. */
export function serialOf(year: number, month: number, day: number, date1904: boolean): number | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day || year < 1900 || year > 9999) return null;
  return serialFrom(at.getTime(), date1904);
}

/** DATE(): months and days out of range roll over. */
export const rolledSerial = (year: number, month: number, day: number, date1904: boolean): number =>
  serialFrom(Date.UTC(year < 1900 ? year + 1900 : year, month - 1, day), date1904);

function serialFrom(time: number, date1904: boolean): number {
  const days = Math.round((time - Date.UTC(1899, 11, 30)) / DAY);
  const serial = days < 61 ? days - 1 : days;
  return date1904 ? days - DAYS_1904 : serial;
}

/** The parts of a serial number, seconds rounded. */
export function partsOf(
  serial: number,
  date1904: boolean,
): {
  year: number;
  month: number;
  day: number;
  hours: number;
  minutes: number;
  seconds: number;
} {
  const days = date1904 ? serial + DAYS_1904 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hours: at.getUTCHours(),
    minutes: at.getUTCMinutes(),
    seconds: at.getUTCSeconds(),
  };
}
