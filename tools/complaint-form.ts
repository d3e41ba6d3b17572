import type { Document, ParagraphChild, TextRun } from "docx";
import { complaintFields } from "../src/records/complaint";
import type { Options } from "../src/records/field";
import {
  demands,
  liabilities,
  ourProduct,
  sampleStates,
  verifyResults,
  customerAnswers,
} from "../src/records/choices";
import {
  boxed,
  cell,
  empty,
  gap,
  grid,
  head,
  heightOf,
  inline,
  label,
  section,
  smallBoxed,
  text,
  tick,
  ticks,
  type Cell,
  type Row,
} from "./form-kit";
import { form, PAGE, photoRows, WIDTH } from "./form-page";

/** 客户投诉处理单 (附件二): two pages of fixed rows, and an 附页 for what does not fit. */

const ROW = 7.6;
const SIGN = 9;
const SIDE = 8;
const HEAD = 20;
/** The columns of the form: three labels, each with a value of its own width. */
const FIRST = 38;
const SECOND = 36;
const THIRD = 38;
const MOST = FIRST + HEAD + SECOND;
const ALL = MOST + HEAD + THIRD;

/** One value, or a value and a short one at the right, or three: the cells of a row always stand above each other. */
type Pair = readonly [word: string, content: string | readonly ParagraphChild[]];
/** Fields whose words Kesu translates: small, for the English ones are longer. */
const choices: ReadonlySet<string> = new Set(
  Object.values(complaintFields).flatMap(({ kind, label }) => (kind === "choice" ? [label.zh] : [])),
);
const value = (mm: number, content: Pair[1], height: number): Cell => {
  if (typeof content !== "string") return cell(mm, content);
  if (content === "") return empty(mm);
  return choices.has(content) ? smallBoxed(mm, content, height) : boxed(mm, content, height);
};
const pairs = (mm: number, ...given: readonly Pair[]): Row => {
  const widths = { 1: [ALL], 2: [MOST, THIRD], 3: [FIRST, SECOND, THIRD] }[given.length] ?? [];
  return {
    mm,
    cells: given.flatMap(([word, content], at) => [head(HEAD, word), value(widths[at] ?? 0, content, mm)]),
  };
};
/** Who approved, as the register has it, or room for the pen. */
const signature = (word: string, step: string, beside: string, content: string): Row => ({
  mm: SIGN,
  cells: [
    head(HEAD, word),
    smallBoxed(MOST, `签核：${step}`, SIGN),
    head(HEAD, beside),
    value(THIRD, content, SIGN),
  ],
});
const internal = (row: Row): Row => ({ ...row, when: "若内部" });
const options = (field: string, list: Options, size?: number): TextRun[] =>
  ticks(field, Object.keys(list), size);

const intake: Row[] = [
  pairs(ROW, ["客诉编号", "客诉编号"], ["受理日期", "投诉日期时间"], ["来源渠道", "来源渠道"]),
  pairs(
    ROW,
    ["级别", [...ticks("级别", ["重大", "一般", "待评审"]), text("{{级别说明}}", 9)]],
    ["投诉阶段", "投诉阶段"],
  ),
  pairs(ROW, ["客户名称", "客户名称"], ["客户单号", "客户投诉单号"]),
  pairs(ROW, ["联系人", "客户联系人"], ["联系电话", "联系电话"], ["订单编号", "订单编号"]),
  pairs(ROW, ["料号", "料号"], ["型号", "型号"], ["规格", "规格"]),
  pairs(ROW, ["批号", "批号"], ["交货日期", "交货日期"], ["出货地", "出货地"]),
  pairs(ROW, ["数量", "数量"], ["不良数量", "不良数量"], ["不良率", "不良率"]),
  {
    ...pairs(ROW, [
      "合计",
      [
        text(
          "{{项数}} {{@项}}（{{@见附页}}）  {{@数量}} {{数量合计}}  {{@不良数量}} {{不良合计/34x1}}  {{@不良率}} {{不良率合计}}",
          9.5,
        ),
      ],
    ]),
    when: "若多项",
  },
  pairs(10.5, ["样品", options("样品", sampleStates)], ["投诉对象", "投诉对象"]),
  pairs(40, ["投诉内容", "投诉原因"]),
  { mm: 10, cells: [{ ...head(HEAD, "客户要求"), rows: 2 }, cell(ALL, options("客户要求", demands, 9.5))] },
  { mm: 10.5, cells: [boxed(ALL, "客户要求", 10.5)] },
  pairs(
    ROW,
    ["要求回复", "要求回复日期"],
    ["影响生产", ticks("影响客户生产", ["是", "否"])],
    ["紧急度", "紧急度"],
  ),
  pairs(SIGN, ["承办人", "登记人"], ["时间", "登记时间"], ["签名", ""]),
  internal(signature("部门主管", "部门主管签核", "签名", "")),
];

const investigation: Row[] = [
  pairs(ROW, ["受理人", "受理人"], ["受理时间", "受理时间"], ["调查完成", "调查完成日期"]),
  internal(pairs(ROW, ["生产单位", "生产单位"], ["班别", "班别"], ["生产人员", "生产人员"])),
  pairs(ROW, ["生产日期", "生产日期"], ["不良类别", "不良类别"], ["不良代码", "不良代码"]),
  pairs(ROW, ["我司产品", options("我司产品确认", ourProduct)], ["追溯单据", "追溯单据号"]),
  pairs(10.5, ["责任归属", options("责任归属", liabilities)]),
  internal(pairs(ROW, ["责任单位", "责任单位"], ["供应商", "供应商"], ["SCAR编号", "SCAR编号"])),
  internal(pairs(10.5, ["判定依据", "判定依据"])),
  internal(pairs(20, ["初步原因", "初步原因"])),
  pairs(10.5, ["非我司理由", "归属理由"]),
];

const heads = (...columns: readonly (readonly [string, number])[]): Cell[] =>
  columns.map(([word, mm]) => head(mm, word));
/** A row a table of the form has so many of, whatever the list holds: more than fit stand on the 附页. */
const listRows = (
  list: string,
  times: number,
  mm: number,
  columns: readonly (readonly [string, number])[],
): Row => ({
  mm,
  times,
  cells: columns.map(([column, width]) => smallBoxed(width, `${list}×${String(times)}.${column}`, mm)),
});

const GOODS = [
  ["位置", 34],
  ["批号", 34],
  ["数量", 22],
  ["不良", 22],
  ["处置", 34],
  ["完成日", 26],
] as const;
const sweep: Row[] = [
  { ...internal({ mm: ROW, cells: heads(...GOODS) }), newPage: true },
  listRows("清查处置", 7, 6.3, GOODS),
];

const instruction: Row[] = [
  internal({
    mm: ROW,
    cells: [
      head(HEAD, "呈批日期"),
      boxed(24, "处理单呈批日期", ROW),
      head(HEAD, "会议日期"),
      boxed(24, "专题会议日期", ROW),
      head(HEAD, "参加人员"),
      smallBoxed(ALL - 48 - 2 * HEAD, "会议参加人员", ROW),
    ],
  }),
  internal(pairs(10.5, ["会议结论", "会议结论"])),
  internal(pairs(21, ["总经理批示", "总经理批示"])),
  internal(signature("总经理", "总经理批示", "批示日期", "批示日期")),
];

const MEASURES = [
  ["类型", HEAD],
  ["措施", 84],
  ["负责人", 22],
  ["计划完成", 23],
  ["实际完成", 23],
] as const;
const measures: Row[] = [
  internal({ mm: ROW, cells: heads(...MEASURES) }),
  listRows("对策", 5, 9, MEASURES),
  internal(pairs(SIGN, ["转责任单位", "转责任单位日期"], ["回复日期", "责任单位回复日期"], ["单位主管", ""])),
  internal({
    mm: SIGN,
    cells: [
      head(HEAD, "对策可行性"),
      cell(52, [
        ...tick("签核结论：对策可行性=同意", "可行"),
        text("  ", 10),
        ...tick("签核结论：对策可行性=退回", "不可行"),
      ]),
      head(HEAD, "总经理"),
      smallBoxed(ALL - 52 - HEAD, "签核：对策可行性", SIGN),
    ],
  }),
];

const criterion = [
  ...inline("连续", 10),
  text(" {{验证批数要求}} ", 10),
  ...inline("批或", 10),
  text(" {{验证天数要求}} ", 10),
  ...inline("天无再发", 10),
];

const verification: Row[] = [
  pairs(ROW, ["验证准则", criterion], ["8D编号", "8D编号"]),
  internal(pairs(ROW, ["切入日期", "切入日期"], ["切入批号", "切入批号"], ["验证批数", "验证批数"])),
  pairs(10.5, ["方法/证据", "验证证据"]),
  pairs(SIGN, ["验证人", "验证人"], ["日期", "验证日期"], ["签名", ""]),
  internal(pairs(ROW, ["文件更新", "更新文件"], ["内审编号", "内审编号"])),
  pairs(ROW, ["验证结果", options("验证结果", verifyResults)]),
];

const closing: Row[] = [
  pairs(ROW, ["客户确认", options("客户确认", customerAnswers)], ["结案日期", "结案日期"]),
  internal(pairs(SIGN, ["费用合计", "费用合计"], ["结案人", "结案人"], ["签名", ""])),
  internal(pairs(ROW, ["分发单位", ticks("已分发单位", ["销售", "品保", "生产", "工程", "客户", "归档"])])),
  { ...pairs(12, ["客户签章", ""], ["日期", ""]), when: "若客户" },
];

const annexTitle = (word: string, when: string): Row => ({
  mm: 7,
  when,
  cells: [cell(WIDTH, label(word, 11), { grey: true, line: 280, title: true })],
});

const columns = [
  ["序号", 10],
  ["料号", 33],
  ["型号", 25],
  ["批号", 28],
  ["订单编号", 24],
  ["交货日期", 20],
  ["数量", 14],
  ["不良数量", 16],
  ["单位", 10],
] as const;

const products: Row[] = [
  {
    mm: 8,
    when: "若附页",
    newPage: true,
    cells: [cell(WIDTH, inline("附页", 13), { align: "center", line: 320, title: true })],
  },
  annexTitle("产品明细", "若多项"),
  { mm: ROW, when: "若多项", cells: columns.map(([word, mm]) => head(mm, word, 9)) },
  {
    mm: 6.5,
    grows: true,
    cells: columns.map(([word, mm]) =>
      cell(mm, [text(`{{附页明细.${word}}}`, 9)], { align: /序号|数量/u.test(word) ? "center" : "left" }),
    ),
  },
];

/** The whole of a table that the form itself could not show. */
const wholeTable = (list: string, title: string, table: readonly (readonly [string, number])[]): Row[] => {
  const scale = WIDTH / table.reduce((sum, [, mm]) => sum + mm, 0);
  const scaled = table.map(([word, mm]) => [word, Math.round(mm * scale * 10) / 10] as const);
  return [
    annexTitle(title, `若附页${list}`),
    { mm: ROW, when: `若附页${list}`, cells: scaled.map(([word, mm]) => head(mm, word, 9)) },
    {
      mm: 6.5,
      grows: true,
      cells: scaled.map(([word, mm]) => cell(mm, [text(`{{附页${list}.${word}}}`, 9)])),
    },
  ];
};

const continued: Row[] = [
  annexTitle("续页内容", "若附页文字"),
  {
    mm: ROW,
    grows: true,
    cells: [
      cell(26, [text("{{附页文字.栏目}}", 10)], { grey: true, align: "center" }),
      cell(WIDTH - 26, [text("{{附页文字.内容}}")], { top: true }),
    ],
  },
];

/** The form as a Word document; fails when its pages could not hold their rows. */
export function complaintForm(): Document {
  const first = [...section("受理", SIDE, intake), ...section("品保调查", SIDE, investigation)];
  const second = [
    ...section("可疑品清查与处置", SIDE, sweep),
    ...section("批示", SIDE, instruction),
    ...section("对策", SIDE, measures),
    ...section("验证", SIDE, verification),
    ...section("结案", SIDE, closing),
  ];
  const customers = [...first, ...second].filter(
    ({ when, times }) => when !== "若内部" && times === undefined,
  );
  const pages = [first, second.filter(({ when }) => when !== "若客户"), customers].map(heightOf);
  if (pages.some((mm) => mm > PAGE))
    throw new Error(`a page of 客户投诉处理单 is too full: ${pages.join(", ")} mm`);
  return form("客户投诉处理单", [
    grid(first),
    gap(),
    grid(second),
    gap(),
    grid([
      ...products,
      ...wholeTable("清查处置", "可疑品清查与处置", GOODS),
      ...wholeTable("对策", "对策", MEASURES),
      ...continued,
      ...photoRows(annexTitle("照片", "若照片")),
    ]),
    gap(),
  ]);
}
