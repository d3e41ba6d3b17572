import { locations } from "../../src/procedure/terms";
import type { Life } from "./live";
import { each } from "./minor-life";

const everywhere = Object.keys(locations);

/** 重大: a leaking cell that costs little and endangers people; extended once, split in three, audited. */
export const majorLife: Life = [
  {
    on: "2026-09-28 09:30",
    who: "林晓",
    register: {
      recordType: "投诉",
      subjectType: "产品",
      channel: "微信",
      foundAt: "市场(售后)",
      receivedAt: "2026-09-28 09:00",
      customer: "宁波拓远新能源有限公司",
      complaintText: "电芯漏液，外壳烫手，已停用 300 只",
      customerDemand: "退货、8D报告",
      orderNo: "PO-2609-077",
      partNo: "LP-603450",
      lotNo: "L260901",
      deliveryDate: "2026-09-10",
      lotQty: "2000",
      shippedQty: "2000",
      uom: "个",
      defectQty: "客户加工中未确定",
      sampleStatus: "随单",
      safetyRisk: "是",
      amountInvolved: "800",
      lineRisk: "是",
      onsite: "是",
    },
  },
  {
    on: "2026-09-28 10:00",
    who: "赵明",
    to: "待受理",
    fill: { approval: [{ step: "部门主管签核" }] },
  },
  { on: "2026-09-28 10:30", who: "王芳", to: "调查中", fill: { firstResponseAt: "2026-09-28 10:20" } },
  {
    on: "2026-09-29 09:00",
    who: "王芳",
    fill: {
      affectsFunction: "是",
      legalBreach: "否",
      affectsStrength: "否",
      massReturn: "否",
      level: "重大",
      defectCode: "S01",
      inWarranty: "是",
      isOurProduct: "是",
      preliminaryCause: "封口温度偏低，封口不严",
      investigatedAt: "2026-09-29",
      liability: "我司",
      respUnit: "生产部",
    },
  },
  {
    on: "2026-09-29 10:00",
    who: "王芳",
    to: "待总经理批示",
    refused: [
      "V-28 containment",
      "V-20 recoveryDate",
      "V-20 customerNeedQty",
      "V-20 urgency",
      "V-28 auditTriggered",
    ],
  },
  {
    on: "2026-09-29 11:00",
    who: "王芳",
    to: "待总经理批示",
    fill: {
      recoveryDate: "2026-10-05",
      customerNeedQty: "500",
      urgency: "紧急",
      auditTriggered: "是",
      measure: [
        { type: "应急", step: "D3", content: "停发 L260901，客户处封存", owner: "孙磊", due: "2026-09-29" },
      ],
    },
  },
  {
    on: "2026-09-29 16:00",
    who: "周总",
    to: "对策制定中",
    fill: { approval: [{ step: "总经理批示", opinion: "立即召回，专题会议" }] },
  },
  {
    on: "2026-10-08 09:00",
    who: "刘强",
    fill: {
      clockChange: [
        {
          kind: "延期",
          clock: "D-03",
          until: "2026-10-12",
          reason: "节后封口机才能拆检",
          approvedBy: "周总",
          approvedAt: "2026-10-08",
        },
      ],
    },
  },
  {
    on: "2026-10-12 09:00",
    who: "刘强",
    to: "8D汇整",
    refused: [
      "V-40 corrective",
      "V-40 preventive",
      "V-27 production",
      "V-28 meetingAt",
      "V-28 meetingAttendees",
      "V-28 meetingConclusion",
    ],
  },
  {
    on: "2026-10-12 15:00",
    who: "刘强",
    to: "8D汇整",
    fill: {
      prodUnknownReason: "该批跨三班生产，标签缺班次",
      meetingAt: "2026-10-09",
      meetingAttendees: "工程、品管、生产、计划、销售",
      meetingConclusion: "封口参数加联锁，全数召回",
      measure: [
        {
          type: "纠正",
          step: "D5",
          content: "封口机加温度联锁",
          cause: "发生",
          owner: "刘强",
          due: "2026-10-20",
        },
        {
          type: "预防",
          step: "D7",
          content: "每班首件气密检验",
          cause: "流出",
          owner: "刘强",
          due: "2026-10-20",
        },
      ],
    },
  },
  { on: "2026-10-13", who: "周总", fill: { approval: [{ step: "对策可行性", opinion: "可行" }] } },
  {
    on: "2026-10-14",
    who: "王芳",
    to: "营销审核",
    fill: {
      d8No: "8D-260901",
      eightD: [
        {
          d8No: "8D-260901",
          title: "电芯漏液",
          leader: "王芳",
          startedAt: "2026-09-29",
          occurrenceCause: "封口温度低于下限 12 ℃",
          escapeCause: "气密检验抽样不到该班次",
          causesVerified: "是",
        },
      ],
    },
  },
  { on: "2026-10-14 14:00", who: "陈岚", to: "总经理批准", fill: { approval: [{ step: "8D审核" }] } },
  { on: "2026-10-15 09:00", who: "周总", fill: { approval: [{ step: "8D批准" }] } },
  // a change behind the approval makes it void
  {
    on: "2026-10-15 10:00",
    who: "王芳",
    fill: (one) => each("eightD", one, { escapeCause: "气密检验抽样方案没有按班次分层" }),
  },
  {
    on: "2026-10-15 11:00",
    who: "王芳",
    to: "实施与验证",
    refused: [
      "V-50 approval-void",
      "V-50 approval-void",
      "V-49 documents",
      "V-50 distribution-missing",
      "V-50 eightD-unsent",
    ],
  },
  { on: "2026-10-15 13:00", who: "陈岚", fill: { approval: [{ step: "8D审核" }] } },
  { on: "2026-10-15 14:00", who: "周总", fill: { approval: [{ step: "8D批准" }] } },
  {
    on: "2026-10-16",
    who: "王芳",
    to: "实施与验证",
    fill: (one) => ({
      ...each("eightD", one, { sentAt: "2026-10-16", documents: "WI-033 封口作业 A→B" }),
      customerReplyAt: "2026-10-16",
      distribution: [
        { document: "8D报告", version: "1", recipient: "客户", way: "邮件", sentAt: "2026-10-16" },
      ],
    }),
  },
  {
    on: "2026-10-20",
    who: "王芳",
    fill: (one) => ({
      ...each("measure", one, {
        doneAt: "2026-10-20",
        status: "已验证",
        verifiedBy: "郑洁",
        verifiedAt: "2026-10-20",
        effect: "有效",
      }),
      cutInAt: "2026-10-20",
      auditNo: "NS-2026-07",
      recoveredAt: "2026-10-05",
      confirmedDefectQty: "12",
      visit: [
        {
          day: "2026-10-09",
          lastDay: "2026-10-10",
          place: "宁波",
          people: "王芳、刘强",
          found: "300 只封存",
          result: "全数带回",
          reportedAt: "2026-10-12",
        },
      ],
      sweep: everywhere.slice(0, 5).map((location) =>
        location === "客户处"
          ? {
              location,
              lotNo: "L260901",
              bookQty: "300",
              foundQty: "300",
              defectQty: "12",
              status: "已隔离",
            }
          : { location, status: "不适用", reason: "该批没有到过这里" },
      ),
    }),
  },
  {
    on: "2026-11-02",
    who: "王芳",
    to: "待结案",
    refused: [
      "V-46 sweep-location",
      "V-46 sweep-location",
      "V-40 balance",
      "V-40 verify-open",
      "V-40 effect-period",
    ],
  },
  {
    on: "2026-11-09",
    who: "郑洁",
    to: "待结案",
    fill: {
      sweep: everywhere
        .slice(5)
        .map((location) => ({ location, status: "不适用", reason: "没有外发和返修" })),
      disposition: [
        {
          location: "客户处",
          lotNo: "L260901",
          quantity: "300",
          method: "退货",
          executedBy: "业务部",
          doneAt: "2026-10-12",
          returnNo: "RMA-0901",
          returnedQty: "300",
          returnedAt: "2026-10-12",
          isolated: "是",
          storage: "R-03",
        },
      ],
      verifyResult: "有效",
      verifiedBy: "郑洁",
      verifiedAt: "2026-11-09",
      verifiedLots: "4",
      verifyEvidence: "四批气密零不良",
    },
  },
  {
    on: "2026-11-10 09:00",
    who: "郑洁",
    to: "已结案",
    fill: {
      cost: [
        { category: "退货运费", payer: "我司", currency: "CNY", claimed: "1000.01", accepted: "1000.01" },
      ],
    },
    refused: ["V-40 acceptance-open", "V-42 share-missing", "V-40 closeNote"],
  },
  {
    on: "2026-11-10 10:00",
    who: "郑洁",
    to: "已结案",
    fill: {
      customerAccepted: "接受",
      closeNote: "召回完成，联锁已上线",
      mgmtReview: "是",
      cost: [
        { category: "退货运费", payer: "我司", currency: "CNY", claimed: "1000.01", accepted: "1000.01" },
      ],
      share: [
        { party: "生产部", percent: "33.33%", basis: "封口参数" },
        { party: "工程部", percent: "33.33%", basis: "没有联锁" },
        { party: "品保部", percent: "33.34%", basis: "抽样方案" },
      ],
      survey: [
        {
          day: "2026-11-10",
          way: "电话",
          respondent: "吴工",
          speed: "4",
          outcome: "5",
          manner: "5",
          overall: "5",
          accepted: "是",
        },
      ],
    },
  },
];
