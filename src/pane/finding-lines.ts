import type { Finding } from "../actions/check-register";
import { labelOf, sayIssue } from "../texts/say";
import type { Texts } from "../texts/zh";
import { severities } from "./finding-rows";
import type { FindingLine } from "../workbook/sheet";

/** Findings as they stand in 校验结果, worst first, in the language of the pane. */
export const findingLines = (found: readonly Finding[], texts: Texts): readonly FindingLine[] =>
  [...found].sort(byWorst).map(({ table, row, complaintNo, issue }) => {
    const [field] = issue.fields;
    return {
      severity: texts.severity[issue.severity],
      rule: issue.rule,
      complaintNo: complaintNo ?? "",
      field: field === undefined ? "" : labelOf(texts, table, field),
      sentence: sayIssue(texts, issue, table),
      proposal: issue.fix?.value ?? "",
      at: row === undefined ? undefined : { table, row, field },
    };
  });

const byWorst = (left: Finding, right: Finding): number =>
  severities.indexOf(left.issue.severity) - severities.indexOf(right.issue.severity);
