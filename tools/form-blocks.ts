import type { ParagraphChild } from "docx";
import { cell, empty, head, inline, text, type Cell, type Row } from "./form-kit";
import { WIDTH } from "./form-page";

/** Blocks of the forms that grow as they are written: facts, tables, room for the pen. */

export const ROW = 7.6;
export const HEAD = 22;
export const VALUE = WIDTH / 3 - HEAD;

/** A row that grows with what is written in it. */
export const rows = (mm: number, cells: readonly Cell[]): Row => ({ mm, cells, grows: true });

/** A title across the sheet. */
export const band = (word: string): Row => ({
  mm: 7,
  cells: [cell(WIDTH, inline(word, 11), { grey: true, line: 280, title: true })],
});

/** The head of a table. */
export const titles = (...columns: readonly (readonly [word: string, mm: number])[]): Row => ({
  mm: ROW,
  head: true,
  cells: columns.map(([word, mm]) => ({ ...head(mm, word, 9.5), title: true })),
});

/** Empty rows for the pen. */
export const pen = (count: number, mm: number, ...widths: readonly number[]): Row[] =>
  Array.from({ length: count }, () => rows(mm, widths.map(empty)));

/** Rows with a word each, the rest for the pen. */
export const named = (
  mm: number,
  words: readonly string[],
  first: number,
  ...widths: readonly number[]
): Row[] => words.map((word) => rows(mm, [cell(first, inline(word, 10)), ...widths.map(empty)]));

/** One label and all the room beside it. */
export const wide = (word: string, mm: number, runs: readonly ParagraphChild[] = []): Row =>
  rows(mm, [head(HEAD, word), cell(WIDTH - HEAD, runs, { top: mm > 10 })]);

type Content = string | readonly ParagraphChild[];
const contentOf = (content: Content): readonly ParagraphChild[] =>
  typeof content === "string" ? (content === "" ? [] : [text(`{{${content}}}`)]) : content;

/** Three labels, each with its field, or with nothing for the pen. */
export const facts = (...pairs: readonly (readonly [word: string, content: Content])[]): Row =>
  rows(
    ROW,
    pairs.flatMap(([word, content]) => [
      head(HEAD, word),
      cell((WIDTH - pairs.length * HEAD) / pairs.length, contentOf(content)),
    ]),
  );

/** The rows of a list: its columns, each with its width. */
export const listRows = (
  list: string,
  mm: number,
  columns: readonly (readonly [column: string, mm: number])[],
  size = 9.5,
): Row =>
  rows(
    mm,
    columns.map(([column, width]) =>
      cell(width, column === "" ? [] : [text(`{{${list}.${column}}}`, size)], {
        align: column === "序号" ? "center" : "left",
      }),
    ),
  );

const PRODUCTS = [
  ["序号", 12],
  ["料号", 38],
  ["型号", 30],
  ["批号", 38],
  ["数量", 22],
  ["不良数量", 24],
  ["单位", 16],
] as const;

/** Every product of a case that has several. */
export const products: readonly Row[] = [
  { ...titles(...PRODUCTS), when: "若多项" },
  rows(
    6.5,
    PRODUCTS.map(([word, mm]) => cell(mm, [text(`{{附页明细.${word}}}`, 9)], { align: "center" })),
  ),
];

/** What every paper of a case begins with. */
export const caseBlock: readonly Row[] = [
  facts(["客诉编号", "客诉编号"], ["受理日期", "投诉日期时间"], ["级别", "级别"]),
  rows(ROW, [
    head(HEAD, "客户名称"),
    cell(VALUE * 2 + HEAD, [text("{{客户名称}}")]),
    head(HEAD, "客户单号"),
    cell(VALUE, [text("{{客户投诉单号}}")]),
  ]),
  facts(["料号", "料号"], ["型号", "型号"], ["批号", "批号"]),
  facts(["订单编号", "订单编号"], ["数量", "数量"], ["不良数量", "不良数量"]),
];

/** Boxes for names and dates, to be signed with the pen. */
export const signatures = (...words: readonly string[]): Row[] => {
  const width = WIDTH / words.length;
  return [
    titles(...words.map((word) => [word, width] as const)),
    { mm: 14, cells: words.map(() => empty(width)) },
    {
      mm: ROW,
      cells: words.map(() => cell(width, [...inline("日期", 9), text("：", 9)])),
    },
  ];
};
