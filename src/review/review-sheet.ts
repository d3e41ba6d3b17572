import { dayNumber } from "../procedure/day";
import { defectClasses } from "../records/choices";
import {
  type MonthFigures,
  REVIEWED_MONTHS,
  reviewedClasses,
  type ReviewedComplaint,
  reviewFigures,
} from "./figures";

/**
 * 月度回顾 as data: formulas that Excel keeps up to date and the figures they come to, side by side, so that a
 * viewer that does not calculate shows the same numbers. Only functions of Excel 2016, WPS and LibreOffice 7.4.
 *
 * In a formula `{complaint.status}` is a whole column of a table, `{month}` the cell of that column of the block
 * in the same row, `{column}` the twelve cells above a total.
 */
interface ReviewColumn {
  readonly key: string;
  readonly label: string;
  readonly formula: string;
  readonly value: (figures: MonthFigures) => number;
}

/** A block of the sheet: twelve months downwards, a row of totals below. */
export interface ReviewBlock {
  /** The hidden defined name of its formulas, months included; its totals stand under `totals`. */
  readonly name: string;
  readonly totals: string;
  readonly title: string;
  readonly columns: readonly ReviewColumn[];
}

/** A result of a formula, as a cell stores it. */
export type ReviewCell = string | number;

const latest = "MAX({complaint.receivedAt})";
const counted =
  '{complaint.receivedAt},">="&{month},{complaint.receivedAt},"<"&EDATE({month},1),' +
  '{complaint.status},"<>草稿",{complaint.status},"<>已撤销"';
const count = (...criteria: readonly string[]): string => `COUNTIFS(${[counted, ...criteria].join(",")})`;
const inMonth = (formula: string): string => `IF({month}="",0,${formula})`;

const graded = (grade: "重大" | "一般"): ReviewColumn => ({
  key: grade,
  label: grade,
  formula: inMonth(
    `${count(`{complaint.level},"${grade}"`)}+` +
      count('{complaint.level},""', `{complaint.levelSuggested},"${grade}"`),
  ),
  value: ({ byGrade }) => byGrade[grade],
});
const total: ReviewColumn = {
  key: "total",
  label: "合计",
  formula: inMonth(count()),
  value: (figures) => figures.total,
};

/** P-01: month × grade. Whatever is neither 重大 nor 一般 waits for its review, so that a row always adds up. */
export const gradeBlock: ReviewBlock = {
  name: "_kesu.review.grades",
  totals: "_kesu.review.grades.total",
  title: "一、各月客诉件数（按级别）",
  columns: [
    graded("重大"),
    graded("一般"),
    {
      key: "待评审",
      label: "待评审",
      formula: "{total}-{重大}-{一般}",
      value: ({ byGrade }) => byGrade.待评审,
    },
    total,
    {
      key: "valid",
      label: "其中责任成立",
      formula: inMonth(`${count('{complaint.liability},"我司"')}+${count('{complaint.liability},"供应商"')}`),
      value: ({ valid }) => valid,
    },
  ],
};

const classes = Object.keys(defectClasses);

/** P-03: month × defect class, 每月各项不良矩阵. */
export const classBlock: ReviewBlock = {
  name: "_kesu.review.classes",
  totals: "_kesu.review.classes.total",
  title: "二、每月各项不良矩阵（按不良类别）",
  columns: [
    ...reviewedClasses.map((each) => ({
      key: each,
      label: each,
      formula:
        each === "未分类"
          ? `{total}-SUM({${classes[0] ?? ""}}:{${classes.at(-1) ?? ""}})`
          : inMonth(count(`{complaint.defectClass},"${each}"`)),
      value: ({ byClass }: MonthFigures) => byClass[each],
    })),
    total,
  ],
};

/** The month labels: real dates, counted back from the latest complaint, or empty while there is none. */
export const monthFormulas = {
  first: `IF(${latest}=0,"",DATE(YEAR(${latest}),MONTH(${latest})-${String(REVIEWED_MONTHS - 1)},1))`,
  next: 'IF({previous}="","",EDATE({previous},1))',
} as const;

/** The total below a column. */
export const TOTAL_FORMULA = "SUM({column})";

/** The line under the title: how far the register reaches. `{grades}` is the total of the first block. */
export const asOf = {
  name: "_kesu.review.asOf",
  formula:
    `IF(${latest}=0,"台账里还没有客诉",` +
    `"截至最近一笔投诉 "&TEXT(${latest},"yyyy-mm-dd")&"，近 12 个月共 "&{grades}&" 件")`,
} as const;

/** The title of the sheet. */
export const reviewTitle = "客诉月度回顾";

/** What the figures mean (§10.1), printed under them: a number without its definition is no number. */
export const definitions =
  "口径：月份按投诉日期时间；草稿、已撤销不计；级别取最终级别，未定的取系统判定级别；责任成立＝责任归属为我司或供应商。";

/** The values of every formula of 月度回顾 by defined name: `ChangeSet.results` of a workbook with these complaints. */
export function reviewResults(
  complaints: readonly ReviewedComplaint[],
  date1904 = false,
): Record<string, ReviewCell[][]> {
  const figures = reviewFigures(complaints);
  const results: Record<string, ReviewCell[][]> = {};
  for (const { name, totals, columns } of [gradeBlock, classBlock]) {
    results[name] = Array.from({ length: REVIEWED_MONTHS }, (_, row) => {
      const month = figures.months[row];
      return month === undefined
        ? ["", ...columns.map(() => 0)]
        : [monthSerial(month.month, date1904), ...columns.map(({ value }) => value(month))];
    });
    results[totals] = [columns.map(({ value }) => sum(figures.months.map(value)))];
  }
  const all = sum(figures.months.map((month) => month.total));
  results[asOf.name] = [
    [
      figures.asOf === null
        ? "台账里还没有客诉"
        : `截至最近一笔投诉 ${figures.asOf}，近 12 个月共 ${String(all)} 件`,
    ],
  ];
  return results;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0);

/** Excel's number of the first day of a month. */
const monthSerial = (month: string, date1904: boolean): number =>
  (dayNumber(`${month}-01`) ?? 0) + (date1904 ? 24_107 : 25_569);
