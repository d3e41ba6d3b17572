import { AlignmentType, type Document, Paragraph } from "docx";
import { cell, gap, grid, text, type Row } from "./form-kit";
import { letter } from "./form-page";

/** 客户回复函 (§4.2.3): what was found and what is done, in words for the customer; running text, so each language has a file. */

const WIDTH = 162;

interface Words {
  readonly title: string;
  readonly greeting: string;
  readonly opening: string;
  readonly product: readonly (readonly [word: string, tag: string])[];
  readonly headings: Readonly<Record<"complaint" | "found" | "measures" | "goods" | "effect", string>>;
  readonly occurrence: string;
  readonly escape: string;
  readonly measures: readonly (readonly [heading: string, column: string, mm: number])[];
  readonly goods: readonly (readonly [heading: string, column: string, mm: number])[];
  readonly effect: string;
  readonly closing: readonly string[];
  readonly regards: string;
  readonly reference: string;
}

const zh: Words = {
  title: "关于贵司投诉的回复函",
  reference: "编号：{{客诉编号}}    贵司单号：{{客户投诉单号}}    日期：{{打印日期}}",
  greeting: "{{客户名称}} {{客户联系人}}：",
  opening:
    "感谢贵司于 {{受理日}} 向我司反映下列产品的问题。对由此给贵司带来的不便，我司深表歉意。现将调查与处理情况答复如下。",
  product: [
    ["料号", "料号"],
    ["型号", "型号"],
    ["批号", "批号"],
    ["订单", "订单编号"],
    ["数量", "数量"],
    ["不良数量", "不良数量"],
  ],
  headings: {
    complaint: "一、贵司反映的问题",
    found: "二、调查结果",
    measures: "三、改善措施",
    goods: "四、货品处理",
    effect: "五、效果确认",
  },
  occurrence: "发生原因：{{发生原因}}",
  escape: "流出原因：{{流出原因}}",
  measures: [
    ["类型", "类型", 18],
    ["措施", "措施", 92],
    ["计划完成", "计划完成", 26],
    ["实际完成", "实际完成", 26],
  ],
  goods: [
    ["处理方式", "处置方式", 42],
    ["批号", "处置批号", 50],
    ["数量", "处置数量", 35],
    ["完成日期", "完成日期", 35],
  ],
  effect: "验证结果：{{验证结果}}（{{验证日期}}）。{{验证证据}}",
  closing: ["如对以上答复有任何疑问，请随时与我司联系。感谢贵司的信任与支持。"],
  regards: "此致\n敬礼",
};

const en: Words = {
  title: "Reply to your complaint",
  reference: "Our ref.: {{客诉编号}}    Your ref.: {{客户投诉单号}}    Date: {{打印日期}}",
  greeting: "{{客户名称}}\nAttn: {{客户联系人}}",
  opening:
    "Thank you for bringing this matter to our attention on {{受理日}}. We apologise for the inconvenience it has caused you. Please find below the results of our investigation and what we have done.",
  product: [
    ["Part no.", "料号"],
    ["Model", "型号"],
    ["Lot", "批号"],
    ["Order", "订单编号"],
    ["Quantity", "数量"],
    ["Defective", "不良数量"],
  ],
  headings: {
    complaint: "1. Your complaint",
    found: "2. What we found",
    measures: "3. What we do about it",
    goods: "4. The goods",
    effect: "5. Effect",
  },
  occurrence: "Cause: {{发生原因}}",
  escape: "Why it was not detected: {{流出原因}}",
  measures: [
    ["Type", "类型", 24],
    ["Action", "措施", 86],
    ["Due", "计划完成", 26],
    ["Done", "实际完成", 26],
  ],
  goods: [
    ["Disposition", "处置方式", 42],
    ["Lot", "处置批号", 50],
    ["Quantity", "处置数量", 35],
    ["Done on", "完成日期", 35],
  ],
  effect: "Verified on {{验证日期}}. {{验证证据}}",
  closing: ["Please contact us if you have any questions. Thank you for your trust."],
  regards: "Yours sincerely,",
};

const line = (runs: Parameters<typeof cell>[1], when?: string): Row => ({
  mm: 7,
  grows: true,
  ...(when !== undefined && { when }),
  cells: [cell(WIDTH, runs, { bare: true, top: true, line: 330 })],
});
const heading = (words: string, when?: string): Row => line([text(words, 11, true)], when);

const productRow = (pairs: Words["product"]): Row => ({
  mm: 7,
  grows: true,
  cells: pairs.flatMap(([word, tag]) => [
    cell(18, [text(word, 9.5)], { grey: true, align: "center" }),
    cell(WIDTH / 3 - 18, [text(`{{${tag}}}`, 9.5)]),
  ]),
});

function table(
  list: string,
  columns: readonly (readonly [heading: string, column: string, mm: number])[],
): Row[] {
  return [
    {
      mm: 7,
      when: `若${list}`,
      cells: columns.map(([word, , mm]) => cell(mm, [text(word, 9.5)], { grey: true, align: "center" })),
    },
    {
      mm: 8,
      grows: true,
      cells: columns.map(([, column, mm]) => cell(mm, [text(`{{${list}.${column}}}`, 9.5)])),
    },
  ];
}

const paragraph = (words: string, size: number, align: "center" | "left" | "right" = "left"): Paragraph =>
  new Paragraph({
    children: [text(words, size, size > 12)],
    alignment: { center: AlignmentType.CENTER, left: AlignmentType.LEFT, right: AlignmentType.RIGHT }[align],
    spacing: { before: 70, after: 70, line: 330 },
  });

function letterForm(words: Words): Document {
  const { headings } = words;
  return letter(words.title, [
    paragraph(words.title, 16, "center"),
    paragraph(words.reference, 9.5, "right"),
    paragraph(words.greeting, 10.5),
    paragraph(words.opening, 10.5),
    grid([productRow(words.product.slice(0, 3)), productRow(words.product.slice(3))]),
    gap(),
    grid([
      heading(headings.complaint),
      line([text("{{投诉原因}}")]),
      heading(headings.found),
      line([text("{{归属理由}}")], "若归属理由"),
      line([text(words.occurrence)], "若发生原因"),
      line([text(words.escape)], "若流出原因"),
    ]),
    gap(),
    grid([heading(headings.measures, "若现行措施")]),
    grid(table("现行措施", words.measures)),
    gap(),
    grid([heading(headings.goods, "若处置")]),
    grid(table("处置", words.goods)),
    gap(),
    grid([heading(headings.effect, "若验证日期"), line([text(words.effect)], "若验证日期")]),
    gap(),
    ...words.closing.map((each) => paragraph(each, 10.5)),
    ...words.regards.split("\n").map((each) => paragraph(each, 10.5)),
    paragraph("{{公司名称}}", 12, "right"),
    paragraph("{{打印日期}}", 10.5, "right"),
  ]);
}

export const replyLetter = (): Document => letterForm(zh);
export const englishReplyLetter = (): Document => letterForm(en);
