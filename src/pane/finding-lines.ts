import type { Finding } from "../actions/check-register";
import { labelOf, sayIssue } from "../texts/say";
import type { Texts } from "../texts/zh";
import type { FindingLine } from "../workbook/sheet";

/** Findings as they stand in 校验结果, in the language of the pane. */
export const findingLines = (found: readonly Finding[], texts: Texts): readonly FindingLine[] =>
  found.map(({ table, row, complaintNo, issue }) => {
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
