import type { Finding } from "../actions/check-register";
import { type TableName, tables } from "../records/tables";
import { clauseOf, type Issue } from "../rules/issue";
import { sayIssue } from "../texts/say";
import { zh } from "../texts/zh";

/** An issue as programs read it; the sentence is the Chinese one a person would see. */
export const issueJson = (issue: Issue): object => ({
  rule: issue.rule,
  clause: clauseOf(issue),
  severity: issue.severity,
  fields: issue.fields,
  ...(issue.line !== undefined && { line: issue.line + 2 }),
  ...(issue.part && { part: issue.part }),
  message: sayIssue(zh, issue),
  ...(issue.fix && { fix: issue.fix }),
});

/** A finding of `kesu check`; `table` is the sheet's name, `row` its 1-based row. */
export const findingJson = ({ table, row, complaintNo, cell, issue }: Finding): object => ({
  rule: issue.rule,
  clause: clauseOf(issue),
  severity: issue.severity,
  table: tables[table].label.zh,
  row: row ?? null,
  cell: cell ?? null,
  complaintNo,
  fields: issue.fields,
  message: sayIssue(zh, issue, table),
  ...(issue.fix && { fix: issue.fix }),
});

/** An issue as a line for people: "阻止 V-03 §6.1.1 …（建议：…）". */
export const issueLine = (issue: Issue, table?: TableName): string =>
  `${zh.severity[issue.severity]} ${issue.rule} ${clauseOf(issue)} ${sayIssue(zh, issue, table)}${issue.fix ? `（${zh.fix(issue.fix.value)}）` : ""}`;
