import type { Group } from "../records/field";
import type { CellStyle, Colour, SheetLayout } from "./sheet-layout";

/** The register's few colours. Everything they say stands in words or bold type as well: many print in black and white. */

/** Header colour and heading of each group of fields. */
export const groups: { readonly [G in Group]: { readonly label: string; readonly colour: Colour } } = {
  identification: { label: "登记", colour: "D9E1F2" },
  customer: { label: "客户", colour: "DDEBF7" },
  product: { label: "产品", colour: "E2EFDA" },
  problem: { label: "问题", colour: "FFF2CC" },
  grade: { label: "分级", colour: "F8CBAD" },
  handling: { label: "处理", colour: "E4DFEC" },
  goods: { label: "货物", colour: "DAEEF3" },
  closing: { label: "结案", colour: "EBF1DE" },
  helper: { label: "辅助", colour: "EDEDED" },
};

/** Colours of the sheets' tabs. */
export const tabs = {
  register: "C00000",
  course: "ED7D31",
  review: "2F75B5",
  masters: "70AD47",
  settings: "A6A6A6",
} as const satisfies Record<string, Colour>;

/** 重大 darkest, so that the three differ in grey as well. */
export const gradeColours = { 重大: "A61C1C", 一般: "5B9BD5", 待评审: "FFD966" } as const;

/** The title over a sheet, the note under it, and the title of a block. */
export const titleStyle: CellStyle = { bold: true, size: 16, colour: "1F3864" };
export const noteStyle: CellStyle = { colour: "595959" };
export const blockTitleStyle: CellStyle = { bold: true, size: 12, colour: "1F3864" };
/** The header cells of a group of columns. */
export const headerStyle = (fill: Colour): CellStyle => ({
  bold: true,
  fill,
  border: true,
  align: "center",
  wrap: true,
});

/** Conditional formats. */
export const marks = {
  toMend: { bold: true, colour: "7F4F00", fill: "FFE699" },
  major: { bold: true, colour: "9C0006", fill: "FFC7CE" },
  undecided: { bold: true, italic: true, colour: "7F6000", fill: "FFEB9C" },
  due: { bold: true, colour: "7F6000", fill: "FFE699", format: '"将到期"mm-dd' },
  overdue: { bold: true, colour: "FFFFFF", fill: "C00000", format: '"逾期"mm-dd' },
  closed: { colour: "375623", fill: "E2EFDA" },
  draft: { italic: true, colour: "7F7F7F" },
  nothing: { colour: "BFBFBF" },
  cancelled: { strike: true, colour: "A6A6A6" },
} as const satisfies Record<string, CellStyle>;

/** Title, note, header, records. */
export const HEADER_ROW = 3;

/** What most sheets have in common. */
export const bareSheet = {
  visibility: "visible",
  gridLines: true,
  widths: [],
  heights: [
    { row: 1, points: 28 },
    { row: HEADER_ROW, points: 32 },
  ],
  names: [],
  marks: [],
  charts: [],
  pivots: [],
} as const satisfies Partial<SheetLayout>;
