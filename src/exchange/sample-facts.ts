import { addDays } from "../procedure/day";
import type { Complaint } from "../records/complaint";
import { assessGrade } from "../rules/grade";
import type { Case } from "../rules/case";
import { type CourseContext, type Way, workdaysAfter } from "./sample-way";

/** What is filled in of a case itself on its way, so far as the gates behind it ask for it. */
export function courseFacts(
  one: Case,
  earlier: readonly Case[],
  way: Way,
  context: CourseContext,
): Partial<Complaint> {
  const { complaint } = one;
  const decided = way.has("待总经理批示") || way.has("不成立待确认");
  return {
    status: way.state,
    ...(!way.isUpheld && notUpheld(way, context)),
    ...(decided && repeat(complaint, earlier)),
    ...(decided && lineFacts(complaint, way, context)),
    ...(decided && complaint.liability === "供应商" && supplierFacts(complaint, way, context)),
    ...(decided &&
      complaint.level === "重大" && { auditTriggered: true, auditNo: `NS-${complaint.complaintNo ?? ""}` }),
    ...(way.has("8D汇整") && answered(complaint, way)),
    ...(way.has("实施与验证") && carriedOut(complaint, way, context)),
    ...(way.has("待结案") && way.isUpheld && verified),
    ...(way.has("已结案") && closed(complaint, earlier)),
  };
}

/** §6.1.4: the customer is told why; what only an upheld complaint has is empty. */
function notUpheld(way: Way, context: CourseContext): Partial<Complaint> {
  return {
    gmSubmittedAt: null,
    gmInstruction: null,
    gmInstructedAt: null,
    sentToUnitAt: null,
    unitRepliedAt: null,
    d8No: null,
    verifyResult: null,
    verifiedBy: null,
    verifiedAt: null,
    liabilityEvidence: "双方复测记录、留样照片 6 张、出货检验报告",
    customerReplyAt: way.has("待结案") ? workdaysAfter(way.day("不成立待确认"), 1, context) : null,
  };
}

/** Half a year back, the same customer, family and defect: a repeat (§6.4.1). */
const REPEAT_DAYS = 183;

function repeat(complaint: Complaint, earlier: readonly Case[]): Partial<Complaint> {
  const first = lastLike(complaint, earlier);
  return { repeatFlag: first !== undefined, repeatOf: first?.complaintNo ?? null };
}

const lastLike = (complaint: Complaint, earlier: readonly Case[]): Complaint | undefined => {
  const since = addDays((complaint.receivedAt ?? "").slice(0, 10), -REPEAT_DAYS);
  return earlier
    .map((each) => each.complaint)
    .filter(({ receivedAt }) => (receivedAt ?? "") >= since)
    .filter(
      (each) =>
        each.defectCode !== null &&
        each.defectCode === complaint.defectCode &&
        each.productFamily === complaint.productFamily &&
        each.customer === complaint.customer,
    )
    .at(-1);
};

function lineFacts(
  { lineRisk, defectQty, investigatedAt }: Complaint,
  way: Way,
  context: CourseContext,
): Partial<Complaint> {
  if (lineRisk !== true || investigatedAt === null) return { lineRisk: lineRisk ?? false };
  const recoveryDate = workdaysAfter(investigatedAt, 3, context);
  return {
    recoveryDate,
    recoveredAt: way.has("待结案") ? recoveryDate : null,
    customerNeedQty: typeof defectQty === "number" ? defectQty : 100,
    urgency: "紧急",
  };
}

const supplierFacts = (
  { investigatedAt }: Complaint,
  way: Way,
  context: CourseContext,
): Partial<Complaint> => ({
  scarDue: addDays(investigatedAt ?? "", 7),
  scarRepliedAt: way.has("8D汇整") ? workdaysAfter(investigatedAt ?? "", 4, context) : null,
});

/** §4.3.2 and §6.1.8: who made it, and the meeting of a 重大 case. */
function answered({ lotNo, level, gmInstructedAt, liability }: Complaint, way: Way): Partial<Complaint> {
  const made = /^L(\d\d)(\d\d)(\d\d)/.exec(lotNo ?? "");
  return {
    ...(liability === "我司" && {
      prodUnit: "一车间",
      shift: "白班",
      prodDate: made ? `20${made[1] ?? ""}-${made[2] ?? ""}-${made[3] ?? ""}` : null,
      prodUnknownReason: made ? null : "批号不全，无法追到生产日期",
    }),
    ...(level === "重大" && {
      meetingAt: gmInstructedAt ?? way.day("对策制定中"),
      meetingAttendees: "孙立、吴静、王强、周涛",
      meetingConclusion: "按围堵、纠正、预防三步落实，每周跟踪一次。",
    }),
  };
}

function carriedOut({ lotNo }: Complaint, way: Way, context: CourseContext): Partial<Complaint> {
  const sent = way.day("实施与验证");
  return {
    customerReplyAt: sent,
    cutInAt: workdaysAfter(sent, 1, context),
    cutInLot: `${lotNo ?? "L"}-N1`,
    verifiedLots: way.has("待结案") ? 3 : 1,
  };
}

const verified: Partial<Complaint> = {
  verifyEvidence: "切入后连续 3 批出货检验未再发现同样不良，检验报告见附件。",
};

function closed(complaint: Complaint, earlier: readonly Case[]): Partial<Complaint> {
  const isRepeat = lastLike(complaint, earlier) !== undefined;
  return {
    ...(isRepeat && { dailyAuditItem: true }),
    mgmtReview: complaint.level === "重大",
  };
}

/** The grade a case runs under while nobody has chosen one. */
export const isMajorCase = ({ complaint }: Case, { procedure }: CourseContext): boolean =>
  (complaint.level ?? assessGrade(complaint, procedure).grade) === "重大";
