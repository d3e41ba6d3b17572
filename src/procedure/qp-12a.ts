import type { Procedure } from "./procedure";
import { clocks } from "./qp-12a-clocks";
import { approvals, flow } from "./qp-12a-flow";
import { locations, type Location } from "./terms";

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
  pastNumberPatterns: [],
  pendingTokens: ["客户加工中未确定"], // §6.1.2, G-06
  duplicateWithinDays: 30, // V-29
  clocks,
  flow,
  approvals,
  verification: { lots: 3, days: 30, majorDays: 90 }, // G-14
  eightDFor: "all", // G-11
  splitFrom: 1_000_000, // G-22: 10000 元
  sweepLocations: Object.keys(locations) as Location[], // G-37
  scarRequired: true, // G-25
  surveyRequired: false, // C6 6.2.9, an option
  repeatMonths: 12, // G-26
  extensionBy: { minor: "品保主管", major: "总经理" }, // G-10
  month: { gmDay: 10, qaLead: 2, publishDay: 5 }, // §6.3.1, G-15, G-36
  penalties: false, // G-38
  forms: {
    complaint: { title: "客户投诉处理单", formNo: "QP-12-01", revision: "A" }, // §8 附件二, name by G-28
    register: { title: "客户抱怨异常处理统计表", formNo: "QP-12-02", revision: "A" }, // §8 附件三
    eightD: { title: "8D报告", formNo: "QP-12-03", revision: "A" }, // §8 附件四
    reply: { title: "客户回复函", formNo: "QP-12-04", revision: "A" }, // §4.2.3
    unitReply: { title: "责任单位回复页", formNo: "QP-12-05", revision: "A" }, // §6.1.8
    visit: { title: "现场处理报告", formNo: "QP-12-06", revision: "A" }, // §6.1.6
    meeting: { title: "专题会议记录", formNo: "QP-12-07", revision: "A" }, // §6.1.8
    distribution: { title: "发文分发单", formNo: "QP-12-08", revision: "A" }, // §6.1.9
    decisions: { title: "总经理批示汇总", formNo: "QP-12-09", revision: "A" }, // §6.1.7
    sampleLabel: { title: "样品标签", formNo: "QP-12-10", revision: "A" }, // §6.1.1
    isolationCard: { title: "隔离标识卡", formNo: "QP-12-11", revision: "A" }, // §4.5
    flowChart: { title: "客户投诉处理作业流程", formNo: "QP-12-12", revision: "A" }, // §8 附件一, name by G-28
    acknowledgement: { title: "收悉函", formNo: "QP-12-13", revision: "A" }, // §4.2.3
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
