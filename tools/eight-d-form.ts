import type { Document } from "docx";
import {
  band,
  facts,
  HEAD,
  listRows,
  named,
  pen,
  products,
  ROW,
  rows,
  titles,
  VALUE,
  wide,
} from "./form-blocks";
import { cell, empty, gap, grid, head, inline, text, ticks, type Row } from "./form-kit";
import { form, photoRows, WIDTH } from "./form-page";

/** 8D报告 (附件四): what is known of the case filled in, D1 to D8 laid out to be completed in Word; it grows as it is written. */

const cover: Row[] = [
  facts(["客诉编号", "客诉编号"], ["8D编号", "8D编号"], ["版本", "8D版本"]),
  rows(ROW, [
    head(HEAD, "客户名称"),
    cell(VALUE * 2 + HEAD, [text("{{客户名称}}")]),
    head(HEAD, "客户单号"),
    cell(VALUE, [text("{{客户投诉单号}}")]),
  ]),
  facts(["料号", "料号"], ["型号", "型号"], ["规格", "规格"]),
  facts(["批号", "批号"], ["数量", "数量"], ["不良数量", "不良数量"]),
  facts(["订单编号", "订单编号"], ["交货日期", "交货日期"], ["不良率", "不良率"]),
  facts(
    ["受理日期", "投诉日期时间"],
    ["要求回复", "要求回复日期"],
    ["级别", ticks("级别", ["重大", "一般"])],
  ),
  facts(["组长", "组长"], ["联系人", "客户联系人"], ["联系电话", "联系电话"]),
];

const progress: Row[] = [
  {
    mm: ROW,
    cells: [
      head(20, "进度"),
      ...["D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8"].map((step) =>
        cell(20, [text("☐ ", 10), text(step, 10)], { align: "center" }),
      ),
    ],
  },
];

const team: Row[] = [
  band("D1团队"),
  titles(["角色", 24], ["姓名", 32], ["部门", 34], ["职责", 54], ["联系电话", 36]),
  ...named(ROW, ["倡导者", "组长", "组员", "组员", "组员", "组员"], 24, 32, 34, 54, 36),
];

const problem: Row[] = [
  band("D2问题描述"),
  wide("客户陈述", 22, [text("{{投诉原因}}")]),
  wide("客户要求", ROW, [text("{{客户要求}}")]),
  titles(["问题", 44], ["回答", 136]),
  ...["何事", "何处", "何时", "何人", "为何", "如何", "多少"].map((word) =>
    rows(ROW, [cell(44, inline(word, 10)), empty(136)]),
  ),
  titles(["问题", 28], ["是什么", 38], ["不是什么", 38], ["差异", 38], ["变化", 38]),
  ...named(9, ["何事(缺陷)", "何处", "何时", "范围"], 28, 38, 38, 38, 38),
];

const CONTAINMENT = [
  ["位置", "位置", 34],
  ["批号", "清查批号", 30],
  ["数量", "实查数量", 20],
  ["检出不良", "清查不良数", 20],
  ["状态", "清查状态", 22],
  ["负责人", "清查人", 22],
  ["时间", "清查时间", 32],
] as const;
const ACTIONS = [
  ["措施", 78],
  ["负责人", 26],
  ["计划完成", 26],
  ["实际完成", 26],
  ["有效性", 24],
] as const;

const containment: Row[] = [
  band("D3临时围堵措施"),
  titles(...CONTAINMENT.map(([word, , mm]) => [word, mm] as const)),
  listRows(
    "围堵+7",
    ROW,
    CONTAINMENT.map(([, column, mm]) => [column, mm] as const),
  ),
  titles(...ACTIONS),
  listRows("应急措施+2", 9, ACTIONS),
  rows(ROW, [head(HEAD, "良品标识"), empty(68), head(HEAD, "首批良品批号", 9), empty(68)]),
];

const LEG = (WIDTH - 30) / 3;
const causes: Row[] = [
  band("D4根本原因"),
  titles(["层级", 30], ["发生原因", LEG], ["流出原因", LEG], ["体系原因", LEG]),
  ...[1, 2, 3, 4, 5].map((level) =>
    rows(10, [
      cell(30, [...inline("为什么", 10), text(` ${String(level)}`, 10)], { align: "center" }),
      ...[LEG, LEG, LEG].map(empty),
    ]),
  ),
  rows(12, [
    head(30, "根本原因"),
    ...["发生原因", "流出原因", "体系原因"].map((cause) => cell(LEG, [text(`{{${cause}}}`)], { top: true })),
  ]),
  rows(12, [head(30, "验证方法/结果"), ...[LEG, LEG, LEG].map(empty)]),
  rows(ROW, [
    head(30, "贡献率"),
    ...["发生贡献率", "流出贡献率", "体系贡献率"].map((share) =>
      cell(LEG, [text(`{{${share}}}`)], { align: "right" }),
    ),
  ]),
  rows(ROW, [head(30, "原因已验证"), cell(WIDTH - 30, ticks("原因已验证", ["是", "否"]))]),
];

const chosen: Row[] = [
  band("D5纠正措施选定"),
  titles(
    ["候选措施", 60],
    ["针对原因", 28],
    ["类型", 20],
    ["预计有效率", 20],
    ["风险/副作用", 26],
    ["实施前验证", 26],
  ),
  ...pen(4, 10, 60, 28, 20, 20, 26, 26),
];

const done: Row[] = [
  band("D6实施与确认"),
  titles(["类型", 20], ["针对原因", 22], ["措施", 66], ["负责人", 24], ["计划完成", 24], ["实际完成", 24]),
  listRows("长期措施+4", 10, [
    ["类型", 20],
    ["针对原因", 22],
    ["措施", 66],
    ["负责人", 24],
    ["计划完成", 24],
    ["实际完成", 24],
  ]),
  facts(["切入日期", "切入日期"], ["切入批号", "切入批号"], ["验证结果", "验证结果"]),
  wide("方法/证据", 10, [text("{{验证证据}}")]),
  rows(ROW, [head(42, "取消临时措施日期", 9.5), empty(138)]),
];

const prevention: Row[] = [
  band("D7预防再发"),
  titles(
    ["文件", 34],
    ["编号", 40],
    ["旧版", 18],
    ["新版", 18],
    ["负责人", 24],
    ["日期", 24],
    ["完成日", 22],
  ),
  ...named(
    ROW,
    ["PFMEA", "控制计划", "作业指导书", "检验规范", "图纸", "培训", "设备点检"],
    34,
    40,
    18,
    18,
    24,
    24,
    22,
  ),
  wide("更新文件", 10, [text("{{更新文件}}")]),
  titles(["横向展开", 34], ["适用", 40], ["措施", 106]),
  ...["产品", "产线", "工厂", "供应商"].map((word) =>
    rows(ROW, [cell(34, inline(word, 10)), cell(40, [text("☐ ", 10), ...inline("适用", 10)]), empty(106)]),
  ),
  wide("经验教训", 14),
];

const closure: Row[] = [
  band("D8总结与结案"),
  wide("结案准则", ROW),
  rows(ROW, [
    head(HEAD, "客户接受"),
    cell(68, ticks("客户确认", ["接受", "不接受"])),
    head(HEAD, "日期"),
    empty(68),
  ]),
  rows(ROW, [head(HEAD, "团队认可"), empty(68), head(HEAD, "结案日期"), cell(68, [text("{{结案日期}}")])]),
];

/** Prepared by hand; reviewed and approved as the register has it (§6.1.9). */
const approvals: Row[] = [
  titles(["编制", 60], ["审核(营销中心)", 60], ["批准(总经理)", 60]),
  {
    mm: 14,
    cells: ["", "8D审核", "8D批准"].map((step) =>
      cell(60, step === "" ? [] : [text(`{{签核：${step}}}`, 9.5)], { align: "center" }),
    ),
  },
  {
    mm: ROW,
    cells: ["", "8D审核", "8D批准"].map((step) =>
      cell(60, [
        ...inline("日期", 9),
        text("：", 9),
        ...(step === "" ? [] : [text(`{{签核日期：${step}}}`, 9)]),
      ]),
    ),
  },
];

/** The report as a Word document. */
export const eightDForm = (): Document =>
  form(
    "8D报告",
    [
      cover,
      products,
      progress,
      team,
      problem,
      containment,
      causes,
      chosen,
      done,
      prevention,
      closure,
      approvals,
      photoRows({ ...band("照片"), when: "若照片" }),
    ].flatMap((table) => [grid(table), gap()]),
  );
