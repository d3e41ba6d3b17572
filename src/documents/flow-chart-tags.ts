import type { StateRule, Step } from "../procedure/flow";
import type { ClockRule, Procedure } from "../procedure/procedure";
import { states, type State } from "../procedure/terms";
import { documents, type DocumentKind } from "./catalogue";
import type { TemplateValues } from "./fill";
import { headTexts } from "./form-head";
import type { FormInput, Texts } from "./form-input";
import { type FormLanguage, sayWord } from "./words";

/** 附件一: the way of a case, drawn from the procedure in force; it changes with the data and with a setting. */
export function flowChartTags(input: FormInput): TemplateValues {
  const { procedure } = input.context;
  const onTheWay = procedure.flow.filter(({ steps }) => steps.some(({ kind }) => kind === "推进"));
  const ends = procedure.flow.filter(({ state }) => isGoal(state, procedure));
  return {
    texts: { ...headTexts(input, ""), 撤销说明: cancelText(procedure, input.language) },
    lists: {
      流程: onTheWay.map((rule) => chartRow(rule, input)),
      终点: ends.map((rule) => chartRow(rule, input)),
    },
    pictures: { 公司标志: input.pictures?.logo ?? null, 条码: null },
  };
}

/** A state the way forward leads to and from which it leads no further. */
const isGoal = (state: State, { flow }: Procedure): boolean =>
  flow.some(({ steps }) => steps.some(({ kind, to }) => kind === "推进" && to === state)) &&
  !flow.some((rule) => rule.state === state && rule.steps.some(({ kind }) => kind === "推进"));

function chartRow({ state, roles, clocks, steps }: StateRule, { context, language }: FormInput): Texts {
  const { procedure } = context;
  const forward = steps.filter(({ kind }) => kind === "推进");
  const back = steps.filter(({ kind }) => kind === "退回" || kind === "重开");
  const clauses = new Set(forward.map(({ clause }) => clause));
  const say = (word: string): string => sayWord(word, language === "en" ? "en" : "zh");
  const signed = procedure.approvals.filter((each) => each.state === state).map(({ step }) => step);
  const comma = language === "en" ? ", " : "、";
  const papers = (Object.values(documents) as readonly DocumentKind[])
    .filter(({ first }) => first?.includes(state))
    .map(({ form }) => procedure.forms[form].formNo);
  return {
    负责: roles.map(say).join(comma),
    状态: stateName(state, language),
    期限: procedure.clocks
      .filter(({ id, enabled }) => enabled && clocks.includes(id))
      .map((clock) => limitText(clock, procedure, language))
      .join("\n"),
    依据: [[...clauses].join(comma), papers.join(comma)].filter((word) => word !== "").join("\n"),
    签核: signed.map((step) => `${say("签核")} ${say(step)}`).join("\n"),
    下一步: forward.map((step) => arrow(step, language, forward.length > 1)).join("\n"),
    退回: back.map((step) => arrow(step, language, true)).join("\n"),
  };
}

const stateName = (state: State, language: FormLanguage): string =>
  language === "zh" ? state : language === "en" ? states[state] : `${state}\n${states[state]}`;

function arrow({ label, to }: Step, language: FormLanguage, named: boolean): string {
  const words = language === "en" ? label.en : label.zh;
  const goal = language === "en" ? states[to] : to;
  return named ? `${words} → ${goal}` : words;
}

function limitText(
  { label, limit, unit, id }: ClockRule,
  { verification }: Procedure,
  language: FormLanguage,
): string {
  const en = language === "en";
  const name = en ? label.en : label.zh;
  if (id === "D-07")
    return en
      ? `${name}: ${verification.lots} lots, or ${verification.days} days (major ${verification.majorDays})`
      : `${name}：${verification.lots} 批，或 ${verification.days} 天（重大 ${verification.majorDays} 天）`;
  const units = {
    hours: en ? "h" : "小时",
    natural: en ? (limit === 1 ? "day" : "days") : "天",
    workday: en ? `working day${limit === 1 ? "" : "s"}` : "个工作日",
  };
  return limit === 0 ? name : `${name}${en ? ": " : "："}${limit} ${units[unit]}`;
}

/** From where a case may be withdrawn or merged, and by whom. */
function cancelText({ flow }: Procedure, language: FormLanguage): string {
  const steps = flow.flatMap((rule) => rule.steps.filter(({ kind }) => kind === "撤销" || kind === "合并"));
  const labels = [...new Set(steps.map(({ label }) => (language === "en" ? label.en : label.zh)))];
  const roles = [...new Set(steps.flatMap((step) => step.roles))].map((role) =>
    sayWord(role, language === "en" ? "en" : "zh"),
  );
  if (labels.length === 0) return "";
  return language === "en"
    ? `Until it is closed: ${labels.join(", ")} (${roles.join(", ")}), with a reason; the number is never used again.`
    : `结案之前都可以“${labels.join("”或“")}”（${roles.join("、")}），须写理由，编号不再使用。`;
}
