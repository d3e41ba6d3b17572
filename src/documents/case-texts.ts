import { complaintFields, type ComplaintField } from "../records/complaint";
import type { Field, Value } from "../records/field";
import { eightDFields } from "../records/parts";
import { type Case, dayOf } from "../rules/case";
import { caseCode } from "../rules/case-code";
import { deadlines } from "../rules/due/clocks";
import { approvalsOf } from "../rules/flow/approvals";
import { awaitedApproval } from "../rules/flow/awaited";
import { isMajor } from "../rules/flow/conditions";
import { contentCodeOf, eightDOf } from "../rules/flow/content";
import { totalAccepted } from "../rules/flow/costs";
import { totalsOf } from "../rules/totals";
import { approvalTexts, signatureTagsHidden } from "./approval-texts";
import { isHidden, isUnnamedLeader, setChoice } from "./case-lists";
import type { ComplaintInput, Copy, Texts } from "./form-input";
import { printNumber, printValue } from "./print";
import { sayWord } from "./words";

const named = Object.entries(complaintFields) as [ComplaintField, Field][];

/** Reasons of a grade quote the amount at stake, so they are as internal as the amount; so are Kesu's notes on the row. */
const isInternal = (id: ComplaintField, field: Field): boolean =>
  field.internal === true || field.note === true || id === "levelReasons";

/** Tags that hold nothing on the customer's copy because they are not for the customer: they are no blanks of the form. */
export const hiddenTags = (copy: Copy): ReadonlySet<string> =>
  new Set(
    copy === "customer"
      ? [
          "费用合计",
          ...signatureTagsHidden,
          ...named.flatMap(([id, field]) => (isInternal(id, field) ? [id, field.label.zh] : [])),
        ]
      : [],
  );

/** Every field of the complaint by its Chinese label and its English id. */
export function fieldTexts({ complaint, copy, grade, language }: ComplaintInput): Texts {
  const texts: Texts = {};
  for (const [id, field] of named) {
    const hidden = copy === "customer" && isInternal(id, field);
    const printed = hidden ? "" : printValue(field, complaint[id], complaint.uom ?? "");
    setChoice(texts, [id, field.label.zh], field, printed, language);
  }
  if (copy === "internal" && grade.reasons.length > 0)
    texts[complaintFields.levelReasons.label.zh] = grade.reasons.join("；");
  return texts;
}

/** The 8D of the case, the version in hand, by the Chinese labels of its fields. */
export function eightDTexts(input: ComplaintInput): Texts {
  const eightD = eightDOf(input);
  const printed = (field: Field, value: Value): string =>
    isUnnamedLeader(field, eightD?.leader ?? null, input) ? "" : printValue(field, value, "");
  return Object.fromEntries(
    Object.entries(eightDFields)
      .filter(([id]) => id in eightDFields && !(id in complaintFields && id !== "d8No"))
      .map(([id, field]): [string, string] => [
        field.label.zh,
        eightD && !isHidden("eightD", field, input.copy)
          ? printed(field, eightD[id as keyof typeof eightDFields])
          : "",
      ]),
  );
}

/** What is worked out from the case: totals, criteria, dates due, approvals. */
export function workedOutTexts(input: ComplaintInput): Texts {
  const { complaint, lines, grade, language, context, copy, parts } = input;
  const totals = totalsOf(complaint, lines);
  const quantity = (value: number | null): string =>
    value === null ? "" : printNumber(value) + (totals.uom === null ? "" : ` ${totals.uom}`);
  const isOpen = complaint.level === null && grade.provisional;
  const { lots, days, majorDays } = context.procedure.verification;
  const recipients = new Set(
    parts.distribution.flatMap(({ recipient, sentAt }) => (sentAt !== null && recipient ? [recipient] : [])),
  );
  return {
    级别: complaint.level ?? grade.grade,
    级别说明: isOpen ? `（${sayWord("暂定", language)}）` : "",
    ...allProducts(input),
    项数: printNumber(lines.length + 1),
    数量合计: quantity(totals.lotQty),
    不良合计: totals.pending ? pendingSum(input) : quantity(totals.defectQty),
    不良率合计: printValue(complaintFields.defectRate, totals.defectRate, ""),
    受理日: dayOf(complaint.receivedAt ?? ""),
    验证批数要求: String(lots),
    验证天数要求: String(isMajor(input, context) ? majorDays : days),
    费用合计:
      copy === "internal" && parts.cost.some(({ accepted }) => accepted !== null)
        ? printValue({ ...complaintFields.amountInvolved, kind: "money" }, totalAccepted(input), "")
        : "",
    已分发单位: [...recipients].join("；"),
    ...approvalTexts(approvalsOf(input, context), input),
    ...dueTexts(input),
  };
}

/** The parts, models and lots of all lines, for a paper with no room for a table of them. */
function allProducts({ complaint, lines }: Case): Texts {
  const all = (field: "partNo" | "model" | "lotNo"): string =>
    [...new Set([complaint, ...lines].map((line) => line[field] ?? ""))]
      .filter((value) => value !== "")
      .join("、");
  return { 各料号: all("partNo"), 各型号: all("model"), 各批号: all("lotNo") };
}

/** The last day of each clock that runs or has run for the case: `期限：D-03`. */
function dueTexts(input: ComplaintInput): Texts {
  const { context, copy } = input;
  const none = context.procedure.clocks.map(({ id }): [string, string] => [`期限：${id}`, ""]);
  if (copy === "customer") return Object.fromEntries(none); // deadlines inside the house
  const due = deadlines(input, context).map((each): [string, string] => [`期限：${each.clock.id}`, each.due]);
  return Object.fromEntries([...none, ...due]);
}

/** The code a signer is shown: of what the approval binds to that the case waits for, else of the whole case (V-50). */
export function contentCode(one: Case, context: ComplaintInput["context"]): string {
  const awaited = awaitedApproval(one, context);
  return awaited ? contentCodeOf(one, awaited.step, context.procedure) : caseCode(one);
}

/** What is known of the defective quantities, unit by unit, and the words for the rest (§6.1.2). */
function pendingSum({ complaint, lines }: Pick<Case, "complaint" | "lines">): string {
  const known = new Map<string, number>();
  const open = new Set<string>();
  for (const { defectQty, uom } of [complaint, ...lines])
    if (typeof defectQty === "string") open.add(defectQty);
    else if (defectQty !== null) known.set(uom ?? "", (known.get(uom ?? "") ?? 0) + defectQty);
  return [...[...known].map(([unit, sum]) => `${printNumber(sum)} ${unit}`.trim()), ...open].join(" + ");
}
