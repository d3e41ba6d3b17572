import { lineFields } from "../rules/case";
import { productLineFields } from "../records/product-line";
import type { Box } from "./box";

/** Tags of a form besides the fields of the records. */
export const formTags = [
  "公司名称",
  "文件编号",
  "表单名称",
  "表单英文名称",
  "表单编号",
  "版本",
  "联次",
  "打印时间",
  "内容码",
  "级别",
  "级别说明",
  "项数",
  "数量合计",
  "不良合计",
  "不良率合计",
] as const;

const lineTags = ["序号", ...lineFields.flatMap((id) => [productLineFields[id].label.zh, id])];

/** The lists of a form and their columns; a list named 若… is a condition, whose only column prints nothing. */
export const formLists = {
  明细: lineTags,
  附页明细: lineTags,
  附页文字: ["栏目", "内容"],
  照片: ["左", "右", "左说明", "右说明"],
  若内部: ["此行"],
  若客户: ["此行"],
  若多项: ["此行"],
  若附页: ["此行"],
  若附页文字: ["此行"],
  若照片: ["此行"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A field in a box of its own size: `{{投诉原因/80x6}}` shows 80 half-width columns and 6 lines, the rest goes to the 附页. */
const BOXED = /^([^@☑/][^/]*)\/(\d{1,3})[x×*](\d{1,3})$/u;

/** The field and the box of a tag such as `投诉原因/80x6`. */
export function readBox(tag: string): { readonly field: string; readonly box: Box } | undefined {
  const [, field, columns, lines] = BOXED.exec(tag) ?? [];
  return field === undefined ? undefined : { field, box: { columns: Number(columns), lines: Number(lines) } };
}
