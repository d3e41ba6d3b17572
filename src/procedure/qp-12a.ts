import type { Procedure } from "./procedure";

/** QP-12 A《客户投诉处理作业程序》, the procedure Kesu ships with. Every number cites its clause or the gap it fills. */
export const qp12a: Procedure = {
  documentNo: "QP-12",
  title: "客户投诉处理作业程序",
  revision: "A",
  companyName: "",
  grades: {
    majorFrom: 1_000_000, // §3 重大: 10000 元以上
    minorTo: 500_000, // §3 一般: 5000 元以下
    inclusive: true, // G-02
    midBand: "待评审", // G-01
    majorCriteria: ["function", "safety", "legal", "amount", "massReturn"], // §3, G-03, G-05
    amountNeedsMassReturn: false, // G-03
  },
  numberPattern: "YYMMDDNN", // G-27
  pendingTokens: ["客户加工中未确定"], // §6.1.2, G-06
  pendingFollowUpDays: 7, // G-06
  duplicateWithinDays: 30, // V-29
  clocks: [
    clock("D-00", "首次回复客户", "First response", "G-13", "receivedAt", "firstResponseAt", 24, "hours"),
    clock("D-01", "送交品保", "Hand-over to QA", "§6.1.1", "receivedAt", "handedToQaAt", 1, "workday"),
    clock("D-01b", "调查完成", "Investigation", "G-08", "acceptedAt", "investigatedAt", 5, "workday"),
    clock("D-02", "处理单呈批", "To the GM", "§6.1.7", "investigatedAt", "gmSubmittedAt", 3, "natural"),
    clock(
      "D-03",
      "责任单位回复",
      "Reply of the unit",
      "§6.1.8",
      "sentToUnitAt",
      "unitRepliedAt",
      3,
      "natural",
    ),
    clock("D-05", "围堵措施答复", "Containment answer", "G-13", "receivedAt", "containedAt", 48, "hours"),
    {
      ...clock("D-12", "超期升级", "Escalation", "C12", "receivedAt", "closedAt", 30, "natural"),
      enabled: false,
    },
    clock(
      "D-13",
      "客户要求回复",
      "Customer's own date",
      "§6.1.1",
      "customerDueDate",
      "firstResponseAt",
      0,
      "natural",
    ),
  ],
  forms: {
    complaint: { title: "客户投诉处理单", formNo: "QP-12-01", revision: "A" }, // §8 附件二, name by G-28
    register: { title: "客户抱怨异常处理统计表", formNo: "QP-12-02", revision: "A" }, // §8 附件三
    eightD: { title: "8D报告", formNo: "QP-12-03", revision: "A" }, // §8 附件四
  },
  departments: [
    "业务部",
    "品保部",
    "生产部",
    "工程部",
    "研发部",
    "计划部",
    "采购部",
    "仓库",
    "营销中心",
    "总经理室",
  ],
  roles: ["登记人", "部门主管", "品保", "品保主管", "责任单位", "营销中心负责人", "总经理"],
};

function clock(
  id: Procedure["clocks"][number]["id"],
  zh: string,
  en: string,
  clause: string,
  from: string,
  to: string,
  limit: number,
  unit: Procedure["clocks"][number]["unit"],
): Procedure["clocks"][number] {
  return {
    id,
    label: { zh, en },
    clause,
    from,
    to,
    limit,
    unit,
    rollForward: unit === "natural",
    enabled: true,
  };
}
