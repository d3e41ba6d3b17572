import type { Document, ParagraphChild, TextRun } from "docx";
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
  boxes,
  cell,
  empty,
  gap,
  grid,
  head,
  heightOf,
  inline,
  label,
  section,
  text,
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
const value = (mm: number, content: Pair[1], height: number): Cell =>
  typeof content === "string" ? (content === "" ? empty(mm) : boxed(mm, content, height)) : cell(mm, content);
const pairs = (mm: number, ...given: readonly Pair[]): Row => {
  const widths = { 1: [ALL], 2: [MOST, THIRD], 3: [FIRST, SECOND, THIRD] }[given.length] ?? [];
  return {
    mm,
    cells: given.flatMap(([word, content], at) => [head(HEAD, word), value(widths[at] ?? 0, content, mm)]),
  };
};
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
  internal(pairs(SIGN, ["部门主管", "部门主管签核"], ["时间", "主管签核时间"], ["签名", ""])),
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
const pen = (...widths: readonly number[]): Cell[] => widths.map(empty);

const sweep: Row[] = [
  {
    ...internal({
      mm: ROW,
      cells: heads(["位置", 34], ["批号", 34], ["数量", 22], ["不良", 22], ["处置", 34], ["完成日", 26]),
    }),
    newPage: true,
  },
  ...["客户处", "在途", "成品仓", "半成品/在制", "原材料/供应商", "外协", "返修区"].map((word) =>
    internal({ mm: 6.8, cells: [cell(34, inline(word, 10)), ...pen(34, 22, 22, 34, 26)] }),
  ),
];

const instruction: Row[] = [
  internal(
    pairs(ROW, ["呈批日期", "处理单呈批日期"], ["会议日期", "专题会议日期"], ["参加人员", "会议参加人员"]),
  ),
  internal(pairs(10.5, ["会议结论", "会议结论"])),
  internal(pairs(22, ["总经理批示", "总经理批示"])),
  internal(pairs(SIGN, ["总经理", ""], ["批示日期", "批示日期"])),
];

const measures: Row[] = [
  internal({
    mm: ROW,
    cells: heads(["类型", HEAD], ["内容", 84], ["负责人", 22], ["计划完成", 23], ["实际完成", 23]),
  }),
  ...["应急", "纠正", "纠正", "预防", "预防"].map((word) =>
    internal({ mm: 9, cells: [cell(HEAD, inline(word, 10), { align: "center" }), ...pen(84, 22, 23, 23)] }),
  ),
  internal(pairs(SIGN, ["转责任单位", "转责任单位日期"], ["回复日期", "责任单位回复日期"], ["单位主管", ""])),
  internal(pairs(SIGN, ["对策可行性", boxes(["可行", "不可行"])], ["总经理", ""], ["日期", ""])),
];

const criterion = [
  ...inline("连续", 10),
  text(" ______ ", 10),
  ...inline("批或", 10),
  text(" ______ ", 10),
  ...inline("天无再发", 10),
];
const updates = [
  ...boxes(["检验规范", "作业规范"]),
  text("  ", 10),
  ...inline("编号", 10),
  text(" ____________", 10),
];

const verification: Row[] = [
  pairs(ROW, ["验证准则", criterion], ["8D编号", "8D编号"]),
  pairs(10.5, ["方法/证据", "验证证据"]),
  pairs(SIGN, ["验证人", "验证人"], ["日期", "验证日期"], ["签名", ""]),
  internal(pairs(10.5, ["文件更新", updates], ["内审/会议/现场", "内审编号"])),
  pairs(ROW, ["验证结果", options("验证结果", verifyResults)]),
];

const closing: Row[] = [
  pairs(ROW, ["客户确认", options("客户确认", customerAnswers)], ["结案日期", "结案日期"]),
  internal(
    pairs(
      SIGN,
      ["费用合计", [text("____________ ", 10), ...inline("元", 10)]],
      ["结案人", "结案人"],
      ["签名", ""],
    ),
  ),
  internal(pairs(ROW, ["分发单位", boxes(["销售", "品保", "生产", "工程", "客户", "归档"])])),
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
  const customers = [...first, ...second].filter(({ when }) => when !== "若内部");
  const pages = [first, second.filter(({ when }) => when !== "若客户"), customers].map(heightOf);
  if (pages.some((mm) => mm > PAGE))
    throw new Error(`a page of 客户投诉处理单 is too full: ${pages.join(", ")} mm`);
  return form("客户投诉处理单", [
    grid(first),
    gap(),
    grid(second),
    gap(),
    grid([...products, ...continued, ...photoRows(annexTitle("照片", "若照片"))]),
    gap(),
  ]);
}
