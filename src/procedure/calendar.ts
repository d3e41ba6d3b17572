import { addDays, dayNumber, type IsoDay, weekday } from "./day";

/** One line of the company's own 节假日 table: a plant holiday (休) or an extra working day (班). */
export interface CalendarEntry {
  readonly day: IsoDay;
  readonly kind: "休" | "班";
}

/** Public holidays as the calendar needs them: days off, make-up working days (调休), and the years known. */
export interface PublicHolidays {
  readonly off: ReadonlySet<IsoDay>;
  readonly work: ReadonlySet<IsoDay>;
  readonly years: ReadonlySet<string>;
}

/** A date with the warning it may need: `covered` is false when a year on the way has no holiday data (V-54). */
export interface DueDay {
  readonly day: IsoDay;
  readonly covered: boolean;
  /** The years without data, "2027". */
  readonly missingYears: readonly string[];
}

/** The working-day calendar of catalogue §8: public holidays with the company's own laid over. */
export interface Calendar {
  isWorkday(day: IsoDay): boolean;
  /**
   * So many days after a day, the day itself not counted (G-09).
   * Natural days roll a last rest day forward to the next working day when `rollForward` is set.
   */
  after(day: IsoDay, days: number, unit: "natural" | "workday", rollForward: boolean): DueDay;
  /** So many working days before a day (the QA list of G-15). */
  before(day: IsoDay, workdays: number): DueDay;
  /** The day itself, or the last working day before it: "每月10日前" (G-15). */
  rolledBack(day: IsoDay): DueDay;
}

/** The fewest days off that make a year known: a lone New Year's Day or plant holiday does not (China has 13 or more). */
const DAYS_OFF_OF_A_KNOWN_YEAR = 7;

/** A calendar from public holidays and the company's own, which wins day by day. */
export function calendar(publicHolidays: PublicHolidays, company: readonly CalendarEntry[] = []): Calendar {
  const own = new Map(company.map((entry) => [entry.day, entry.kind]));
  const companyOff = company.filter((entry) => entry.kind === "休").map((entry) => entry.day);
  const years = new Set([...publicHolidays.years, ...knownYears(companyOff)]);

  const isWorkday = (day: IsoDay): boolean => {
    const kind = own.get(day);
    if (kind) return kind === "班";
    if (publicHolidays.work.has(day)) return true;
    return !publicHolidays.off.has(day) && weekday(day) !== 0 && weekday(day) !== 6;
  };
  const due = (from: IsoDay, to: IsoDay): DueDay => {
    const [first, last] = from <= to ? [from, to] : [to, from];
    const missingYears: string[] = [];
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++)
      if (!years.has(String(year))) missingYears.push(String(year));
    return { day: to, covered: missingYears.length === 0, missingYears };
  };
  const step = (from: IsoDay, workdays: number, direction: 1 | -1): IsoDay => {
    let day = from;
    for (let left = workdays; left > 0;) {
      day = addDays(day, direction);
      if (isWorkday(day)) left--;
    }
    return day;
  };
  const roll = (from: IsoDay, direction: 1 | -1): IsoDay =>
    isWorkday(from) ? from : step(from, 1, direction);

  const after = (day: IsoDay, days: number, unit: "natural" | "workday", rollForward: boolean): DueDay => {
    if (unit === "workday") return due(day, step(day, days, 1));
    const last = addDays(day, days);
    return due(day, rollForward ? roll(last, 1) : last);
  };
  /** Cases share their days: a date that was worked out is not worked out again. */
  const known = new Map<string, DueDay>();

  return {
    isWorkday,
    after(day, days, unit, rollForward) {
      const key = `${day} ${days} ${unit} ${rollForward}`;
      const found = known.get(key) ?? after(day, days, unit, rollForward);
      known.set(key, found);
      return found;
    },
    before: (day, workdays) => due(day, step(day, workdays, -1)),
    rolledBack: (day) => due(day, roll(day, -1)),
  };
}

/** Reads the JSON of the chinese-days package: days off (`holidays`) and make-up days (`workdays`), data only. */
export function chineseHolidays(json: {
  readonly holidays: Readonly<Record<IsoDay, string>>;
  readonly workdays: Readonly<Record<IsoDay, string>>;
}): PublicHolidays {
  const off = new Set(Object.keys(json.holidays).filter((day) => dayNumber(day) !== undefined));
  const work = new Set(Object.keys(json.workdays));
  return { off, work, years: knownYears(off) };
}

function knownYears(daysOff: Iterable<IsoDay>): Set<string> {
  const count = new Map<string, number>();
  for (const day of daysOff) count.set(day.slice(0, 4), (count.get(day.slice(0, 4)) ?? 0) + 1);
  return new Set([...count].filter(([, days]) => days >= DAYS_OFF_OF_A_KNOWN_YEAR).map(([year]) => year));
}
