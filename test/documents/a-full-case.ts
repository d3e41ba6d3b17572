import type { ComplaintInput } from "../../src/documents/form-input";
import type { Approval, Parts } from "../../src/records/parts";
import { noParts } from "../../src/records/parts";
import type { Case } from "../../src/rules/case";
import { contentHash } from "../../src/rules/flow/content";
import { ruleOf } from "../../src/rules/flow/approvals";
import { complaint, context, input, line, part } from "./a-complaint";

/** A case that has gone the whole way, with something in every list; the words are those of a real complaint. */

const fullComplaint = complaint({
  ...input().complaint,
  status: "实施与验证",
  channel: "邮件",
  foundAt: "来料",
  customerRef: "HY-CAR-0912",
  contactName: "周敏",
  contactPhone: "0512-6688 1234",
  orderNo: "PO-2610-018",
  spec: "4P 2.54mm 镀锡",
  lotNo: "L260901",
  deliveryDate: "2026-10-08",
  shipTo: "苏州",
  defectRate: 35 / 12000,
  subjectType: "产品",
  recordType: "投诉",
  safetyRisk: "否",
  complaintText:
    "来料检验发现端子氧化发黑，抽检 500 件不良 35 件；插拔力不足，已停用该批并挑选。要求三日内回复原因并更换良品。",
  customerDueDate: "2026-10-16",
  lineRisk: true,
  urgency: "紧急",
  registeredBy: "林晓",
  registeredAt: "2026-10-12 09:40",
  deptHeadSign: "赵强",
  deptHeadSignAt: "2026-10-12 11:20",
  handedToQaAt: "2026-10-12 11:25",
  qaOwner: "陈静",
  acceptedAt: "2026-10-12 13:05",
  investigatedAt: "2026-10-14",
  prodUnit: "冲压车间",
  shift: "白班",
  prodStaff: "王建国、李海",
  prodDate: "2026-09-01",
  defectClass: "外观",
  defectCode: "L01",
  isOurProduct: "是",
  traceDocs: "QC-260901-3",
  liability: "我司",
  respUnit: "生产部",
  respPerson: "王建国",
  levelReasons: "§3",
  preliminaryCause: "电镀后清洗水电导率超标，残留酸液使端子在仓储中氧化；出货检验未做加速老化。",
  gmSubmittedAt: "2026-10-15",
  gmInstruction: "同意。立即隔离同批库存，三日内完成原因分析，清洗水电导率列入日常稽核。",
  gmInstructedAt: "2026-10-16",
  meetingAt: "2026-10-15",
  meetingAttendees: "陈静、赵强、孙宏、吴芳",
  meetingConclusion: "由生产部牵头整改清洗线；品保增加电导率点检。",
  sentToUnitAt: "2026-10-16",
  unitRepliedAt: "2026-10-18",
  d8No: "8D-26-031",
  cutInAt: "2026-10-25",
  cutInLot: "L261025",
  verifiedLots: 3,
  verifyResult: "有效",
  verifiedBy: "陈静",
  verifiedAt: "2026-11-10",
  verifyEvidence: "L261025、L261028、L261102 三批各抽 200 件，盐雾 24 h 无氧化；客户来料三批零不良。",
  customerAccepted: "接受",
  amountInvolved: 860_000,
});

const lists: Partial<Parts> = {
  sweep: [
    part("sweep", {
      location: "客户处",
      lotNo: "L260901",
      foundQty: 11500,
      defectQty: 340,
      status: "已隔离",
      marking: "红色标签",
      storage: "客户 B 区待退区",
      responsible: "林晓",
      checkedAt: "2026-10-13 10:20",
    }),
    part("sweep", {
      location: "成品仓",
      lotNo: "L260901",
      bookQty: 3000,
      foundQty: 3000,
      defectQty: 96,
      status: "已隔离",
      marking: "红色标签",
      storage: "A-03-2",
      responsible: "刘洋",
      checkedAt: "2026-10-13 09:10",
    }),
    part("sweep", { location: "在途", lotNo: "L260903", foundQty: 2000, defectQty: 0, status: "已放行" }),
    part("sweep", { location: "外协", status: "不适用", reason: "该料号无外协" }),
  ],
  disposition: [
    part("disposition", {
      location: "客户处",
      lotNo: "L260901",
      quantity: 11500,
      method: "换货",
      agreedBy: "周敏",
      agreedAt: "2026-10-14",
      doneAt: "2026-10-20",
    }),
    part("disposition", {
      location: "成品仓",
      lotNo: "L260901",
      quantity: 2904,
      method: "返工",
      doneAt: "2026-10-22",
    }),
    part("disposition", {
      location: "成品仓",
      lotNo: "L260901",
      quantity: 96,
      method: "报废",
      doneAt: "2026-10-23",
    }),
  ],
  measure: [
    part("measure", {
      type: "应急",
      step: "D3",
      content: "隔离同批库存并 100% 外观挑选，客户处派员换货。",
      owner: "刘洋",
      department: "仓库",
      due: "2026-10-13",
      doneAt: "2026-10-13",
      status: "已验证",
      effect: "有效",
    }),
    part("measure", {
      type: "纠正",
      cause: "发生",
      content: "清洗线加装在线电导率仪，超过 10 µS/cm 自动停线并换水；调整清洗时间至 90 s。",
      owner: "孙宏",
      department: "生产部",
      due: "2026-10-24",
      doneAt: "2026-10-24",
      status: "已验证",
      effect: "有效",
    }),
    part("measure", {
      type: "纠正",
      cause: "流出",
      content: "出货检验增加 24 h 盐雾抽检（每批 20 件）。",
      owner: "吴芳",
      department: "品保部",
      due: "2026-10-25",
      doneAt: "2026-10-25",
      status: "已验证",
    }),
    part("measure", {
      type: "预防",
      cause: "体系",
      content: "电镀类料号的控制计划与 PFMEA 增加“清洗残留”失效模式，横向展开到三条清洗线。",
      owner: "孙宏",
      department: "工程部",
      due: "2026-10-30",
      doneAt: "2026-10-29",
      status: "已完成",
    }),
  ],
  eightD: [
    part("eightD", {
      d8No: "8D-26-031",
      version: 2,
      title: "端子氧化发黑",
      leader: "陈静",
      occurrenceCause: "清洗水电导率超标，酸液残留。",
      occurrenceShare: 0.7,
      escapeCause: "出货检验只看外观，不做老化。",
      escapeShare: 0.3,
      causesVerified: true,
      documents: "检验规范 QI-12 B 版；控制计划 CP-07 C 版",
      sentAt: "2026-10-22",
    }),
  ],
  cost: [
    part("cost", { category: "换货", payer: "我司", currency: "CNY", claimed: 500_000, accepted: 468_050 }),
    part("cost", { category: "返工人工", payer: "我司", currency: "CNY", accepted: 96_000 }),
  ],
  distribution: [
    part("distribution", {
      document: "8D报告",
      version: "2",
      recipient: "客户",
      name: "周敏",
      way: "邮件",
      sentAt: "2026-10-22",
    }),
    part("distribution", {
      document: "8D报告",
      version: "2",
      recipient: "品保",
      name: "陈静",
      way: "系统",
      sentAt: "2026-10-22",
    }),
    part("distribution", {
      document: "8D报告",
      version: "2",
      recipient: "生产",
      name: "孙宏",
      way: "纸质",
      sentAt: "2026-10-22",
    }),
  ],
  visit: [
    part("visit", {
      day: "2026-10-13",
      lastDay: "2026-10-14",
      place: "苏州恒远 一号厂房",
      people: "陈静、刘洋",
      appointedBy: "赵强",
      found: "客户 IQC 抽检记录属实，库存 11,500 件分三托盘。端子根部发黑，随机 20 件插拔力 6 件低于下限。",
      result: "当场隔离并约定 20 日前换货；客户同意产线先用 L260905 批。",
      reportedAt: "2026-10-15",
    }),
  ],
};

const plain: Case = { complaint: fullComplaint, lines: [], parts: { ...noParts, ...lists } };

/** An approval bound to the case as it stands, or, when it is void, to something else. */
const signed = (step: NonNullable<Approval["step"]>, facts: Partial<Approval>): Approval =>
  part("approval", {
    step,
    verdict: "同意",
    medium: "电子",
    round: 0,
    content: contentHash(plain, ruleOf(step, context.procedure)),
    ...facts,
  });

export const fullCase: Case = {
  ...plain,
  parts: {
    ...plain.parts,
    approval: [
      signed("部门主管签核", { name: "赵强", signedAt: "2026-10-12 11:20" }),
      signed("总经理批示", { name: "钱伟", signedAt: "2026-10-16 09:05", medium: "纸质", deputy: "郑洁" }),
      signed("对策可行性", { name: "钱伟", signedAt: "2026-10-19 15:30" }),
      signed("8D审核", { name: "冯丽", signedAt: "2026-10-20 10:00" }),
      signed("8D批准", { name: "钱伟", signedAt: "2026-10-21 16:45", content: "before the change" }),
    ],
  },
};

/** The same, closed. */
export const closedCase: Case = {
  ...fullCase,
  complaint: {
    ...fullCase.complaint,
    status: "已结案",
    closedAt: "2026-11-15",
    closedBy: "陈静",
    closeNote: "客户连续三批零不良。",
    spec: null,
    traceDocs: null,
  },
};

/** More of everything than a form has room for. */
export const crowdedCase: Case = {
  complaint: {
    ...fullCase.complaint,
    complaintText: "𠮷田：端子发黑，插拔力不足，要求挑选。\n".repeat(40),
    preliminaryCause: "清洗水电导率超标，酸液残留。".repeat(30),
    lotNo: "L260901;".repeat(20),
    gmInstruction: "同意。请责任单位按时完成，逐项验证。".repeat(25),
  },
  lines: [2, 3, 4].map((n) =>
    line({
      partNo: `KS-1002${String(n)}`,
      lotNo: `L26090${String(n)}`,
      lotQty: 1000 * n,
      defectQty: n,
      uom: "个",
    }),
  ),
  parts: {
    ...fullCase.parts,
    sweep: Array.from({ length: 12 }, (_, at) =>
      part("sweep", {
        location: at % 2 === 0 ? "成品仓" : "客户处",
        lotNo: `L2609${String(at + 10)}`,
        foundQty: 100 + at,
        defectQty: at,
        status: "已隔离",
      }),
    ),
    measure: Array.from({ length: 9 }, (_, at) =>
      part("measure", {
        type: at % 2 === 0 ? "纠正" : "预防",
        content:
          `第 ${String(at + 1)} 项：` +
          "修订作业指导书并培训全体清洗线人员，逐班点检电导率并记录，异常立即停线。".repeat(at === 3 ? 4 : 1),
        owner: "孙宏",
        due: "2026-10-30",
        status: "进行中",
      }),
    ),
  },
};

export const inputOf = (one: Case, change: Partial<ComplaintInput> = {}): ComplaintInput =>
  input({
    ...one,
    grade: {
      grade: "一般",
      provisional: false,
      reasons: ["危及人身安全：否（§3）", "涉及金额 8600 元：待评审"],
    },
    ...change,
  });
