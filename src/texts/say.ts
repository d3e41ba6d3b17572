import { fieldsOf, type TableName } from "../records/tables";
import { complaintFields } from "../records/complaint";
import { productLineFields } from "../records/product-line";
import type { Fields } from "../records/field";
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
