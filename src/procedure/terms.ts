/** A clause of the procedure, as it is cited to people: "§6.1.1". Gaps of the text cite their id: "G-07". */
export type Clause = string;

/** The states of a case (catalogue §7.1), in the order of the procedure; the word is the stored value. */
export const states = {
  草稿: "Draft",
  已登记: "Registered",
  待受理: "Submitted",
  调查中: "Investigating",
  不成立待确认: "Not upheld",
  待总经理批示: "GM instruction",
  对策制定中: "Countermeasures",
  "8D汇整": "8D draft",
  营销审核: "Sales review",
  总经理批准: "GM approval",
  实施与验证: "Verifying",
  待结案: "Closing",
  已结案: "Closed",
  已撤销: "Cancelled",
} as const;

export type State = keyof typeof states;

/** The approvals of the procedure in their order (G-12); the word is the stored value. */
export const approvalSteps = {
  部门主管签核: "Department head", // §6.1.1
  总经理批示: "GM's instruction", // §6.1.7
  不成立确认: "Not upheld", // G-24
  对策可行性: "Feasibility", // §6.1.9
  "8D审核": "8D review", // §6.1.9
  "8D批准": "8D approval", // §6.1.9
} as const;

export type ApprovalStep = keyof typeof approvalSteps;

/** Places where suspect goods may lie (§4.1.3, §4.5, §6.2.1; in transit and in process by G-37). */
export const locations = {
  客户处: "At the customer",
  在途: "In transit",
  成品仓: "Finished goods",
  "半成品/在制": "Work in process",
  "原材料/供应商": "Material, supplier",
  外协: "Subcontractor",
  返修区: "Rework area",
} as const;

export type Location = keyof typeof locations;

/** The clocks of catalogue §7.2; D-02b, D-04b and D-12b are settings for steps that the text gives no time (GM's instruction, the review, closing). */
export type ClockId =
  | "D-00"
  | "D-01"
  | "D-01b"
  | "D-02"
  | "D-02b"
  | "D-03"
  | "D-04"
  | "D-04b"
  | "D-05"
  | "D-06"
  | "D-07"
  | "D-08"
  | "D-12"
  | "D-12b"
  | "D-13"
  | "D-14"
  | "G-06"
  | "G-25"
  | "R-6.2.2";
