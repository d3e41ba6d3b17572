import { amendComplaint } from "../../src/actions/amend-complaint";
import { type Decided, decideCases, type Decision } from "../../src/actions/decide-cases";
import type { Ports } from "../../src/actions/ports";
import { standingOf, ruleOf } from "../../src/rules/flow/approvals";
import { contentCodeOf } from "../../src/rules/flow/content";
import { clauseOf } from "../../src/rules/issue";
import { qp12a } from "../../src/procedure/qp-12a";
import { aRegister, type TestRegister } from "./a-register";

const ids = ["01K00000000000000000000001", "01K00000000000000000000002", "01K00000000000000000000003"];

/** Three cases that wait for the GM, as an import put them there, and the people who may decide. */
async function waiting(): Promise<TestRegister & { readonly ports: Ports }> {
  const register = await aRegister("2026-11-25 10:00:00");
  await register.put(
    "person",
    { name: "周总", role: "总经理" },
    { name: "林晓", role: "登记人" },
    { name: "赵明", deputyFor: "周总" },
  );
  await register.put(
    "complaint",
    ...ids.map((id, index) => ({
      id,
      complaintNo: `2611200${String(index + 1)}`,
      status: "待总经理批示",
      recordType: "投诉",
      receivedAt: 46346.4,
      registeredAt: 46346.4,
      customer: "苏州澜起光电",
      complaintText: "外壳有划痕",
      safetyRisk: "否",
      preliminaryCause: "托盘毛刺",
      liability: "我司",
    })),
  );
  return register;
}

const decision = (index: number, change: Partial<Decision> = {}): Decision => ({
  id: `2611200${String(index)}`,
  step: "总经理批示",
  verdict: "同意",
  opinion: "按建议办理",
  name: "周总",
  signedAt: "2026-11-24 16:00",
  medium: "纸质",
  link: "批示汇总 11-24",
  ...change,
});

const decide = (
  register: TestRegister,
  decisions: readonly Decision[],
  skipRefused = false,
): Promise<Decided> => decideCases(decisions, { skipRefused }, register.ports);

const said = ({ refused }: Decided): string[] =>
  refused.flatMap(({ at, issues }) =>
    issues
      .filter(({ severity }) => severity === "block")
      .map(({ rule, problem, fields }) =>
        [at, rule, problem.code === "unmet" ? problem.need : problem.code, ...fields].join(" "),
      ),
  );

const gmRule = ruleOf("总经理批示", qp12a);

describe("§6.1.7: the GM decides many cases at once (V-50)", () => {
  it("writes all in one commit, each bound to what stands there, with who entered it and when", async () => {
    const register = await waiting();
    const decided = await decide(register, [decision(1), decision(2, { deputy: "赵明" }), decision(3)]);
    expect(decided.refused).toEqual([]);
    expect(decided.written.map(({ complaintNo }) => complaintNo)).toEqual([
      "26112001",
      "26112002",
      "26112003",
    ]);
    const { cases, masters, log, parts } = await register.load();
    expect(cases.map((one) => standingOf(one, gmRule, masters).standing)).toEqual([
      "given",
      "given",
      "given",
    ]);
    expect(cases.map(({ complaint }) => complaint.gmInstruction)).toEqual(Array(3).fill("按建议办理"));
    expect(parts.approval[1]?.record).toMatchObject({
      name: "周总",
      deputy: "赵明",
      medium: "纸质",
      signedAt: "2026-11-24 16:00",
      enteredBy: "林晓",
      enteredAt: "2026-11-25 10:00",
    });
    expect(new Set(log.map(({ time }) => time)).size).toBe(1);
  });

  it("takes the content code from the paper, as it was read, and refuses the case whose content changed since", async () => {
    const register = await waiting();
    const { cases } = await register.load();
    const codes = cases.map((one) => contentCodeOf(one, "总经理批示", qp12a));
    const options = { asDraft: false, acceptFixes: false };
    await amendComplaint(ids[1] ?? "", { preliminaryCause: "其实是来料" }, options, register.ports);
    const sheet = codes.map((code, index) => decision(index + 1, { code: ` ${code.toUpperCase()} ` }));
    const decided = await decide(register, sheet);
    expect(said(decided)).toEqual(["1 V-50 approval-code"]);
    expect(decided.refused[0]).toMatchObject({ at: 1, complaintNo: "26112002" });
    expect(decided.refused[0]?.issues[0]?.problem).toMatchObject({
      values: ["总经理批示", codes[1]?.toUpperCase(), expect.not.stringMatching(codes[1] ?? "")],
    });
    expect(decided.written).toEqual([]);
  });

  it("says all refusals at once and writes nothing, to the byte", async () => {
    const register = await waiting();
    const before = await register.workbook.bytes();
    const decided = await decide(register, [
      decision(1),
      decision(9),
      decision(2, { name: "林晓" }),
      decision(2, { step: "总经理拍板" }),
      decision(2, { verdict: "退回", opinion: " " }),
      decision(3, { step: "8D批准" }),
      decision(3, { signedAt: "2026-12-01 08:00" }),
      decision(3, { signedAt: "昨天" }),
    ]);
    expect(said(decided)).toEqual([
      "1 V-50 case-unknown",
      "2 V-50 approval-role",
      "3 V-10 not-in-list step",
      "4 V-50 reason-missing opinion",
      "5 V-50 approval-state",
      "5 V-50 approval-before",
      "6 V-50 in-the-future signedAt",
      "7 V-02 not-a-date signedAt",
    ]);
    expect(decided.refused[0]?.issues.map(clauseOf)).toEqual(["§6.1.9"]);
    expect(decided.written).toEqual([]);
    expect(await register.workbook.bytes()).toEqual(before);
  });

  it("writes the others where the refused are to be skipped", async () => {
    const register = await waiting();
    const decided = await decide(register, [decision(1), decision(9), decision(2)], true);
    expect(decided.written.map(({ at }) => at)).toEqual([0, 2]);
    expect((await register.load()).parts.approval).toHaveLength(2);
    expect((await decide(register, [decision(9)], true)).written).toEqual([]);
  });

  it("lets a second word on the same case see the first: the later one counts", async () => {
    const register = await waiting();
    await decide(register, [decision(1, { verdict: "退回", opinion: "原因不清" }), decision(1)]);
    const { cases, masters } = await register.load();
    const [one] = cases;
    expect(one?.parts.approval.map(({ verdict, lineNo }) => [verdict, lineNo])).toEqual([
      ["退回", 1],
      ["同意", 2],
    ]);
    expect(one && standingOf(one, gmRule, masters).standing).toBe("given");
  });

  it("takes a case by its id as well, and nothing from an empty list", async () => {
    const register = await waiting();
    expect((await decide(register, [decision(1, { id: ids[0] ?? "" })])).written).toHaveLength(1);
    expect(await decide(register, [])).toEqual({ written: [], refused: [] });
  });
});
