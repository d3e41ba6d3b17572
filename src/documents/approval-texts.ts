import { approvalSteps } from "../procedure/terms";
import type { Approval } from "../records/parts";
import type { ApprovalStanding } from "../rules/flow/approvals";
import type { ComplaintInput, Texts } from "./form-input";
import { sayWord } from "./words";

/** What a form may tell of an approval, each under `签核：步骤`, `签核日期：步骤` and so on. */
export const approvalTags = ["签核", "签核日期", "签核结论", "签核意见"] as const;

/** Steps whose signature the customer is shown, too: those of the 8D (§6.1.9). */
const shownToCustomer: ReadonlySet<string> = new Set(["8D审核", "8D批准"]);

/** Tags of the other steps, which the customer's copy leaves empty. */
export const signatureTagsHidden: readonly string[] = Object.keys(approvalSteps)
  .filter((step) => !shownToCustomer.has(step))
  .flatMap((step) => approvalTags.map((tag) => `${tag}：${step}`));

/** The approvals as they are printed: a record of who agreed, never the likeness of a signature. */
export function approvalTexts(
  standings: readonly ApprovalStanding[],
  { copy, language }: Pick<ComplaintInput, "copy" | "language">,
): Texts {
  const texts: Texts = {};
  for (const step of Object.keys(approvalSteps))
    for (const tag of approvalTags) texts[`${tag}：${step}`] = "";
  for (const { rule, standing, approval } of standings) {
    if (!approval || (copy === "customer" && !shownToCustomer.has(rule.step))) continue;
    texts[`签核：${rule.step}`] = signature(standing, approval, { copy, language });
    texts[`签核日期：${rule.step}`] = (approval.signedAt ?? "").slice(0, 10);
    texts[`签核结论：${rule.step}`] = standing === "void" ? "" : (approval.verdict ?? "");
    texts[`签核意见：${rule.step}`] = copy === "customer" ? "" : (approval.opinion ?? "");
  }
  return texts;
}

/**
 * 电子记录 · 姓名 · 时间; 纸质签核 · 代理人（代 姓名） · 日期: first whoever held the pen. What does not count any more says
 * so. Who the deputy was stays in the house; that the principal did not sign himself is told the customer, too.
 */
function signature(
  standing: ApprovalStanding["standing"],
  { medium, name, deputy, signedAt }: Approval,
  { copy, language }: Pick<ComplaintInput, "copy" | "language">,
): string {
  const say = (word: string): string => sayWord(word, language === "en" ? "en" : "zh");
  const onPaper = medium === "纸质";
  const kind = {
    given: say(onPaper ? "纸质签核" : "电子记录"),
    refused: say("已退回"),
    void: say("已失效（内容有变更）"),
    role: say("角色不符，未生效"),
    missing: "",
  }[standing];
  const principal = name ?? "";
  const isDeputy = deputy !== null && deputy !== "" && deputy !== name;
  const onBehalf = `${say("代")} ${principal}`.trim();
  const person = !isDeputy ? principal : copy === "internal" ? `${deputy}（${onBehalf}）` : onBehalf;
  const moment = (signedAt ?? "").slice(0, onPaper ? 10 : 16);
  return [kind, person, moment].filter((word) => word !== "").join(" · ");
}
