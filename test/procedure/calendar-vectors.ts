import holidaysJson from "chinese-days/dist/chinese-days.json";
import { calendar, chineseHolidays } from "../../src/procedure/calendar";

/** What the calendar answers to every vector of catalogue §8, so that it can be asked in any time zone. */
export function answers() {
  const plain = calendar(chineseHolidays(holidaysJson));
  const starts = [
    "2026-09-29",
    "2026-02-12",
    "2026-10-08",
    "2026-04-30",
    "2026-11-19",
    "2026-11-20",
    "2025-01-24",
    "2026-12-29",
  ];
  return {
    threeDays: starts.map((day) => {
      const natural = plain.after(day, 3, "natural", true);
      const workdays = plain.after(day, 3, "workday", false);
      return [
        day,
        plain.after(day, 3, "natural", false).day,
        natural.day,
        workdays.day,
        natural.covered && workdays.covered,
      ];
    }),
    gmDates: ["2026-01-10", "2026-05-10", "2026-10-10"].map((day) => {
      const gm = plain.rolledBack(day);
      return [gm.day, plain.before(gm.day, 2).day];
    }),
    makeUpDays: ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"].map(
      (day) => plain.isWorkday(day),
    ),
  };
}
