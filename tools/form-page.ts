import {
  AlignmentType,
  Document,
  Footer,
  Header,
  ImageRun,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from "docx";
import { cell, grid, inline, paragraph, text, type Row } from "./form-kit";

/** The sheet every form is printed on: A4 portrait, the company and the number at the head of each page. */

/** Width between the margins, and the height a page offers below its head. */
export const WIDTH = 180;
export const PAGE = 248;

/** A blank picture that only keeps a place. */
const BLANK = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII=",
  "base64",
);

const pixels = (mm: number): number => Math.round((mm * 96) / 25.4);

/** A picture's place, its tag in the alt text. */
const picturePlace = (tag: string, widthMm: number, heightMm: number): ImageRun =>
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

const header = (): Header => {
  const logo = { ...cell(40, [picturePlace("公司标志", 36, 14)], { rows: 3, bare: true }), line: 0 };
  const middle = (size: number, tag: string, bold: boolean): ReturnType<typeof cell> =>
    cell(84, [text(tag, size, bold)], { align: "center", bare: true, line: size * 26 });
  return new Header({
    children: [
      grid(
        [
          {
            mm: 6.5,
            cells: [
              logo,
              middle(11, "{{公司名称}}", false),
              cell(56, [text("{{客诉编号}}", 16, true)], { align: "right", bare: true, rows: 2, line: 380 }),
            ],
          },
          { mm: 8, cells: [middle(16, "{{表单名称}}", true)] },
          {
            mm: 5.5,
            cells: [
              middle(8, "{{表单英文名称}}", false),
              cell(
                56,
                [text("{{表单编号}}  ", 9), ...inline("版本", 9), text(" {{版本}}  ", 9), ...pages(9)],
                {
                  align: "right",
                  bare: true,
                },
              ),
            ],
          },
        ],
        false,
      ),
      paragraph([], { line: 40 }),
    ],
  });
};

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 40, after: 0 },
        children: [
          text("{{联次}}    ", 9),
          ...inline("打印时间", 9),
          text(" {{打印时间}}    ", 9),
          ...inline("内容码", 9),
          text(" {{内容码}}    ", 9),
          ...inline("文件编号", 9),
          text(" {{文件编号}}", 9),
        ],
      }),
    ],
  });

const mm = (value: number): number => Math.round((value * 1440) / 25.4);

/** A form of these tables. */
export const form = (title: string, children: readonly FileChild[]): Document =>
  new Document({
    title,
    creator: "Kesu",
    lastModifiedBy: "Kesu",
    styles: {
      default: {
        document: {
          run: {
            size: 21,
            font: {
              ascii: "Times New Roman",
              hAnsi: "Times New Roman",
              cs: "Times New Roman",
              eastAsia: "宋体",
            },
            language: { value: "en-US", eastAsia: "zh-CN" },
          },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(32),
              bottom: mm(15),
              left: mm(15),
              right: mm(15),
              header: mm(9),
              footer: mm(7),
            },
          },
        },
        headers: { default: header() },
        footers: { default: footer() },
        children: [...children],
      },
    ],
  });
