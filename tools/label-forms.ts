import type { Document } from "docx";
import { cell, gap, grid, head, text, type Cell, type Row } from "./form-kit";
import { LABEL, labelSheet, picturePlace } from "./form-page";

/** Labels of 100 × 70 mm: a sample of a case, and goods that are set apart. */

const TAG = 18;
const { inside } = LABEL;
/** A label's word, so small that its English fits beneath it. */
const word = (said: string): Cell => ({ ...head(TAG, said, 7.5), line: 176 });
const fact = (said: string, tag: string, mm: number): Cell[] => [
  word(said),
  cell(mm - TAG, [text(`{{${tag}}}`, 9.5)], { line: 220 }),
];

const number = (mm: number, tag: string, size: number): Row => ({
  mm,
  cells: [cell(inside, [text(`{{${tag}}}`, size, true)], { align: "center", line: size * 23 })],
});

/** 样品标签 (§6.1.1): goes with the sample from the customer to the archive. */
export const sampleLabel = (): Document =>
  labelSheet("样品标签", [
    grid([
      {
        mm: 7,
        cells: [
          cell(inside * 0.6, [text("{{公司名称}}", 9)], { line: 220 }),
          cell(inside * 0.4, [text("{{表单名称}} {{表单编号}} {{版本}}", 7.5)], {
            align: "right",
            line: 200,
          }),
        ],
      },
      number(13, "客诉编号", 26),
      { mm: 10, cells: [{ ...cell(inside, [picturePlace("条码", 80, 9)], { align: "center" }), line: 0 }] },
      { mm: 7, cells: fact("客户名称", "客户名称/46x1", inside) },
      {
        mm: 7,
        cells: [...fact("料号", "各料号/16x1", inside / 2), ...fact("型号", "各型号/16x1", inside / 2)],
      },
      { mm: 7, cells: fact("批号", "各批号/46x1", inside) },
      { mm: 7, cells: [...fact("数量", "不良合计/16x1", inside / 2), ...fact("样品", "样品", inside / 2)] },
      {
        mm: 4,
        cells: [
          cell(inside, [text("{{@受理日期}} {{受理日}}    {{@内容码}} {{内容码}}", 7)], {
            align: "right",
            line: 160,
          }),
        ],
      },
    ]),
    gap(),
  ]);

const card = (said: string, column: string, mm: number): Cell[] => [
  word(said),
  cell(mm - TAG, [text(`{{隔离品+1.${column}}}`, 9.5)], { line: 220 }),
];

/** 隔离标识卡 (§4.5, §6.2.5): one for each place where goods are set apart, each on a label of its own. */
export const isolationCard = (): Document =>
  labelSheet("隔离标识卡", [
    grid([
      {
        mm: 10,
        cells: [
          cell(inside, [text("{{隔离品+1.此行}}{{@隔离}} {{@禁止使用}}{{@+禁止使用}}", 18, true)], {
            align: "center",
            line: 460,
            grey: true,
          }),
        ],
      },
      {
        mm: 11,
        cells: [
          cell(inside / 2, [text("{{隔离品+1.此行}}{{客诉编号}}", 19, true)], { align: "center", line: 440 }),
          { ...cell(inside / 2, [picturePlace("隔离品+1.条码", 42, 9)], { align: "center" }), line: 0 },
        ],
      },
      { mm: 7, cells: [...card("位置", "位置", inside / 2), ...card("隔离库位", "隔离库位", inside / 2)] },
      {
        mm: 7,
        cells: [...card("料号", "料号/16x1", inside / 2), ...card("批号", "清查批号/16x1", inside / 2)],
      },
      { mm: 7, cells: [...card("数量", "实查数量", inside / 2), ...card("不良", "清查不良数", inside / 2)] },
      { mm: 7, cells: [...card("标识", "标识/16x1", inside / 2), ...card("清查人", "清查人", inside / 2)] },
      { mm: 7, cells: [...card("时间", "清查时间", inside / 2), ...card("签名", "此行", inside / 2)] },
      {
        mm: 6,
        cells: [
          cell(
            inside,
            [
              text(
                "{{隔离品+1.此行}}{{公司名称}}  {{表单编号}} {{@版本}} {{版本}}  {{@内容码}} {{内容码}}",
                7,
              ),
            ],
            { align: "center", line: 180 },
          ),
        ],
      },
    ]),
    gap(),
  ]);
