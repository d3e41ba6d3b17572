import type { ClockRule } from "./procedure";

/** The clocks of QP-12 A (catalogue §7.2). The moments they run between are told in rules/flow/moments. */

type Given = Pick<ClockRule, "id" | "clause" | "from" | "to" | "limit" | "unit"> & Partial<ClockRule>;

const clock = (zh: string, en: string, given: Given): ClockRule => ({
  rollForward: false,
  enabled: true,
  ...given,
  label: { zh, en },
});

/** 三天 of §6.1.7–9: natural days, a last rest day moves to the next working day (G-09). */
const threeDays = { limit: 3, unit: "natural", rollForward: true } as const;
/** A date somebody has fixed. */
const thatDay = { limit: 0, unit: "natural" } as const;

export const clocks: readonly ClockRule[] = [
  clock("首次回复客户", "First response", {
    id: "D-00",
    clause: "G-13",
    from: "receivedAt",
    to: "respondedAt",
    limit: 24,
    unit: "hours",
  }),
  clock("送交品保", "Hand-over to QA", {
    id: "D-01",
    clause: "§6.1.1",
    from: "receivedAt",
    to: "handedToQaAt",
    limit: 1, // G-07: 立即
    unit: "workday",
  }),
  clock("调查完成", "Investigation", {
    id: "D-01b",
    clause: "G-08",
    from: "acceptedAt",
    to: "investigatedAt",
    limit: 5,
    unit: "workday",
  }),
  clock("处理单呈批", "To the GM", {
    id: "D-02",
    clause: "§6.1.7",
    from: "upheldAt",
    to: "gmSubmittedAt",
    ...threeDays,
  }),
  clock("总经理批示", "GM's instruction", {
    id: "D-02b",
    clause: "§6.1.7",
    from: "gmSubmittedAt",
    to: "gmInstructedAt",
    limit: 2,
    unit: "workday",
  }),
  clock("责任单位回复", "Reply of the unit", {
    id: "D-03",
    clause: "§6.1.8",
    from: "sentToUnitAt",
    to: "unitRepliedAt",
    ...threeDays,
  }),
  clock("8D提交", "8D submitted", {
    id: "D-04",
    clause: "§6.1.9",
    from: "eightDStartAt",
    to: "eightDSubmittedAt",
    ...threeDays,
  }),
  clock("营销审核", "Sales review", {
    id: "D-04b",
    clause: "§6.1.9",
    from: "eightDSubmittedAt",
    to: "eightDReviewedAt",
    limit: 1,
    unit: "workday",
  }),
  clock("围堵措施答复", "Containment answer", {
    id: "D-05",
    clause: "G-13",
    from: "containmentFrom",
    to: "containedAt",
    limit: 48,
    unit: "hours",
  }),
  clock("措施完成", "Action", {
    id: "D-06",
    clause: "§6.1.8",
    from: "measure.due",
    to: "measure.doneAt",
    role: "责任单位",
    ...thatDay,
  }),
  clock("效果验证", "Effectiveness", {
    id: "D-07",
    clause: "G-14",
    from: "cutInAt",
    to: "verifiedAt",
    limit: 0, // the days of `verification`
    unit: "natural",
  }),
  clock("客户回访", "Survey", {
    id: "D-08",
    clause: "C5",
    from: "executedAt",
    to: "surveyedAt",
    limit: 72,
    unit: "hours",
    enabled: false,
  }),
  clock("超期升级", "Escalation", {
    id: "D-12",
    clause: "C12",
    from: "openedAt",
    to: "closedAt",
    limit: 30,
    unit: "natural",
    role: "总经理",
    enabled: false,
  }),
  clock("结案", "Closing", {
    id: "D-12b",
    clause: "§6.1.10",
    from: "openedAt",
    to: "closedAt",
    limit: 30,
    unit: "natural",
  }),
  clock("客户要求回复", "Customer's own date", {
    id: "D-13",
    clause: "§6.1.1",
    from: "customerDueDate",
    to: "repliedAt",
    ...thatDay,
  }),
  clock("现场处理报告", "Visit report", {
    id: "D-14",
    clause: "§6.1.6",
    from: "visit.lastDay",
    to: "visit.reportedAt",
    limit: 2, // G-35
    unit: "workday",
    role: "品保",
  }),
  clock("追踪未定数量", "Pending quantity", {
    id: "G-06",
    clause: "§6.1.2",
    from: "quantityPendingFrom",
    to: "quantityKnownAt",
    limit: 7,
    unit: "natural",
    role: "登记人",
  }),
  clock("SCAR回复", "SCAR reply", {
    id: "G-25",
    clause: "§6.1.5",
    from: "scarDue",
    to: "scarRepliedAt",
    role: "品保",
    ...thatDay,
  }),
  clock("良品补交", "Recovery delivery", {
    id: "R-6.2.2",
    clause: "§6.2.2",
    from: "recoveryDate",
    to: "recoveredAt",
    role: "登记人",
    ...thatDay,
  }),
];
