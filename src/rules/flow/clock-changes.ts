import type { ClockRule, Procedure } from "../../procedure/procedure";
import type { ClockChange } from "../../records/parts";
import { type Case, dayOf, type Masters } from "../case";
import { mayApprove } from "./approvals";
import { isMajor } from "./conditions";
import type { Run } from "./moments";
import { inOrder } from "./order";

/** 期限调整 (§6.1.8 特殊情况除外, G-10): extensions move a clock's date, pauses are only shown. */

/** A wait for the customer: shown with its days, never deducted (catalogue §7.2). */
export interface Pause {
  readonly from: string;
  /** Null while it lasts. */
  readonly until: string | null;
  /** Natural days so far. */
  readonly days: number;
  readonly reason: string;
}

/** Which clock a row means: by its id or its name, and, of one that goes once a row of a list, `D-06/2` for row 2. */
export function clockMeant(
  { clock }: Pick<ClockChange, "clock">,
  { clocks }: Procedure,
): { readonly rule: ClockRule; readonly line: number | undefined } | undefined {
  const [name = "", line] = (clock ?? "").trim().split("/");
  const rule = clocks.find(({ id, label }) => id === name || label.zh === name || label.en === name);
  return rule && { rule, line: line === undefined ? undefined : Number(line) };
}

/** The rows of 期限调整 about one going of a clock; `only` says that the clock goes once in this case. */
export const changesOf = (
  one: Case,
  clock: ClockRule,
  { line }: Run,
  only: boolean,
  procedure: Procedure,
): readonly ClockChange[] =>
  one.parts.clockChange.filter((each) => {
    const meant = clockMeant(each, procedure);
    return meant?.rule.id === clock.id && (meant.line === line || (meant.line === undefined && only));
  });

/** Has it all that an extension needs (date, reason, approver and when), or a pause (start, reason)? */
export const isComplete = ({ kind, from, until, reason, approvedBy, approvedAt }: ClockChange): boolean =>
  kind !== null &&
  reason !== null &&
  (kind === "暂停" ? from !== null : until !== null && approvedBy !== null && approvedAt !== null);

/** Does it end before the clock begins? */
export const endsEarly = ({ until }: Pick<ClockChange, "until">, startedAt: string): boolean =>
  until !== null && until < dayOf(startedAt);

/** The role that may extend a clock of this case (G-10). */
export const extensionRole = (one: Case, procedure: Procedure): string =>
  procedure.extensionBy[isMajor(one, { procedure }) ? "major" : "minor"];

/**
 * The extension that counts: of several, the one written last. One without date, reason or approver does not count, nor
 * one from before a clock that has begun anew or to a day before it, nor one by somebody who may not extend. `isDate`
 * says that the start of the clock is itself the date, of which any approval is older.
 */
export function extensionOf(
  one: Case,
  changes: readonly ClockChange[],
  { startedAt, isDate }: { readonly startedAt: string; readonly isDate: boolean },
  procedure: Procedure,
  masters: Pick<Masters, "people"> | undefined,
): ClockChange | undefined {
  const counting = changes
    .filter((each) => each.kind === "延期" && isComplete(each) && !endsEarly(each, startedAt))
    .filter(({ approvedAt }) => isDate || (approvedAt ?? "") >= dayOf(startedAt));
  if (counting.length === 0) return undefined;
  const role = extensionRole(one, procedure);
  return counting
    .filter(({ approvedBy }) => !masters || mayApprove(approvedBy, role, masters))
    .sort(inOrder)
    .at(-1);
}
