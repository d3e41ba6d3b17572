import type { RuleId } from "../src/rules/issue";

/** A clause of QP-12 A in short words of our own, with what keeps it. */
export interface ClauseEntry {
  /** "R-" and the section it stands in. */
  readonly id: `R-${string}`;
  readonly says: string;
  readonly rules?: readonly RuleId[];
  readonly settings?: readonly string[];
  /** Where it is kept, besides the rules: files of src. */
  readonly kept: readonly string[];
  /** Switched off until a company wants it: which setting, and why. */
  readonly off?: string;
}

const FLOW = "src/procedure/qp-12a-flow.ts";
const CLOCKS = "src/procedure/qp-12a-clocks.ts";
const RECORDS = "src/records/complaint.ts";
const PARTS = "src/records/parts.ts";
const GOODS = "src/rules/flow/goods.ts";
const PENALTY = "penalty.enabled：处分模块默认关闭（G-38，法律风险）；不做名单、不开奖罚通知、不算金额";

/** Every clause of QP-12 A, in its order. */
export const clauses: readonly ClauseEntry[] = [
  { id: "R-1", says: "处理要及时、有效，并推动改善", kept: [FLOW, CLOCKS, RECORDS] },
  { id: "R-2", says: "客户对产品与服务的投诉或建议都算", kept: ["src/rules/flow/conditions.ts", RECORDS] },
  { id: "R-3.1", says: "投诉、抱怨、客诉是一回事", rules: ["V-10"], kept: ["src/rules/entry/synonyms.ts"] },
  {
    id: "R-3.2",
    says: "重大：影响功能、危及安全，或 10000 元以上……",
    rules: ["V-22", "V-23"],
    settings: ["level.major", "level.majorCriteria"],
    kept: ["src/rules/grade.ts"],
  },
  {
    id: "R-3.3",
    says: "一般：外观等轻微不良，或 5000 元以下",
    rules: ["V-24"],
    settings: ["level.minor", "level.midBand", "level.inclusive"],
    kept: ["src/rules/grade.ts"],
  },
  {
    id: "R-4.1.1",
    says: "销售受理并确认订单、型号、数量、不良率、交货日期",
    rules: ["V-20"],
    kept: ["src/rules/intake.ts"],
  },
  { id: "R-4.1.2", says: "销售提供详情和不良品样品或图片", rules: ["V-21"], kept: ["src/rules/intake.ts"] },
  {
    id: "R-4.1.3",
    says: "销售协助客户，盘查已出货的不良品",
    rules: ["V-46"],
    settings: ["sweep.locations"],
    kept: [GOODS, PARTS],
  },
  { id: "R-4.2.1", says: "品保受理、调查、提出整改；必要时处罚", kept: [FLOW], off: `处罚部分：${PENALTY}` },
  {
    id: "R-4.2.2",
    says: "品保查原因，检查、追踪纠正与预防措施",
    rules: ["V-40", "V-47", "V-48"],
    kept: ["src/rules/flow/measures.ts", "src/rules/flow/eight-d.ts"],
  },
  {
    id: "R-4.2.3",
    says: "品保组织改善并回复客户",
    rules: ["V-25", "V-40"],
    kept: [FLOW, "src/rules/flow/checks.ts"],
  },
  { id: "R-4.3.1", says: "生产处理、返修被投诉或退回的产品", rules: ["V-40", "V-45"], kept: [GOODS, PARTS] },
  {
    id: "R-4.3.2",
    says: "生产提供生产单位、班别、人员、日期",
    rules: ["V-27"],
    kept: ["src/rules/flow/checks.ts"],
  },
  {
    id: "R-4.4",
    says: "责任单位执行纠正与预防措施",
    rules: ["V-27", "V-40"],
    kept: ["src/rules/flow/measures.ts"],
  },
  { id: "R-4.5", says: "仓库协助清查、隔离、标识", rules: ["V-46"], kept: [GOODS, PARTS] },
  {
    id: "R-5",
    says: "按流程图逐步处理",
    rules: ["V-31"],
    kept: [FLOW, "src/rules/flow/skipped.ts", "src/actions/advance-case.ts"],
  },
  {
    id: "R-6.1.1",
    says: "业务立即查明七项，填处理单，主管签核后送品保",
    rules: ["V-20", "V-21", "V-22", "V-50"],
    settings: ["sla.intake", "no.pattern"],
    kept: ["src/rules/intake.ts", FLOW],
  },
  {
    id: "R-6.1.2",
    says: "数量未定时写“客户加工中未确定”，结案前要有数",
    rules: ["V-07", "V-40"],
    settings: ["qty.pendingTokens", "qty.pendingFollowUpDays"],
    kept: ["src/rules/flow/checks.ts", "src/rules/entry/written-number.ts"],
  },
  {
    id: "R-6.1.3",
    says: "品保确认是否我司产品，初步原因，责任归属",
    rules: ["V-20", "V-24"],
    settings: ["sla.investigation"],
    kept: [FLOW],
  },
  {
    id: "R-6.1.4",
    says: "非我司或客户责任：写明理由",
    rules: ["V-25"],
    kept: [FLOW, "src/rules/flow/checks.ts"],
  },
  {
    id: "R-6.1.5",
    says: "我司或供应商责任：走异常处理",
    rules: ["V-26", "V-27"],
    settings: ["supplier.scarRequired"],
    kept: [FLOW, "src/rules/flow/conditions.ts"],
  },
  {
    id: "R-6.1.6",
    says: "现场处理后报告总经理",
    rules: ["V-40"],
    settings: ["sla.visitReport"],
    kept: ["src/rules/flow/checks.ts", PARTS],
  },
  {
    id: "R-6.1.7a",
    says: "调查后三天内处理单呈总经理批示",
    rules: ["V-50", "V-51"],
    settings: ["sla.unit", "sla.rollForward", "sla.gmInstruction"],
    kept: [FLOW, CLOCKS],
  },
  {
    id: "R-6.1.7b",
    says: "全部客诉登入统计表，每月追踪",
    kept: [RECORDS, "src/actions/register-complaint.ts"],
  },
  { id: "R-6.1.8a", says: "会同有关单位全面调查", kept: [RECORDS] },
  {
    id: "R-6.1.8b",
    says: "重大：召集五部门会议，议定预防措施",
    rules: ["V-28"],
    kept: [FLOW, "src/rules/flow/checks.ts"],
  },
  {
    id: "R-6.1.8c",
    says: "责任单位三天内回复，特殊情况除外",
    rules: ["V-40", "V-51", "V-52"],
    settings: ["sla.unit", "sla.extension.minorBy", "sla.extension.majorBy"],
    kept: [FLOW, CLOCKS, "src/rules/due/clock-issues.ts"],
  },
  {
    id: "R-6.1.9a",
    says: "对策由总经理确认可行",
    rules: ["V-50"],
    kept: [FLOW, "src/rules/flow/approvals.ts"],
  },
  {
    id: "R-6.1.9b",
    says: "品保三日内汇整 8D",
    rules: ["V-30", "V-47", "V-51"],
    settings: ["d8.requiredFor"],
    kept: [CLOCKS, "src/rules/flow/eight-d.ts"],
  },
  {
    id: "R-6.1.9c",
    says: "营销审核、总经理批准，依权限分发",
    rules: ["V-50"],
    settings: ["sla.salesReview"],
    kept: [FLOW, "src/rules/flow/approvals.ts", "src/rules/flow/content.ts"],
  },
  { id: "R-6.1.9d", says: "归档，作为管理评审输入", kept: [RECORDS, PARTS] },
  {
    id: "R-6.1.10",
    says: "验证改善效果；每月公布已验证、结案情况",
    rules: ["V-40", "V-41"],
    settings: ["verify.lots", "verify.days", "verify.majorDays", "monthly.publishDay"],
    kept: ["src/rules/flow/measures.ts", "src/rules/due/month-duties.ts"],
  },
  {
    id: "R-6.2.1",
    says: "按批号等盘查厂外产品",
    rules: ["V-46"],
    settings: ["sweep.locations"],
    kept: [GOODS],
  },
  {
    id: "R-6.2.2",
    says: "客户缺货：协商良品交期与补货",
    rules: ["V-20", "V-40"],
    kept: [FLOW, "src/rules/flow/checks.ts"],
  },
  { id: "R-6.2.3", says: "厂内返工返修按不合格品程序", rules: ["V-40"], kept: [GOODS, PARTS] },
  {
    id: "R-6.2.4",
    says: "厂外经客户同意补货、降级、降价",
    rules: ["V-44"],
    kept: [GOODS, "src/records/choices.ts"],
  },
  { id: "R-6.2.5", says: "退货隔离，查清后处理", rules: ["V-40", "V-45"], kept: [GOODS] },
  {
    id: "R-6.2.6",
    says: "按记录管理程序保存记录",
    kept: ["src/rules/log/log-chain.ts", "src/actions/record-change.ts"],
  },
  {
    id: "R-6.2.7",
    says: "费用较大时分摊到责任单位",
    rules: ["V-42", "V-43"],
    settings: ["cost.splitFrom"],
    kept: ["src/rules/flow/costs.ts"],
  },
  {
    id: "R-6.3.1",
    says: "每月 10 日前总经理审阅上月结案，处分名单移交",
    settings: ["penalty.gmDay", "penalty.qaLead", "penalty.enabled"],
    kept: ["src/rules/due/month-duties.ts"],
    off: `名单部分：${PENALTY}`,
  },
  {
    id: "R-6.3.2",
    says: "按原因定责任人，发奖罚通知",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-6.4.1",
    says: "纳入规范文件；重复发生的特别管制",
    rules: ["V-29", "V-40", "V-49"],
    settings: ["repeat.months"],
    kept: ["src/rules/alike/radar.ts", "src/rules/flow/eight-d.ts", "src/rules/flow/checks.ts"],
  },
  {
    id: "R-6.4.2",
    says: "处分判定项目 A–N",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-6.4.3",
    says: "警告、小过、大过的金额",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-6.4.4.1",
    says: "制造单位处分到班组",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-6.4.4.2",
    says: "其他单位处分到个人",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-6.4.4.3",
    says: "原文缺号（G-19）",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-6.4.4.4",
    says: "扣款方式另行规定",
    settings: ["penalty.enabled"],
    kept: ["src/procedure/settings-of-steps.ts"],
    off: PENALTY,
  },
  {
    id: "R-7",
    says: "相关文件：文件、记录、纠正预防、不合格品程序",
    settings: ["document.no", "document.revision"],
    kept: [PARTS],
  },
  {
    id: "R-8",
    says: "附件：流程图、处理单、统计表、8D 报告",
    settings: ["form.complaint.no", "form.register.no", "form.eightD.no", "form.flowChart.no"],
    kept: ["src/procedure/qp-12a.ts"],
  },
];

/** What the procedure's neighbours ask for and a company may switch on. */
export const options: readonly { readonly setting: string; readonly says: string }[] = [
  { setting: "survey.required", says: "结案前回访客户（V-55，C6 6.2.9）" },
  { setting: "sla.survey", says: "执行后 72 小时内回访（D-08，C5）" },
  { setting: "sla.escalation", says: "30 天未结案升级（D-12，C12）" },
  { setting: "penalty.enabled", says: "处分模块（§6.3、§6.4，G-38）" },
];
