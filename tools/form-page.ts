import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  ImageRun,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type FileChild,
  type ParagraphChild,
} from "docx";
import { cell, grid, inline, paragraph, text, type Cell, type Row } from "./form-kit";

/** The sheets forms are printed on: the company and the form's number at the head of each page, the codes at its foot. */

/** Width between the margins of A4, and the height a page offers below its head. */
export const WIDTH = 180;
export const PAGE = 248;
/** The same of A4 turned. */
export const WIDE = 267;

/** A blank picture that only keeps a place. */
const BLANK = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=",
  "base64",
);

const pixels = (mm: number): number => Math.round((mm * 96) / 25.4);

/** A picture's place, its tag in the alt text. */
export const picturePlace = (tag: string, widthMm: number, heightMm: number): ImageRun =>
  new ImageRun({
    type: "png",
    data: BLANK,
    transformation: { width: pixels(widthMm), height: pixels(heightMm) },
    altText: { name: tag, description: `{{${tag}}}`, title: "" },
  });

const PHOTO = 58;

/** Photos two by two, four to half a page, each with its caption below; the title stays with the first. */
export const photoRows = (title: Row): Row[] => [
  title,
  {
    mm: PHOTO,
    cells: ["左", "右"].map((side) =>
      cell(WIDTH / 2, [picturePlace(`照片.${side}`, WIDTH / 2 - 6, PHOTO - 3)], {
        align: "center",
        line: 0,
        title: true,
      }),
    ),
  },
  {
    mm: 6.5,
    cells: ["左", "右"].map((side) =>
      cell(WIDTH / 2, [text(`{{照片.${side}说明}}`, 9)], { align: "center" }),
    ),
  },
];

const pages = (size: number): TextRun[] => [
  text("{{@第}} ", size),
  new TextRun({ children: [PageNumber.CURRENT], size: size * 2 }),
  text(" {{@页共}} ", size),
  new TextRun({ children: [PageNumber.TOTAL_PAGES], size: size * 2 }),
  text(" {{@页}}", size),
];

const RIGHT = 56;

/** Logo, company and title, and at the right the number of the case with its barcode, or nothing for a form about no case. */
const header = (width: number, isAboutCase: boolean): Header => {
  const logo = { ...cell(40, [picturePlace("公司标志", 36, 14)], { rows: 3, bare: true }), line: 0 };
  const middle = (size: number, tag: string, bold: boolean): Cell =>
    cell(width - 40 - RIGHT, [text(tag, size, bold)], { align: "center", bare: true, line: size * 26 });
  const right = (runs: readonly ParagraphChild[], line: number): Cell =>
    cell(RIGHT, isAboutCase ? runs : [], { align: "right", bare: true, line });
  const number = [text("{{表单编号}}  ", 9), ...inline("版本", 9), text(" {{版本}}  ", 9), ...pages(9)];
  return new Header({
    children: [
      grid(
        [
          {
            mm: 6.5,
            cells: [logo, middle(11, "{{公司名称}}", false), right([picturePlace("条码", 54, 6)], 0)],
          },
          { mm: 8, cells: [middle(16, "{{表单名称}}", true), right([text("{{客诉编号}}", 16, true)], 380)] },
          {
            mm: 5.5,
            cells: [
              middle(8, "{{表单英文名称}}", false),
              cell(RIGHT, number, { align: "right", bare: true }),
            ],
          },
        ],
        false,
      ),
      paragraph([], { line: 40 }),
    ],
  });
};

/** Size of the foot: two codes of sixteen letters keep to one line. */
const FOOT = 7.5;

/** Who it is for, when it was printed, and the codes; a letter has its form's own number here. */
const footer = (kind: "case" | "overview" | "letter"): Footer => {
  const code = [...inline("内容码", FOOT), text(" {{内容码}}  ", FOOT)];
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 40, after: 0 },
        children: [
          text(kind === "letter" ? "{{表单编号}} {{版本}}  " : "{{联次}}  ", FOOT),
          ...inline("打印时间", FOOT),
          text(" {{打印时间}}  ", FOOT),
          ...(kind === "overview" ? [] : code),
          ...inline("日志码", FOOT),
          text(" {{日志码}}  ", FOOT),
          ...inline("文件编号", FOOT),
          text(" {{文件编号}}", FOOT),
        ],
      }),
    ],
  });
};

const mm = (value: number): number => Math.round((value * 1440) / 25.4);

/** The face of every form. */
const face = {
  size: 21,
  font: { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: "宋体" },
  language: { value: "en-US", eastAsia: "zh-CN" },
};

/** A sheet of paper in millimetres, its margins inside it. */
interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margins: Readonly<Record<"top" | "bottom" | "left" | "right" | "header" | "footer", number>>;
  readonly header?: Header;
  readonly footer?: Footer;
}

function document(title: string, children: readonly FileChild[], sheet: Sheet): Document {
  const { width, height, margins } = sheet;
  return new Document({
    title,
    creator: "Kesu",
    lastModifiedBy: "Kesu",
    styles: { default: { document: { run: face } } },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: mm(Math.min(width, height)),
              height: mm(Math.max(width, height)),
              ...(width > height ? { orientation: PageOrientation.LANDSCAPE } : {}),
            },
            margin: {
              top: mm(margins.top),
              bottom: mm(margins.bottom),
              left: mm(margins.left),
              right: mm(margins.right),
              header: mm(margins.header),
              footer: mm(margins.footer),
            },
          },
        },
        ...(sheet.header ? { headers: { default: sheet.header } } : {}),
        ...(sheet.footer ? { footers: { default: sheet.footer } } : {}),
        children: [...children],
      },
    ],
  });
}

const margins = { top: 32, bottom: 15, left: 15, right: 15, header: 9, footer: 7 };

/** A form about a case, of these tables. */
export const form = (title: string, children: readonly FileChild[]): Document =>
  document(title, children, {
    width: 210,
    height: 297,
    margins,
    header: header(WIDTH, true),
    footer: footer("case"),
  });

/** A sheet about no single case. */
export const overview = (title: string, children: readonly FileChild[]): Document =>
  document(title, children, {
    width: 210,
    height: 297,
    margins,
    header: header(WIDTH, false),
    footer: footer("overview"),
  });

/** The same on A4 turned. */
export const wideOverview = (title: string, children: readonly FileChild[]): Document =>
  document(title, children, {
    width: 297,
    height: 210,
    margins,
    header: header(WIDE, false),
    footer: footer("overview"),
  });

/** A label of 100 × 70 mm without head or foot: what a label printer takes. */
export const LABEL = { width: 100, height: 70, inside: 92, high: 63.5 } as const;
export const labelSheet = (title: string, children: readonly FileChild[]): Document =>
  document(title, children, {
    width: LABEL.width,
    height: LABEL.height,
    margins: { top: 3, bottom: 3, left: 4, right: 4, header: 0, footer: 0 },
  });

/** A letter: the company above, the form's own number below. */
export const letter = (title: string, children: readonly FileChild[]): Document =>
  document(title, children, {
    width: 210,
    height: 297,
    margins: { top: 34, bottom: 18, left: 24, right: 24, header: 11, footer: 8 },
    header: new Header({
      children: [
        grid(
          [
            {
              mm: 15,
              cells: [
                { ...cell(40, [picturePlace("公司标志", 36, 13)], { bare: true }), line: 0 },
                cell(82, [text("{{公司名称}}", 15, true)], { align: "center", bare: true, line: 400 }),
                { ...cell(40, [picturePlace("条码", 38, 8)], { bare: true, align: "right" }), line: 0 },
              ],
            },
          ],
          false,
        ),
        new Paragraph({
          children: [],
          border: { top: { style: BorderStyle.SINGLE, size: 8, color: "000000", space: 1 } },
        }),
      ],
    }),
    footer: footer("letter"),
  });
