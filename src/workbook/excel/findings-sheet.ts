import type { FindingLine } from "../sheet";
import type { OwnLine, OwnSheet } from "./own-sheet";

/** 校验结果: what a check has found. */
export const findingsSheet: OwnSheet = {
  name: "校验结果",
  mark: "_kesu.findings",
  columns: [
    { label: "级别", points: 50 },
    { label: "规则", points: 50 },
    { label: "客诉编号", points: 80 },
    { label: "位置", points: 90 },
    { label: "栏目", points: 110 },
    { label: "问题", points: 420 },
    { label: "建议", points: 220 },
  ],
};

export const findingLine = ({
  severity,
  rule,
  complaintNo,
  at,
  field,
  sentence,
  proposal,
}: FindingLine): OwnLine => [severity, rule, complaintNo, { at }, field, sentence, proposal];
