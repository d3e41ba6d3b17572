import type { Procedure } from "../procedure/procedure";
import type { MasterTable } from "../records/field";
import type { TableName } from "../records/tables";
import { columnsOf, tableTitle } from "./layout-columns";
import { reviewLayout } from "./layout-review";
import { startingRows } from "./layout-rows";
import { groups, marks, noteStyle, tabs, titleStyle } from "./layout-style";
import type {
  CellLayout,
  Colour,
  ColumnLayout,
  Place,
  SheetLayout,
  TableLayout,
  TableMark,
} from "./sheet-layout";

/** Title, note, header, records. */
const HEADER_ROW = 3;

/** What a register starts from. */
export interface LayoutOptions {
  readonly procedure: Procedure;
  readonly newId: () => string;
}

/** The register's sheets in their order, with everything on them. */
export function registerLayout({ procedure, newId }: LayoutOptions): readonly SheetLayout[] {
  const table = (name: TableName, column = 1, options: Partial<TableLayout> = {}): TableLayout => ({
    table: name,
    at: { row: HEADER_ROW, column },
    columns: columnsOf(name, procedure),
    rows: startingRows(name, procedure, newId),
    filter: true,
    marks: [],
    ...options,
  });
  return [
    complaintSheet(table("complaint", 1, { marks: complaintMarks }), procedure),
    tableSheet("明细", tabs.register, table("productLine"), "一案多料号、多批号时，主行以外的各行写在这里。"),
    reviewLayout(),
    pivotSheet(),
    tableSheet("客户", tabs.masters, table("customer"), "台账「客户名称」的下拉来自这里。"),
    tableSheet("料号", tabs.masters, table("part"), "登记时按料号带出型号、规格、产品族、单位。"),
    tableSheet("不良代码", tabs.masters, table("defect"), "台账「不良代码」的下拉来自这里。"),
    sideBySide("基础资料", [
      (column) => table("family", column, { filter: false }),
      (column) => table("department", column, { filter: false }),
      (column) => table("person", column, { filter: false }),
      (column) => table("supplier", column, { filter: false }),
    ]),
    tableSheet(
      "节假日",
      tabs.settings,
      table("holiday"),
      "只写本公司与国家安排不同的日子：休＝另外放假，班＝照常上班。",
    ),
    tableSheet("设置", tabs.settings, table("setting"), "程序没有写明或本公司另有规定的，在「取值」一列改。"),
    {
      ...tableSheet("操作日志", tabs.settings, table("log"), "由 Kesu 写入，请勿改动。"),
      visibility: "veryHidden",
    },
  ];
}

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

/** The hidden name behind the drop-down of a master's names. */
export const listName = (master: MasterTable): string => `_kesu.list.${master}`;

const open = 'AND({status}<>"已结案",{status}<>"已撤销")';
const grade = 'IF({level}="",{levelSuggested},{level})';

const complaintMarks: readonly TableMark[] = [
  { fields: "row", when: '{status}="已撤销"', style: marks.cancelled },
  { fields: ["level", "levelSuggested"], when: `${grade}="重大"`, style: marks.major },
  { fields: ["level", "levelSuggested"], when: `${grade}="待评审"`, style: marks.undecided },
  {
    fields: ["customerDueDate"],
    when: `AND(ISNUMBER({customerDueDate}),{customerDueDate}<TODAY(),${open})`,
    style: marks.overdue,
  },
  { fields: ["status"], when: '{status}="已结案"', style: marks.closed },
  { fields: ["status"], when: '{status}="草稿"', style: marks.draft },
];

const bare = {
  visibility: "visible",
  gridLines: true,
  widths: [],
  heights: [
    { row: 1, points: 28 },
    { row: HEADER_ROW, points: 32 },
  ],
  names: [],
  marks: [],
  charts: [],
  pivots: [],
} as const satisfies Partial<SheetLayout>;

/** 客诉台账: 附件三《客户抱怨异常处理统计表》 with its form number; the columns of the form are what is printed. */
function complaintSheet(table: TableLayout, procedure: Procedure): SheetLayout {
  const at = (field: string): number => table.columns.findIndex((column) => column.field === field) + 1;
  const head = {
    title: { row: 1, column: at("complaintNo") },
    number: { row: 2, column: at("complaintNo") },
  };
  const results = formResults(procedure);
  const setting = (key: string): string =>
    `IFERROR(INDEX({setting.value},MATCH("${key}",{setting.key},0)),"")`;
  return {
    ...bare,
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

function tableSheet(name: string, tab: Colour, table: TableLayout, note: string): SheetLayout {
  const left = table.columns.findIndex(({ hidden }) => !hidden) + 1;
  return {
    ...bare,
    name,
    tab,
    cells: heading(table, note),
    tables: [table],
    freeze: { rows: HEADER_ROW, columns: left },
    print: { titleRows: HEADER_ROW },
  };
}

function heading(table: TableLayout, note: string): readonly CellLayout[] {
  const first = table.at.column + table.columns.findIndex(({ hidden }) => !hidden);
  return [
    { row: 1, column: first, value: tableTitle(table.table), style: titleStyle },
    { row: 2, column: first, value: note, style: noteStyle },
  ];
}

/** Small tables next to each other, a narrow column between: each grows downwards on its own. */
function sideBySide(name: string, parts: readonly ((column: number) => TableLayout)[]): SheetLayout {
  const placed: TableLayout[] = [];
  const gaps: { column: number; width: number }[] = [];
  let column = 1;
  for (const part of parts) {
    const table = part(column);
    placed.push(table);
    column += table.columns.length;
    gaps.push({ column, width: 3 });
    column += 1;
  }
  return {
    ...bare,
    name,
    tab: tabs.masters,
    widths: gaps,
    cells: placed.flatMap((table) => heading(table, "")),
    tables: placed,
    freeze: { rows: HEADER_ROW, columns: 0 },
    print: { titleRows: HEADER_ROW },
  };
}

const PIVOT_AT: Place = { row: 4, column: 1 };

/** 透视分析: a pivot to take apart. 月度回顾 stays the truth: WPS and the command line do not refresh pivots. */
function pivotSheet(): SheetLayout {
  return {
    ...bare,
    name: "透视分析",
    tab: tabs.review,
    gridLines: false,
    widths: [
      { column: 1, width: 14 },
      { column: 2, width: 12 },
      { column: 3, width: 12 },
      { column: 4, width: 12 },
      { column: 5, width: 12 },
    ],
    heights: [{ row: 1, points: 28 }],
    cells: [
      { row: 1, column: 1, value: "透视分析", style: titleStyle },
      {
        row: 2,
        column: 1,
        value: "打开文件时自动刷新；也可右键「刷新」。正式数字以「月度回顾」为准（草稿、已撤销在此也计入）。",
        style: noteStyle,
      },
    ],
    tables: [],
    print: { onePage: true },
    pivots: [
      {
        name: "客诉透视",
        table: "complaint",
        rowField: "ym",
        columnField: "levelSuggested",
        countField: "complaintNo",
        rowTitle: "月份",
        columnTitle: "系统判定级别",
        countTitle: "客诉件数",
        at: PIVOT_AT,
      },
    ],
  };
}
