import type { Case } from "../../src/rules/case";
import type { Draft, DraftLine } from "../../src/rules/entry/draft";
import type { Life } from "./live";

/** Every row of a list, changed in the same way. */
export const each = (
  table: "measure" | "sweep" | "disposition" | "visit" | "eightD",
  one: Case,
  change: Draft,
): Draft => ({ [table]: one.parts[table].map(({ id }) => ({ id, ...change })) });

const paper: DraftLine = {
  step: "部门主管签核",
  name: "赵明",
  medium: "纸质",
  signedAt: "2026-10-12 10:50",
  link: "签字件/1.jpg",
};
const eightD: DraftLine = {
  d8No: "8D-261001",
  title: "外壳划伤",
  leader: "王芳",
  startedAt: "2026-10-15",
  occurrenceCause: "隔板磨损，壳体互相碰撞",
  occurrenceShare: "70%",
  escapeCause: "出货检验没有外观项",
  escapeShare: "30%",
  causesVerified: "是",
  documents: "QI-012 出货检验规范 B→C",
  link: "8D/261001.docx",
};

/** 一般: scratched housings, closed within its thirty days. */
export const minorLife: Life = [
  {
    on: "2026-10-12 09:40",
    who: "林晓",
    register: {
      recordType: "投诉",
      subjectType: "产品",
      channel: "电话",
      foundAt: "来料",
      receivedAt: "2026-10-12 09:00",
      customer: "苏州澜起光电科技有限公司",
      complaintText: "外壳有划痕，长约 8mm，客户来料检验拒收",
      customerDemand: "换货、8D报告",
      customerDueDate: "2026-10-30",
      orderNo: "PO-2610-001",
      partNo: "007-18650-26",
      lotNo: "L261001",
      shipDate: "2026-09-25",
      deliveryDate: "2026-09-28",
      lotQty: "5000",
      uom: "个",
      defectQty: "52",
      sampleStatus: "已收",
      safetyRisk: "否",
    },
  },
  { on: "2026-10-12 10:00", who: "林晓", to: "待受理", refused: ["V-50 approval-missing"] },
  {
    on: "2026-10-12 11:00",
    who: "林晓",
    to: "待受理",
    fill: {
      approval: [paper],
    },
  },
  { on: "2026-10-12 13:30", who: "王芳", to: "调查中" },
  {
    on: "2026-10-13 09:00",
    who: "王芳",
    to: "待总经理批示",
    refused: [
      "V-20 isOurProduct",
      "V-20 preliminaryCause",
      "V-20 investigatedAt",
      "V-20 liability",
      "V-24 level",
      "V-20 lineRisk",
    ],
  },
  {
    on: "2026-10-14 16:00",
    who: "王芳",
    fill: {
      affectsFunction: "否",
      legalBreach: "否",
      affectsStrength: "否",
      massReturn: "否",
      amountInvolved: "3000",
      level: "一般",
      defectCode: "A01",
      firstResponseAt: "2026-10-12 14:00",
      inWarranty: "是",
      isOurProduct: "是",
      preliminaryCause: "周转箱隔板磨损，箱内碰撞",
      investigators: "品管、生产",
      investigatedAt: "2026-10-14",
      liability: "我司",
      respUnit: "生产部",
      lineRisk: "否",
    },
  },
  { on: "2026-10-15", who: "王芳", to: "待总经理批示" },
  {
    on: "2026-10-16",
    who: "周总",
    to: "对策制定中",
    fill: { approval: [{ step: "总经理批示", opinion: "换货，查周转箱" }] },
  },
  {
    on: "2026-10-16 15:00",
    who: "刘强",
    to: "8D汇整",
    refused: ["V-40 corrective", "V-40 preventive", "V-27 production"],
  },
  {
    on: "2026-10-19",
    who: "刘强",
    to: "8D汇整",
    fill: {
      prodUnit: "装配一课",
      shift: "白班",
      prodDate: "2026-09-20",
      measure: [
        { type: "应急", step: "D3", content: "在库全检外观", owner: "刘强", due: "2026-10-26" },
        {
          type: "纠正",
          step: "D5",
          content: "更换全部周转箱隔板",
          cause: "发生",
          owner: "刘强",
          due: "2026-10-26",
        },
        {
          type: "预防",
          step: "D7",
          content: "出货检验增加外观项，隔板每季点检",
          cause: "流出",
          owner: "刘强",
          due: "2026-10-26",
        },
      ],
    },
  },
  {
    on: "2026-10-20",
    who: "周总",
    fill: { approval: [{ step: "对策可行性", opinion: "可行" }] },
  },
  { on: "2026-10-20 11:00", who: "王芳", to: "营销审核", refused: ["V-47 eightD-missing"] },
  {
    on: "2026-10-21",
    who: "王芳",
    to: "营销审核",
    fill: {
      d8No: "8D-261001",
      eightD: [eightD],
    },
  },
  {
    on: "2026-10-22 09:00",
    who: "陈岚",
    to: "总经理批准",
    fill: { approval: [{ step: "8D审核", opinion: "同意" }] },
  },
  {
    on: "2026-10-22 14:00",
    who: "周总",
    fill: { approval: [{ step: "8D批准", opinion: "同意发出" }] },
  },
  {
    on: "2026-10-23",
    who: "王芳",
    to: "实施与验证",
    fill: (one) => ({
      ...each("eightD", one, { sentAt: "2026-10-23" }),
      customerReplyAt: "2026-10-23",
      distribution: ["销售", "品保", "生产", "客户"].map((recipient) => ({
        document: "8D报告",
        version: "1",
        recipient,
        way: "邮件",
        sentAt: "2026-10-23",
      })),
    }),
  },
  {
    on: "2026-10-26",
    who: "刘强",
    fill: (one) => ({
      ...each("measure", one, { doneAt: "2026-10-26", status: "已完成", evidence: "照片 12 张" }),
      cutInAt: "2026-10-26",
      cutInLot: "L261026",
      sweep: [
        {
          location: "成品仓",
          lotNo: "L261001",
          bookQty: "120",
          foundQty: "120",
          defectQty: "3",
          status: "已隔离",
          responsible: "刘强",
          checkedAt: "2026-10-13 15:00",
        },
      ],
    }),
  },
  {
    on: "2026-11-05 09:00",
    who: "王芳",
    to: "待结案",
    refused: [
      "V-40 measure-unverified",
      "V-40 measure-unverified",
      "V-40 measure-unverified",
      "V-40 balance",
      "V-40 verify-open",
      "V-40 effect-period",
    ],
  },
  {
    on: "2026-11-05 10:00",
    who: "郑洁",
    to: "待结案",
    fill: (one) => ({
      ...each("measure", one, {
        status: "已验证",
        verifiedBy: "郑洁",
        verifiedAt: "2026-11-05",
        effect: "有效",
      }),
      disposition: [
        {
          location: "成品仓",
          lotNo: "L261001",
          quantity: "120",
          method: "返工",
          executedBy: "生产部",
          doneAt: "2026-10-28",
          inspection: "全检合格",
        },
      ],
      verifyResult: "有效",
      verifiedBy: "郑洁",
      verifiedAt: "2026-11-05",
      verifiedLots: "3",
      verifyEvidence: "连续三批外观零不良",
    }),
  },
  {
    on: "2026-11-06 09:00",
    who: "郑洁",
    to: "已结案",
    refused: ["V-40 acceptance-open", "V-40 closeNote"],
  },
  {
    on: "2026-11-06 10:00",
    who: "郑洁",
    to: "已结案",
    fill: {
      customerAccepted: "接受",
      confirmedDefectQty: "52",
      closeNote: "客户换货收到，三批验证有效",
      cost: [
        { category: "换货", payer: "我司", currency: "CNY", claimed: "900", accepted: "800", paid: "800" },
      ],
    },
  },
];
