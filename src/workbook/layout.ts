import type { Procedure } from "../procedure/procedure";
import type { MasterTable } from "../records/field";
import { partNames } from "../records/parts";
import type { TableName } from "../records/tables";
import { columnsOf, tableTitle } from "./layout-columns";
import { complaintMarks, complaintSheet } from "./layout-complaints";
import { partSheets } from "./layout-parts";
import { reviewLayout } from "./layout-review";
import { startingRows } from "./layout-rows";
import { bareSheet, HEADER_ROW, noteStyle, tabs, titleStyle } from "./layout-style";
import type { CellLayout, Colour, Place, SheetLayout, TableLayout } from "./sheet-layout";

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
    ...partNames.map((part) => {
      const { name, note, marks } = partSheets[part];
      return tableSheet(name, tabs.course, table(part, 1, { marks }), note);
    }),
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
    tableSheet("出货", tabs.masters, table("shipment"), "每月每个客户、产品族的出货数量，是 PPM 的分母。"),
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

/** The hidden name behind the drop-down of a master's names. */
export const listName = (master: MasterTable): string => `_kesu.list.${master}`;

function tableSheet(name: string, tab: Colour, table: TableLayout, note: string): SheetLayout {
  const left = table.columns.findIndex(({ hidden }) => !hidden) + 1;
  return {
    ...bareSheet,
    name,
    tab,
    cells: heading(table, note),
    tables: [table],
    freeze: { rows: HEADER_ROW, columns: left },
    print: { titleRows: HEADER_ROW },
  };
}

/** Title and note, where no check of their column asks for a date or shows its prompt over them. */
function heading(table: TableLayout, note: string): readonly CellLayout[] {
  const shown = table.columns.filter(({ hidden }) => !hidden);
  const quiet = shown.find((each) => (each.choice ?? each.check ?? each.prompt) === undefined) ?? shown[0];
  const first = table.at.column + table.columns.findIndex((column) => column === quiet);
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
    ...bareSheet,
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
    ...bareSheet,
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
