import type { Condition } from "../../procedure/flow";
import { type Case, isAboutProduct } from "../case";
import { assessGrade } from "../grade";
import { totalAccepted } from "./costs";
import type { FlowContext } from "./context";

type Rules = Pick<FlowContext, "procedure">;

/** What each condition of the procedure means for a case. */
const meanings: Readonly<Record<Condition, (one: Case, context: Rules) => boolean>> = {
  major: isMajor,
  product: ({ complaint }) => isAboutProduct(complaint),
  searched: ({ parts }) => parts.sweep.length > 0 || parts.disposition.length > 0,
  complaint: ({ complaint }) => complaint.recordType !== "建议",
  suggestion: ({ complaint }) => complaint.recordType === "建议",
  upheld: ({ complaint: { liability } }) => liability === null || !notUpheld.has(liability),
  notUpheld: ({ complaint: { liability } }) => liability !== null && notUpheld.has(liability),
  ours: ({ complaint }) => complaint.liability === "我司",
  others: ({ complaint: { liability } }) => liability === "供应商" || liability === "物流",
  supplier: ({ complaint }) => complaint.liability === "供应商",
  eightD: needsEightD,
  noEightD: (one, context) => !needsEightD(one, context),
  lineRisk: ({ complaint }) => complaint.lineRisk === true,
  onsite: ({ complaint, parts }) => complaint.onsite === true || parts.visit.length > 0,
  repeat: ({ complaint }) => complaint.repeatFlag === true,
  split: isSplitDue,
  surveyed: (_, { procedure }) => procedure.surveyRequired,
};

export const notUpheld: ReadonlySet<string> = new Set(["客户", "非我司产品", "无法判定"]); // §6.1.4, G-24

export const holds = (conditions: readonly Condition[] | undefined, one: Case, context: Rules): boolean =>
  (conditions ?? []).every((condition) => meanings[condition](one, context));

/** 重大, or not graded yet and not plainly 一般: until somebody has chosen, the case runs on the 重大 path (G-01). */
export function isMajor({ complaint }: Case, { procedure }: Rules): boolean {
  return (complaint.level ?? assessGrade(complaint, procedure).grade) !== "一般";
}

/** Whether the case needs an 8D: where we or the supplier are liable for goods, all of them or those of G-11. */
export function needsEightD(one: Case, context: Rules): boolean {
  const { liability, customerDemand, repeatFlag } = one.complaint;
  if (!isAboutProduct(one.complaint) || (liability !== "我司" && liability !== "供应商")) return false;
  if (context.procedure.eightDFor === "all") return true;
  return isMajor(one, context) || repeatFlag === true || (customerDemand ?? "").includes("8D");
}

/** From G-22: a 重大 case that costs anything, and any case from the threshold on, is split between those responsible. */
function isSplitDue(one: Case, context: Rules): boolean {
  const total = totalAccepted(one);
  if (one.parts.share.length > 0) return true;
  return total >= context.procedure.splitFrom || (total > 0 && isMajor(one, context));
}
