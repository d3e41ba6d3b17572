/**
 * Days without a time zone. A day is an ISO string "2026-11-22" or its number: days since 1970-01-01
 * in the proleptic Gregorian calendar. No `Date` in local time comes near a deadline (catalogue §8).
 */
export type IsoDay = string;

const MS = 86_400_000;

/** Day number of "YYYY-MM-DD"; undefined when there is no such day ("2026-02-30"). Years 1900 to 9999. */
export function dayNumber(day: IsoDay): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!parts) return undefined;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1900 || month < 1 || month > 12 || date < 1 || date > lengthOfMonth(year, month))
    return undefined;
  return Date.UTC(year, month - 1, date) / MS;
}

const lengthOfMonth = (year: number, month: number): number => {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2
    ? isLeap
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;
};

/**
 * The days a register may hold: the sheet's own validation begins with 2000, and a day behind 2099 is a slip of the
 * finger or a "never" in words of another program (9999-12-31). What lies outside counts as not understood (V-02).
 */
export const FIRST_DAY: IsoDay = "2000-01-01";
export const LAST_DAY: IsoDay = "2099-12-31";

/** Is it a day a register may hold? Of a moment, its day counts. */
export const isSaneDay = (moment: string): boolean => {
  const day = moment.slice(0, 10);
  return day >= FIRST_DAY && day <= LAST_DAY;
};

/** The first and the last day that four digits can write. */
const [EARLIEST, LATEST] = [-25_567, 2_932_896]; // 1900-01-01, 9999-12-31

/** "YYYY-MM-DD" of a day number; what no four digits can write becomes the nearest day they can. */
export const isoDay = (day: number): IsoDay =>
  new Date(Math.min(Math.max(day, EARLIEST), LATEST) * MS).toISOString().slice(0, 10);

/** The day so many days later, at most 9999-12-31. `day` must be a real day. */
export function addDays(day: IsoDay, days: number): IsoDay {
  return isoDay(mustBeDay(day) + days);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: IsoDay, to: IsoDay): number => mustBeDay(to) - mustBeDay(from);

/** Whole minutes from one moment ("2026-11-22 14:05" or with seconds) to another. */
export const minutesBetween = (from: string, to: string): number =>
  daysBetween(from.slice(0, 10), to.slice(0, 10)) * 1440 + clockMinutes(to) - clockMinutes(from);

const clockMinutes = (moment: string): number =>
  Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: IsoDay): number => (((mustBeDay(day) + 4) % 7) + 7) % 7;

/** ISO 8601 week, "2026-W47". */
export function isoWeek(day: IsoDay): string {
  const thursday = addDays(day, 4 - (weekday(day) || 7));
  const first = mustBeDay(`${thursday.slice(0, 4)}-01-01`);
  return `${thursday.slice(0, 4)}-W${String(Math.floor((mustBeDay(thursday) - first) / 7) + 1).padStart(2, "0")}`;
}

export const daysInMonth = (month: string): number => {
  const [year, index] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return new Date(Date.UTC(year, index, 0)).getUTCDate();
};

/** The month ("2026-11") so many months later. */
export function addMonths(month: string, months: number): string {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
}

function mustBeDay(day: IsoDay): number {
  const number = dayNumber(day);
  if (number === undefined) throw new Error(`not a day: ${day}`);
  return number;
}
