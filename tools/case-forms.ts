import type { Document } from "docx";
import { cell, gap, grid, head, inline, text, ticks, type Row } from "./form-kit";
import {
  band,
  caseBlock,
  facts,
  HEAD,
  listRows,
  products,
  ROW,
  rows,
  signatures,
  titles,
  wide,
} from "./form-blocks";
import { form, WIDTH } from "./form-page";

/** The papers that go with a case: each begins with its facts, has what is known filled in, and leaves the rest to the pen. */

const sheet = (title: string, ...tables: readonly (readonly Row[])[]): Document =>
  form(
    title,
    [...tables.slice(0, 1), products, ...tables.slice(1)].flatMap((table) => [grid(table), gap()]),
  );

const complaint: readonly Row[] = [
  wide("投诉内容", 16, [text("{{投诉原因}}")]),
  wide("客户要求", ROW, [text("{{客户要求}}")]),
];

const MEASURES = [
  ["序号", 10],
  ["类型", 18],
  ["针对原因", 22],
  ["措施", 70],
  ["负责人", 22],
  ["计划完成", 38],
] as const;

/** 责任单位回复页 (§6.1.8): the unit's causes, production facts and measures. */
export const unitReplyForm = (): Document =>
  sheet(
    "责任单位回复页",
    [
      ...caseBlock,
      facts(["责任单位", "责任单位"], ["转责任单位", "转责任单位日期"], ["回复期限", "期限：D-03"]),
      ...complaint,
      wide("初步原因", 12, [text("{{初步原因}}")]),
      wide("总经理批示", 12, [text("{{总经理批示}}")]),
    ],
    [
      band("生产情况"),
      rows(ROW, [
        head(HEAD, "生产单位"),
        cell(38, [text("{{生产单位}}")]),
        head(14, "班别"),
        cell(20, [text("{{班别}}")]),
        head(HEAD, "生产人员"),
        cell(26, [text("{{生产人员}}")]),
        head(HEAD, "生产日期"),
        cell(16, [text("{{生产日期}}", 8)]),
      ]),
    ],
    [
      band("原因分析"),
      wide("发生原因", 20, [text("{{发生原因}}")]),
      wide("流出原因", 20, [text("{{流出原因}}")]),
    ],
    [band("对策"), titles(...MEASURES), listRows("措施+5", 9, MEASURES)],
    signatures("经办人", "单位主管", "品保收件"),
  );

/** 现场处理报告 (§6.1.6): a visit at the customer's, reported to the general manager. */
export const visitForm = (): Document =>
  sheet(
    "现场处理报告",
    [
      ...caseBlock,
      facts(["客户联系人", "客户联系人"], ["联系电话", "联系电话"], ["客户地点", "客户地点"]),
      ...complaint,
    ],
    [
      {
        ...band("现场处理"),
        cells: [
          cell(WIDTH, [text("{{现场处理+1.此行}}", 6), ...inline("现场处理", 11)], { grey: true, line: 280 }),
        ],
      },
      ...visit(ROW, ["到场日期", "到场日期"], ["离场日期", "离场日期"], ["指派人", "指派人"]),
      ...visit(ROW, ["现场地点", "现场地点"], ["现场人员", "现场人员"]),
      ...visit(45, ["现场情况", "现场情况"]),
      ...visit(45, ["现场结果", "现场结果"]),
      ...visit(ROW, ["报告日期", "报告总经理日期"]),
    ],
    signatures("报告人", "品保主管", "总经理"),
  );

/** A row about one visit: rows of one list that stand together repeat together. */
function visit(mm: number, ...pairs: readonly (readonly [word: string, column: string])[]): Row[] {
  const width = (WIDTH - pairs.length * HEAD) / pairs.length;
  return [
    rows(
      mm,
      pairs.flatMap(([word, column]) => [
        head(HEAD, word),
        cell(width, [text(`{{现场处理+1.${column}}}`)], { top: mm > 10 }),
      ]),
    ),
  ];
}

const ATTENDEES = [
  ["序号", 12],
  ["姓名", 40],
  ["部门", 48],
  ["", 80],
] as const;

/** 专题会议记录 (§6.1.8): convened for a 重大 case; whoever was there signs. */
export const meetingForm = (): Document =>
  sheet(
    "专题会议记录",
    [
      ...caseBlock,
      ...complaint,
      wide("初步原因", 12, [text("{{初步原因}}")]),
      facts(["会议日期", "专题会议日期"], ["地点", ""], ["主持人", ""], ["记录人", ""]),
    ],
    [
      band("参加人员"),
      titles(["序号", 12], ["姓名", 40], ["部门", 48], ["签名", 80]),
      listRows("参会人+8", 8, ATTENDEES),
    ],
    [band("会议结论"), rows(34, [cell(WIDTH, [text("{{会议结论}}")], { top: true })])],
    [band("对策"), titles(...MEASURES), listRows("措施+3", 9, MEASURES)],
  );

const RECIPIENTS = [
  ["序号", 12],
  ["分发文件", 50],
  ["分发版本", 16],
  ["分发单位", 20],
  ["接收人", 24],
  ["分发方式", 18],
  ["分发日期", 22],
  ["", 18],
] as const;

/** 发文分发单 (§6.1.9): who was sent what, signed for. */
export const distributionForm = (): Document =>
  sheet(
    "发文分发单",
    [
      ...caseBlock,
      facts(["8D编号", "8D编号"], ["8D版本", "8D版本"], ["8D发出日期", "8D发出日期"]),
      rows(ROW, [
        head(HEAD, "已分发单位"),
        cell(WIDTH - HEAD, ticks("已分发单位", ["销售", "品保", "生产", "工程", "客户", "归档", "其他"])),
      ]),
    ],
    [
      titles(...RECIPIENTS.map(([word, mm]) => [word === "" ? "签收" : word, mm] as const)),
      listRows("分发+10", 10, RECIPIENTS),
    ],
    signatures("编制", "审核", "批准"),
  );
