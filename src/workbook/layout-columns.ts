import type { Procedure } from "../procedure/procedure";
import { type Field, type Kind, OPEN_AMOUNT } from "../records/field";
import { fieldsOf, type TableName, tables } from "../records/tables";
import { partPrompts, partWidths, partWraps } from "./layout-parts";
import { groups, headerStyle } from "./layout-style";
import type { CellStyle, Check, Choice, ColumnLayout } from "./sheet-layout";

/** How each kind of field stands in a column. Text is text, or Excel eats the zeros of 007 and takes -5℃ for a formula. */
const kinds: {
  readonly [K in Kind]: { readonly width: number; readonly style: CellStyle; readonly check?: Check };
} = {
  id: { width: 30, style: { format: "@" } },
  text: { width: 13, style: { format: "@" } },
  longText: { width: 40, style: { format: "@" } },
  choice: { width: 10, style: { format: "@", align: "center", wrap: true } },
  ref: { width: 12, style: { format: "@" } },
  flag: { width: 7, style: { format: "@", align: "center" } },
  date: { width: 11.5, style: { format: "yyyy-mm-dd", align: "center" }, check: "date" },
  dateTime: { width: 16.5, style: { format: "yyyy-mm-dd hh:mm", align: "center" }, check: "date" },
  integer: { width: 7, style: { format: "0", align: "center" }, check: "whole" },
  quantity: { width: 9, style: {}, check: "number" },
  rate: { width: 8.5, style: { format: "0.00%" } },
  money: { width: 12, style: { format: "#,##0.00", align: "right" } },
};

/** Widths that a column needs beyond those of its kind. The printed form must stay readable on the width of an A4. */
const widths: Partial<Record<TableName, Readonly<Record<string, number>>>> = {
  complaint: {
    complaintNo: 11,
    status: 10.5,
    customer: 17,
    complaintText: 32,
    safetyRisk: 7,
    level: 7,
    levelSuggested: 8,
    partNo: 14,
    uom: 6,
    productFamily: 10,
    customerDemand: 15,
    sampleStatus: 9,
    subjectType: 9,
    contactEmail: 22,
    customerSite: 20,
    traceDocs: 22,
    investigators: 20,
    meetingAttendees: 24,
    massReturn: 9,
    lineRisk: 9,
  },
  ...partWidths,
  productLine: { complaintNo: 11, lineNo: 6, partNo: 16, model: 16, lotNo: 18, orderNo: 16, uom: 6 },
  customer: { name: 30, shortName: 14, contactEmail: 26, site: 30 },
  part: { name: 20, model: 20, spec: 30 },
  family: { name: 16 },
  department: { name: 14, synonyms: 24 },
  person: { name: 12, department: 14, role: 14 },
  defect: { name: 14, phenomenon: 36 },
  supplier: { name: 26 },
  holiday: { name: 22, source: 30 },
  setting: { key: 26, label: 30, value: 34, hint: 46, clause: 10 },
  log: { time: 20, who: 14, device: 16, table: 14, record: 30, field: 20, prev: 24, hash: 24 },
};

/** Texts that wrap: those of the printed form. The others keep to one line, or a long remark would stretch its row. */
const wrapped: ReadonlySet<string> = new Set([
  "complaint.complaintText",
  "complaint.customerDemand",
  "complaint.customer",
  "complaint.complaintNo",
  "complaint.orderNo",
  "complaint.partNo",
  "complaint.model",
  "complaint.spec",
  "complaint.productFamily",
  "complaint.lotNo",
  "complaint.defectQty",
  "setting.value",
  "setting.hint",
  ...partWraps,
]);

/** What a clerk is told while the cell is selected; only where the header alone may mislead. */
const prompts = (procedure: Procedure): Readonly<Record<string, string>> => ({
  "complaint.customer": "选「客户」表里的名称。新客户可直接写，随后补进「客户」表。",
  "complaint.complaintText": "写客户的原话：哪里、什么现象、多少。",
  "complaint.safetyRisk": "选“是”即为重大客诉（§3）；还不清楚选“待定”。",
  "complaint.level": "评审后的级别；与系统判定级别不同时，须写「级别调整理由」。",
  "complaint.partNo": "按文本保存，前面的 0 不会丢。料号与型号至少写一个。",
  "complaint.lotNo": "多个批号用 ; 分开。",
  "complaint.defectQty": `写数字。客户尚在加工、还数不清时写：${procedure.pendingTokens[0] ?? ""}（§6.1.2）`,
  "complaint.customerDemand": "可选，也可自己写；几项并存用、分开。",
  "complaint.amountInvolved": `单位：元。还不知道写：${OPEN_AMOUNT}`,
  "complaint.status": "由 Kesu 按程序 §6.1 推进。",
  ...partPrompts,
  "productLine.defectQty": `写数字。还数不清时写：${procedure.pendingTokens[0] ?? ""}（§6.1.2）`,
  "department.synonyms": "客户或旧台账里的别的叫法，用、分开。",
  "holiday.kind": "休：本公司另外放假；班：休息日照常上班。优先于国家安排。",
  "setting.value": "只改这一列。写法见右边「可填」。",
});

/** The columns of a table in the order of its fields. */
export function columnsOf(table: TableName, procedure: Procedure): readonly ColumnLayout[] {
  const told = prompts(procedure);
  return Object.entries(fieldsOf(table)).map(([name, field]) => {
    const kind = kinds[field.kind];
    const path = `${table}.${name}`;
    const choice = choiceOf(field);
    const prompt = told[path];
    return {
      field: name,
      label: field.label.zh,
      width: widths[table]?.[name] ?? kind.width,
      hidden: field.kind === "id" || field.group === "helper",
      header: headerStyle(groups[field.group].colour),
      style: styleOf(field, kind.style, wrapped.has(path)),
      ...(field.formula === undefined ? {} : { formula: field.formula }),
      ...(choice === undefined ? {} : { choice }),
      ...(kind.check === undefined || isFree(field) ? {} : { check: kind.check }),
      ...(prompt === undefined ? {} : { prompt }),
    };
  });
}

/** A formula in a cell formatted as text would turn into its own text at the next edit. */
function styleOf(field: Field, style: CellStyle, wrap: boolean): CellStyle {
  const { format, ...rest } = style;
  const kept = field.formula !== undefined && format === "@" ? rest : style;
  return wrap ? { ...kept, wrap: true } : kept;
}

/** The number format of a field's cells. */
export const cellFormat = (field: Field): string =>
  styleOf(field, kinds[field.kind].style, false).format ?? "General";

/** Columns that also take a word, or that nobody types into. */
const isFree = (field: Field): boolean =>
  field.auto === true || (field.kind === "quantity" && field.pending === true);

function choiceOf(field: Field): Choice | undefined {
  switch (field.kind) {
    case "choice":
      return { words: Object.keys(field.options), otherwise: "stop" };
    case "flag":
      return { words: ["是", "否"], otherwise: "stop" };
    case "longText":
      return field.suggest && { words: Object.keys(field.suggest), otherwise: "allow" };
    case "ref":
      return { names: field.to, otherwise: "warn" };
    default:
      return undefined;
  }
}

/** What stands over a table, besides the complaint register's own form title. */
export const tableTitle = (table: TableName): string => tables[table].label.zh;
