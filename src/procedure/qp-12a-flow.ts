import type { ApprovalRule, CheckName, Requirement, Stamp, StateRule, Step } from "./flow";
import type { ApprovalStep } from "./terms";

/** The way of a case by QP-12 A §6.1: states, steps and gates. A clause is cited with each. */

type Plain = Pick<Step, "to" | "clause" | "roles"> & Partial<Step>;

const step = (zh: string, en: string, given: Plain): Step => ({
  kind: "推进",
  gate: [],
  stamps: [],
  clears: [],
  ...given,
  label: { zh, en },
});
const back = (zh: string, en: string, given: Plain): Step => step(zh, en, { kind: "退回", ...given });

const fields = (
  rule: Requirement["rule"],
  clause: string,
  names: readonly string[],
  when?: Requirement["when"],
): Requirement => ({ rule, clause, need: { fields: names }, ...(when && { when }) });
const check = (
  rule: Requirement["rule"],
  clause: string,
  name: CheckName,
  when?: Requirement["when"],
): Requirement => ({ rule, clause, need: { check: name }, ...(when && { when }) });
const approval = (clause: string, name: ApprovalStep, when?: Requirement["when"]): Requirement => ({
  rule: "V-50",
  clause,
  need: { approval: name },
  ...(when && { when }),
});
const at = (field: string, value: Stamp["value"]): Stamp => ({ field, value });

/** What begins anew when a case goes back to the investigation. */
const afterInvestigation = [
  "gmSubmittedAt",
  "gmInstruction",
  "gmInstructedAt",
  "sentToUnitAt",
  "unitRepliedAt",
] as const;
/** The customer's word is asked for again. */
const answer = ["customerAccepted", "acceptanceNote"] as const;
const verdict = [
  "verifyResult",
  "verifiedBy",
  "verifiedAt",
  "verifyEvidence",
  "cutInAt",
  "cutInLot",
  "verifiedLots",
] as const;

/** Withdrawn, a test, or a duplicate: never deleted, the number never used again. */
const cancel: readonly Step[] = [
  step("撤销", "Withdraw", {
    to: "已撤销",
    kind: "撤销",
    clause: "§7.1",
    roles: ["品保主管"],
    gate: [],
  }),
  step("并入另一件", "Merge into another", {
    to: "已撤销",
    kind: "合并",
    clause: "§7.1",
    roles: ["品保主管"],
    gate: [],
  }),
];

const investigated: readonly Requirement[] = [
  check("V-20", "§6.1.1", "intake"),
  fields("V-20", "§6.1.3", ["isOurProduct"], ["product"]),
  fields("V-20", "§6.1.3", ["preliminaryCause", "investigatedAt"]),
  fields("V-20", "§6.1.3", ["liability"], ["complaint"]),
  check("V-24", "§3", "grade"),
  check("V-28", "§6.1.8", "containment", ["major", "product"]),
  check("V-29", "§6.4.1", "repeatAnswer"),
];

/** The measures and the goods: what proves a case, asked for when it is verified and once more when it is closed (V-40). */
const proven = (...when: NonNullable<Requirement["when"]>): readonly Requirement[] => [
  check("V-40", "§6.1.10", "doneMeasures", when),
  check("V-46", "§6.2.1", "sweep", [...when, "product"]),
  check("V-46", "§6.2.1", "sweep", ["searched"]),
  check("V-44", "§6.2.4", "consent"),
  check("V-40", "§6.2.5", "balance"),
  check("V-41", "§6.1.10", "verification", when),
];

const closingGate: readonly Requirement[] = [
  ...proven("complaint", "upheld"),
  check("V-40", "§6.1.2", "quantityKnown", ["product"]),
  check("V-40", "§6.2", "acceptance"),
  check("V-42", "§6.2.7", "costs"),
  check("V-42", "§6.2.7", "shares", ["split"]),
  check("V-55", "C6 6.2.9", "survey", ["surveyed"]),
  check("V-40", "§6.1.6", "visits", ["onsite"]),
  check("V-40", "§6.2.2", "lineRecovery", ["lineRisk"]),
  check("V-28", "N4 4.1.2b", "audit", ["major", "complaint"]),
  check("V-40", "§6.4.1", "dailyAudit", ["repeat"]),
  fields("V-40", "§6.1.10", ["closeNote"]),
];

export const flow: readonly StateRule[] = [
  {
    state: "草稿",
    phase: "登记",
    roles: ["登记人"],
    clocks: [],
    steps: cancel,
  },
  {
    state: "已登记",
    phase: "登记",
    roles: ["登记人", "部门主管"],
    clocks: ["D-01"],
    steps: [
      step("送交品保", "Hand to QA", {
        to: "待受理",
        clause: "§6.1.1",
        roles: ["登记人", "部门主管"],
        gate: [check("V-20", "§6.1.1", "intake"), approval("§6.1.1", "部门主管签核")],
        stamps: [at("handedToQaAt", "moment")],
      }),
      ...cancel,
    ],
  },
  {
    state: "待受理",
    phase: "受理",
    roles: ["品保"],
    clocks: [],
    steps: [
      step("受理", "Accept", {
        to: "调查中",
        clause: "§6.1.3",
        roles: ["品保"],
        gate: [approval("§6.1.1", "部门主管签核")],
        stamps: [at("qaOwner", "person"), at("acceptedAt", "moment")],
      }),
      back("退回业务", "Back to sales", {
        to: "已登记",
        clause: "§6.1.1",
        roles: ["品保"],
        clears: ["handedToQaAt", "deptHeadSign", "deptHeadSignAt"],
      }),
      ...cancel,
    ],
  },
  {
    state: "调查中",
    phase: "受理",
    roles: ["品保"],
    clocks: ["D-01b", "D-05"],
    steps: [
      step("送总经理批示", "To the GM", {
        to: "待总经理批示",
        clause: "§6.1.7",
        roles: ["品保"],
        when: ["complaint", "upheld"],
        gate: [
          ...investigated,
          fields("V-25", "§6.1.4", ["liabilityReason"], ["others"]),
          check("V-26", "§6.1.5", "supplierAction", ["supplier"]),
          fields("V-27", "§6.1.8", ["respUnit"], ["ours"]),
          fields("V-20", "§6.2.2", ["lineRisk"], ["product"]),
          fields("V-20", "§6.2.2", ["recoveryDate", "customerNeedQty", "urgency"], ["lineRisk"]),
          fields("V-28", "N4 4.1.2b", ["auditTriggered"], ["major"]),
        ],
        stamps: [at("gmSubmittedAt", "day")],
      }),
      step("判定不成立", "Not upheld", {
        to: "不成立待确认",
        clause: "§6.1.4",
        roles: ["品保"],
        when: ["complaint", "notUpheld"],
        gate: [...investigated, check("V-25", "§6.1.4", "liabilityReason")],
      }),
      step("建议：转结案", "Suggestion: to closing", {
        to: "待结案",
        clause: "§2",
        roles: ["品保"],
        when: ["suggestion"],
        gate: [
          check("V-20", "§6.1.1", "intake"),
          check("V-22", "§3", "plainSuggestion"),
          fields("V-20", "§6.1.3", ["preliminaryCause", "qaOwner"]),
        ],
      }),
      ...cancel,
    ],
  },
  {
    state: "不成立待确认",
    phase: "受理",
    roles: ["品保主管"],
    clocks: [],
    steps: [
      step("确认不成立", "Confirm", {
        to: "待结案",
        clause: "G-24",
        roles: ["品保主管"],
        gate: [
          check("V-25", "§6.1.4", "liabilityReason"),
          fields("V-25", "§4.2.3", ["customerReplyAt"]),
          approval("G-24", "不成立确认"),
        ],
      }),
      back("退回调查", "Back to investigation", {
        to: "调查中",
        clause: "G-24",
        roles: ["品保主管"],
        clears: ["investigatedAt"],
      }),
      ...cancel,
    ],
  },
  {
    state: "待总经理批示",
    phase: "批示",
    roles: ["总经理"],
    clocks: ["D-02b"],
    steps: [
      step("转责任单位", "To the responsible unit", {
        to: "对策制定中",
        clause: "§6.1.8",
        roles: ["品保"],
        gate: [approval("§6.1.7", "总经理批示")],
        stamps: [at("sentToUnitAt", "day")],
      }),
      back("退回调查", "Back to investigation", {
        to: "调查中",
        clause: "§6.1.7",
        roles: ["总经理"],
        clears: ["investigatedAt", "gmSubmittedAt", "gmInstruction", "gmInstructedAt"],
      }),
      ...cancel,
    ],
  },
  {
    state: "对策制定中",
    phase: "对策",
    roles: ["责任单位"],
    clocks: ["D-03"],
    steps: [
      step("责任单位已回复", "The unit has replied", {
        to: "8D汇整",
        clause: "§6.1.8",
        roles: ["责任单位", "品保"],
        when: ["eightD"],
        gate: [
          check("V-40", "§6.1.8", "plannedMeasures"),
          check("V-27", "§4.3.2", "production", ["ours", "product"]),
          check("V-28", "§6.1.8", "meeting", ["major"]),
        ],
        stamps: [at("unitRepliedAt", "day")],
      }),
      step("实施对策", "Carry out", {
        to: "实施与验证",
        clause: "§6.1.9",
        roles: ["责任单位", "品保"],
        when: ["noEightD"],
        gate: [
          check("V-40", "§6.1.8", "plannedMeasures"),
          check("V-27", "§4.3.2", "production", ["ours", "product"]),
          check("V-28", "§6.1.8", "meeting", ["major"]),
          approval("§6.1.9", "对策可行性"),
        ],
        stamps: [at("unitRepliedAt", "day")],
      }),
      ...cancel,
    ],
  },
  {
    state: "8D汇整",
    phase: "8D",
    roles: ["品保"],
    clocks: ["D-04"],
    steps: [
      step("提交营销审核", "To sales review", {
        to: "营销审核",
        clause: "§6.1.9",
        roles: ["品保"],
        gate: [
          approval("§6.1.9", "对策可行性"),
          check("V-47", "§6.1.9", "eightDRecord"),
          check("V-47", "§4.2.2", "causes"),
          check("V-48", "§4.2.2", "measureCauses"),
        ],
      }),
      back("退回责任单位", "Back to the unit", {
        to: "对策制定中",
        clause: "§6.1.9",
        roles: ["总经理", "品保"],
        clears: ["unitRepliedAt", "sentToUnitAt"],
        stamps: [at("sentToUnitAt", "day")],
      }),
      ...cancel,
    ],
  },
  {
    state: "营销审核",
    phase: "审批",
    roles: ["营销中心负责人"],
    clocks: ["D-04b"],
    steps: [
      step("送总经理批准", "To the GM", {
        to: "总经理批准",
        clause: "§6.1.9",
        roles: ["营销中心负责人"],
        gate: [approval("§6.1.9", "8D审核")],
      }),
      back("退回汇整", "Back to the 8D", { to: "8D汇整", clause: "§6.1.9", roles: ["营销中心负责人"] }),
      ...cancel,
    ],
  },
  {
    state: "总经理批准",
    phase: "审批",
    roles: ["总经理"],
    clocks: ["D-04b"],
    steps: [
      step("发出并实施", "Send and carry out", {
        to: "实施与验证",
        clause: "§6.1.9",
        roles: ["品保"],
        gate: [
          approval("§6.1.9", "8D审核"),
          approval("§6.1.9", "8D批准"),
          check("V-49", "§6.4.1", "documents"),
          check("V-50", "§6.1.9", "distribution"),
          check("V-50", "§6.1.9", "eightDSent"),
        ],
      }),
      back("退回汇整", "Back to the 8D", { to: "8D汇整", clause: "§6.1.9", roles: ["总经理"] }),
      ...cancel,
    ],
  },
  {
    state: "实施与验证",
    phase: "验证",
    roles: ["责任单位", "品保"],
    clocks: ["D-07"],
    steps: [
      step("验证通过", "Verified", {
        to: "待结案",
        clause: "§6.1.10",
        roles: ["品保"],
        gate: [...proven(), check("V-40", "G-14", "effectPeriod")],
      }),
      back("验证无效：重订对策", "Not effective", {
        to: "对策制定中",
        clause: "§6.1.10",
        roles: ["品保"],
        gate: [check("V-41", "§6.1.10", "ineffective")],
        clears: [...verdict, "unitRepliedAt", "sentToUnitAt"],
        stamps: [at("sentToUnitAt", "day")],
      }),
      back("客户退回 8D", "Rejected by the customer", {
        to: "8D汇整",
        clause: "G-40",
        roles: ["品保"],
        when: ["eightD"],
        clears: [...verdict, ...answer],
        newEightDVersion: true,
      }),
      ...cancel,
    ],
  },
  {
    state: "待结案",
    phase: "结案",
    roles: ["品保主管"],
    clocks: ["D-12b"],
    steps: [
      step("结案", "Close", {
        to: "已结案",
        clause: "§6.1.10",
        roles: ["品保主管"],
        gate: closingGate,
        stamps: [at("closedAt", "day"), at("closedBy", "person")],
      }),
      back("退回调查", "Back to investigation", {
        to: "调查中",
        clause: "G-40",
        roles: ["品保主管"],
        clears: ["investigatedAt", ...afterInvestigation, ...verdict, "customerReplyAt", ...answer],
      }),
      back("客户退回 8D", "Rejected by the customer", {
        to: "8D汇整",
        clause: "G-40",
        roles: ["品保"],
        when: ["eightD"],
        clears: [...verdict, ...answer],
        newEightDVersion: true,
      }),
      ...cancel,
    ],
  },
  {
    state: "已结案",
    phase: "结案",
    roles: [],
    clocks: [],
    steps: [
      step("重开", "Reopen", {
        to: "调查中",
        kind: "重开",
        clause: "G-40",
        roles: ["品保主管"],
        clears: [
          "acceptedAt",
          "investigatedAt",
          ...afterInvestigation,
          ...verdict,
          "customerReplyAt",
          ...answer,
          "surveyWaiver",
          "closedAt",
          "closedBy",
          "closeNote",
        ],
        stamps: [at("acceptedAt", "moment")],
      }),
    ],
  },
  { state: "已撤销", phase: "结案", roles: [], clocks: [], steps: [] },
];

const intakeContent = [
  "recordType",
  "subjectType",
  "customer",
  "receivedAt",
  "complaintText",
  "customerDemand",
  "orderNo",
  "partNo",
  "model",
  "lotNo",
  "deliveryDate",
  "lotQty",
  "defectQty",
  "uom",
  "safetyRisk",
] as const;
const lineContent = {
  productLine: ["partNo", "model", "lotNo", "orderNo", "lotQty", "defectQty", "uom"],
} as const;
const findingContent = [
  "isOurProduct",
  "preliminaryCause",
  "liability",
  "liabilityReason",
  "respUnit",
  "supplier",
  "scarNo",
  "level",
] as const;
const measureContent = { measure: ["type", "content", "cause", "owner", "department", "due"] } as const;
const eightDContent = {
  eightD: ["d8No", "version", "title", "occurrenceCause", "escapeCause", "systemicCause", "causesVerified"],
} as const;

/** The approvals by G-12, each bound to what its signer saw. */
export const approvals: readonly ApprovalRule[] = [
  {
    step: "部门主管签核",
    role: "部门主管",
    clause: "§6.1.1",
    state: "已登记",
    fields: intakeContent,
    parts: lineContent,
    shows: { name: "deptHeadSign", at: "deptHeadSignAt" },
  },
  {
    step: "总经理批示",
    role: "总经理",
    clause: "§6.1.7",
    state: "待总经理批示",
    fields: [...intakeContent, ...findingContent],
    parts: lineContent,
    shows: { at: "gmInstructedAt", opinion: "gmInstruction" },
  },
  {
    step: "不成立确认",
    role: "品保主管",
    clause: "G-24",
    state: "不成立待确认",
    fields: [...intakeContent, ...findingContent, "liabilityEvidence"],
    parts: lineContent,
    shows: {},
  },
  {
    step: "对策可行性",
    role: "总经理",
    clause: "§6.1.9",
    state: "8D汇整",
    survivesReturn: true, // a report sent back for its words leaves the measures as they were
    fields: ["preliminaryCause", "liability", "respUnit"],
    parts: measureContent,
    shows: {},
  },
  {
    step: "8D审核",
    role: "营销中心负责人",
    clause: "§6.1.9",
    state: "营销审核",
    after: "对策可行性",
    fields: ["complaintText", "preliminaryCause", "liability"],
    parts: { ...measureContent, ...eightDContent },
    shows: {},
  },
  {
    step: "8D批准",
    role: "总经理",
    clause: "§6.1.9",
    state: "总经理批准",
    after: "8D审核",
    fields: ["complaintText", "preliminaryCause", "liability"],
    parts: { ...measureContent, ...eightDContent },
    shows: {},
  },
];
