import type { Procedure } from "../procedure/procedure";
import { dateMarks } from "./layout-parts";
import { bareSheet, groups, HEADER_ROW, marks, noteStyle, tabs, titleStyle } from "./layout-style";
import type { CellLayout, ColumnLayout, SheetLayout, TableLayout, TableMark } from "./sheet-layout";

const FORM_TITLE = "_kesu.form.title";
const FORM_NUMBER = "_kesu.form.number";

/** What the head of 客诉台账 says under a procedure: `ChangeSet.results` of a commit that changes 设置. */
export function formResults({ companyName, forms: { register } }: Procedure): {
  readonly [FORM_TITLE]: [[string]];
  readonly [FORM_NUMBER]: [[string]];
} {
  return {
    [FORM_TITLE]: [[`${companyName} ${register.title}`.trim()]],
    [FORM_NUMBER]: [[`表单编号：${register.formNo}　版本：${register.revision}`]],
  };
}

const open = 'AND({status}<>"已结案",{status}<>"已撤销")';
const grade = 'IF({level}="",{levelSuggested},{level})';

/** What stands out in a row of 客诉台账. */
export const complaintMarks: readonly TableMark[] = [
  { fields: "row", when: '{status}="已撤销"', style: marks.cancelled },
  { fields: "row", when: 'ISNUMBER(FIND(";"&{#header}&";",{findings}))', style: marks.toMend },
  { fields: ["level", "levelSuggested"], when: `${grade}="重大"`, style: marks.major },
  { fields: ["level", "levelSuggested"], when: `${grade}="待评审"`, style: marks.undecided },
  ...dateMarks("customerDueDate", open),
  { fields: ["status"], when: '{status}="已结案"', style: marks.closed },
  { fields: ["status"], when: '{status}="草稿"', style: marks.draft },
];

/** 客诉台账: 附件三《客户抱怨异常处理统计表》 with its form number; the columns of the form are what is printed. */
export function complaintSheet(table: TableLayout, procedure: Procedure): SheetLayout {
  const at = (field: string): number => table.columns.findIndex((column) => column.field === field) + 1;
  const head = {
    title: { row: 1, column: at("complaintNo") },
    number: { row: 2, column: at("complaintNo") },
  };
  const results = formResults(procedure);
  const setting = (key: string): string =>
    `IFERROR(INDEX({setting.value},MATCH("${key}",{setting.key},0)),"")`;
  return {
    ...bareSheet,
    name: "客诉台账",
    tab: tabs.register,
    cells: [
      {
        ...head.title,
        formula: `TRIM(${setting("company.name")}&" ${procedure.forms.register.title}")`,
        value: results[FORM_TITLE][0][0],
        style: titleStyle,
      },
      {
        ...head.number,
        formula: `"表单编号："&${setting("form.register.no")}&"　版本："&${setting("form.register.revision")}`,
        value: results[FORM_NUMBER][0][0],
        style: noteStyle,
      },
      ...legend(at("model"), table.columns),
    ],
    tables: [table],
    freeze: { rows: HEADER_ROW, columns: at("customer") },
    print: { columns: { first: at("complaintNo"), last: at("sampleStatus") }, titleRows: HEADER_ROW },
    names: [
      { name: FORM_TITLE, area: { ...head.title, rows: 1, columns: 1 } },
      { name: FORM_NUMBER, area: { ...head.number, rows: 1, columns: 1 } },
    ],
  };
}

/** What the header's colours mean, in the row of the title: nearer, it would look like a header itself. */
function legend(column: number, columns: readonly ColumnLayout[]): readonly CellLayout[] {
  const shown = Object.values(groups).filter(({ colour }) =>
    columns.some(({ header, hidden }) => header.fill === colour && !hidden),
  );
  return [
    { row: 1, column, value: "表头颜色：", style: { ...noteStyle, align: "right" } },
    ...shown.map(({ label, colour }, index): CellLayout => ({
      row: 1,
      column: column + index + 1,
      value: label,
      style: { fill: colour, border: true, align: "center" },
    })),
  ];
}
