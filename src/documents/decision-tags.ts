import { complaintFields } from "../records/complaint";
import type { Case } from "../rules/case";
import { assessGrade } from "../rules/grade";
import { awaitedApproval } from "../rules/flow/awaited";
import { contentCodeOf, eightDInHand } from "../rules/flow/content";
import type { FlowContext } from "../rules/flow/context";
import { stateOf } from "../rules/flow/gates";
import { planIssues } from "../rules/flow/measures";
import type { TemplateValues } from "./fill";
import { headTexts } from "./form-head";
import type { FormInput, Texts } from "./form-input";
import { printValue } from "./print";
import { sayWord } from "./words";

/** Whose instruction the sheet is for. */
const ROLE = "总经理";

/** The cases that wait for the general manager, the longest waiting first (§6.1.7, §6.1.9). */
export const casesToDecide = (cases: readonly Case[], context: FlowContext): readonly Case[] =>
  cases
    .filter((one) => {
      const awaited = awaitedApproval(one, context);
      if (awaited?.role !== ROLE) return false;
      return awaited.state === stateOf(one) || planIssues(one).length === 0;
    })
    .sort((left, right) => (left.complaint.receivedAt ?? "").localeCompare(right.complaint.receivedAt ?? ""));

/** 总经理批示汇总: a row a case, each with the code of what is decided. */
export function decisionTags(cases: readonly Case[], input: FormInput): TemplateValues {
  return {
    texts: { ...headTexts(input, ""), 件数: String(cases.length) },
    lists: { 案件: cases.map((one) => decisionRow(one, input)) },
    pictures: { 公司标志: input.pictures?.logo ?? null, 条码: null },
  };
}

function decisionRow(one: Case, { context, language }: FormInput): Texts {
  const { complaint } = one;
  const step = awaitedApproval(one, context)?.step;
  const say = (word: string): string => sayWord(word, language === "en" ? "en" : "zh");
  const grade = complaint.level ?? assessGrade(complaint, context.procedure).grade;
  return {
    客诉编号: complaint.complaintNo ?? "",
    客户名称: complaint.customer ?? "",
    投诉日期: (complaint.receivedAt ?? "").slice(0, 10),
    事由: [
      ...[complaint, ...one.lines].map(({ partNo, model, lotNo }) =>
        [partNo, model, lotNo].filter((word) => word !== null).join(" "),
      ),
      complaint.complaintText ?? "",
    ]
      .filter((line) => line !== "")
      .join("\n"),
    级别: say(grade),
    原因: complaint.preliminaryCause ?? "",
    责任归属: say(complaint.liability ?? ""),
    责任单位: complaint.respUnit ?? complaint.supplier ?? "",
    请批事项: step === undefined ? "" : say(step),
    建议: proposal(one, step),
    内容码: step === undefined ? "" : contentCodeOf(one, step, context.procedure),
  };
}

/** What is put before the general manager: what the customer asks for, the measures, or the 8D. */
function proposal(one: Case, step: string | undefined): string {
  const { complaint, parts } = one;
  if (step === "8D批准") {
    const eightD = eightDInHand(one);
    const causes = [eightD?.occurrenceCause, eightD?.escapeCause].filter((cause) => cause != null);
    return [`8D ${eightD?.d8No ?? ""} V${eightD?.version ?? 1}`, ...causes].join("\n");
  }
  const measures = (step === "对策可行性" ? parts.measure : [])
    .filter(({ status }) => status !== "取消")
    .map(({ type, content, owner, due }) =>
      [`${type ?? ""}：${content ?? ""}`, owner, due].filter((word) => word !== null).join(" "),
    );
  const { label } = complaintFields.customerDemand;
  const demand = printValue(complaintFields.customerDemand, complaint.customerDemand, "").replace(
    /\n/gu,
    "；",
  );
  return [...(demand === "" ? [] : [`${label.zh}：${demand}`]), ...measures].join("\n");
}
