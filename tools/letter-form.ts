import { AlignmentType, type Document, type FileChild, Paragraph, type Table } from "docx";
import { cell, gap, grid, text, type Row } from "./form-kit";
import { letter } from "./form-page";
import { type Columns, en, type LetterWords, zh } from "./letter-words";

/** 收悉函 and 客户回复函 (§4.2.3): words for the customer; running text, so each language has a file. */

const WIDTH = 162;

const line = (words: string, when?: string): Row => ({
  mm: 7,
  grows: true,
  ...(when !== undefined && { when }),
  cells: [cell(WIDTH, [text(words)], { bare: true, top: true, line: 330 })],
});
const heading = (words: string, when?: string): Row => ({
  ...line("", when),
  cells: [cell(WIDTH, [text(words, 11, true)], { bare: true, top: true, line: 330, title: true })],
});

const titles = (columns: Columns, when?: string): Row => ({
  mm: 7,
  ...(when !== undefined && { when }),
  cells: columns.map(([word, , mm]) => cell(mm, [text(word, 9.5)], { grey: true, align: "center" })),
});
const table = (list: string, columns: Columns, when?: string): Table =>
  grid([
    titles(columns, when),
    {
      mm: 8,
      grows: true,
      cells: columns.map(([, column, mm]) => cell(mm, [text(`{{${list}.${column}}}`, 9.5)])),
    },
  ]);

const paragraph = (words: string, size: number, align: "center" | "left" | "right" = "left"): Paragraph =>
  new Paragraph({
    children: [text(words, size, size > 12)],
    alignment: { center: AlignmentType.CENTER, left: AlignmentType.LEFT, right: AlignmentType.RIGHT }[align],
    spacing: { before: 70, after: 70, line: 330 },
  });

/** What both letters begin with: title, reference, to whom, the opening words, and every lot that is meant. */
const beginning = (words: LetterWords, title: string, opening: readonly Row[]): FileChild[] => [
  paragraph(title, 16, "center"),
  paragraph(words.reference, 9.5, "right"),
  grid([line(words.theirReference, "若客户投诉单号"), line(words.to), ...opening]),
  gap(),
  table("明细", words.products),
  gap(),
];

const ending = (words: LetterWords, closing: string): FileChild[] => [
  paragraph(closing, 10.5),
  ...words.regards.split("\n").map((each) => paragraph(each, 10.5)),
  paragraph("{{公司名称}}", 12, "right"),
  paragraph("{{打印日期}}", 10.5, "right"),
];

function reply(words: LetterWords): Document {
  const { reply: own } = words;
  return letter(own.title, [
    ...beginning(words, own.title, [line(own.sorry, "若致歉"), line(own.plain, "若不致歉")]),
    grid([
      heading(words.complaint),
      line("{{投诉原因}}"),
      heading(own.found),
      ...Object.entries(own.verdicts).map(([verdict, said]) => line(said, `若${verdict}`)),
      line("{{归属理由}}", "若归属理由"),
      line(own.occurrence, "若发生原因"),
      line(own.escape, "若流出原因"),
    ]),
    gap(),
    grid([heading(own.measuresTitle, "若现行措施")]),
    table("现行措施", own.measures, "若现行措施"),
    gap(),
    grid([heading(own.goodsTitle, "若处置")]),
    table("处置", own.goods, "若处置"),
    gap(),
    grid([heading(own.effectTitle, "若已验证"), line(own.effect, "若已验证")]),
    gap(),
    ...ending(words, own.closing),
  ]);
}

function acknowledgement(words: LetterWords): Document {
  const { acknowledgement: own } = words;
  return letter(own.title, [
    ...beginning(words, own.title, [line(own.opening)]),
    grid([
      heading(words.complaint),
      line("{{投诉原因}}"),
      line(own.demand, "若客户要求"),
      line(own.due, "若要求回复日期"),
      line(own.contact, "若登记人"),
    ]),
    gap(),
    ...ending(words, own.closing),
  ]);
}

export const replyLetter = (): Document => reply(zh);
export const englishReplyLetter = (): Document => reply(en);
export const acknowledgementLetter = (): Document => acknowledgement(zh);
export const englishAcknowledgementLetter = (): Document => acknowledgement(en);
