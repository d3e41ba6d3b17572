import type { Calendar } from "../procedure/calendar";
import { addDays } from "../procedure/day";
import type { ClockRule, Procedure } from "../procedure/procedure";
import type { Complaint, ComplaintField } from "../records/complaint";
import { dayOf } from "./case";
import { type Issue, issue } from "./issue";

/** A clock of §7.2 that runs, or has run, for a case. */
export interface Deadline {
  readonly clock: ClockRule;
  readonly startedAt: string;
  /** A day, or a moment where the clock counts hours. */
  readonly due: string;
  /** False when a year on the way has no holidays: the date may be wrong (V-54). */
  readonly covered: boolean;
  readonly missingYears: readonly string[];
  /** When it was stopped; null while it runs. */
  readonly stoppedAt: string | null;
}

/** The deadlines of a case whose start is known. A number drawn without 投诉日期时间 starts its clocks at 登记时间. */
export function deadlines(complaint: Complaint, procedure: Procedure, calendar: Calendar): Deadline[] {
  return procedure.clocks.flatMap((clock) => {
    const startedAt =
      momentOf(complaint, clock.from) ?? (clock.from === "receivedAt" ? complaint.registeredAt : null);
    if (!clock.enabled || startedAt === null) return [];
    const stoppedAt = momentOf(complaint, clock.to);
    if (clock.unit === "hours")
      return [
        {
          clock,
          startedAt,
          due: hoursAfter(startedAt, clock.limit),
          covered: true,
          missingYears: [],
          stoppedAt,
        },
      ];
    const { day, covered, missingYears } = calendar.after(
      dayOf(startedAt),
      clock.limit,
      clock.unit,
      clock.rollForward,
    );
    return [{ clock, startedAt, due: day, covered, missingYears, stoppedAt }];
  });
}

/** V-54: the running clocks whose date cannot be trusted, because the calendar has no data on the way. */
export const calendarIssues = (complaint: Complaint, procedure: Procedure, calendar: Calendar): Issue[] =>
  complaint.status === "已结案" || complaint.status === "已撤销"
    ? []
    : deadlines(complaint, procedure, calendar)
        .filter((each) => !each.covered && each.stoppedAt === null)
        .map(({ clock, missingYears }) =>
          issue("V-54", "warn", clock.from, {
            code: "calendar-missing",
            clock: clock.id,
            years: missingYears,
          }),
        );

function momentOf(complaint: Complaint, name: string): string | null {
  const value = complaint[name as ComplaintField];
  return typeof value === "string" ? value : null;
}

function hoursAfter(moment: string, hours: number): string {
  const clock = moment.length > 10 ? moment.slice(11) : "00:00";
  const total = Number(clock.slice(0, 2)) + hours;
  return `${addDays(dayOf(moment), Math.floor(total / 24))} ${String(total % 24).padStart(2, "0")}${clock.slice(2)}`;
}
