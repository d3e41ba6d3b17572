import type { MajorCriterion, Procedure } from "../procedure/procedure";
import { type ComplaintField, complaintFields } from "../records/complaint";
import { type Assessment, gradeReasonWords, type GradeReason } from "../rules/grade";
import type { Texts } from "../texts/zh";

/** The field that answers each criterion. */
const answers: Readonly<Record<MajorCriterion, ComplaintField>> = {
  safety: "safetyRisk",
  function: "affectsFunction",
  legal: "legalBreach",
  massReturn: "massReturn",
  strength: "affectsStrength",
  amount: "amountInvolved",
};

/** The reasons of a grade, criterion by criterion; in Chinese exactly as they are kept in 判定依据. */
export function gradeWords(assessment: Assessment, procedure: Procedure, texts: Texts): string[] {
  if (texts.language === "zh") return gradeReasonWords(assessment, procedure);
  const { grade, provisional, reasons } = assessment;
  const decisive = { 重大: "major", 待评审: "review", 一般: "minor" } as const;
  const label = ({ criterion }: GradeReason): string => complaintFields[answers[criterion]].label.en;
  const said = ({ amount }: GradeReason): string => {
    if (amount !== undefined) return texts.pane.yuan((amount / 100).toLocaleString("en-US"));
    return grade === "一般" ? texts.pane.no : texts.pane.yes;
  };
  const words = reasons
    .filter(({ effect }) => effect === decisive[grade])
    .map((reason) => `${label(reason)}: ${said(reason)} (${reason.clause})`);
  const open = reasons.filter(({ effect }) => effect === "open").map(label);
  return provisional ? [...words, texts.pane.stillOpen(open)] : words;
}
