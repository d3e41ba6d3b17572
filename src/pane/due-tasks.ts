import type { LogEntry } from "../records/log";
import { monthDuties, type MonthDuty } from "../rules/due/month-duties";
import { type Task, toDo } from "../rules/due/to-do";
import type { Register } from "../workbook/register";

/** The duties of the month, as the log knows them. */
export const dutiesIn = (
  { procedure, calendar }: Register,
  log: readonly LogEntry[],
  now: string,
): readonly MonthDuty[] => monthDuties(procedure, calendar, now, log);

/** What waits for somebody in a register. */
export const dueTasks = (
  { cases, procedure, calendar, masters }: Register,
  duties: readonly MonthDuty[],
  now: string,
): readonly Task[] => toDo(cases, { procedure, calendar, masters, now, duties });
