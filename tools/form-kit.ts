import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IRunOptions,
  type ParagraphChild,
} from "docx";
import { words } from "../src/documents/words";

/** Building blocks of a printed form: rows of cells measured in millimetres. */

export interface Cell {
  readonly mm: number;
  readonly runs: readonly ParagraphChild[];
  /** A label: light grey. */
  readonly grey?: boolean;
  /** Rows it reaches down. */
  readonly rows?: number;
  /** Written from top to bottom. */
  readonly upright?: boolean;
  readonly align?: "left" | "center" | "right";
  readonly top?: boolean;
  readonly bare?: boolean;
  /** Stays on the page of the row below. */
  readonly title?: boolean;
  /** Height of a line in twips; 0 for a picture's own. */
  readonly line?: number;
}

export interface Row {
  readonly mm: number;
  readonly cells: readonly Cell[];
  /** Grows with its content; rows of the forms' own pages never do. */
  readonly grows?: boolean;
  /** Printed only when this list has a row. */
  readonly when?: string;
  /** How often a row of a list of fixed size is printed. */
  readonly times?: number;
  readonly newPage?: boolean;
  /** Grows, and still never runs over the end of a page. */
  readonly together?: boolean;
  /** Repeated at the head of every page the table runs over. */
  readonly head?: boolean;
}

const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);
const LINE = 270;
const TIGHT = 200;
const PADDING = 1;
/** Millimetres of a half-width column and of a line, at 10.5 pt. */
const COLUMN = (10.5 / 2) * (25.4 / 72);
const LINE_MM = (LINE / 20) * (25.4 / 72);

/** Text in the form's face; sizes in points. */
export function text(value: string, size = 10.5, heavy = false): TextRun {
  const options: IRunOptions = { text: value, size: size * 2, ...(heavy ? { bold: true } : {}) };
  return new TextRun(options);
}

function known(word: string): string {
  if (!words.has(word)) throw new Error(`no English for ${word}: see src/documents/words.ts`);
  return word;
}

/** A label in the language of the form, English small beneath when it is bilingual. */
export const label = (word: string, size = 9.5): TextRun[] => [
  text(`{{@${known(word)}}}`, size),
  text(`{{@/${word}}}`, 6),
];

/** A word in running text, English small behind it. */
export const inline = (word: string, size = 10.5): TextRun[] => [
  text(`{{@${known(word)}}}`, size),
  text(`{{@+${word}}}`, 6),
];

const tickSign = (tag: string): TextRun =>
  new TextRun({
    text: tag,
    size: 21,
    font: {
      ascii: "Segoe UI Symbol",
      hAnsi: "Segoe UI Symbol",
      eastAsia: "Segoe UI Symbol",
      cs: "Segoe UI Symbol",
    },
  });

/** ☑/☐ for a field's option, with the word beside it. */
export const tick = (question: string, word: string, size = 10): TextRun[] => [
  tickSign(`{{☑${question}}}`),
  text("\u00A0", size),
  ...inline(word, size),
];

/** ☑/☐ for each option of a field, size 10 so that a row of options fits. */
export const ticks = (field: string, options: readonly string[], size = 10): TextRun[] =>
  options.flatMap((option, at) => [
    ...(at === 0 ? [] : [text("  ", size)]),
    ...tick(`${field}=${option}`, option, size),
  ]);

/** Empty boxes to be ticked with the pen. */
export const boxes = (options: readonly string[], size = 10): TextRun[] =>
  options.flatMap((option, at) => [
    ...(at === 0 ? [] : [text("  ", size)]),
    tickSign("☐"),
    text("\u00A0", size),
    ...inline(option, size),
  ]);

/** A grey cell with a label. */
export const head = (mm: number, word: string, size = 9.5): Cell => ({
  mm,
  runs: label(word, size),
  grey: true,
  align: "center",
  line: TIGHT,
});

/** A cell for the pen. */
export const empty = (mm: number): Cell => ({ mm, runs: [] });

/** A cell with anything in it. */
export const cell = (mm: number, runs: readonly ParagraphChild[], more: Partial<Cell> = {}): Cell => ({
  mm,
  runs,
  ...more,
});

/** A field in a box that does not grow: what does not fit goes to the 附页. */
export function boxed(mm: number, field: string, height: number): Cell {
  const columns = Math.floor((mm - 2 * PADDING) / COLUMN);
  const lines = Math.max(1, Math.floor((height - 0.5) / LINE_MM));
  return {
    mm,
    runs: [text(`{{${field}/${String(columns)}x${String(lines)}}}`)],
    ...(lines > 2 ? { top: true } : {}),
  };
}

/** The same in the small print of a table's cell, at 9 pt. */
export function smallBoxed(mm: number, field: string, height: number, more: Partial<Cell> = {}): Cell {
  const columns = Math.floor((mm - 2 * PADDING) / ((9 / 2) * (25.4 / 72)));
  const lines = Math.max(1, Math.floor((height - 0.5) / ((TIGHT / 20) * (25.4 / 72))));
  return { mm, runs: [text(`{{${field}/${String(columns)}x${String(lines)}}}`, 9)], line: TIGHT, ...more };
}

/** Rows with one upright label at their left. */
export function section(word: string, mm: number, rows: readonly Row[]): Row[] {
  const side: Cell = { mm, runs: label(word), grey: true, rows: rows.length, upright: true, align: "center" };
  return rows.map((row, at) => (at === 0 ? { ...row, cells: [side, ...row.cells] } : row));
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** The paragraph of a cell. */
export const paragraph = (
  runs: readonly ParagraphChild[],
  more: Partial<Cell> & { newPage?: boolean } = {},
): Paragraph =>
  new Paragraph({
    children: [...runs],
    alignment: { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[
      more.align ?? "left"
    ],
    ...(more.title === true ? { keepNext: true } : {}),
    spacing:
      more.line === 0
        ? { before: 0, after: 0 }
        : {
            before: more.top === true ? 40 : more.line === TIGHT ? 20 : 0,
            after: more.top === true ? 40 : 0,
            line: more.line ?? LINE,
            lineRule: LineRuleType.EXACT,
          },
    ...(more.newPage === true ? { pageBreakBefore: true } : {}),
  });

/** A line of no height between two tables, which Word would otherwise run together. */
export const gap = (): Paragraph =>
  new Paragraph({ children: [], spacing: { before: 0, after: 0, line: 60, lineRule: LineRuleType.EXACT } });

/** Draws rows as one table; the columns of its grid are wherever a cell of any row begins. */
export function grid(rows: readonly Row[], border = true): Table {
  const edges = new Set<number>([0]);
  const starts: number[][] = [];
  let hanging: { from: number; mm: number; left: number }[] = [];
  for (const row of rows) {
    const under = hanging.filter(({ left }) => left > 0);
    let x = 0;
    const own: number[] = [];
    for (const each of row.cells) {
      for (const above of under) if (near(above.from, x)) x += above.mm;
      own.push(x);
      x += each.mm;
      edges.add(round(x));
    }
    starts.push(own);
    hanging = [
      ...under.map((above) => ({ ...above, left: above.left - 1 })),
      ...row.cells.flatMap((each, at) =>
        (each.rows ?? 1) > 1 ? [{ from: own[at] ?? 0, mm: each.mm, left: (each.rows ?? 1) - 1 }] : [],
      ),
    ];
    own.forEach((start) => edges.add(round(start)));
  }
  const lines = [...edges].sort((a, b) => a - b);
  const widths = lines.slice(1).map((edge, at) => twips(edge) - twips(lines[at] ?? 0));
  const width = widths.reduce((sum, each) => sum + each, 0);
  const rule = border ? line : none;
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: twips(PADDING), right: twips(PADDING) },
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: rows.map((row, r) => drawRow(row, starts[r] ?? [], lines)),
  });
}

const round = (mm: number): number => Math.round(mm * 10) / 10;
const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.05;

function drawRow(row: Row, starts: readonly number[], lines: readonly number[]): TableRow {
  const first = row.cells.findIndex(({ upright }) => upright !== true);
  return new TableRow({
    height: { value: twips(row.mm), rule: row.grows === true ? HeightRule.ATLEAST : HeightRule.EXACT },
    cantSplit: row.grows !== true || row.together === true,
    ...(row.head === true ? { tableHeader: true } : {}),
    children: row.cells.map((each, at) => {
      const from = starts[at] ?? 0;
      const span = lines.filter((edge) => edge > from + 0.05 && edge < from + each.mm + 0.05).length;
      const mark = row.when !== undefined && at === first ? [text(`{{${row.when}.此行}}`, 6)] : [];
      const newPage = row.newPage === true && at === 0;
      return new TableCell({
        width: { size: twips(from + each.mm) - twips(from), type: WidthType.DXA },
        columnSpan: span,
        rowSpan: each.rows ?? 1,
        verticalAlign: each.top === true ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
        ...(each.upright === true ? { textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT } : {}),
        ...(each.grey === true
          ? { shading: { type: ShadingType.CLEAR, fill: "EDEDED", color: "auto" } }
          : {}),
        ...(each.bare === true ? { borders: { top: none, bottom: none, left: none, right: none } } : {}),
        children: [paragraph([...mark, ...each.runs], { ...each, newPage })],
      });
    }),
  });
}

/** The height of rows whatever is printed of them, to see that a page cannot overflow. */
export const heightOf = (rows: readonly Row[]): number =>
  rows.reduce((sum, { mm, times = 1 }) => sum + mm * times, 0);
