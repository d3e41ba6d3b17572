import type { Person } from "../../../src/records/masters";
import type { Case } from "../../../src/rules/case";
import { approved, course, inShort, keeps, moved, ready } from "./a-course";
import { changedApprovals } from "../../../src/rules/flow/approvals";
import { person } from "../a-person";

const without = (one: Case, ...steps: string[]): Case => ({
  ...one,
  parts: { ...one.parts, approval: one.parts.approval.filter(({ step }) => !steps.includes(step ?? "")) },
});
const said = (one: Case, context = course): string[] =>
  changedApprovals(one, context).map((each) => `${each.severity} ${inShort(each)} ${valuesOf(each)}`);
const valuesOf = ({ problem }: ReturnType<typeof changedApprovals>[number]): string =>
  problem.code === "unmet" ? (problem.values[0] ?? "") : "";

describe("V-50 approvals behind a case (§6.1.1, §6.1.7, §6.1.9)", () => {
  it("stand at every gate it has passed: emptied afterwards, they stop every step forward", () => {
    const one = ready("实施与验证");
    expect(said(one)).toEqual([]);
    expect(said({ ...one, parts: { ...one.parts, approval: [] } })).toEqual([
      "block V-50 approval-missing 部门主管签核",
      "block V-50 approval-missing 总经理批示",
      "block V-50 approval-missing 对策可行性",
      "block V-50 approval-missing 8D审核",
      "block V-50 approval-missing 8D批准",
    ]);
    expect(keeps(without(one, "总经理批示"), "待结案")).toEqual(["V-50 approval-missing"]);
  });
  it("are not asked for where a later one stands that saw the same", () =>
    expect(said(without(ready("实施与验证"), "部门主管签核", "8D审核"))).toEqual([]));
  it("block with a 退回 of a later state, until somebody agrees anew", () => {
    const refused = approved(ready("实施与验证"), "8D批准", { verdict: "退回", opinion: "原因不对" });
    expect(keeps(refused, "待结案")).toEqual(["V-50 approval-refused"]);
    expect(keeps(approved(refused, "8D批准"), "待结案")).toEqual([]);
    const reviewed = approved(ready("实施与验证"), "8D审核", { verdict: "退回", opinion: "数据有误" });
    expect(said(reviewed)).toEqual(["block V-50 approval-refused 8D审核"]); // the GM's approval was before it
    expect(said(approved(reviewed, "8D批准"))).toEqual([]);
  });
  it("block when 人员 knows their signer for somebody else, as long as the case is open", () => {
    const people: Person[] = [person("许总", "总经理")];
    const context = { ...course, masters: { ...course.masters, people } };
    expect(said(ready("对策制定中"), context)).toEqual(["block V-50 approval-role 总经理批示"]);
    expect(said(ready("已结案"), context)).toEqual([]);
  });
  it("are only those of its own way: none of the 8D without one, none of the measures of a case that is not upheld", () => {
    expect(said(ready("待结案", { way: "plain" }))).toEqual([]);
    expect(said(ready("待结案", { way: "notUpheld", change: { liability: "客户" } }))).toEqual([]);
    expect(said(ready("待结案", { way: "suggestion", change: { recordType: "建议" } }))).toEqual([]);
  });
  it("are asked for once the case goes forward again after a way back (G-40)", () => {
    const back = moved(ready("营销审核"), "退回", "8D汇整");
    expect(said(back)).toEqual([]);
    expect(said(without(back, "总经理批示"))).toEqual(["block V-50 approval-missing 总经理批示"]);
    const reopened = moved(ready("已结案"), "重开", "调查中");
    expect(said({ ...reopened, complaint: { ...reopened.complaint, reopenCount: 1 } })).toEqual([]);
  });
  it("of a case without 流转 are nobody's to ask for: it was made elsewhere", () => {
    const one = ready("实施与验证", { parts: { transition: [] } });
    expect(said({ ...one, parts: { ...one.parts, approval: [] } })).toEqual([]);
  });
});

describe("V-50 a case that is called something else (§2, G-31)", () => {
  const called = (one: Case, change: Partial<Case["complaint"]>): Case => ({
    ...one,
    complaint: { ...one.complaint, ...change },
  });
  it("is signed anew by whoever saw it as it was", () => {
    expect(said(called(ready("调查中"), { recordType: "建议" }))).toEqual([
      "block V-50 approval-void 部门主管签核", // no later approval is on the way of a suggestion
    ]);
    expect(keeps(called(ready("对策制定中"), { subjectType: "服务" }), "实施与验证")).toContain(
      "V-50 approval-void",
    );
  });
  it("is only told of what a later signer on its way will see", () =>
    expect(said(called(ready("调查中"), { complaintText: "外壳有两处划痕" }))).toEqual([
      "warn V-50 approval-void 部门主管签核",
    ]));
  it("R-4.1.2, R-6.1.9c: but not for a sample that arrives, or a signed file that is linked", () => {
    expect(said(called(ready("8D汇整"), { sampleStatus: "寄送中" }))).toEqual([]);
    const one = ready("实施与验证");
    const eightD = one.parts.eightD.map((each) => ({ ...each, link: "8D/signed.pdf" }));
    expect(said({ ...one, parts: { ...one.parts, eightD } })).toEqual([]);
  });
  it("V-22, V-23: is no suggestion where somebody may be in danger, or it is 重大 (§3)", () => {
    const suggestion = (change: Partial<Case["complaint"]>): string[] =>
      keeps(
        ready("调查中", {
          change: { recordType: "建议", liability: null, level: null, ...change },
          way: "suggestion",
        }),
        "待结案",
      );
    expect(suggestion({})).toEqual([]);
    expect(suggestion({ qaOwner: null })).toEqual(["V-20 qaOwner"]);
    for (const change of [
      { safetyRisk: "是" },
      { safetyRisk: "待定" },
      { level: "重大" },
      { affectsFunction: "是" },
    ] as const)
      expect(suggestion(change)).toContain("V-22 not-a-suggestion");
  });
});
