import { approvalSteps } from "../procedure/terms";
import { eightDFields, partNames, partTables } from "../records/parts";
import { productLineFields } from "../records/product-line";
import { lineFields } from "../rules/case";
import { verdicts } from "../rules/letters";
import { approvalTags } from "./approval-texts";
import type { Box } from "./box";
import { columnsOf, goodsColumns } from "./case-lists";

/** Tags of a form besides the fields of the records. */
export const formTags = [
  "公司名称",
  "文件编号",
  "程序版本",
  "表单名称",
  "表单英文名称",
  "表单编号",
  "版本",
  "联次",
  "打印时间",
  "打印日期",
  "内容码",
  "日志码",
] as const;

/** Tags of a form about a case that are worked out from it. */
export const caseTags = [
  "级别",
  "级别说明",
  "各料号",
  "各型号",
  "各批号",
  "项数",
  "数量合计",
  "不良合计",
  "不良率合计",
  "受理日",
  "验证批数要求",
  "验证天数要求",
  "费用合计",
  "已分发单位",
] as const;

/** Tags of the approvals: `签核：总经理批示`. */
export const signatureTags: readonly string[] = approvalTags.flatMap((tag) =>
  Object.keys(approvalSteps).map((step) => `${tag}：${step}`),
);

/** Tags of the 8D in hand. */
export const eightDTags: readonly string[] = columnsOf(eightDFields).filter((tag) =>
  /[\u4E00-\u9FFF]/u.test(tag),
);

const lineTags = ["序号", ...lineFields.flatMap((id) => [productLineFields[id].label.zh, id])];
const measureTags = columnsOf(partTables.measure.fields);

/** The lists that hang on a case, by their Chinese names. */
const partLists: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  partNames.map((table) => [partTables[table].label.zh, columnsOf(partTables[table].fields)]),
);

/** The lists of a form about a case and their columns. */
export const caseFormLists: Readonly<Record<string, readonly string[]>> = {
  明细: lineTags,
  附页明细: lineTags,
  附页文字: ["栏目", "内容"],
  照片: ["左", "右", "左说明", "右说明"],
  ...partLists,
  对策: measureTags,
  现行措施: measureTags,
  应急措施: measureTags,
  长期措施: measureTags,
  清查处置: goodsColumns,
  围堵: columnsOf(partTables.sweep.fields),
  隔离品: [...columnsOf(partTables.sweep.fields), "料号", "条码"],
  参会人: ["姓名", "部门"],
};

/** The lists of 总经理批示汇总 and of the flow chart. */
export const decisionColumns = [
  "客诉编号",
  "客户名称",
  "投诉日期",
  "事由",
  "级别",
  "原因",
  "责任归属",
  "责任单位",
  "请批事项",
  "建议",
  "内容码",
] as const;
export const chartColumns = ["负责", "状态", "期限", "依据", "签核", "下一步", "退回"] as const;

/** What a form may make a row depend on, besides a list that has rows and a field that is filled in. */
export const conditions: readonly string[] = [
  "内部",
  "客户",
  "多项",
  "附页",
  "致歉",
  "不致歉",
  "已验证",
  ...Object.values(verdicts),
];

/** A field in a box of its own size: `{{投诉原因/80x6}}` shows 80 half-width columns and 6 lines, the rest goes to the 附页. */
const BOXED = /^([^@☑/][^/]*)\/(\d{1,3})[x×*](\d{1,3})$/u;

/** The field and the box of a tag such as `投诉原因/80x6`. */
export function readBox(tag: string): { readonly field: string; readonly box: Box } | undefined {
  const [, field, columns, lines] = BOXED.exec(tag) ?? [];
  return field === undefined ? undefined : { field, box: { columns: Number(columns), lines: Number(lines) } };
}

/** A list as a tag names it: `清查×7` has always seven rows, `分发+8` at least eight. */
export function readListName(name: string): {
  readonly list: string;
  readonly size?: number;
  readonly atLeast: boolean;
} {
  const [, list, sign, size] = /^(.+?)([×x*+＋])(\d{1,2})$/u.exec(name) ?? [];
  return list === undefined
    ? { list: name, atLeast: false }
    : { list, size: Number(size), atLeast: sign === "+" || sign === "＋" };
}

/** What the condition `若…` of a row asks about; none where the list is no condition. */
export const conditionOf = (list: string): string | undefined => /^若(.+)$/u.exec(list)?.[1];
