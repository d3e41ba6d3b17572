import { addDays, daysBetween, type IsoDay } from "../../procedure/day";
import type { DueDay } from "../../procedure/calendar";
import type { ClockRule } from "../../procedure/procedure";
import type { ClockId } from "../../procedure/terms";
import type { ClockChange } from "../../records/parts";
import { type Case, dayOf } from "../case";
import { changesOf, clockMeant, extensionOf, isComplete, type Pause } from "../flow/clock-changes";
import { isMajor } from "../flow/conditions";
import { type ClockContext, type Run, runsOf } from "../flow/moments";

/** A clock of §7.2 that runs, or has run, for a case or for a row in one of its lists. */
export interface Deadline {
  readonly clock: ClockRule;
  readonly startedAt: string;
  /** A day, which lasts until its end, or a moment where the clock counts hours. */
  readonly due: string;
  /** The date before any extension; the figures count against it (G-10). */
  readonly original: string;
  /** False when a year on the way has no holidays: the date may be wrong (V-54). */
  readonly covered: boolean;
  readonly missingYears: readonly string[];
  /** When it was stopped; null while it runs. */
  readonly stoppedAt: string | null;
  /** What has moved the date, where something has. */
  readonly extension?: ClockChange;
  /** Waits for the customer; they move no date. */
  readonly pauses: readonly Pause[];
  /** The wait for a measure to show its effect, which 结案 does not count: the date is later by exactly these days. */
  readonly wait?: { readonly from: IsoDay; readonly until: IsoDay; readonly days: number };
  /** The customer wants it earlier than the procedure does. */
  readonly cappedBy?: "customer";
  readonly part?: Run["part"];
  /** Who has it by name; a row of a list that names nobody has null. */
  readonly owner?: string | null;
}

/** The deadlines of a case whose start is known, stopped ones too, in the order of the procedure. */
export function deadlines(one: Case, context: ClockContext): Deadline[] {
  return context.procedure.clocks
    .filter(({ enabled }) => enabled)
    .flatMap((clock) => deadlinesOf(clock, one, context, false));
}

const finished: ReadonlySet<string | null> = new Set(["草稿", "已结案", "已撤销"]);

/** Does anything run for it: is it neither a draft, nor closed, nor withdrawn? */
export const isOpen = ({ complaint: { status } }: Case): boolean => !finished.has(status);

/** The clocks that run; on a draft, and on a case that is closed or withdrawn, none does. */
export function runningClocks(one: Case, context: ClockContext): Deadline[] {
  if (!isOpen(one)) return [];
  return context.procedure.clocks
    .filter(({ enabled }) => enabled)
    .flatMap((clock) => deadlinesOf(clock, one, context, true));
}

/** The deadline a row of 期限调整 is about; none where its clock does not go in this case. */
export function deadlineMeant(
  change: Pick<ClockChange, "clock">,
  one: Case,
  context: ClockContext,
): Deadline | undefined {
  const meant = clockMeant(change, context.procedure);
  if (!meant) return undefined;
  const runs = runsOf(one, meant.rule, context);
  const run =
    runs.find(({ line }) => line === meant.line) ?? (meant.line === undefined ? runs[0] : undefined);
  return run && deadlineOf(meant.rule, run, runs.length === 1, one, context);
}

/** Is it overdue at that moment? A day lasts until its end. */
export const isOver = ({ due }: Pick<Deadline, "due">, now: string): boolean =>
  due < now.slice(0, due.length);

function deadlinesOf(clock: ClockRule, one: Case, context: ClockContext, running: boolean): Deadline[] {
  const runs = runsOf(one, clock, context);
  return runs
    .filter(({ stoppedAt }) => !running || stoppedAt === null)
    .map((run) => deadlineOf(clock, run, runs.length === 1, one, context));
}

function deadlineOf(clock: ClockRule, run: Run, only: boolean, one: Case, context: ClockContext): Deadline {
  const { procedure, now, masters } = context;
  const { startedAt, stoppedAt, part, owner } = run;
  const wait = countsNoWait.has(clock.id) ? waitForEffect(one, context) : undefined;
  const plain = dueOf(clock, startedAt, limitOf(clock, one, context) + (wait?.days ?? 0), context);
  const changes = one.parts.clockChange.length === 0 ? [] : changesOf(one, clock, run, only, procedure);
  const begin = { startedAt, isDate: isDate(clock) };
  const extension = extensionOf(one, changes, begin, procedure, masters);
  const moved: DueDay =
    extension?.until == null ? plain : { day: extension.until, covered: true, missingYears: [] };
  const wanted = leadsToReply.has(clock.id) ? customersDate(one, context) : undefined;
  const isCapped = wanted !== undefined && wanted < moved.day;
  const { day, covered, missingYears } = isCapped ? { day: wanted, covered: true, missingYears: [] } : moved;
  return {
    clock,
    startedAt,
    due: day,
    original: plain.day,
    covered,
    missingYears,
    stoppedAt,
    pauses: changes
      .filter((each) => each.kind === "暂停" && isComplete(each))
      .map((each) => pause(each, now)),
    ...(extension && { extension }),
    ...(wait && wait.days > 0 && { wait }),
    ...(isCapped && { cappedBy: "customer" as const }),
    ...(part && { part }),
    ...(owner !== undefined && { owner }),
  };
}

/** A clock whose start is itself the date. */
const isDate = ({ id, limit }: ClockRule): boolean => limit === 0 && id !== "D-07";

/** Clocks that end with the answer to the customer: the customer's own date wins where it is earlier (catalogue §7.2). */
const leadsToReply: ReadonlySet<ClockId> = new Set(["D-04"]);
/** Clocks of the whole case: the wait for the effect is nobody's delay. */
const countsNoWait: ReadonlySet<ClockId> = new Set(["D-12", "D-12b"]);

/** G-14: the effect is waited for longer where the case is 重大. */
function limitOf({ id, limit }: ClockRule, one: Case, { procedure }: ClockContext): number {
  if (id !== "D-07") return limit;
  const { days, majorDays } = procedure.verification;
  return isMajor(one, { procedure }) ? majorDays : days;
}

function dueOf(clock: ClockRule, startedAt: string, limit: number, { calendar }: ClockContext): DueDay {
  const { unit, rollForward } = clock;
  if (unit === "hours") return { day: hoursAfter(startedAt, limit), covered: true, missingYears: [] };
  if (unit === "workday" || rollForward) return calendar.after(dayOf(startedAt), limit, unit, rollForward);
  // natural days as they come ask no calendar, so none can be missing
  return { day: addDays(dayOf(startedAt), limit), covered: true, missingYears: [] };
}

/** Of a start of which only the day is known, whole days. */
function hoursAfter(moment: string, hours: number): string {
  if (moment.length === 10) return addDays(moment, Math.ceil(hours / 24));
  const total = Number(moment.slice(11, 13)) + hours;
  return `${addDays(dayOf(moment), Math.floor(total / 24))} ${String(total % 24).padStart(2, "0")}${moment.slice(13)}`;
}

/**
 * From the cut-in to the verification; while that is awaited, to the day it is wanted (D-07). A verification that comes
 * later than that is late, and its lateness is no wait.
 */
function waitForEffect(one: Case, context: ClockContext): Deadline["wait"] {
  const { cutInAt, verifiedAt } = one.complaint;
  const wanted = dateOf("D-07", one, context);
  if (cutInAt === null || wanted === undefined) return undefined;
  const until = verifiedAt !== null && verifiedAt < wanted ? verifiedAt : wanted;
  return { from: cutInAt, until, days: Math.max(0, daysBetween(cutInAt, until)) };
}

/** The date by which the customer wants the answer, as it stands after an extension they granted. */
const customersDate = (one: Case, context: ClockContext): string | undefined => dateOf("D-13", one, context);

function dateOf(id: ClockId, one: Case, context: ClockContext): string | undefined {
  const clock = context.procedure.clocks.find((each) => each.id === id);
  return clock && deadlinesOf(clock, one, context, false)[0]?.due;
}

function pause({ from, until, reason }: ClockChange, now: string): Pause {
  const today = dayOf(now);
  const begun = from ?? today;
  const end = until !== null && until < today ? until : today;
  return { from: begun, until, days: Math.max(0, daysBetween(begun, end)), reason: reason ?? "" };
}
