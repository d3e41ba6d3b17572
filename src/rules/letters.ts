import { type Case, hasReached, isAboutProduct } from "./case";
import { notUpheld } from "./flow/conditions";
import type { Need } from "./flow/needs";
import { unmet } from "./flow/unmet";
import { stateOf } from "./flow/gates";
import type { Issue } from "./issue";

/** Letters to the customer: that the complaint has arrived, and what came of it (§4.2.3). */
export type Letter = "acknowledgement" | "reply";

/** What the investigation has come to, as a letter has to say it (§6.1.3–5, G-24). */
export const verdicts = {
  我司: "我司责任",
  供应商: "供应商责任",
  物流: "物流责任",
  客户: "客户责任",
  非我司产品: "非我司产品",
  无法判定: "无法判定",
} as const;
export type Verdict = (typeof verdicts)[keyof typeof verdicts];

/** The verdict of a case; undefined while there is none. */
export const verdictOf = ({ complaint: { liability } }: Case): Verdict | undefined =>
  liability === null ? undefined : verdicts[liability];

/** Do we have to apologise? Only for goods that we, or somebody who works for us, have made. */
export const owesApology = (one: Case): boolean => {
  const verdict = verdictOf(one);
  return verdict === "我司责任" || verdict === "供应商责任";
};

/** Why a letter would be false as the case stands, each with the way out; nothing when it may go out. */
export function letterIssues(letter: Letter, one: Case): Issue[] {
  const { complaintNo } = one.complaint;
  if (complaintNo === null || stateOf(one) === "草稿") return [refusal("letter-unregistered", "complaintNo")];
  return letter === "reply" ? replyIssues(one) : [];
}

function replyIssues(one: Case): Issue[] {
  const state = stateOf(one);
  if (state === "已撤销") return [refusal("letter-withdrawn", "status")];
  if (!hasReached(state, "调查中")) return [refusal("letter-uninvestigated", "status", [state])];
  const { isOurProduct, liability, liabilityReason, preliminaryCause, recordType } = one.complaint;
  const issues: Issue[] = [];
  const isOpen = isOurProduct === null || (isOurProduct === "待确认" && liability !== "无法判定");
  if (isAboutProduct(one.complaint) && isOpen)
    issues.push(refusal("letter-our-product", "isOurProduct", [isOurProduct ?? ""]));
  if (liability === null && recordType !== "建议") issues.push(refusal("letter-liability", "liability"));
  if (liability !== null && isContradiction(isOurProduct, liability))
    issues.push(
      refusal("letter-contradiction", ["isOurProduct", "liability"], [isOurProduct ?? "", liability]),
    );
  const isKnown = [
    preliminaryCause,
    liabilityReason,
    ...one.parts.eightD.map((each) => each.occurrenceCause),
  ].some((cause) => cause !== null && cause.trim() !== "");
  if (liability !== null && notUpheld.has(liability)) {
    if ((liabilityReason ?? "").trim() === "")
      issues.push(refusal("letter-reason", "liabilityReason", [liability]));
  } else if (!isKnown) issues.push(refusal("letter-cause", "preliminaryCause"));
  return issues;
}

/** 我司产品确认 and 责任归属 that cannot both be true. */
const isContradiction = (isOurProduct: string | null, liability: string): boolean =>
  (isOurProduct === "否" && liability !== "非我司产品") ||
  (isOurProduct === "是" && liability === "非我司产品");

const refusal = (need: Need, fields: string | readonly string[], values: readonly string[] = []): Issue =>
  unmet("V-61", need, values, { fields });
