import type { Calendar, DueDay } from "../../procedure/calendar";
import { addDays, addMonths, daysInMonth } from "../../procedure/day";
import type { Procedure } from "../../procedure/procedure";
import type { Clause } from "../../procedure/terms";
import type { LogEntry } from "../../records/log";

/** The duties that come every month (§6.1.10, §6.3.1; D-09 to D-11), and what the log says of them. */

export type DutyId = "D-09" | "D-10" | "D-11";

export interface MonthDuty {
  readonly id: DutyId;
  readonly label: { readonly zh: string; readonly en: string };
  readonly clause: Clause;
  readonly role: string;
  /** The month in which it falls due, "2026-10"; it is about the month before. */
  readonly month: string;
  readonly due: string;
  readonly covered: boolean;
  readonly missingYears: readonly string[];
  /** The day on which it was done, and by whom; undefined while it is not. */
  readonly done: { readonly day: string; readonly by: string } | undefined;
}

/** What the log writes in 表 for a duty that was done; 记录 is the month, 字段 the duty. */
export const DUTY_TABLE = "month";

type DutyEntry = Pick<LogEntry, "table" | "record" | "field" | "time" | "who">;

/**
 * The duties of this month; with those of the month before that are not done, where a company has kept them before.
 * Without a log none counts as done.
 */
export function monthDuties(
  procedure: Procedure,
  calendar: Calendar,
  now: string,
  log: readonly DutyEntry[] = [],
): readonly MonthDuty[] {
  const kept = log.filter(({ table }) => table === DUTY_TABLE);
  const month = now.slice(0, 7);
  const before = addMonths(month, -1);
  const isKept = kept.some(({ record }) => record !== null && record <= before);
  return [
    ...(isKept ? dutiesOf(before, procedure, calendar, kept).filter(({ done }) => !done) : []),
    ...dutiesOf(month, procedure, calendar, kept),
  ];
}

function dutiesOf(
  month: string,
  procedure: Procedure,
  calendar: Calendar,
  kept: readonly DutyEntry[],
): readonly MonthDuty[] {
  const { gmDay, qaLead, publishDay } = procedure.month;
  const day = Math.min(gmDay, daysInMonth(month));
  const review = calendar.rolledBack(`${month}-${String(day).padStart(2, "0")}`); // "每月10日前", G-15
  const list = calendar.before(review.day, qaLead);
  const published = calendar.after(addDays(`${month}-01`, -1), publishDay, "workday", false); // G-36
  const duty = (
    id: DutyId,
    zh: string,
    en: string,
    clause: Clause,
    role: string,
    due: DueDay,
  ): MonthDuty => ({
    id,
    label: { zh, en },
    clause,
    role,
    month,
    due: due.day,
    covered: due.covered,
    missingYears: due.missingYears,
    done: doneOf(id, month, kept),
  });
  return [
    duty(
      "D-11",
      "公布上月验证与结案状态",
      "Publish what was verified and closed",
      "§6.1.10",
      "品保",
      published,
    ),
    ...(procedure.penalties
      ? [duty("D-09", "提交行政处分名单", "List of proposed penalties", "§6.3.1", "品保", list)]
      : []),
    duty("D-10", "审阅上月结案客诉", "Review the cases closed last month", "§6.3.1", "总经理", review),
  ];
}

function doneOf(id: DutyId, month: string, kept: readonly DutyEntry[]): MonthDuty["done"] {
  const entry = kept.find(({ record, field }) => record === month && field === id);
  return entry && { day: (entry.time ?? "").slice(0, 10), by: entry.who ?? "" };
}
