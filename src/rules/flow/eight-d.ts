import type { EightD } from "../../records/parts";
import type { Case, RuleContext } from "../case";
import { type Issue, issue } from "../issue";
import { dayOfWayBack } from "./order";
import { eightDInHand, eightDOf } from "./content";
import { unmet } from "./unmet";

const at = (eightD: EightD) => ({
  part: { table: "eightD" as const, ...(eightD.id !== null && { id: eightD.id }) },
});
const missing = (eightD: EightD, rule: "V-47" | "V-49", field: keyof EightD): Issue[] =>
  eightD[field] === null ? [{ ...issue(rule, "block", field, { code: "missing" }), ...at(eightD) }] : [];

/** There is an 8D with a number. */
export function recordIssues(one: Case): Issue[] {
  const eightD = eightDOf(one);
  if (!eightD) return [unmet("V-47", "eightD-missing", [], { part: "eightD" })];
  return missing(eightD, "V-47", "d8No");
}

const WHOLE = 10_000;

/** V-47: why it arose and why it was not found, both verified; contributions, where they are given, make 100 %. */
export function causesIssues(one: Case): Issue[] {
  const eightD = eightDOf(one);
  if (!eightD) return [];
  const shares = [eightD.occurrenceShare, eightD.escapeShare, eightD.systemicShare];
  const sum = shares.reduce<number>((total, share) => total + Math.round((share ?? 0) * WHOLE), 0);
  const given = shares.some((share) => share !== null);
  return [
    ...missing(eightD, "V-47", "occurrenceCause"),
    ...missing(eightD, "V-47", "escapeCause"),
    ...(eightD.causesVerified === true
      ? []
      : [
          unmet("V-47", "causes-unverified", [], {
            part: "eightD",
            id: eightD.id,
            fields: "causesVerified",
          }),
        ]),
    ...(given && sum !== WHOLE
      ? [
          unmet("V-47", "contribution-sum", [(sum / 100).toFixed(2)], {
            part: "eightD",
            id: eightD.id,
            fields: ["occurrenceShare", "escapeShare", "systemicShare"],
          }),
        ]
      : []),
  ];
}

/** V-49: at least one document was changed (§6.4.1). */
export function documentIssues(one: Case): Issue[] {
  const eightD = eightDOf(one);
  return eightD ? missing(eightD, "V-49", "documents") : [];
}

/** §6.1.9: the 8D went to the customer; the one of an earlier case did with that, so this one has its own answer. */
export function sentIssues(one: Case): Issue[] {
  const eightD = eightDInHand(one);
  if (!eightD && one.complaint.customerReplyAt === null && eightDOf(one))
    return [issue("V-50", "block", "customerReplyAt", { code: "missing" })];
  return eightD && eightD.sentAt === null
    ? [unmet("V-50", "eightD-unsent", [], { part: "eightD", id: eightD.id, fields: "sentAt" })]
    : [];
}

/** §6.1.9: it was distributed 依权限; what went out before the case was sent back was another version. */
export function distributionIssues(one: Case, { now }: Pick<RuleContext, "now">): Issue[] {
  const since = dayOfWayBack(one, now);
  const isSent = one.parts.distribution.some(
    ({ recipient, sentAt }) => recipient !== null && sentAt !== null && sentAt >= since,
  );
  return isSent ? [] : [unmet("V-50", "distribution-missing", [], { part: "distribution" })];
}
