import { REVIEWED_MONTHS } from "../review/figures";
import {
  asOf,
  classBlock,
  definitions,
  gradeBlock,
  monthFormulas,
  type ReviewBlock,
  type ReviewCell,
  reviewResults,
  reviewTitle,
  TOTAL_FORMULA,
} from "../review/review-sheet";
import { columnLetters } from "./ooxml/address";
import {
  blockTitleStyle,
  gradeColours,
  groups,
  headerStyle,
  marks,
  noteStyle,
  tabs,
  titleStyle,
} from "./layout-style";
import type { Area, CellLayout, CellStyle, ChartLayout, Place, SheetLayout } from "./sheet-layout";

/** Where the two blocks of 月度回顾 begin: a title, a header, twelve months, a row of totals each. */
const GRADES_AT = 4;
const CLASSES_AT = GRADES_AT + REVIEWED_MONTHS + 5;
const LAST_COLUMN = classBlock.columns.length + 1;

const number: CellStyle = { border: true, align: "center", format: "0" };
const month: CellStyle = { border: true, align: "center", format: "yyyy-mm" };
const total: CellStyle = { ...number, bold: true, fill: "F2F2F2" };

/** 月度回顾 on its cells: month × grade with a chart beside it, month × defect class below (P-01, P-03). */
export function reviewLayout(): SheetLayout {
  const results = reviewResults([]);
  const grades = blockCells(gradeBlock, GRADES_AT, results);
  const classes = blockCells(classBlock, CLASSES_AT, results);
  const noteRow = CLASSES_AT + REVIEWED_MONTHS + 4;
  const allCases = address({ row: totalRow(GRADES_AT), column: columnOf(gradeBlock, "total") });
  return {
    name: "月度回顾",
    tab: tabs.review,
    visibility: "visible",
    gridLines: false,
    widths: Array.from({ length: LAST_COLUMN }, (_, index) => ({
      column: index + 1,
      width: index === 0 ? 10.5 : 9.3,
    })),
    heights: [
      { row: 1, points: 28 },
      ...[GRADES_AT, CLASSES_AT].flatMap((row) => [
        { row, points: 22 },
        { row: row + 1, points: 30 },
      ]),
    ],
    cells: [
      { row: 1, column: 1, value: reviewTitle, style: titleStyle },
      {
        row: 2,
        column: 1,
        formula: asOf.formula.replace("{grades}", allCases),
        ...resultAt(results, asOf.name, 0, 0),
        style: noteStyle,
      },
      ...grades,
      ...classes,
      { row: noteRow, column: 1, value: definitions, style: noteStyle },
    ],
    tables: [],
    print: { onePage: true },
    names: [
      { name: asOf.name, area: { row: 2, column: 1, rows: 1, columns: 1 } },
      ...blockNames(gradeBlock, GRADES_AT),
      ...blockNames(classBlock, CLASSES_AT),
    ],
    marks: [
      { area: figuresOf(gradeBlock, GRADES_AT, 0), equals: 0, style: marks.nothing },
      { area: figuresOf(classBlock, CLASSES_AT, 0), equals: 0, style: marks.nothing },
      { area: figuresOf(classBlock, CLASSES_AT, 1), low: "FFFFFF", high: "F4B084" },
    ],
    charts: [gradeChart()],
    pivots: [],
  };
}

const totalRow = (top: number): number => top + 2 + REVIEWED_MONTHS;
const columnOf = (block: ReviewBlock, key: string): number =>
  block.columns.findIndex((each) => each.key === key) + 2;
const address = ({ row, column }: Place): string => `$${columnLetters(column)}${String(row)}`;

const resultAt = (
  results: Record<string, ReviewCell[][]>,
  name: string,
  row: number,
  column: number,
): Pick<CellLayout, "value"> => {
  const value = results[name]?.[row]?.[column];
  return value === undefined ? {} : { value };
};

function blockCells(
  block: ReviewBlock,
  top: number,
  results: Record<string, ReviewCell[][]>,
): readonly CellLayout[] {
  const first = top + 2;
  const cell = (key: string, row: number): string =>
    address({ row, column: key === "month" ? 1 : columnOf(block, key) });
  const fill = (formula: string, row: number): string =>
    formula.replaceAll(/\{([^{}.]+)\}/g, (_, key: string) => cell(key, row));
  const monthFormula = (row: number): string =>
    top !== GRADES_AT
      ? address({ row: row - CLASSES_AT + GRADES_AT, column: 1 })
      : row === first
        ? monthFormulas.first
        : monthFormulas.next.replaceAll("{previous}", address({ row: row - 1, column: 1 }));

  const cells: CellLayout[] = [
    { row: top, column: 1, value: block.title, style: blockTitleStyle },
    { row: top + 1, column: 1, value: "月份", style: headerStyle(groups.helper.colour) },
    ...block.columns.map(({ label }, index) => ({
      row: top + 1,
      column: index + 2,
      value: label,
      style: headerStyle(groups.identification.colour),
    })),
    { row: totalRow(top), column: 1, value: "合计", style: total },
  ];
  for (let later = 0; later < REVIEWED_MONTHS; later++) {
    const row = first + later;
    cells.push({
      row,
      column: 1,
      formula: monthFormula(row),
      ...resultAt(results, block.name, later, 0),
      style: month,
    });
    for (const [index, { formula, key }] of block.columns.entries())
      cells.push({
        row,
        column: index + 2,
        formula: fill(formula, row),
        ...resultAt(results, block.name, later, index + 1),
        style: key === "total" ? total : number,
      });
  }
  for (const index of block.columns.keys()) {
    const letters = columnLetters(index + 2);
    cells.push({
      row: totalRow(top),
      column: index + 2,
      formula: TOTAL_FORMULA.replace(
        "{column}",
        `${letters}${String(first)}:${letters}${String(totalRow(top) - 1)}`,
      ),
      ...resultAt(results, block.totals, 0, index),
      style: total,
    });
  }
  return cells;
}

const blockNames = (block: ReviewBlock, top: number): { name: string; area: Area }[] => [
  {
    name: block.name,
    area: { row: top + 2, column: 1, rows: REVIEWED_MONTHS, columns: block.columns.length + 1 },
  },
  { name: block.totals, area: { row: totalRow(top), column: 2, rows: 1, columns: block.columns.length } },
];

/** The numbers of a block without its totals and without its last columns. */
const figuresOf = (block: ReviewBlock, top: number, without: number): Area => ({
  row: top + 2,
  column: 2,
  rows: REVIEWED_MONTHS,
  columns: block.columns.length - without,
});

function gradeChart(): ChartLayout {
  const down = (column: number): Area => ({
    row: GRADES_AT + 2,
    column,
    rows: REVIEWED_MONTHS,
    columns: 1,
  });
  const left = gradeBlock.columns.length + 3;
  return {
    title: "近 12 个月客诉件数（按级别）",
    categoryTitle: "月份",
    valueTitle: "件数",
    categories: down(1),
    categoryFormat: "yyyy-mm",
    series: Object.entries(gradeColours).map(([grade, colour]) => {
      const column = columnOf(gradeBlock, grade);
      return { name: { row: GRADES_AT + 1, column }, values: down(column), colour };
    }),
    over: { row: GRADES_AT, column: left, rows: REVIEWED_MONTHS + 3, columns: LAST_COLUMN - left + 1 },
  };
}
