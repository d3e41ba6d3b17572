import { type Document, TextRun } from "docx";
import { boxes, cell, gap, grid, head, inline, text, type Cell, type Row } from "./form-kit";
import { overview, WIDE, wideOverview, WIDTH } from "./form-page";

/** Sheets about no single case: what waits for the general manager, and the way every case takes. */

const DECISIONS = [
  ["客诉编号", 26],
  ["客户名称", 28],
  ["事由", 50],
  ["级别", 12],
  ["原因", 40],
  ["责任归属", 20],
  ["建议", 43],
  ["批示", 48],
] as const;

const onNextLine = (words: string, size: number): TextRun =>
  new TextRun({ text: words, break: 1, size: size * 2 });

/** 总经理批示汇总 (§6.1.7, §6.1.9): many cases on one sheet, a row each, to be ticked and signed. */
export function decisionsForm(): Document {
  const column = (tag: string, mm: number, size = 9): Cell =>
    cell(mm, [text(`{{案件.${tag}}}`, size)], { top: true, line: 220 });
  const row: Row = {
    mm: 20,
    grows: true,
    together: true,
    cells: [
      cell(26, [text("{{案件.客诉编号}}", 10, true), onNextLine("{{案件.投诉日期}}", 8)], {
        line: 220,
        top: true,
      }),
      column("客户名称", 28),
      column("事由", 50),
      { ...column("级别", 12), align: "center" },
      column("原因", 40),
      cell(20, [text("{{案件.责任归属}}", 9), onNextLine("{{案件.责任单位}}", 9)], { top: true, line: 220 }),
      cell(43, [text("{{案件.请批事项}}", 9, true), onNextLine("{{案件.建议}}", 9)], {
        top: true,
        line: 220,
      }),
      cell(48, [...boxes(["同意", "退回"]), onNextLine("{{案件.内容码}}", 8)], { top: true, line: 240 }),
    ],
  };
  return wideOverview("总经理批示汇总", [
    grid([{ mm: 8, head: true, cells: DECISIONS.map(([word, mm]) => head(mm, word)) }, row]),
    gap(),
    grid([
      {
        mm: 12,
        cells: [
          head(24, "件数"),
          cell(30, [text("{{件数}}")], { align: "center" }),
          head(30, "总经理"),
          cell(WIDE - 174, []),
          head(30, "日期"),
          cell(60, []),
        ],
      },
    ]),
    gap(),
  ]);
}

const WHO = 38;
const BOX = 52;
const BESIDE = (WIDTH - WHO - BOX) / 2;

const bare = (mm: number, tag: string, size: number, more: Partial<Cell> = {}): Cell =>
  cell(mm, tag === "" ? [] : [text(tag, size)], { bare: true, line: 190, ...more });

/** A state as a box, with who acts at its left and the limit, the clause and the papers at its right. */
const station = (list: string, beside: string): Row => ({
  mm: 9,
  cells: [
    bare(WHO, `{{${list}.负责}}`, 9, { align: "right" }),
    cell(BOX, [text(`{{${list}.状态}}`, 10.5, true)], { align: "center", line: 220 }),
    bare(BESIDE, `{{${list}.${beside}}}`, 8),
    bare(BESIDE, `{{${list}.依据}}`, 8),
  ],
});

/** The arrow to the next one, with the step's name and the ways back. */
const arrow: Row = {
  mm: 8.2,
  grows: true,
  cells: [
    bare(WHO, "{{流程.签核}}", 8, { align: "right" }),
    bare(BOX, "↓ {{流程.下一步}}", 8, { align: "center" }),
    bare(2 * BESIDE, "{{流程.退回}}", 8, { line: 180 }),
  ],
};

/** 附件一 客户投诉处理作业流程: drawn from the procedure in force. */
export const flowChartForm = (): Document =>
  overview("客户投诉处理作业流程", [
    grid([
      {
        mm: 7,
        cells: [head(WHO, "负责"), head(BOX, "状态"), head(BESIDE, "期限"), head(BESIDE, "依据与表单")],
      },
    ]),
    gap(),
    grid([station("流程", "期限"), arrow, station("终点", "退回")]),
    gap(),
    grid([{ mm: 9, cells: [cell(WIDTH, [text("{{撤销说明}}", 8.5)], { bare: true, line: 200 })] }]),
    grid([
      {
        mm: 9,
        cells: ["编制", "审核", "批准"].flatMap((word) => [
          head(20, word),
          cell(40, inline("日期", 8), { align: "right" }),
        ]),
      },
    ]),
    gap(),
  ]);
