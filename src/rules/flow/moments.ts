import type { ClockRule } from "../../procedure/procedure";
import type { ApprovalStep, State } from "../../procedure/terms";
import { type ComplaintField, complaintFields } from "../../records/complaint";
import type { Measure, PartTable } from "../../records/parts";
import type { Value } from "../../records/field";
import { type Case, dayOf, hasReached, isAboutProduct, type Masters, type RuleContext } from "../case";
import { ruleOf, standingOf } from "./approvals";
import { needsEightD, notUpheld } from "./conditions";
import { eightDInHand, eightDOf } from "./content";
import { stepsTaken } from "./order";
import { rowNo } from "./unmet";

/** What the clocks look at besides the case. */
export interface ClockContext extends Pick<RuleContext, "procedure" | "calendar" | "now"> {
  /** Whose word counts; without it everybody's does. */
  readonly masters?: Pick<Masters, "people">;
}

type Moment = (one: Case, context: ClockContext) => string | null;

/** The moments of the clocks that are more than a field of the case. A day, or a moment where the time is known. */
const moments: Readonly<Record<string, Moment>> = {
  /** A number drawn without 投诉日期时间 starts its clocks at 登记时间. */
  receivedAt,
  /** Of a case that was reopened, the reopening (G-40). */
  openedAt: (one) => reopenedAt(one) ?? receivedAt(one),
  /** A formal reply is a response, too. */
  respondedAt: (one, context) => one.complaint.firstResponseAt ?? repliedAt(one, context),
  repliedAt,
  /** §6.1.7: a suggestion, or a case that is not upheld, does not go to the GM. */
  upheldAt: ({ complaint }) =>
    complaint.recordType === "建议" || isNotUpheld(complaint.liability) ? null : complaint.investigatedAt,
  /** Goods are to be secured (D3) where they may be ours; what the investigation let pass is not asked for again. */
  containmentFrom: (one, context) => {
    const { recordType, liability } = one.complaint;
    const isWanted = recordType !== "建议" && isAboutProduct(one.complaint) && !isNotUpheld(liability);
    const isLetPass = hasPassed(one, "调查中") && containedAt(one, context) === null;
    return isWanted && !isLetPass ? receivedAt(one) : null;
  },
  containedAt,
  /** §6.1.9: the unit has replied and its measures are found feasible, whichever is later. */
  eightDStartAt: (one, context) => {
    const { unitRepliedAt } = one.complaint;
    const feasible = signedAt(one, "对策可行性", context);
    if (unitRepliedAt === null || feasible === null || !needsEightD(one, context)) return null;
    return feasible.slice(0, 10) > unitRepliedAt ? feasible.slice(0, 10) : unitRepliedAt;
  },
  eightDSubmittedAt: (one) => eightDOf(one)?.submittedAt ?? null,
  eightDReviewedAt: (one, context) => signedAt(one, "8D审核", context),
  /** C5: all lasting measures are carried out. */
  executedAt: ({ parts, complaint }, context) => {
    const lasting = parts.measure.filter((each) => isAlive(each) && each.type !== "应急");
    const done = lasting.map(({ doneAt }) => happened(doneAt, context));
    const isDone = done.length > 0 && done.every((day) => day !== null);
    return isDone && complaint.surveyWaiver === null ? latest(done) : null;
  },
  closedAt: ({ complaint: { closedAt, status } }) => (status === "已结案" ? closedAt : null),
  surveyedAt: ({ parts }) => earliest(parts.survey.map(({ day }) => day)),
  /** §6.1.2: a word stands where a number should; once there is one, or a reason why there is none, nothing is pending. */
  quantityPendingFrom: ({ complaint, lines }) =>
    [complaint, ...lines].some(({ defectQty }) => typeof defectQty === "string") &&
    complaint.confirmedDefectQty === null &&
    complaint.qtyUnknownReason === null
      ? (complaint.registeredAt ?? complaint.receivedAt)
      : null,
  /** Nobody writes down when a number came; the clock is gone with it. */
  quantityKnownAt: () => null,
  recoveryDate: ({ complaint }) => (complaint.lineRisk === false ? null : complaint.recoveryDate),
};

/** The case's row as moments see it: receivedAt, else registeredAt. */
function receivedAt({ complaint }: Case): string | null {
  return complaint.receivedAt ?? complaint.registeredAt;
}

/** The earliest containment measure that is done, or place that was checked. */
function containedAt({ parts: { measure, sweep } }: Case, context: ClockContext): string | null {
  return earliest([
    ...measure
      .filter((each) => each.type === "应急" && isAlive(each))
      .map(({ doneAt }) => happened(doneAt, context)),
    ...sweep.filter(({ status }) => status !== null && status !== "未查").map(({ checkedAt }) => checkedAt),
  ]);
}

function repliedAt(one: Case, context: ClockContext): string | null {
  const sentAt = happened(eightDInHand(one)?.sentAt ?? null, context);
  return earliest([one.complaint.customerReplyAt, sentAt]);
}

/** A day that has come; what is written down for tomorrow has not happened. */
const happened = (day: string | null, { now }: ClockContext): string | null =>
  day !== null && day <= dayOf(now) ? day : null;

const isNotUpheld = (liability: string | null): boolean => liability !== null && notUpheld.has(liability);

const isAlive = ({ status }: Measure): boolean => status !== "取消";

/** When the case was last reopened; null where it never was. */
export const reopenedAt = (one: Case): string | null =>
  stepsTaken(one)
    .filter(({ kind }) => kind === "重开")
    .at(-1)?.at ?? null;

/**
 * When an approval was given. What is changed after the case has gone on does not start a clock again; before that the
 * approval has to stand.
 */
function signedAt(one: Case, step: ApprovalStep, { procedure, masters }: ClockContext): string | null {
  if (!one.parts.approval.some((each) => each.step === step)) return null;
  const rule = ruleOf(step, procedure);
  const { standing, approval } = standingOf(one, rule, masters ?? { people: [] });
  const counts = standing === "given" || (standing === "void" && hasPassed(one, rule.state));
  return counts ? (approval?.signedAt ?? null) : null;
}

const hasPassed = ({ complaint: { status } }: Case, state: State): boolean =>
  status !== state && hasReached(status, state);

const earliest = (moments: readonly (string | null)[]): string | null =>
  moments.reduce((first, each) => (each !== null && (first === null || each < first) ? each : first), null);
const latest = (moments: readonly (string | null)[]): string | null =>
  moments.reduce((last, each) => (each !== null && (last === null || each > last) ? each : last), null);

/** One going of a clock: of the case, or of a row in one of its lists. */
export interface Run {
  readonly startedAt: string;
  /** Null while it runs. */
  readonly stoppedAt: string | null;
  readonly part?: { readonly table: PartTable; readonly id: string; readonly label: string };
  /** Which row of its list it is, as people count. */
  readonly line?: number;
  /** Who has it by name, where the row says so. */
  readonly owner?: string | null;
}

/** Where and how often a clock goes, or has gone, in a case. */
export function runsOf(one: Case, clock: ClockRule, context: ClockContext): readonly Run[] {
  if (clock.from === "measure.due")
    return one.parts.measure.flatMap((each, index) => measureRun(each, index, context));
  if (clock.from === "visit.lastDay")
    return one.parts.visit.flatMap((each, index) => visitRun(each, index, context));
  const startedAt = momentOf(one, clock.from, context);
  if (startedAt === null) return [];
  const stoppedAt = momentOf(one, clock.to, context);
  // what began with the first call does not begin anew when the case is reopened
  if (stoppedAt === null && clock.to !== "closedAt" && isOfFirstCall(clock) && reopenedAt(one) !== null)
    return [];
  return [{ startedAt, stoppedAt }];
}

const isOfFirstCall = ({ from }: ClockRule): boolean => from === "receivedAt" || from === "containmentFrom";

function measureRun(each: Measure, index: number, context: ClockContext): Run[] {
  if (each.due === null || !isAlive(each)) return [];
  const line = rowNo(each, index);
  const part = partOf("measure", each.id, `${line} ${each.content ?? ""}`);
  return [{ startedAt: each.due, stoppedAt: happened(each.doneAt, context), part, line, owner: each.owner }];
}

/** A visit without 离场日期 was one of a day. */
function visitRun(each: Case["parts"]["visit"][number], index: number, context: ClockContext): Run[] {
  const end = each.lastDay ?? each.day;
  if (end === null) return [];
  const part = partOf("visit", each.id, each.place ?? end);
  const stoppedAt = happened(each.reportedAt, context);
  return [{ startedAt: end, stoppedAt, part, line: rowNo(each, index) }];
}

/** Letters of a row's own words that are enough to know it by. */
const LABEL = 24;

function partOf(table: PartTable, id: string | null, words: string): NonNullable<Run["part"]> {
  const letters = [...words.replace(/\s+/g, " ").trim()];
  const label = letters.length > LABEL ? `${letters.slice(0, LABEL).join("")}…` : letters.join("");
  return { table, id: id ?? "", label };
}

function momentOf(one: Case, name: string, context: ClockContext): string | null {
  const moment = moments[name];
  if (moment) return moment(one, context);
  if (!Object.hasOwn(complaintFields, name)) throw new Error(`the case has no moment ${name}`);
  const value: Value = one.complaint[name as ComplaintField];
  return typeof value === "string" ? value : null;
}
