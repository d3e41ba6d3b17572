import { fieldsOf, type TableName } from "../records/tables";
import { isoWeek } from "../procedure/day";
import type { Procedure } from "../procedure/procedure";
import type { Complaint, ComplaintField } from "../records/complaint";
import { type Case, dayOf } from "./case";
import { assessGrade, gradeReasonWords } from "./grade";
import { totalsOf } from "./totals";

/** The columns Kesu fills by itself. */
export const computedFields = [
  "levelSuggested",
  "levelReasons",
  "defectRate",
  "yr",
  "ym",
  "isoWeek",
  "closedYm",
  "valid",
] as const satisfies readonly ComplaintField[];

/** Does Kesu work the field out by itself? Whoever changes it has changed nothing: it is written again. */
export const isOwnField = (table: TableName, field: string): boolean => {
  const { formula, note } = fieldsOf(table)[field] ?? {};
  const own: readonly string[] = table === "complaint" ? [...computedFields, "rowVersion"] : [];
  return formula !== undefined || note === true || own.includes(field);
};

/** What stands in them: the suggested grade with its reasons, the rate, the month and its like. */
export function computed(
  { complaint, lines }: Case,
  procedure: Procedure,
): Pick<Complaint, (typeof computedFields)[number]> {
  const { receivedAt, closedAt, liability } = complaint;
  const assessment = assessGrade(complaint, procedure);
  return {
    levelSuggested: assessment.grade,
    levelReasons: gradeReasonWords(assessment, procedure).join("；"),
    defectRate: totalsOf(complaint, lines).defectRate,
    yr: receivedAt === null ? null : Number(receivedAt.slice(0, 4)),
    ym: receivedAt === null ? null : receivedAt.slice(0, 7),
    isoWeek: receivedAt === null ? null : isoWeek(dayOf(receivedAt)),
    closedYm: closedAt === null ? null : closedAt.slice(0, 7),
    valid: liability === null ? null : liability === "我司" || liability === "供应商" ? 1 : 0,
  };
}
