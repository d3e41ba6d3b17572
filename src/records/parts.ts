import {
  approvalSteps,
  approvalVerdicts,
  attachmentKinds,
  causeLegs,
  clockChangeKinds,
  costCategories,
  currencies,
  dispositionMethods,
  effects,
  locations,
  measureStates,
  measureSteps,
  measureTypes,
  media,
  payers,
  recipients,
  sendingWays,
  states,
  surveyAnswers,
  surveyWays,
  sweepStates,
  transitionKinds,
} from "./choices";
import { type Fields, type Label, type RecordOf, sealField } from "./field";

/**
 * The records that hang on a case, each list a table of its own: what is done (措施, 清查, 处置), what it costs,
 * who agreed to what, and how the case came where it is. Every row names its case.
 */

const head = {
  id: { kind: "id", group: "identification", label: { zh: "行ID", en: "Row id" }, auto: true },
  complaintId: { kind: "id", group: "identification", label: { zh: "台账ID", en: "Record id" }, auto: true },
  complaintNo: { kind: "text", max: 20, key: true, group: "identification", label: { zh: "客诉编号", en: "Complaint no." }, auto: true },
  lineNo: { kind: "integer", group: "identification", label: { zh: "行号", en: "Line" }, auto: true },
} as const satisfies Fields;
const tail = { seal: sealField } as const satisfies Fields;

const text = (zh: string, en: string, max: number, clause?: string) => ({ kind: "text", max, group: "handling", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const words = (zh: string, en: string, max: number, clause?: string) => ({ kind: "longText", max, group: "handling", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const person = (zh: string, en: string, clause?: string) => ({ kind: "ref", to: "person", max: 120, group: "handling", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const department = (zh: string, en: string, clause?: string) => ({ kind: "ref", to: "department", max: 120, group: "handling", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const day = (zh: string, en: string, clause?: string) => ({ kind: "date", group: "handling", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const moment = (zh: string, en: string, clause?: string) => ({ kind: "dateTime", group: "handling", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const amount = (zh: string, en: string, clause?: string) => ({ kind: "quantity", group: "goods", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;
const money = (zh: string, en: string, clause?: string) => ({ kind: "money", internal: true, group: "closing", label: { zh, en } satisfies Label, ...(clause !== undefined && { clause }) }) as const;

/** 措施 (catalogue §6.3): containment, corrective, preventive and improving actions, one list for all of them. */
export const measureFields = {
  ...head,
  type: { kind: "choice", options: measureTypes, group: "handling", label: { zh: "类型", en: "Type" }, clause: "§4.2.2" },
  step: { kind: "choice", options: measureSteps, group: "handling", label: { zh: "步骤", en: "Step" } },
  content: words("措施", "Action", 2000, "§6.1.8"),
  cause: { kind: "choice", options: causeLegs, group: "handling", label: { zh: "针对原因", en: "Against cause" } },
  owner: person("负责人", "Owner", "§6.1.8"),
  department: department("责任部门", "Department", "§4.4"),
  due: day("计划完成", "Due", "§6.1.8"),
  doneAt: day("实际完成", "Done on", "§6.1.8"),
  status: { kind: "choice", options: measureStates, group: "handling", label: { zh: "措施状态", en: "Status" } },
  evidence: words("完成证据", "Evidence", 1000, "§4.2.2"),
  verifiedBy: person("措施验证人", "Verified by", "§4.2.2"),
  verifiedAt: day("措施验证日", "Verified on", "§4.2.2"),
  effect: { kind: "choice", options: effects, group: "handling", label: { zh: "有效性", en: "Effect" }, clause: "§6.1.10" },
  cancelReason: words("取消理由", "Reason of cancelling", 500),
  ...tail,
} as const satisfies Fields;

/** 清查 (catalogue §6.6): suspect goods by location. */
export const sweepFields = {
  ...head,
  location: { kind: "choice", options: locations, group: "goods", label: { zh: "位置", en: "Location" }, clause: "§6.2.1" },
  lotNo: { ...text("清查批号", "Lot no.", 200, "§6.2.1"), key: true },
  bookQty: amount("账面数量", "Book quantity"),
  foundQty: amount("实查数量", "Found quantity", "§4.5"),
  defectQty: amount("清查不良数", "Defective", "§4.5"),
  status: { kind: "choice", options: sweepStates, group: "goods", label: { zh: "清查状态", en: "State" }, clause: "§4.5" },
  reason: words("不适用理由", "Reason", 500),
  marking: text("标识", "Marking", 120, "§4.5"),
  storage: text("隔离库位", "Isolated at", 60, "§6.2.5"),
  responsible: person("清查人", "Checked by", "§4.5"),
  checkedAt: moment("清查时间", "Checked at", "§4.5"),
  ...tail,
} as const satisfies Fields;

/** 处置 (catalogue §6.5): what became of the goods that were found. */
export const dispositionFields = {
  ...head,
  location: { kind: "choice", options: locations, group: "goods", label: { zh: "处置位置", en: "Location" }, clause: "§6.2" },
  lotNo: { ...text("处置批号", "Lot no.", 200, "§6.2.1"), key: true },
  quantity: amount("处置数量", "Quantity", "§6.2"),
  method: { kind: "choice", options: dispositionMethods, group: "goods", label: { zh: "处置方式", en: "Disposition" }, clause: "§6.2.2" },
  agreedBy: text("客户同意人", "Customer agreed", 60, "§6.2.4"),
  agreedAt: day("客户同意日期", "Agreed on", "§6.2.4"),
  executedBy: department("执行单位", "Executed by", "§6.2.3"),
  plannedAt: day("计划日期", "Planned", "§6.2.2"),
  doneAt: day("完成日期", "Done on", "§6.2"),
  returnNo: { ...text("退货单号", "RMA no.", 40, "§6.2.5"), key: true },
  returnedQty: amount("退回数量", "Returned quantity", "§6.2.5"),
  returnedAt: day("退回日期", "Returned on", "§6.2.5"),
  isolated: { kind: "flag", group: "goods", label: { zh: "已隔离", en: "Isolated" }, clause: "§6.2.5" },
  storage: text("库位", "Stored at", 60, "§6.2.5"),
  inspection: words("复检结果", "Inspection", 500, "§6.2.3"),
  recordNo: { ...text("不合格品记录", "Nonconformity record", 40, "§6.2.3"), key: true },
  ...tail,
} as const satisfies Fields;

/** 费用 (catalogue §6.4): claimed, accepted and paid kept apart, each in the currency of the line. */
export const costFields = {
  ...head,
  category: { kind: "choice", options: costCategories, internal: true, group: "closing", label: { zh: "费用类别", en: "Category" }, clause: "§6.2.7" },
  payer: { kind: "choice", options: payers, internal: true, group: "closing", label: { zh: "先行支付方", en: "Paid first by" } },
  currency: { kind: "choice", options: currencies, internal: true, group: "closing", label: { zh: "币种", en: "Currency" } },
  rate: { kind: "quantity", internal: true, group: "closing", label: { zh: "汇率", en: "Exchange rate" } },
  estimated: money("预估金额", "Estimated"),
  claimed: money("客户提出金额", "Claimed", "§6.2.7"),
  accepted: money("确认金额", "Accepted", "§6.2.7"),
  paid: money("已付金额", "Paid"),
  acceptedCny: { ...money("确认金额人民币", "Accepted in CNY", "§6.2.7"), auto: true },
  voucherNo: { ...text("凭证号", "Voucher", 40), key: true, internal: true },
  day: { ...day("费用日期", "Day"), internal: true },
  note: { ...words("费用说明", "Note", 500), internal: true },
  ...tail,
} as const satisfies Fields;

/** 分摊 (catalogue §6.4): who bears which share of the accepted cost. */
export const shareFields = {
  ...head,
  party: { ...text("分摊单位", "Borne by", 120, "§6.2.7"), internal: true },
  percent: { kind: "rate", internal: true, group: "closing", label: { zh: "分摊比例", en: "Share" }, clause: "§6.2.7" },
  amount: { ...money("分摊金额", "Amount", "§6.2.7"), auto: true },
  basis: { ...words("分摊依据", "Basis", 500, "§6.2.7"), internal: true },
  confirmedBy: { ...person("分摊确认人", "Confirmed by"), internal: true },
  confirmedAt: { ...day("分摊确认日", "Confirmed on"), internal: true },
  ...tail,
} as const satisfies Fields;

/** 8D (§6.1.9): the report as a whole, one row a version; its inner steps are told in the Word form. */
export const eightDFields = {
  ...head,
  d8No: { ...text("8D编号", "8D no.", 40, "§6.1.9"), key: true },
  version: { kind: "integer", group: "handling", label: { zh: "8D版本", en: "Version" }, clause: "§6.1.9" },
  title: text("8D主题", "Title", 200),
  leader: person("组长", "Team leader"),
  startedAt: day("开启日期", "Started on"),
  occurrenceCause: words("发生原因", "Occurrence cause", 2000, "§4.2.2"),
  occurrenceShare: { kind: "rate", group: "handling", label: { zh: "发生贡献率", en: "Its contribution" } },
  escapeCause: words("流出原因", "Escape cause", 2000, "§4.2.2"),
  escapeShare: { kind: "rate", group: "handling", label: { zh: "流出贡献率", en: "Its contribution" } },
  systemicCause: words("体系原因", "Systemic cause", 2000),
  systemicShare: { kind: "rate", group: "handling", label: { zh: "体系贡献率", en: "Its contribution" } },
  causesVerified: { kind: "flag", group: "handling", label: { zh: "原因已验证", en: "Causes verified" }, clause: "§4.2.2" },
  documents: words("更新文件", "Documents updated", 1000, "§6.4.1"),
  submittedAt: day("8D提交日期", "Submitted on", "§6.1.9"),
  sentAt: day("8D发出日期", "Sent on", "§6.1.9"),
  customerAnswer: { kind: "choice", options: { 接受: "Accepted", 退回: "Rejected" }, group: "handling", label: { zh: "客户对8D", en: "Customer's answer" } },
  rejectReason: words("客户退回理由", "Reason of rejection", 1000),
  link: text("8D文件", "File", 400),
  ...tail,
} as const satisfies Fields;

/** 审批 (catalogue §6.9): who agreed to what, bound to the content as it was seen. A record, no authentication. */
export const approvalFields = {
  ...head,
  step: { kind: "choice", options: approvalSteps, group: "handling", label: { zh: "审批步骤", en: "Step" }, clause: "§6.1.9" },
  role: text("审批角色", "Role", 60, "§6.1.9"),
  name: { ...person("审批人", "Name", "§6.1.9") },
  deputy: { ...text("代理人", "Deputy", 60), internal: true },
  verdict: { kind: "choice", options: approvalVerdicts, group: "handling", label: { zh: "结论", en: "Verdict" }, clause: "§6.1.9" },
  opinion: { ...words("审批意见", "Opinion", 2000, "§6.1.7"), internal: true },
  signedAt: moment("审批时间", "Signed at", "§6.1.9"),
  medium: { kind: "choice", options: media, group: "handling", label: { zh: "签核方式", en: "Medium" } },
  content: { ...text("审批内容", "Content", 64), auto: true },
  round: { kind: "integer", group: "handling", label: { zh: "轮次", en: "Round" }, auto: true },
  enteredBy: { ...person("录入人", "Entered by"), auto: true },
  enteredAt: { ...moment("录入时间", "Entered at"), auto: true },
  link: text("签字件", "Signed form", 400),
  /** The step of 流转 it followed, the case itself before any: by it a word belongs to a stay in a state, not to an hour. */
  after: { kind: "id", group: "handling", label: { zh: "所在流转", en: "Follows step" }, auto: true },
  ...tail,
} as const satisfies Fields;

/** 分发 (§6.1.9): who was sent which version of what. */
export const distributionFields = {
  ...head,
  document: text("分发文件", "Document", 120, "§6.1.9"),
  version: text("分发版本", "Version", 20),
  recipient: { kind: "choice", options: recipients, group: "handling", label: { zh: "分发单位", en: "Recipient" }, clause: "§6.1.9" },
  name: text("接收人", "Received by", 60),
  way: { kind: "choice", options: sendingWays, group: "handling", label: { zh: "分发方式", en: "Way" } },
  sentAt: day("分发日期", "Sent on", "§6.1.9"),
  ...tail,
} as const satisfies Fields;

/** 期限调整 (§6.1.8 特殊情况除外; G-10): an extension or a pause of a clock. */
export const clockChangeFields = {
  ...head,
  kind: { kind: "choice", options: clockChangeKinds, group: "handling", label: { zh: "调整类别", en: "Kind" }, clause: "§6.1.8" },
  clock: text("期限", "Clock", 10, "§6.1.8"),
  original: { ...text("原期限", "Original due", 16), auto: true },
  from: day("暂停自", "Paused from"),
  until: day("延期至或暂停至", "Until", "§6.1.8"),
  reason: words("调整理由", "Reason", 1000, "§6.1.8"),
  approvedBy: { ...person("调整批准人", "Approved by", "§6.1.8") },
  approvedAt: day("调整批准日", "Approved on", "§6.1.8"),
  ...tail,
} as const satisfies Fields;

/** 流转 (catalogue §7.1): every step of a case from state to state, with what was true before it was sent back or reopened. */
export const transitionFields = {
  ...head,
  kind: { kind: "choice", options: transitionKinds, group: "handling", label: { zh: "流转类别", en: "Kind" }, auto: true },
  from: { kind: "choice", options: states, group: "handling", label: { zh: "自", en: "From" }, auto: true },
  to: { kind: "choice", options: states, group: "handling", label: { zh: "至", en: "To" }, auto: true },
  at: { ...moment("流转时间", "At"), auto: true },
  by: { ...person("流转人", "By"), auto: true },
  reason: { ...words("流转理由", "Reason", 2000), auto: true },
  kept: { ...words("当时记录", "As it was", 4000), auto: true, internal: true },
  ...tail,
} as const satisfies Fields;

/** 现场处理 (§6.1.6): a visit at the customer's and its report to the GM. */
export const visitFields = {
  ...head,
  day: day("到场日期", "From", "§6.1.6"),
  lastDay: day("离场日期", "Until", "§6.1.6"),
  place: text("现场地点", "Place", 120, "§6.1.6"),
  people: { ...text("现场人员", "People", 200, "§6.1.6"), internal: true },
  appointedBy: { ...person("指派人", "Appointed by", "§6.1.6") },
  found: words("现场情况", "Found", 2000, "§6.1.6"),
  result: words("现场结果", "Result", 2000, "§6.1.6"),
  reportedAt: day("报告总经理日期", "Reported to the GM", "§6.1.6"),
  ...tail,
} as const satisfies Fields;

/** 回访 (catalogue §6.7, ISO 10002 8.3): how the customer found it. Marks run from 1 to 5. */
export const surveyFields = {
  ...head,
  day: day("回访日期", "Day"),
  way: { kind: "choice", options: surveyWays, group: "closing", label: { zh: "回访方式", en: "Way" } },
  respondent: { ...text("受访人", "Respondent", 60), personal: true },
  speed: { kind: "integer", group: "closing", label: { zh: "处理及时", en: "Timeliness" } },
  outcome: { kind: "integer", group: "closing", label: { zh: "处理结果", en: "Outcome" } },
  manner: { kind: "integer", group: "closing", label: { zh: "沟通态度", en: "Communication" } },
  overall: { kind: "integer", group: "closing", label: { zh: "总体满意度", en: "Overall" } },
  accepted: { kind: "choice", options: surveyAnswers, group: "closing", label: { zh: "是否接受", en: "Accepted" } },
  comment: words("客户意见", "Comment", 1000),
  askedBy: person("回访人", "Asked by"),
  ...tail,
} as const satisfies Fields;

/** 附件 (catalogue §6.9): photos, reports and signed forms by their link. */
export const attachmentFields = {
  ...head,
  kind: { kind: "choice", options: attachmentKinds, group: "problem", label: { zh: "附件类别", en: "Kind" }, clause: "§4.1.2" },
  name: text("文件名", "File name", 200, "§4.1.2"),
  link: text("链接", "Link", 400),
  note: text("附件说明", "Note", 200),
  sensitive: { kind: "flag", group: "problem", label: { zh: "敏感", en: "Sensitive" } },
  ...tail,
} as const satisfies Fields;

/** The lists of a case by table, besides its product lines. */
export const partTables = {
  measure: { label: { zh: "措施", en: "Actions" }, fields: measureFields },
  sweep: { label: { zh: "清查", en: "Suspect stock" }, fields: sweepFields },
  disposition: { label: { zh: "处置", en: "Dispositions" }, fields: dispositionFields },
  cost: { label: { zh: "费用", en: "Costs" }, fields: costFields },
  share: { label: { zh: "分摊", en: "Shares" }, fields: shareFields },
  eightD: { label: { zh: "八D报告", en: "8D reports" }, fields: eightDFields },
  approval: { label: { zh: "审批", en: "Approvals" }, fields: approvalFields },
  distribution: { label: { zh: "分发", en: "Distribution" }, fields: distributionFields },
  clockChange: { label: { zh: "期限调整", en: "Extensions and pauses" }, fields: clockChangeFields },
  visit: { label: { zh: "现场处理", en: "Visits" }, fields: visitFields },
  survey: { label: { zh: "回访", en: "Surveys" }, fields: surveyFields },
  attachment: { label: { zh: "附件", en: "Attachments" }, fields: attachmentFields },
  transition: { label: { zh: "流转", en: "Transitions" }, fields: transitionFields },
} as const satisfies Readonly<Record<string, { readonly label: Label; readonly fields: Fields }>>;

export type PartTable = keyof typeof partTables;
export const partNames = Object.keys(partTables) as PartTable[];
export const isPart = (table: string): table is PartTable => Object.hasOwn(partTables, table);

/** A record of one of these lists. */
export type PartOf<T extends PartTable> = RecordOf<(typeof partTables)[T]["fields"]>;
export type Measure = PartOf<"measure">;
export type Sweep = PartOf<"sweep">;
export type Disposition = PartOf<"disposition">;
export type Cost = PartOf<"cost">;
export type Share = PartOf<"share">;
export type EightD = PartOf<"eightD">;
export type Approval = PartOf<"approval">;
export type ClockChange = PartOf<"clockChange">;
export type Transition = PartOf<"transition">;

/** What hangs on one case. */
export type Parts = { readonly [T in PartTable]: readonly PartOf<T>[] };

/** A case on which nothing hangs. */
export const noParts: Parts = { measure: [], sweep: [], disposition: [], cost: [], share: [], eightD: [], approval: [], distribution: [], clockChange: [], visit: [], survey: [], attachment: [], transition: [] };
