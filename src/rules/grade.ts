import type { Grade, MajorCriterion, Procedure } from "../procedure/procedure";
import type { Complaint } from "../records/complaint";

/** The facts the grade rests on (§3). */
export type GradeFacts = Pick<
  Complaint,
  "safetyRisk" | "affectsFunction" | "legalBreach" | "affectsStrength" | "massReturn" | "amountInvolved"
>;

/** Why the grade is what it is, criterion by criterion. */
export interface GradeReason {
  readonly criterion: MajorCriterion;
  /** What the criterion does: makes the case 重大, keeps it 一般, asks for a choice, or is not answered yet. */
  readonly effect: "major" | "minor" | "review" | "open";
  readonly clause: string;
  /** The amount in 分, where the criterion is one. */
  readonly amount?: number;
}

export interface Assessment {
  readonly grade: Grade;
  /** 暂定: a danger question is not answered and its answer could still make the case 重大. */
  readonly provisional: boolean;
  readonly reasons: readonly GradeReason[];
}

/**
 * The grade of §3 with its reasons. 重大 always wins (G-04); between the two amounts the text has no grade (G-01);
 * an unanswered question leaves a grade that is not 重大 provisional.
 */
export function assessGrade(facts: GradeFacts, { grades }: Procedure): Assessment {
  const reasons: GradeReason[] = [
    danger("safety", facts.safetyRisk),
    danger("function", facts.affectsFunction),
    danger("legal", facts.legalBreach),
    danger("massReturn", facts.massReturn === null ? null : facts.massReturn ? "是" : "否"),
    strength(facts.affectsStrength),
    amount(facts),
  ];
  const has = (effect: GradeReason["effect"]): boolean => reasons.some((reason) => reason.effect === effect);
  const grade: Grade = has("major") ? "重大" : has("review") ? "待评审" : "一般";
  return { grade, provisional: grade !== "重大" && has("open"), reasons };

  function danger(
    criterion: "safety" | "function" | "legal" | "massReturn",
    answer: string | null,
  ): GradeReason {
    const counts = criterion === "safety" || grades.majorCriteria.includes(criterion); // G-03; safety cannot be switched off (V-23)
    const clause = criterion === "legal" ? "G-05" : "§3";
    if (answer === "是") return { criterion, effect: counts ? "major" : "minor", clause };
    if (answer === "否" || !counts) return { criterion, effect: "minor", clause };
    return { criterion, effect: "open", clause };
  }

  /** §3 calls a case 一般 only "不影响机械强度", yet does not call its opposite 重大: that takes a person (G-01). */
  function strength(answer: string | null): GradeReason {
    const criterion = "strength" as const;
    if (answer === "是")
      return {
        criterion,
        effect: grades.majorCriteria.includes(criterion) ? "major" : "review",
        clause: "§3",
      };
    return { criterion, effect: answer === "否" ? "minor" : "open", clause: "§3" };
  }

  function amount({ amountInvolved, massReturn }: GradeFacts): GradeReason {
    const criterion = "amount" as const;
    if (typeof amountInvolved !== "number") return { criterion, effect: "open", clause: "§3" };
    const reached = grades.inclusive ? amountInvolved >= grades.majorFrom : amountInvolved > grades.majorFrom;
    const below = grades.inclusive ? amountInvolved <= grades.minorTo : amountInvolved < grades.minorTo;
    const common = { criterion, amount: amountInvolved } as const;
    if (
      reached &&
      grades.majorCriteria.includes("amount") &&
      (!grades.amountNeedsMassReturn || massReturn === true)
    )
      return { ...common, effect: "major", clause: "§3" };
    if (below) return { ...common, effect: "minor", clause: "§3" };
    if (grades.midBand === "一般") return { ...common, effect: "minor", clause: "G-01" };
    return { ...common, effect: grades.midBand === "重大" ? "major" : "review", clause: "G-01" };
  }
}

/** The criteria in the procedure's words. */
export const criterionWords: Readonly<Record<MajorCriterion, string>> = {
  safety: "危及人身安全",
  function: "影响使用功能",
  legal: "违反法律法规",
  massReturn: "大批量退货或返修",
  strength: "影响机械强度",
  amount: "涉及金额",
};

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** The reasons that decided, as they are kept in 判定依据 and printed: those of the grade itself, then what is open. */
export function gradeReasonWords(
  { grade, provisional, reasons }: Assessment,
  { grades }: Procedure,
): string[] {
  const yuan = (fen: number): string => grouped.format(fen / 100);
  const decisive = { 重大: "major", 待评审: "review", 一般: "minor" } as const;
  const words = reasons
    .filter(({ effect }) => effect === decisive[grade])
    .filter(({ criterion, amount }) => grade !== "一般" || criterion !== "amount" || amount !== undefined)
    .map(({ criterion, clause, amount }) => {
      if (amount === undefined)
        return `${criterionWords[criterion]}：${grade === "一般" ? "否" : "是"}（${clause}）`;
      const between = `介于 ${yuan(grades.minorTo)} 与 ${yuan(grades.majorFrom)} 元之间`;
      const limit =
        clause === "G-01"
          ? between
          : grade === "重大"
            ? `达到 ${yuan(grades.majorFrom)} 元`
            : `未超过 ${yuan(grades.minorTo)} 元`;
      return `涉及金额 ${yuan(amount)} 元，${limit}（${clause}）`;
    });
  if (!provisional) return words;
  const open = reasons
    .filter(({ effect }) => effect === "open")
    .map(({ criterion }) => criterionWords[criterion]);
  return [...words, `暂定：${open.join("、")} 尚未确定（§3）`];
}
