import { type Case, hasReached, type RuleContext } from "../case";
import { type Issue, issue, type Severity } from "../issue";
import { changedApprovals } from "./approvals";
import { surveyIssues } from "./checks";
import { isMajor } from "./conditions";
import { eightDInHand } from "./content";
import { unheldIssues } from "./deputies";
import { negativeShares, partyIssues, rateIssues, shareSum } from "./costs";
import { consentIssues, excessIssues, placeIssues, sweepIssues } from "./goods";
import { isBefore } from "./order";
import { skippedStates } from "./skipped";
import { betweenClocks } from "./stamped";
import { unmet } from "./unmet";

/**
 * What must hold of a case whatever step comes next (V-30, V-31, V-41…V-46, V-50, V-55): the lists that hang on it, its
 * approvals, its state. A 草稿 owes nothing yet, a withdrawn case nothing any more.
 */
export function standingIssues(one: Case, context: RuleContext): Issue[] {
  const { status } = one.complaint;
  if (!hasReached(status, "已登记") || status === "已撤销") return [];
  return [
    ...skippedStates(one, context.procedure),
    ...betweenClocks(eightDOrder(one), one, context),
    ...verdictIssues(one),
    ...goodsIssues(one, context),
    ...rateIssues(one),
    ...negativeShares(one),
    ...shareSum(one).map((each) => ({ ...each, severity: laterOr(one, "warn") })),
    ...partyIssues(one),
    ...changedApprovals(one, context),
    ...one.parts.approval.flatMap(unheldIssues),
    ...(context.procedure.surveyRequired && isClosing(one) ? as("warn", surveyIssues(one, context)) : []),
  ];
}

const as = (severity: Severity, issues: readonly Issue[]): Issue[] =>
  issues.map((each) => ({ ...each, severity }));

/** Has the case passed the gate behind which nothing may be open any more? */
const isClosing = ({ complaint: { status } }: Case): boolean => hasReached(status, "待结案");
const laterOr = (one: Case, before: Severity): Severity => (isClosing(one) ? "block" : before);

/** V-30: the 8D is handed in between the unit's reply and the verdict. */
function eightDOrder(one: Case): Issue[] {
  const { unitRepliedAt, verifiedAt } = one.complaint;
  const eightD = eightDInHand(one);
  if (!eightD || eightD.submittedAt === null) return [];
  const part = { table: "eightD", ...(eightD.id !== null && { id: eightD.id }) } as const;
  const submitted = eightD.submittedAt;
  return [
    ...(unitRepliedAt !== null && isBefore(submitted, unitRepliedAt)
      ? [
          issue("V-30", "block", ["submittedAt", "unitRepliedAt"], {
            code: "date-before",
            first: submitted,
            second: unitRepliedAt,
          }),
        ]
      : []),
    ...(verifiedAt !== null && isBefore(verifiedAt, submitted)
      ? [
          issue("V-30", "block", ["submittedAt", "verifiedAt"], {
            code: "date-order",
            first: submitted,
            second: verifiedAt,
          }),
        ]
      : []),
  ].map((each) => ({ ...each, part }));
}

/** V-41: a case whose measures did not work is sent back, not closed. */
function verdictIssues(one: Case): Issue[] {
  const { verifyResult } = one.complaint;
  return isClosing(one) && (verifyResult === "无效" || verifyResult === "部分有效")
    ? [unmet("V-41", "verify-ineffective", [verifyResult], { fields: "verifyResult" })]
    : [];
}

/** V-44, V-45, V-46. A disposition may be planned before the customer agrees, and a sweep take its time until closing. */
function goodsIssues(one: Case, context: RuleContext): Issue[] {
  const { sweep, disposition } = one.parts;
  if (sweep.length === 0 && disposition.length === 0) return [];
  const done = new Set(disposition.filter(({ doneAt }) => doneAt !== null).map(({ id }) => id));
  const answers = sweepIssues(one, context).filter(
    ({ problem }) => isClosing(one) || (problem.code === "unmet" && problem.need === "sweep-reason"),
  );
  return [
    ...consentIssues(one).map((each) => ({
      ...each,
      severity: done.has(each.part?.id ?? "") ? ("block" as const) : laterOr(one, "warn"),
    })),
    ...excessIssues(one, context),
    ...placeIssues(one),
    ...(sweep.length === 0 ? [] : as(isMajor(one, context) ? "block" : "warn", answers)),
  ];
}
