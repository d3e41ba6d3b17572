import * as choices from "../records/choices";
import type { Fields, Options } from "../records/field";
import { complaintFields } from "../records/complaint";
import { productLineFields } from "../records/product-line";

/** The languages a form is printed in; `both` is Chinese with English small beneath. Values print as entered. */
export type FormLanguage = "zh" | "en" | "both";

/** Words the forms print besides the labels and choices of the records. */
const formWords: Options = {
  客户投诉处理单: "Customer Complaint Form",
  "8D报告": "8D Report",
  内部联: "Internal copy",
  客户联: "Customer copy",
  附页: "Annex",
  客诉编号: "Complaint no.",
  表单编号: "Form no.",
  版本: "Rev.",
  文件编号: "Procedure",
  打印时间: "Printed",
  内容码: "Content code",
  受理: "Intake",
  业务: "Sales",
  品保调查: "QA investigation",
  可疑品清查与处置: "Suspect stock",
  批示: "GM's instruction",
  对策: "Countermeasures",
  验证: "Verification",
  结案: "Closing",
  受理日期: "Received at",
  级别: "Grade",
  "联系人/电话": "Contact",
  客户单号: "Customer ref.",
  合计: "Total",
  投诉内容: "Complaint",
  其他: "Other",
  承办人: "Handled by",
  部门主管: "Dept. head",
  日期: "Date",
  时间: "At",
  签名: "Signature",
  调查完成: "Investigated",
  我司产品: "Our product",
  非我司责任理由: "Reason, if not ours",
  位置: "Location",
  不良: "Defective",
  处置: "Disposition",
  完成日: "Done on",
  客户处: "At customer",
  在途: "In transit",
  成品仓: "Finished goods",
  "半成品/在制": "WIP",
  "原材料/供应商": "Material, supplier",
  外协: "Subcontractor",
  返修区: "Rework area",
  呈批日期: "To the GM",
  转责任单位: "To the unit",
  会议日期: "Meeting on",
  参加人员: "Attendees",
  总经理: "General manager",
  类型: "Type",
  内容: "Content",
  负责人: "Responsible",
  计划完成: "Planned",
  实际完成: "Done",
  应急: "Immediate",
  纠正: "Corrective",
  预防: "Preventive",
  回复日期: "Replied on",
  责任单位主管: "Head of unit",
  对策可行性: "Feasibility",
  可行: "Feasible",
  不可行: "Not feasible",
  验证准则: "Criterion",
  连续: "No recurrence in",
  批或: "lots or",
  天无再发: "days",
  "方法/证据": "Method, evidence",
  结果: "Result",
  文件更新: "Documents updated",
  检验规范: "Inspection spec.",
  作业规范: "Work instruction",
  编号: "No.",
  "内审/会议/现场编号": "Audit, meeting, visit",
  费用合计: "Total cost",
  元: "CNY",
  分发单位: "Distribution",
  销售: "Sales",
  品保: "QA",
  生产: "Production",
  工程: "Engineering",
  客户: "Customer",
  归档: "File",
  客户签章: "Customer's signature",
  产品明细: "Product lines",
  续页内容: "Continued from the form",
  照片: "Photos",
  栏目: "Item",
  序号: "No.",
  产品: "Product",
  进度: "Progress",
  联系人: "Contact",
  D1团队: "D1 Team",
  D2问题描述: "D2 Problem",
  D3临时围堵措施: "D3 Containment",
  D4根本原因: "D4 Root cause",
  D5纠正措施选定: "D5 Chosen actions",
  D6实施与确认: "D6 Implementation",
  D7预防再发: "D7 Prevention",
  D8总结与结案: "D8 Closure",
  姓名: "Name",
  部门: "Department",
  角色: "Role",
  职责: "Duty",
  倡导者: "Champion",
  组长: "Leader",
  组员: "Member",
  客户陈述: "Customer's words",
  何事: "What",
  何处: "Where",
  何时: "When",
  何人: "Who",
  为何: "Why",
  如何: "How",
  多少: "How many",
  问题: "Question",
  回答: "Answer",
  是: "Is",
  不是: "Is not",
  差异: "Difference",
  变化: "Change",
  "何事(缺陷)": "What (defect)",
  范围: "How big",
  方法: "Method",
  检出不良: "Found defective",
  有效性验证: "Effect verified",
  良品标识: "Marking of good parts",
  首批良品批号: "First good lot",
  层级: "Level",
  发生原因: "Occurrence",
  流出原因: "Escape",
  体系原因: "Systemic",
  为什么: "Why",
  根本原因: "Root cause",
  "验证方法/结果": "Verified by, result",
  贡献率: "Contribution",
  候选措施: "Action",
  针对原因: "Against cause",
  预计有效率: "Expected effect",
  "风险/副作用": "Risk, side effect",
  实施前验证: "Verified before",
  措施: "Action",
  切入点: "Cut-in",
  "效果(前/后PPM)": "Effect (PPM before/after)",
  取消临时措施日期: "Containment lifted on",
  文件: "Document",
  旧版: "Old rev.",
  新版: "New rev.",
  PFMEA: "PFMEA",
  控制计划: "Control plan",
  作业指导书: "Work instruction",
  图纸: "Drawing",
  培训: "Training",
  设备点检: "Equipment check",
  横向展开: "Read-across",
  适用: "Applies",
  产线: "Line",
  工厂: "Plant",
  供应商: "Supplier",
  经验教训: "Lessons learned",
  结案准则: "Closing criteria",
  团队认可: "Team recognised",
  客户接受: "Customer accepts",
  编制: "Prepared",
  "审核(营销中心)": "Reviewed (sales centre)",
  "批准(总经理)": "Approved (GM)",
  不适用: "N/A",
  续见附页: "continued in the annex",
  暂定: "provisional",
  项: "lines",
  见附页: "see annex",
};

const labelsOf = (fields: Fields): [string, string][] =>
  Object.values(fields).map(({ label }) => [label.zh, label.en]);

/** Chinese → English of every word a form may print as a label. */
export const words: ReadonlyMap<string, string> = new Map([
  ...Object.values(choices).flatMap((list) => (list instanceof Set ? [] : Object.entries(list as Options))),
  ...labelsOf(productLineFields),
  ...labelsOf(complaintFields),
  ...Object.entries(formWords),
]);

/** A word of the forms in one language, or in both. */
export function sayWord(word: string, language: FormLanguage): string {
  const english = words.get(word) ?? word;
  if (language === "both") return english === word ? word : `${word} ${english}`;
  return language === "en" ? english : word;
}

const made = new Map<FormLanguage, Readonly<Record<string, string>>>();

/**
 * The label tags of a language: `{{@词}}` is the word (Chinese, or English alone), `{{@/词}}` and `{{@+词}}` its English
 * on a line beneath or behind a space, both only in a bilingual form.
 */
export function labelTexts(language: FormLanguage): Readonly<Record<string, string>> {
  const before = made.get(language);
  if (before !== undefined) return before;
  const texts = Object.fromEntries(
    [...words].flatMap(([zh, en]) => {
      const second = language === "both" && en !== zh;
      return [
        [`@${zh}`, language === "en" ? en : zh],
        [`@/${zh}`, second ? `\n${en}` : ""],
        [`@+${zh}`, second ? ` ${en}` : ""],
      ];
    }),
  ) as Record<string, string>;
  made.set(language, texts);
  return texts;
}
