import type { Verdict } from "../src/rules/letters";

/** What the letters to the customer say (§4.2.3), in Chinese and in English. */

export type Columns = readonly (readonly [heading: string, column: string, mm: number])[];

export interface LetterWords {
  /** The number, theirs where they have one, and the day. */
  readonly reference: string;
  readonly theirReference: string;
  readonly to: string;
  readonly products: Columns;
  readonly complaint: string;
  readonly regards: string;
  readonly reply: {
    readonly title: string;
    /** With an apology, where the fault is ours or a supplier's; without one otherwise. */
    readonly sorry: string;
    readonly plain: string;
    readonly found: string;
    readonly verdicts: Readonly<Record<Verdict, string>>;
    readonly occurrence: string;
    readonly escape: string;
    readonly measuresTitle: string;
    readonly measures: Columns;
    readonly goodsTitle: string;
    readonly goods: Columns;
    readonly effectTitle: string;
    readonly effect: string;
    readonly closing: string;
  };
  readonly acknowledgement: {
    readonly title: string;
    readonly opening: string;
    readonly demand: string;
    readonly due: string;
    readonly closing: string;
    readonly contact: string;
  };
}

export const zh: LetterWords = {
  reference: "编号：{{客诉编号}}    日期：{{打印日期}}",
  theirReference: "贵司单号：{{客户投诉单号}}",
  to: "致：{{客户名称}} {{客户联系人}}",
  products: [
    ["序号", "序号", 10],
    ["料号", "料号", 28],
    ["型号", "型号", 26],
    ["批号", "批号", 32],
    ["订单", "订单编号", 24],
    ["数量", "数量", 15],
    ["不良数量", "不良数量", 17],
    ["单位", "单位", 10],
  ],
  complaint: "贵司反映的问题",
  regards: "此致\n敬礼",
  reply: {
    title: "关于贵司投诉的回复函",
    sorry:
      "感谢贵司于 {{受理日}} 向我司反映下列产品的问题。对由此给贵司带来的不便，我司深表歉意。现将调查与处理情况答复如下。",
    plain: "感谢贵司于 {{受理日}} 向我司反映下列问题。我司已作调查，现将结果答复如下。",
    found: "调查结果",
    verdicts: {
      我司责任: "经调查，本次问题由我司造成。",
      供应商责任: "经调查，本次问题源于我司所用的外购物料或外协加工，由我司负责处理。",
      物流责任: "经调查，本次问题发生在运输环节。",
      客户责任: "经调查，本次问题不属于我司产品的质量责任。",
      非我司产品: "经核对，所反映的产品不是我司产品。",
      无法判定: "经调查，现有信息不足以判定责任。",
    },
    occurrence: "发生原因：{{发生原因}}",
    escape: "流出原因：{{流出原因}}",
    measuresTitle: "措施",
    measures: [
      ["类型", "类型", 18],
      ["措施", "措施", 92],
      ["计划完成", "计划完成", 26],
      ["实际完成", "实际完成", 26],
    ],
    goodsTitle: "货品处理",
    goods: [
      ["处理方式", "处置方式", 42],
      ["批号", "处置批号", 50],
      ["数量", "处置数量", 35],
      ["完成日期", "完成日期", 35],
    ],
    effectTitle: "效果确认",
    effect: "验证结果：{{验证结果}}    {{验证日期}}    {{验证证据}}",
    closing: "如对以上答复有任何疑问，请随时与我司联系。感谢贵司的信任与支持。",
  },
  acknowledgement: {
    title: "关于贵司投诉的收悉函",
    opening:
      "贵司于 {{受理日}} 向我司反映的下列问题已经收悉，我司已登记，编号 {{客诉编号}}。感谢贵司的反馈。",
    demand: "贵司的要求：{{客户要求}}",
    due: "贵司要求回复的日期：{{要求回复日期}}",
    closing:
      "调查结论与处理意见，我司将另行书面答复。补充图片或寄送样品时，请注明上述编号。本函只确认收到贵司的反馈，不是对原因或责任的认定。",
    contact: "我司联系人：{{登记人}}",
  },
};

export const en: LetterWords = {
  reference: "Our ref.: {{客诉编号}}    Date: {{打印日期}}",
  theirReference: "Your ref.: {{客户投诉单号}}",
  to: "To: {{客户名称}} {{客户联系人}}",
  products: [
    ["No.", "序号", 10],
    ["Part no.", "料号", 28],
    ["Model", "型号", 26],
    ["Lot", "批号", 32],
    ["Order", "订单编号", 24],
    ["Quantity", "数量", 15],
    ["Defective", "不良数量", 17],
    ["Unit", "单位", 10],
  ],
  complaint: "Your complaint",
  regards: "Yours sincerely,",
  reply: {
    title: "Reply to your complaint",
    sorry:
      "Thank you for bringing this matter to our attention on {{受理日}}. We apologise for the inconvenience it has caused you. Please find below the results of our investigation and what we have done.",
    plain:
      "Thank you for bringing this matter to our attention on {{受理日}}. We have investigated it; please find the results below.",
    found: "What we found",
    verdicts: {
      我司责任: "The investigation has shown that the problem was caused by us.",
      供应商责任:
        "The investigation has shown that the problem lies in material or processing that we bought in; we take care of it.",
      物流责任: "The investigation has shown that the problem arose during transport.",
      客户责任: "The investigation has shown that the problem is not a defect of our product.",
      非我司产品: "Our check has shown that the goods in question are not our product.",
      无法判定: "With the information at hand the cause cannot be attributed.",
    },
    occurrence: "Cause: {{发生原因}}",
    escape: "Why it was not detected: {{流出原因}}",
    measuresTitle: "Actions",
    measures: [
      ["Type", "类型", 24],
      ["Action", "措施", 86],
      ["Due", "计划完成", 26],
      ["Done", "实际完成", 26],
    ],
    goodsTitle: "The goods",
    goods: [
      ["Disposition", "处置方式", 42],
      ["Lot", "处置批号", 50],
      ["Quantity", "处置数量", 35],
      ["Done on", "完成日期", 35],
    ],
    effectTitle: "Effect",
    effect: "Result of the verification: {{验证结果}}    {{验证日期}}    {{验证证据}}",
    closing: "Please contact us if you have any questions. Thank you for your trust.",
  },
  acknowledgement: {
    title: "Acknowledgement of your complaint",
    opening:
      "We have received what you told us on {{受理日}} and registered it under no. {{客诉编号}}. Thank you for letting us know.",
    demand: "Your request: {{客户要求}}",
    due: "Reply wanted by: {{要求回复日期}}",
    closing:
      "We will write to you separately about our findings and about what is done. Please quote the number above when you send pictures or samples. This letter acknowledges receipt only; it is no statement on cause or liability.",
    contact: "Your contact: {{登记人}}",
  },
};
