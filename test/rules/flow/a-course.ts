import type { ApprovalStep, State } from "../../../src/procedure/terms";
import type { StepKind } from "../../../src/procedure/flow";
import { qp12a } from "../../../src/procedure/qp-12a";
import type { Complaint } from "../../../src/records/complaint";
import { noParts, type PartOf, type Parts, type PartTable } from "../../../src/records/parts";
import { fieldsOf } from "../../../src/records/tables";
import type { Case } from "../../../src/rules/case";
import { blank } from "../../../src/rules/entry/draft";
import { ruleOf } from "../../../src/rules/flow/approvals";
import { contentHash } from "../../../src/rules/flow/content";
import type { FlowContext } from "../../../src/rules/flow/context";
import { missingFor, stateRule } from "../../../src/rules/flow/gates";
import type { Issue } from "../../../src/rules/issue";
import { countedIds } from "../../../src/exchange/sample";
import { complaint, context } from "../a-case";

/** What the gates look at in these tests: QP-12 A as it ships, nobody in 人员, no case like another. */
export const course: FlowContext = { ...context, repeats: () => [] };

const newId = countedIds("2026-11-20");

/** A row of a list of the case, with a fresh id that is later than all before. */
export const row = <T extends PartTable>(table: T, change: Partial<PartOf<T>>): PartOf<T> =>
  ({
    ...blank(fieldsOf(table)),
    id: newId(),
    complaintId: "01K00000000000000000000001",
    complaintNo: "26070101",
    ...change,
  }) as unknown as PartOf<T>;

export const measure = (change: Partial<PartOf<"measure">> = {}): PartOf<"measure"> =>
  row("measure", {
    type: "纠正",
    content: "更换夹具",
    cause: "发生",
    owner: "周敏",
    due: "2026-07-15",
    doneAt: "2026-07-14",
    status: "已验证",
    verifiedBy: "林晓",
    verifiedAt: "2026-07-20",
    effect: "有效",
    ...change,
  });

/** The lists of a case of which nothing is missing, up to its closing. */
export const fullParts = (): Parts => ({
  ...noParts,
  measure: [
    measure(),
    measure({ type: "预防", content: "夹具点检入作业指导书", cause: "流出" }),
    measure({ type: "应急", content: "库存全检", cause: null }),
  ],
  sweep: qp12a.sweepLocations.map((location) =>
    location === "客户处"
      ? row("sweep", { location, foundQty: 52, defectQty: 52, status: "已隔离" })
      : row("sweep", { location, status: "不适用", reason: "该批已全部出货" }),
  ),
  disposition: [
    row("disposition", { location: "客户处", quantity: 52, method: "退货", doneAt: "2026-07-10" }),
  ],
  eightD: [
    row("eightD", {
      d8No: "8D-2607-01",
      version: 1,
      occurrenceCause: "夹具磨损",
      escapeCause: "终检未看侧面",
      causesVerified: true,
      documents: "WI-012 C 版",
      submittedAt: "2026-07-12",
      sentAt: "2026-07-14",
    }),
  ],
  distribution: [row("distribution", { recipient: "生产", sentAt: "2026-07-14" })],
});

const answered: Partial<Complaint> = {
  complaintNo: "26070101",
  receivedAt: "2026-07-01 09:00",
  registeredAt: "2026-07-01 09:35",
  deliveryDate: "2026-06-20",
  handedToQaAt: "2026-07-01 15:00",
  qaOwner: "林晓",
  acceptedAt: "2026-07-02 09:00",
  isOurProduct: "是",
  preliminaryCause: "外壳划伤来自装配夹具",
  investigatedAt: "2026-07-03",
  liability: "我司",
  respUnit: "生产部",
  prodUnit: "一车间",
  shift: "白班",
  prodDate: "2026-06-10",
  level: "一般",
  affectsFunction: "否",
  legalBreach: "否",
  affectsStrength: "否",
  massReturn: false,
  amountInvolved: 100_000,
  lineRisk: false,
  inWarranty: "是",
  gmSubmittedAt: "2026-07-06",
  gmInstruction: "同意",
  gmInstructedAt: "2026-07-07",
  sentToUnitAt: "2026-07-07",
  unitRepliedAt: "2026-07-09",
  cutInAt: "2026-07-20",
  verifyResult: "有效",
  verifiedBy: "林晓",
  verifiedAt: "2026-11-01",
  verifyEvidence: "切入后 5 批未再发",
  customerAccepted: "接受",
  confirmedDefectQty: 52,
  closeNote: "客户确认",
};

/** The states on the way of a case with an 8D, of one that is not upheld, and of a suggestion. */
const ways: Readonly<Record<"eightD" | "plain" | "notUpheld" | "suggestion", readonly State[]>> = {
  eightD: [
    "已登记",
    "待受理",
    "调查中",
    "待总经理批示",
    "对策制定中",
    "8D汇整",
    "营销审核",
    "总经理批准",
    "实施与验证",
    "待结案",
    "已结案",
  ],
  plain: ["已登记", "待受理", "调查中", "待总经理批示", "对策制定中", "实施与验证", "待结案", "已结案"],
  notUpheld: ["已登记", "待受理", "调查中", "不成立待确认", "待结案", "已结案"],
  suggestion: ["已登记", "待受理", "调查中", "待结案", "已结案"],
};

interface Ready {
  readonly change?: Partial<Complaint>;
  readonly parts?: Partial<Parts>;
  readonly way?: keyof typeof ways;
  /** Approvals that are not there. */
  readonly without?: readonly ApprovalStep[];
}

/** A case in a state with everything its next step asks for; each test takes away, or changes, what it is about. */
export function ready(
  status: State,
  { change = {}, parts = {}, way = "eightD", without = [] }: Ready = {},
): Case {
  const states = ways[way];
  const passed = states.slice(0, states.indexOf(status) + 1);
  const transition = passed.slice(1).map((to, index) =>
    row("transition", {
      kind: "推进",
      from: passed[index] ?? null,
      to,
      at: "2026-07-01 15:00",
      by: "林晓",
    }),
  );
  const unsigned: Case = {
    complaint: complaint({ ...answered, status, ...change }),
    lines: [],
    parts: { ...fullParts(), transition, ...parts },
  };
  return signatures[way]
    .filter((step) => !without.includes(step) && isDue(step, status, way))
    .reduce((one, step) => approved(one, step), unsigned);
}

const signatures: Readonly<Record<keyof typeof ways, readonly ApprovalStep[]>> = {
  eightD: ["部门主管签核", "总经理批示", "对策可行性", "8D审核", "8D批准"],
  plain: ["部门主管签核", "总经理批示", "对策可行性"],
  notUpheld: ["部门主管签核", "不成立确认"],
  suggestion: ["部门主管签核"],
};

/** Has the case come to where the approval is given? Without an 8D feasibility is asked for before carrying out. */
function isDue(step: ApprovalStep, status: State, way: keyof typeof ways): boolean {
  const given = way === "plain" && step === "对策可行性" ? "对策制定中" : ruleOf(step, qp12a).state;
  return ways[way].indexOf(given) <= ways[way].indexOf(status);
}

/** The case with an approval of what it says now. */
export function approved(one: Case, step: ApprovalStep, change: Partial<PartOf<"approval">> = {}): Case {
  const rule = ruleOf(step, qp12a);
  const approval = row("approval", {
    step,
    role: rule.role,
    name: "赵总",
    verdict: "同意",
    medium: "电子",
    signedAt: "2026-11-10 10:00",
    content: contentHash(one, rule),
    round: one.complaint.reopenCount ?? 0,
    ...change,
  });
  return withRows(one, "approval", approval);
}

/** The case with further rows in one of its lists. */
export const withRows = <T extends PartTable>(one: Case, table: T, ...rows: readonly PartOf<T>[]): Case => ({
  ...one,
  parts: { ...one.parts, [table]: [...one.parts[table], ...rows] },
});

/** The case with a step in 流转, in the state it leads to. */
export const moved = (one: Case, kind: StepKind, to: State, at = "2026-11-15 10:00"): Case => ({
  ...withRows(one, "transition", row("transition", { kind, from: one.complaint.status, to, at })),
  complaint: { ...one.complaint, status: to },
});

/** What keeps a case from a state, in short: "V-40 verify-open", "V-20 respUnit". */
export function keeps(
  one: Case,
  to: State,
  context: FlowContext = course,
  kind: StepKind = "推进",
): string[] {
  const step = stateRule(one.complaint.status ?? "草稿", context).steps.find(
    (each) => each.to === to && each.kind === kind,
  );
  if (!step) throw new Error(`no step to ${to}`);
  return missingFor(one, step, context).map(inShort);
}

export const inShort = ({ rule, fields, problem }: Issue): string =>
  `${rule} ${problem.code === "unmet" ? problem.need : fields.join(",")}`;
