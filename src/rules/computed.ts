import { fieldsOf, type TableName } from "../records/tables";
import { isoWeek } from "../procedure/day";
import type { Procedure } from "../procedure/procedure";
import type { Complaint, ComplaintField } from "../records/complaint";
import { type Case, dayOf } from "./case";
import type { Value } from "../records/field";
import type { PartTable } from "../records/parts";
import { acceptedCny, shareAmounts } from "./flow/costs";
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

/** The same in the lists of a case: what follows from other rows of it. */
const computedParts: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  cost: ["acceptedCny"],
  share: ["amount"],
};

/** Does Kesu work the field out by itself? Whoever changes it has changed nothing: it is written again. */
export const isOwnField = (table: TableName, field: string): boolean => {
  const { formula, note } = fieldsOf(table)[field] ?? {};
  const own: readonly string[] =
    table === "complaint" ? [...computedFields, "rowVersion"] : (computedParts[table] ?? []);
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

/** A column of a row in one of the lists, as it shall stand. */
export interface ComputedPart {
  readonly table: PartTable;
  readonly id: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** What stands in the columns of the lists that Kesu works out: amounts in CNY, and each share to the 分 (§6.2.7). */
export function computedRows(one: Case): readonly ComputedPart[] {
  const amounts = shareAmounts(one);
  return [
    ...one.parts.cost.map((line) => ({
      table: "cost" as const,
      id: line.id ?? "",
      values: { acceptedCny: acceptedCny(line) },
    })),
    ...one.parts.share.map((line, index) => ({
      table: "share" as const,
      id: line.id ?? "",
      values: { amount: amounts[index] ?? null },
    })),
  ];
}
