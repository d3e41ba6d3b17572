import { minutesBetween } from "../../procedure/day";
import type { State } from "../../procedure/terms";
import type { Approval, Transition } from "../../records/parts";
import { type Case, dayOf, withoutMidnight } from "../case";

/**
 * What came before what. Computers' clocks differ by minutes, and by days where one is set wrong; so rows are ordered by
 * what their writer saw: by their number in the list, and an approval by the step of 流转 it followed (V-50).
 */

interface Numbered {
  readonly id: string | null;
  readonly lineNo: number | null;
}

/** In the order they were written: a row's number is above those its writer saw; of two written at once, by id. */
export const inOrder = (left: Numbered, right: Numbered): number =>
  (left.lineNo ?? 0) - (right.lineNo ?? 0) || ((left.id ?? "") < (right.id ?? "") ? -1 : 1);

/** Is a day or moment before another? A day and a moment of that day are not. */
export function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** Minutes by which the clocks of two computers, or a watch, may differ before it is worth a word. */
export const CLOCKS_DIFFER = 30;

/** Is a day or moment before another, whosever clocks they were read from? Moments of one half-hour are not. */
export const isPlainlyBefore = (one: string, other: string): boolean =>
  isBefore(one, other) &&
  (one.length < 16 || other.length < 16 || minutesBetween(one, other) > CLOCKS_DIFFER);

/** When an approval was signed; of a paper that bears no hour, the day. */
export const signedOn = ({ medium, signedAt }: Pick<Approval, "medium" | "signedAt">): string =>
  medium === "纸质" ? withoutMidnight(signedAt ?? "") : (signedAt ?? "");

/** Did a person write down when it was signed? Else it is the clock of the computer it was entered on. */
export const isDateTyped = ({ signedAt, enteredAt }: Pick<Approval, "signedAt" | "enteredAt">): boolean =>
  signedAt !== enteredAt;

/** The steps of a case in the order they were taken. */
export const stepsTaken = ({ parts }: Pick<Case, "parts">): readonly Transition[] =>
  [...parts.transition].sort(inOrder);

/** What an approval given now follows: the last step of 流转, or, before any, the registration of the case itself. */
export const lastStepOf = (one: Case): string | null => stepsTaken(one).at(-1)?.id ?? one.complaint.id;

/** The last way back of a case, to any state or to those that are meant. */
export const lastWayBack = (
  one: Pick<Case, "parts">,
  isMeant: (to: State) => boolean = () => true,
): Transition | undefined =>
  stepsTaken(one)
    .filter(({ kind, to }) => (kind === "退回" || kind === "重开") && to !== null && isMeant(to))
    .at(-1);

/**
 * The day of a case's last way back as far as it is known: a step was not taken after what followed it, whatever the
 * clock of the computer it was taken on said; "" where there was none.
 */
export function dayOfWayBack(one: Case, now: string): string {
  const back = lastWayBack(one);
  return back ? dayOf(earliest([momentOf(back, one), now])) : "";
}

/** When a step was taken: not after anything that followed it. */
function momentOf(step: Transition, one: Case): string {
  const steps = stepsTaken(one);
  const later = steps.slice(steps.indexOf(step) + 1);
  const given = one.parts.approval.filter((each) => follows(each, step, one) === true);
  return earliest([step.at, ...later.map(({ at }) => at), ...given.map(({ enteredAt }) => enteredAt)]);
}

const earliest = (moments: readonly (string | null)[]): string =>
  moments.reduce<string>((first, at) => (at !== null && (first === "" || at < first) ? at : first), "");

/** Was an approval entered after a step? Undefined where the row does not say: registers of before keep no such thing. */
function follows(approval: Approval, step: Transition, one: Case): boolean | undefined {
  if (approval.after === null) return undefined;
  const steps = stepsTaken(one);
  const at = steps.findIndex(({ id }) => id === approval.after);
  if (at < 0) return approval.after === one.complaint.id ? false : undefined;
  return at >= steps.indexOf(step);
}

/**
 * Does an approval belong to what came after a step back: entered after it, and not signed on paper before it? In a row
 * that does not say what it followed the clocks have the word, as ever.
 */
export function isGivenAfter(approval: Approval, back: Transition, one: Case): boolean {
  const isLater = follows(approval, back, one);
  if (isLater === undefined)
    return (approval.id ?? "") > (back.id ?? "") && !isBefore(signedOn(approval), back.at ?? "");
  return isLater && !(isDateTyped(approval) && isPlainlyBefore(signedOn(approval), momentOf(back, one)));
}

/** Was an approval given before another one, which has to come first? */
export function isGivenTooEarly(approval: Approval, first: Approval): boolean {
  const [own, other] = [signedOn(approval), signedOn(first)];
  const isEnteredLater = inOrder(first, approval) < 0;
  if (isDateTyped(approval) && isDateTyped(first)) return isBefore(own, other);
  if (!isDateTyped(approval)) return !isEnteredLater && (!isDateTyped(first) || isBefore(dayOf(own), other));
  // a paper entered after a word that a computer dated: that word is not of later than its entry
  return isBefore(own, isEnteredLater ? dayOf(earliest([other, approval.enteredAt])) : dayOf(other));
}

/** The latest moment the case knows of: a computer whose clock is slow is not the first to live it. */
export function latestKnown({ complaint, parts }: Case, now: string): string {
  const stamps = [
    complaint.registeredAt,
    ...parts.transition.map(({ at }) => at),
    ...parts.approval.map(({ enteredAt }) => enteredAt),
  ];
  return stamps.reduce<string>((last, at) => (at !== null && at > last ? at : last), now);
}
