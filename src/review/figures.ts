import { addMonths, type IsoDay } from "../procedure/day";
import type { Grade } from "../procedure/procedure";
import { defectClasses } from "../records/choices";
import type { Complaint, ComplaintField } from "../records/complaint";

/** What the review reads of a case. */
export const reviewedFields = [
  "receivedAt",
  "status",
  "level",
  "levelSuggested",
  "liability",
  "defectClass",
] as const satisfies readonly ComplaintField[];
export type ReviewedComplaint = Pick<Complaint, (typeof reviewedFields)[number]>;

/** A defect class, or 未分类 where nobody has chosen one yet. */
type ReviewedClass = keyof typeof defectClasses | "未分类";

/** The defect classes in their order, 未分类 last. */
export const reviewedClasses = [...Object.keys(defectClasses), "未分类"] as readonly ReviewedClass[];

/** The complaints of one month, K-01. */
export interface MonthFigures {
  /** "2026-11": the month of 投诉日期时间 (§10.1). */
  readonly month: string;
  readonly total: number;
  /** 责任成立: 责任归属 is 我司 or 供应商 (§10.1). */
  readonly valid: number;
  /** By final grade; the suggested one where none is final, 待评审 where there is neither. */
  readonly byGrade: Readonly<Record<Grade, number>>;
  readonly byClass: Readonly<Record<ReviewedClass, number>>;
}

/** What a review shows. */
interface ReviewFigures {
  /** Day of the latest complaint in the register; null when it holds none. */
  readonly asOf: IsoDay | null;
  /** The 12 months that end with the month of the latest complaint; none when the register is empty. */
  readonly months: readonly MonthFigures[];
}

/** How many months a review looks back, the last one included. */
export const REVIEWED_MONTHS = 12;

/** Counts the complaints of the last 12 months (K-01). Drafts and cancelled cases are not complaints. */
export function reviewFigures(complaints: readonly ReviewedComplaint[]): ReviewFigures {
  const moments = complaints.flatMap(({ receivedAt }) => (receivedAt === null ? [] : [receivedAt])).sort();
  const asOf = moments.at(-1)?.slice(0, 10) ?? null;
  if (asOf === null) return { asOf, months: [] };

  const counted = complaints.filter(({ status }) => status !== "草稿" && status !== "已撤销");
  const first = addMonths(asOf.slice(0, 7), 1 - REVIEWED_MONTHS);
  const months = Array.from({ length: REVIEWED_MONTHS }, (_, later) => addMonths(first, later));
  const of = (month: string): ReviewedComplaint[] =>
    counted.filter(({ receivedAt }) => receivedAt?.startsWith(month) === true);
  return { asOf, months: months.map((month) => monthFigures(month, of(month))) };
}

function monthFigures(month: string, cases: readonly ReviewedComplaint[]): MonthFigures {
  const byGrade: Record<Grade, number> = { 重大: 0, 一般: 0, 待评审: 0 };
  const byClass = Object.fromEntries(reviewedClasses.map((each) => [each, 0])) as Record<
    ReviewedClass,
    number
  >;
  for (const each of cases) {
    byGrade[each.level ?? each.levelSuggested ?? "待评审"]++;
    byClass[each.defectClass ?? "未分类"]++;
  }
  const valid = cases.filter(({ liability }) => liability === "我司" || liability === "供应商").length;
  return { month, total: cases.length, valid, byGrade, byClass };
}
