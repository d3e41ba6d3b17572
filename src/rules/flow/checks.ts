import type { CheckName } from "../../procedure/flow";
import { addDays } from "../../procedure/day";
import type { ComplaintField } from "../../records/complaint";
import { type Case, dayOf, type RuleContext } from "../case";
import { gradeChecks } from "../cross-checks";
import { assessGrade } from "../grade";
import { handOverGate } from "../intake";
import { type Issue, issue, type RuleId } from "../issue";
import { isMajor } from "./conditions";
import { costIssues, shareIssues } from "./costs";
import { causesIssues, distributionIssues, documentIssues, recordIssues, sentIssues } from "./eight-d";
import { dayOfWayBack } from "./order";
import type { FlowContext } from "./context";
import { balanceIssues, consentIssues, sweepIssues } from "./goods";
import { causeIssues, doneIssues, planIssues, verificationIssues } from "./measures";
import { unmet } from "./unmet";

/** What each check of the gates looks at. */
export const checks: Readonly<Record<CheckName, (one: Case, context: FlowContext) => Issue[]>> = {
  intake: handOverGate,
  grade: (one, context) => [
    ...empty(one, "V-24", ["level"]),
    ...gradeChecks(one.complaint, context).filter(
      ({ fields }) => one.complaint.level !== null || fields[0] !== "level",
    ),
  ],
  plainSuggestion,
  containment,
  liabilityReason,
  supplierAction: (one, { procedure }) =>
    empty(one, "V-26", procedure.scarRequired ? ["supplier", "scarNo", "scarDue"] : ["supplier"]),
  production: (one) =>
    empty(one, "V-27", ["prodUnit", "shift", "prodDate"]).length > 0 &&
    one.complaint.prodUnknownReason === null
      ? [unmet("V-27", "production", [], { fields: ["prodUnit", "shift", "prodDate", "prodUnknownReason"] })]
      : [],
  meeting: (one) => empty(one, "V-28", ["meetingAt", "meetingAttendees", "meetingConclusion"]),
  audit: (one) =>
    empty(one, "V-28", one.complaint.auditTriggered === true ? ["auditNo"] : ["auditTriggered"]),
  repeatAnswer,
  ineffective: ({ complaint: { verifyResult } }) =>
    verifyResult === "无效" || verifyResult === "部分有效"
      ? []
      : [unmet("V-41", "verdict-missing", [], { fields: "verifyResult" })],
  lineRecovery: (one) => empty(one, "V-40", ["recoveryDate", "customerNeedQty", "urgency", "recoveredAt"]),
  plannedMeasures: planIssues,
  causes: causesIssues,
  measureCauses: causeIssues,
  documents: documentIssues,
  eightDRecord: recordIssues,
  eightDSent: sentIssues,
  distribution: distributionIssues,
  doneMeasures: doneIssues,
  sweep: sweepIssues,
  consent: consentIssues,
  balance: balanceIssues,
  verification: verificationIssues,
  effectPeriod,
  quantityKnown,
  acceptance,
  costs: costIssues,
  shares: shareIssues,
  survey: surveyIssues,
  visits,
  dailyAudit: ({ complaint }) =>
    complaint.dailyAuditItem === true ? [] : [unmet("V-40", "daily-audit", [], { fields: "dailyAuditItem" })],
};

const empty = ({ complaint }: Case, rule: RuleId, names: readonly ComplaintField[]): Issue[] =>
  names
    .filter((name) => complaint[name] === null)
    .map((name) => issue(rule, "block", name, { code: "missing" }));

/** V-22, V-24: danger is no suggestion, whatever it was called when it came in. */
function plainSuggestion({ complaint }: Case, { procedure }: FlowContext): Issue[] {
  const isGrave = (complaint.level ?? assessGrade(complaint, procedure).grade) === "重大";
  const isUnsafe = complaint.safetyRisk === "是" || complaint.safetyRisk === "待定";
  return isGrave || isUnsafe ? [unmet("V-22", "not-a-suggestion", [], { fields: "recordType" })] : [];
}

/** V-28: of a 重大 case the goods are secured before the cause is argued about (D3). */
function containment({ parts: { measure, sweep } }: Case): Issue[] {
  const isAnswered =
    measure.some(({ type, content }) => type === "应急" && content !== null) ||
    sweep.some(({ status }) => status !== null && status !== "未查");
  return isAnswered ? [] : [unmet("V-28", "containment", [], { part: "measure" })];
}

/** Characters a reason must have to be one (V-25). */
const REASON_LENGTH = 10;

function liabilityReason(one: Case): Issue[] {
  const length = [...(one.complaint.liabilityReason ?? "").trim()].length;
  return [
    ...(length < REASON_LENGTH
      ? [unmet("V-25", "liability-reason", [length, REASON_LENGTH], { fields: "liabilityReason" })]
      : []),
    ...empty(one, "V-25", ["liabilityEvidence"]),
  ];
}

/** §6.4.1: where earlier cases look like this one, somebody says whether it is a repeat, and of which. */
function repeatAnswer(one: Case, { repeats }: FlowContext): Issue[] {
  const { repeatFlag, repeatOf } = one.complaint;
  if (repeatFlag === false || (repeatFlag && repeatOf !== null)) return [];
  const found = repeats(one)
    .map(({ complaintNo }) => complaintNo ?? "")
    .join("、");
  if (repeatFlag) return [unmet("V-29", "repeat-of", [found], { fields: "repeatOf" })];
  return found === "" ? [] : [unmet("V-29", "repeat-answer", [found], { fields: "repeatFlag" })];
}

/** G-14: no recurrence in so many lots, or so many days after the cut-in. */
function effectPeriod(one: Case, context: FlowContext): Issue[] {
  const { cutInAt, verifiedLots, verifiedAt } = one.complaint;
  const { lots, days, majorDays } = context.procedure.verification;
  if (cutInAt === null) return empty(one, "V-40", ["cutInAt"]);
  const wanted = isMajor(one, context) ? majorDays : days;
  const over = addDays(cutInAt, wanted);
  const today = dayOf(context.now);
  const seen = verifiedAt !== null && verifiedAt < today ? verifiedAt : today; // a verdict of tomorrow proves nothing today
  return (verifiedLots ?? 0) >= lots || seen >= over
    ? []
    : [unmet("V-40", "effect-period", [lots, wanted, over], { fields: ["verifiedLots", "cutInAt"] })];
}

/** §6.1.2: a case is not closed on 客户加工中未确定: a number, or why there is none. */
function quantityKnown({ complaint, lines }: Case): Issue[] {
  const pending = [complaint, ...lines].some(({ defectQty }) => typeof defectQty === "string");
  return pending && complaint.confirmedDefectQty === null && complaint.qtyUnknownReason === null
    ? [unmet("V-40", "quantity-unknown", [], { fields: ["confirmedDefectQty", "qtyUnknownReason"] })]
    : [];
}

function acceptance({ complaint: { customerAccepted, acceptanceNote } }: Case): Issue[] {
  if (customerAccepted === "接受" || acceptanceNote !== null) return [];
  const fields = ["customerAccepted", "acceptanceNote"];
  return customerAccepted === "不接受"
    ? [unmet("V-40", "acceptance-refused", [], { fields })]
    : [unmet("V-40", "acceptance-open", [], { fields })];
}

/** V-55: the customer was asked, in this round, or somebody said why not. */
export function surveyIssues(one: Case, { now }: Pick<RuleContext, "now">): Issue[] {
  const since = dayOfWayBack(one, now);
  const isAsked = one.parts.survey.some(({ day }) => day !== null && day >= since);
  return isAsked || one.complaint.surveyWaiver !== null
    ? []
    : [unmet("V-55", "survey", [], { part: "survey" })];
}

/** §6.1.6: whoever went to the customer has reported to the GM. */
function visits({ parts: { visit } }: Case): Issue[] {
  if (visit.length === 0) return [unmet("V-40", "visit-missing", [], { part: "visit" })];
  return visit
    .filter(({ reportedAt }) => reportedAt === null)
    .map((each) =>
      unmet("V-40", "visit-unreported", [each.day ?? ""], {
        part: "visit",
        id: each.id,
        fields: "reportedAt",
      }),
    );
}
