import { formLists, formTags } from "../src/documents/form-tags";
import { complaintFields } from "../src/records/complaint";
import type { Field } from "../src/records/field";

/** templates/README.md: how a clerk changes a form in Word, and every tag there is. */

const GUIDE = `# 模板

Kesu 打印的表单就是这里的 Word 文件，品保可以直接在 Word（或 WPS）里改：

| 文件 | 用途 |
|---|---|
| 客户投诉处理单.docx | 客户投诉处理单（附件二），内部联与客户联同一个模板 |
| 8D报告.docx | 8D 初稿：已知事实自动填好，D1–D8 在 Word 里接着写 |
| 客诉台账.xlsx | 空台账，不是 Word 模板 |

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
| \`{{☑样品=随单}}\` | 样品是“随单”时印 ☑，否则印 ☐；一个字段可有多个选项（如客户要求“换货；8D报告”） |
| \`{{若内部.此行}}\` 写在表格的一行里 | 这一行只在内部联出现。同样可用：若客户、若多项、若附页、若附页文字、若照片 |
| \`{{@客户名称}}\` | 标签文字，随表单语言变中文或英文；\`{{@/客户名称}}\` 只在双语表单的下一行印英文，\`{{@+客户名称}}\` 印在后面 |
| 图片的替换文字写 \`{{照片1}}\` | 换成第 1 张照片，按原图比例放进图片框；没有照片就空着。\`{{公司标志}}\` 是公司标志 |
| 表格行里图片的替换文字写 \`{{照片.左}}\` | 每行两张照片，有几张印几张；说明写 \`{{照片.左说明}}\` |

- 花括号用半角、两层、成对：\`{{ }}\`，不要写成 \`｛｛ ｝｝\`。字段里不要有空格。
- 标签可以放在正文、页眉、页脚、文本框、内容控件里。
- 处理单第 1、2 页的行高是“固定值”，所以永远不会变成更多页；请不要改成“最小值”。
- 客户联里，标有“内”的字段一律是空白。
`;

const RAW: Readonly<Record<string, string>> = {
  公司名称: "设置里的公司名称",
  文件编号: "程序文件编号，如 QP-12",
  表单名称: "设置里的表单名称",
  表单英文名称: "双语表单的英文名称",
  表单编号: "如 QP-12-01",
  版本: "表单版本",
  联次: "内部联 / 客户联",
  打印时间: "2026-11-22 14:05",
  内容码: "八位，台账内容一改就变，用来核对纸上是哪个版本",
  级别: "最终级别；未定时为系统判定级别",
  级别说明: "（暂定）或空白",
  项数: "产品明细共几项",
  数量合计: "各项数量之和，带单位",
  不良合计: "各项不良数量之和；有“客户加工中未确定”时一并写出",
  不良率合计: "按合计计算",
};

/** The text of templates/README.md. */
export function templatesReadme(): string {
  const fields = Object.entries(complaintFields).map(
    ([id, field]: [string, Field]) =>
      `| ${field.label.zh} | ${id} | ${field.internal === true || id === "levelReasons" ? "内" : ""} | ${field.label.en} |`,
  );
  const lists = Object.entries(formLists).map(([list, columns]) => `| ${list} | ${columns.join("、")} |`);
  return [
    GUIDE,
    "## 字段清单（由 tools/build-templates.ts 生成，请勿手改）\n",
    "### 表单\n",
    "| 字段 | 内容 |\n|---|---|",
    ...formTags.map((tag) => `| ${tag} | ${RAW[tag] ?? ""} |`),
    "\n### 台账\n",
    "| 字段 | 英文名 | 客户联 | 说明 |\n|---|---|---|---|",
    ...fields,
    "\n### 表\n",
    "| 表 | 列 |\n|---|---|",
    ...lists,
    "",
  ].join("\n");
}
