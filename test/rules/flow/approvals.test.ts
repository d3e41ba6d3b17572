import { qp12a } from "../../../src/procedure/qp-12a";
import type { Approval } from "../../../src/records/parts";
import type { Person } from "../../../src/records/masters";
import { approvalsOf, mayApprove, signatureIssues } from "../../../src/rules/flow/approvals";
import { person } from "../a-person";
import { approved, course, inShort, keeps, moved, ready, row, withRows } from "./a-course";

const people = (...of: (readonly [string, string])[]): Person[] =>
  of.map(([name, role]) => person(name, role));
const staffed = {
  ...course,
  masters: {
    ...course.masters,
    people: people(["赵总", "总经理"], ["林晓", "品保、品保主管"], ["钱主管", "部门主管"]),
  },
};

const standing = (one: Parameters<typeof approvalsOf>[0], step: string, context = course) =>
  approvalsOf(one, context).find(({ rule }) => rule.step === step)?.standing;

describe("V-50 approvals by the right role (R-6.1.9c, G-12)", () => {
  it("are wanted in the order of the procedure, each by its role", () => {
    expect(qp12a.approvals.map(({ step, role }) => `${step} ${role}`)).toEqual([
      "部门主管签核 部门主管",
      "总经理批示 总经理",
      "不成立确认 品保主管",
      "对策可行性 总经理",
      "8D审核 营销中心负责人",
      "8D批准 总经理",
    ]);
  });
  it("count only from somebody who has the role, once 人员 names one", () => {
    const one = approved(ready("待总经理批示", { without: ["总经理批示"] }), "总经理批示", { name: "林晓" });
    expect(standing(one, "总经理批示")).toBe("given");
    expect(standing(one, "总经理批示", staffed)).toBe("role");
    expect(keeps(one, "对策制定中", staffed)).toContain("V-50 approval-role");
  });
  it("may be given by one of several roles of a person", () => {
    expect(mayApprove("林晓", "品保主管", staffed.masters)).toBe(true);
    expect(mayApprove("林晓", "总经理", staffed.masters)).toBe(false);
    expect(mayApprove("无名", "营销中心负责人", staffed.masters)).toBe(true); // 人员 names nobody for it
  });
  it("are refused in words, and then given", () => {
    const refused = approved(ready("营销审核", { without: ["8D审核"] }), "8D审核", {
      verdict: "退回",
      opinion: "数据不全",
    });
    expect(keeps(refused, "总经理批准")).toEqual(["V-50 approval-refused"]);
    expect(keeps(approved(refused, "8D审核"), "总经理批准")).toEqual([]);
  });
});

describe("V-50 approvals in order", () => {
  it("the GM's approval of an 8D signed before its review does not count", () => {
    const one = ready("总经理批准", { without: ["8D审核", "8D批准"] });
    const early = approved(approved(one, "8D批准", { signedAt: "2026-11-09 10:00" }), "8D审核");
    expect(keeps(early, "实施与验证")).toEqual(["V-50 approval-before"]);
    expect(keeps(approved(early, "8D批准", { signedAt: "2026-11-10 15:00" }), "实施与验证")).toEqual([]);
  });
  it("a day and a moment of that day are in order, as on paper", () => {
    const one = ready("总经理批准", { without: ["8D批准"] });
    expect(keeps(approved(one, "8D批准", { signedAt: "2026-11-10" }), "实施与验证")).toEqual([]);
  });
  it("what it waits for was changed since", () => {
    const one = ready("营销审核");
    const other = { ...one, complaint: { ...one.complaint, respUnit: "工程部" } };
    expect(keeps(approved(other, "总经理批示"), "总经理批准")).toEqual(
      expect.arrayContaining(["V-50 approval-before"]),
    );
  });
});

describe("an approval after a way back (G-40)", () => {
  it("does not count: the GM instructs anew after the case was investigated again", () => {
    const back = moved(ready("对策制定中"), "退回", "调查中");
    const again = moved(back, "推进", "待总经理批示");
    expect(standing(again, "总经理批示")).toBe("missing");
    expect(standing(approved(again, "总经理批示", { signedAt: "2026-11-16 09:00" }), "总经理批示")).toBe(
      "given",
    );
  });
  it("nor one that was signed on paper before it, and entered later", () => {
    const again = moved(moved(ready("对策制定中"), "退回", "调查中"), "推进", "待总经理批示");
    expect(standing(approved(again, "总经理批示", { signedAt: "2026-11-14" }), "总经理批示")).toBe("missing");
  });
  it("stands where the case went back to a later state", () => {
    const back = moved(ready("总经理批准"), "退回", "8D汇整");
    expect(standing(back, "总经理批示")).toBe("given");
    expect(standing(back, "8D审核")).toBe("missing");
    expect(standing(back, "对策可行性")).toBe("given"); // the measures are as they were
  });
  it("of feasibility falls with the measures", () => {
    const back = moved(ready("实施与验证"), "退回", "对策制定中");
    expect(standing(back, "对策可行性")).toBe("missing");
  });
  it("and none of an earlier round counts after reopening", () => {
    const one = ready("已结案");
    const reopened = {
      ...moved(one, "重开", "调查中"),
      complaint: { ...one.complaint, status: "调查中", reopenCount: 1 },
    } as const;
    expect(approvalsOf(reopened, course).every((each) => each.standing === "missing")).toBe(true);
  });
});

describe("V-50 a word of approval as it is entered", () => {
  const one = ready("待总经理批示", { without: ["总经理批示"] });
  const entered = (change: Partial<Approval>, context = course): string[] =>
    signatureIssues(
      row("approval", { step: "总经理批示", name: "赵总", signedAt: "2026-11-19", ...change }),
      one,
      context,
    ).map(inShort);
  it("from paper may be signed in the past", () => expect(entered({})).toEqual([]));
  it("not in the future", () => expect(entered({ signedAt: "2026-11-20 10:31" })).toEqual(["V-50 signedAt"]));
  it("though the clocks of two computers may differ by minutes", () =>
    expect(entered({ signedAt: "2026-11-20 10:10" })).toEqual([]));
  it("not before the complaint was received", () =>
    expect(entered({ signedAt: "2026-06-30" })).toEqual(["V-50 signedAt,receivedAt"]));
  it("names its step and its signer", () =>
    expect(entered({ step: null, name: null })).toEqual(["V-50 step", "V-50 name"]));
  it("by a deputy carries the principal's name, whose role counts", () => {
    expect(entered({ name: "赵总", deputy: "林晓" }, staffed)).toEqual([]);
    expect(entered({ name: "林晓" }, staffed)).toEqual(["V-50 approval-role"]);
  });
});

describe("the content an approval binds to", () => {
  it("of an 8D is the version in hand", () => {
    const one = ready("总经理批准");
    const [first] = one.parts.eightD;
    const next = withRows(
      one,
      "eightD",
      row("eightD", { ...first, id: "01KZ0000000000000000000009", version: 2 }),
    );
    expect(standing(next, "8D批准")).toBe("void");
    expect(standing(next, "对策可行性")).toBe("given");
  });
});
