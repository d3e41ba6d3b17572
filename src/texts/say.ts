import { fieldsOf, type TableName } from "../records/tables";
import { complaintFields } from "../records/complaint";
import { productLineFields } from "../records/product-line";
import type { Fields } from "../records/field";
import { approvalSteps } from "../procedure/terms";
import type { VoidedSignature } from "../rules/flow/voided-by";
import type { Issue } from "../rules/issue";
import type { Said, Texts } from "./zh";

/** The label of a field in the language of the texts; the name itself where there is no such field. */
export function labelOf(texts: Texts, table: TableName, field: string): string {
  const own: Fields = fieldsOf(table);
  const list = [own, complaintFields as Fields, productLineFields as Fields].find((fields) =>
    Object.hasOwn(fields, field),
  );
  return list?.[field]?.label[texts.language] ?? field;
}

/** Which signature: "责任单位会签 · 张工 · 2026-11-20"; of a case, its number before. */
export function saySignature(
  { language }: Pick<Texts, "language">,
  { complaintNo, approval: { step, name, deputy, signedAt } }: VoidedSignature,
): string {
  const signed = step === null || language === "zh" ? step : approvalSteps[step];
  const parts = [complaintNo, signed, name, deputy, signedAt?.slice(0, 10)];
  return parts.filter((each) => each !== null && each !== undefined && each !== "").join(" · ");
}

/** An issue as one sentence; of a further product line, the sentence says which. */
export function sayIssue(
  texts: Texts,
  issue: Issue,
  table: TableName = issue.part?.table ?? "complaint",
): string {
  const names = issue.fields.map((field) => labelOf(texts, table, field));
  const say = texts.problems[issue.problem.code] as (said: Said) => string;
  return `${issue.line === undefined ? "" : texts.line(issue.line)}${say({ problem: issue.problem, names })}`;
}
