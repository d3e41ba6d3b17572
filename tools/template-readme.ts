import { type DocumentName, templates } from "../src/documents/catalogue";
import {
  caseFormLists,
  caseTags,
  chartColumns,
  decisionColumns,
  eightDTags,
  formTags,
} from "../src/documents/form-tags";
import { complaintFields } from "../src/records/complaint";
import type { Field } from "../src/records/field";

/** templates/README.md: how a clerk changes a form in Word, and every tag there is. */

const GUIDE = `# 模板

Kesu 打印的表单就是这里的 Word 文件，品保可以直接在 Word（或 WPS）里改。{{files}}

## 怎么改

1. 先复制一份备份，再用 Word 打开，像改普通文件一样改版面、字体、行高、文字。
2. 要打印台账里的内容，就在那个位置打一个字段：\`{{客户名称}}\`。字段名见下面的清单，中文名、英文名都行。
3. 存成 .docx（不加密、不带宏），然后检查：\`kesu template lint 客户投诉处理单.docx\`。有错会指出在哪一段、怎么改。
4. 改坏了就退回去：用备份覆盖，或 \`git checkout templates/\`，或 \`npx tsx tools/build-templates.ts\` 重新生成原版。

## 写法

| 写 | 得到 |
|---|---|
| \`{{客户名称}}\` | 该字段的内容；没有内容就是空白，留给手写 |
| \`{{投诉原因/80x6}}\` | 固定大小的格子：每行 80 个半角位（一个汉字占 2），共 6 行；放不下的截断并注“（续见附页）”，全文印在附页。改了格子大小，这两个数要跟着改 |
| \`{{明细.料号}}\` 写在表格的一行里 | 这一行按明细逐行重复；没有数据，这一行就消失 |
| \`{{措施.负责人}}\` 写在表格的一行里 | 案件的每一张清单都可以这样印：措施、清查、处置、费用、分摊、八D报告、审批、分发、期限调整、现场处理、回访、附件、流转。\`{{措施.序号}}\` 是行号，\`{{措施.此行}}\` 什么也不印，只让这一行跟着重复；同一张清单的相邻几行一起重复 |
| \`{{清查处置×7.位置}}\` | 固定 7 行，永远不增减：没有数据的行留给手写，放不下的整张表转到附页（\`{{附页清查处置.位置}}\`） |
| \`{{分发+10.接收人}}\` | 至少 10 行，空行留给手写 |
| \`{{措施.措施/60x2}}\` | 清单的一格也可以有固定大小 |
| \`{{若措施.此行}}\` | 有措施时才印这一行；字段也行：\`{{若归属理由.此行}}\` |
| \`{{签核：总经理批示}}\` | 谁签的、什么时候：“电子记录 · 姓名 · 时间”“纸质签核 · 姓名（代 …） · 日期”，内容改过则为“已失效（内容有变更）”；没有签就空着留给笔。另有 \`{{签核日期：…}}\`、\`{{签核结论：…}}\`、\`{{签核意见：…}}\` |
| \`{{期限：D-03}}\` | 该期限的到期日 |
| \`{{☑样品=随单}}\` | 样品是“随单”时印 ☑，否则印 ☐；一个字段可有多个选项（如客户要求“换货；8D报告”） |
| \`{{若内部.此行}}\` 写在表格的一行里 | 这一行只在内部联出现。同样可用：若客户、若多项（有附加产品）、若附页 |
| \`{{@客户名称}}\` | 标签文字，随表单语言变中文或英文；\`{{@/客户名称}}\` 只在双语表单的下一行印英文，\`{{@+客户名称}}\` 印在后面 |
| 图片的替换文字写 \`{{照片1}}\` | 换成第 1 张照片，按原图比例放进图片框；没有照片就空着。\`{{公司标志}}\` 是公司标志 |
| 图片的替换文字写 \`{{条码}}\` | 客诉编号的条码（Code 128） |
| 表格行里图片的替换文字写 \`{{照片.左}}\` | 每行两张照片，有几张印几张；说明写 \`{{照片.左说明}}\` |

- 花括号用半角、两层、成对：\`{{ }}\`，不要写成 \`｛｛ ｝｝\`。字段里不要有空格。
- 标签可以放在正文、页眉、页脚、文本框、内容控件里。
- 处理单第 1、2 页的行高是“固定值”，所以永远不会变成更多页；请不要改成“最小值”。
- 客户联里，标有“内”的字段一律是空白；清单里的人员、单位、费用也不印。
- 已结案的案件，空白处印“不适用”。
`;

const RAW: Readonly<Record<string, string>> = {
  公司名称: "设置里的公司名称",
  文件编号: "程序文件编号，如 QP-12",
  程序版本: "程序文件版本",
  表单名称: "设置里的表单名称",
  表单英文名称: "双语表单的英文名称",
  表单编号: "如 QP-12-01",
  版本: "表单版本",
  联次: "内部联 / 客户联",
  打印时间: "2026-11-22 14:05",
  打印日期: "2026-11-22",
  内容码: "八位：签核人将要签的内容的代码；不等签核时是整个案件的代码。内容一改就变，用来核对纸上是哪个版本",
  日志码: "八位：打印时操作日志的代码，kesu verify 用它核对日志后来有没有被改写",
  级别: "最终级别；未定时为系统判定级别",
  级别说明: "（暂定）或空白",
  项数: "产品明细共几项",
  数量合计: "各项数量之和，带单位",
  不良合计: "各项不良数量之和；有“客户加工中未确定”时一并写出",
  不良率合计: "按合计计算",
  受理日: "投诉日期，不带时间",
  验证批数要求: "程序要求连续几批无再发",
  验证天数要求: "程序要求几天无再发，按级别",
  费用合计: "已确认的费用之和，只在内部联",
  已分发单位: "分发清单里已发出的单位，可用 {{☑已分发单位=品保}}",
  件数: "总经理批示汇总的件数",
  撤销说明: "流程图下的一句话",
};

/** What each file is for. */
const uses: Readonly<Record<DocumentName, string>> = {
  complaint: "附件二，内部联与客户联同一个模板；第 1、2 页固定，放不下的在附页",
  eightD: "附件四，已知的内容自动填好，其余在 Word 里接着写",
  reply: "给客户的回复函，中英文各一个文件",
  unitReply: "随处理单发给责任单位，手写原因与对策",
  visit: "现场处理后向总经理报告",
  meeting: "重大客诉的专题会议，参加人员签名",
  distribution: "8D 等文件发给谁、谁签收",
  decisions: "许多件待批的客诉在一张纸上，横向 A4",
  sampleLabel: "100 × 70 mm 标签",
  isolationCard: "100 × 70 mm 标签，每处隔离品一张",
  flowChart: "附件一，由现行程序画出",
};

const rowsOf = (tags: readonly string[]): string[] => tags.map((tag) => `| ${tag} | ${RAW[tag] ?? ""} |`);
const listsOf = (lists: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(lists).map(([list, columns]) => `| ${list} | ${columns.join("、")} |`);

/** The text of templates/README.md. */
export function templatesReadme(): string {
  const fields = Object.entries(complaintFields).map(
    ([id, field]: [string, Field]) =>
      `| ${field.label.zh} | ${id} | ${field.internal === true || id === "levelReasons" ? "内" : ""} | ${field.label.en} |`,
  );
  const files = templates.map(({ file, document }) => `| ${file} | ${uses[document]} |`);
  return [
    GUIDE.replace(
      "{{files}}",
      ["", "", "| 文件 | 用途 |", "|---|---|", ...files, "| 客诉台账.xlsx | 空台账，不是 Word 模板 |"].join(
        "\n",
      ),
    ),
    "## 字段清单（由 tools/build-templates.ts 生成，请勿手改）\n",
    "### 每个表单\n",
    "| 字段 | 内容 |\n|---|---|",
    ...rowsOf(formTags),
    "\n### 一件客诉\n",
    "| 字段 | 内容 |\n|---|---|",
    ...rowsOf(caseTags),
    `| ${eightDTags.join("、")} | 8D 的现行版本 |`,
    "\n### 台账\n",
    "| 字段 | 英文名 | 客户联 | 说明 |\n|---|---|---|---|",
    ...fields,
    "\n### 表\n",
    "| 表 | 列 |\n|---|---|",
    ...listsOf(caseFormLists),
    "\n### 总经理批示汇总、作业流程\n",
    "| 表 | 列 |\n|---|---|",
    ...listsOf({ 案件: decisionColumns, 流程: chartColumns, 终点: chartColumns }),
    "",
    "| 字段 | 内容 |\n|---|---|",
    ...rowsOf(["件数", "撤销说明"]),
    "",
  ].join("\n");
}
