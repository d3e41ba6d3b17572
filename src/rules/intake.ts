import type { ComplaintField } from "../records/complaint";
import { type Case, hasReached, isAboutProduct, productLines } from "./case";
import { type Issue, issue, type RuleId, type Severity } from "./issue";

/** Asked for at 已登记 of every case; what is missing is 待补. */
const askedOfAll: readonly ComplaintField[] = [
  "recordType",
  "subjectType",
  "channel",
  "receivedAt",
  "registeredBy",
  "customerDemand",
];
/** Asked for at 已登记 where a product is concerned. */
const askedOfProducts: readonly ComplaintField[] = [
  "foundAt",
  "orderNo",
  "productFamily",
  "lotNo",
  "deliveryDate",
  "lotQty",
  "uom",
  "defectQty",
];
/** The answers QA gives from 受理 on. */
const askedByQa: readonly ComplaintField[] = [
  "defectClass",
  "level",
  "affectsFunction",
  "legalBreach",
  "affectsStrength",
  "massReturn",
  "amountInvolved",
];
const askedByQaOfProducts: readonly ComplaintField[] = ["lineRisk", "inWarranty"];

/** The three answers that draw a number: who, what, and is anybody in danger. */
export const answersForANumber = ["customer", "complaintText", "safetyRisk"] as const;

/**
 * What a case in its present state should have and has not (V-20, V-21, V-22). At 已登记 it is 待补, a warning;
 * behind the hand-over to QA it is a fault, for the gate should have stopped it. A 草稿 owes nothing.
 */
export function openQuestions(one: Case): Issue[] {
  const { complaint } = one;
  if (complaint.status === null)
    return [
      issue("V-20", "block", "status", { code: "missing" }),
      ...openQuestions({ ...one, complaint: { ...complaint, status: "已登记" } }),
    ];
  if (!hasReached(complaint.status, "已登记") || complaint.status === "已撤销") return [];
  const handedOver = hasReached(complaint.status, "待受理");
  const severity: Severity = handedOver ? "block" : "warn";
  return [
    ...missing(one, [...answersForANumber], "block"),
    ...missing(one, askedOfAll, severity),
    ...(isAboutProduct(complaint) ? productQuestions(one, severity) : []),
    ...(complaint.safetyRisk === "待定"
      ? [issue("V-22", severity, "safetyRisk", { code: "not-answered" })]
      : []),
    ...(hasReached(complaint.status, "调查中") ? qaQuestions(one) : []),
  ];
}

/** Everything that keeps a case from being handed over to QA (V-20, V-21, V-22 in full), whatever its state. */
export const handOverGate = (one: Case): Issue[] =>
  openQuestions({ ...one, complaint: { ...one.complaint, status: "待受理" } }).filter(
    (each) => each.severity === "block",
  );

const ruleOf: Readonly<Partial<Record<ComplaintField, RuleId>>> = {
  safetyRisk: "V-22",
  sampleStatus: "V-21",
};

function missing({ complaint }: Case, names: readonly ComplaintField[], severity: Severity): Issue[] {
  return names
    .filter((name) => complaint[name] === null)
    .map((name) => issue(ruleOf[name] ?? "V-20", severity, name, { code: "missing" }));
}

function productQuestions(one: Case, severity: Severity): Issue[] {
  const { complaint } = one;
  const found = missing(one, askedOfProducts, severity);
  if (complaint.partNo === null && complaint.model === null)
    found.push(issue("V-20", severity, ["partNo", "model"], { code: "missing" }));
  for (const { line, index } of productLines(one))
    if (index !== undefined)
      for (const name of ["lotQty", "defectQty", "uom"] as const)
        if (line[name] === null)
          found.push({ ...issue("V-20", severity, name, { code: "missing" }), line: index });
  if (complaint.sampleStatus === null)
    found.push(issue("V-21", severity, "sampleStatus", { code: "missing" }));
  else if (
    complaint.sampleStatus !== "随单" &&
    complaint.sampleStatus !== "已收" &&
    (complaint.attachCount ?? 0) < 1
  )
    found.push(issue("V-21", severity, ["sampleStatus", "attachCount"], { code: "sample-missing" }));
  return found;
}

function qaQuestions(one: Case): Issue[] {
  const asked = isAboutProduct(one.complaint) ? [...askedByQa, ...askedByQaOfProducts] : askedByQa;
  return missing(one, asked, "warn");
}
