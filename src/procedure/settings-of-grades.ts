import type { Grade, MajorCriterion, Procedure } from "./procedure";
import { choice, flag, type Setting, some, whole, yuan } from "./setting-kinds";

/** Settings of §3: what makes a complaint 重大 or 一般 (G-01 to G-05). */

const criteria: Readonly<Record<MajorCriterion, string>> = {
  function: "影响使用功能",
  safety: "危及人身安全",
  legal: "违反法律法规",
  amount: "涉及金额",
  massReturn: "大批量退货或返修",
  strength: "影响机械强度",
};
const midBands: Readonly<Record<string, Grade>> = { 待评审: "待评审", 一般: "一般", 重大: "重大" };

const grades = (procedure: Procedure, change: Partial<Procedure["grades"]>): Procedure => ({
  ...procedure,
  grades: { ...procedure.grades, ...change },
});

export const gradeSettings: readonly Setting[] = [
  whole(
    ["level.major", "重大客诉金额下限(元)", "Major from (yuan)", "§3"],
    (p) => p.grades.majorFrom / 100,
    (p, value) => grades(p, { majorFrom: value * 100 }),
    yuan,
  ),
  whole(
    ["level.minor", "一般客诉金额上限(元)", "Minor up to (yuan)", "§3"],
    (p) => p.grades.minorTo / 100,
    (p, value) => grades(p, { minorTo: value * 100 }),
    yuan,
  ),
  flag(
    ["level.inclusive", "金额上下限含本数", "Limits inclusive", "G-02"],
    (p) => p.grades.inclusive,
    (p, inclusive) => grades(p, { inclusive }),
  ),
  choice(
    ["level.midBand", "两档金额之间的级别", "Grade between the limits", "G-01"],
    midBands,
    (p) => p.grades.midBand,
    (p, midBand) => grades(p, { midBand }),
  ),
  flag(
    ["level.amountNeedsImpact", "金额须同时有大批量退货", "Amount needs mass return", "G-03"],
    (p) => p.grades.amountNeedsMassReturn,
    (p, amountNeedsMassReturn) => grades(p, { amountNeedsMassReturn }),
  ),
  some(
    ["level.majorCriteria", "重大客诉判据", "Criteria of 重大", "G-03"],
    criteria,
    (p) => p.grades.majorCriteria,
    (p, majorCriteria) => grades(p, { majorCriteria }),
    "safety",
  ),
];
