import fc from "fast-check";
import { qp12a } from "../../src/procedure/qp-12a";
import { procedureInForce } from "../../src/procedure/settings";
import { assessGrade, type GradeFacts, gradeReasonWords } from "../../src/rules/grade";

const harmless: GradeFacts = {
  safetyRisk: "否",
  affectsFunction: "否",
  legalBreach: "否",
  affectsStrength: "否",
  massReturn: false,
  amountInvolved: 100_00,
};
const grade = (change: Partial<GradeFacts>, procedure = qp12a) =>
  assessGrade({ ...harmless, ...change }, procedure);

describe("the grade of §3", () => {
  it.each([
    [500_000, "一般"],
    [500_001, "待评审"],
    [999_999, "待评审"],
    [1_000_000, "重大"],
  ] as const)("%i 分 makes %s (H-13)", (amountInvolved, expected) => {
    expect(grade({ amountInvolved })).toMatchObject({ grade: expected, provisional: false });
  });
  it.each(["safetyRisk", "affectsFunction", "legalBreach"] as const)("%s alone makes 重大 (G-03)", (fact) => {
    expect(grade({ [fact]: "是" }).grade).toBe("重大");
  });
  it("makes mass returns 重大", () => expect(grade({ massReturn: true }).grade).toBe("重大"));
  it("leaves an affected strength to a person", () =>
    expect(grade({ affectsStrength: "是" }).grade).toBe("待评审"));
  it("suggests 重大 for a safety case of 800 元, with the reason (H-03)", () => {
    const assessment = grade({ safetyRisk: "是", amountInvolved: 80_000 });
    expect(assessment.grade).toBe("重大");
    expect(gradeReasonWords(assessment, qp12a)).toEqual(["危及人身安全：是（§3）"]);
  });
  it("says what the amount did", () => {
    expect(gradeReasonWords(grade({ amountInvolved: 1_234_567 }), qp12a)).toEqual([
      "涉及金额 12,345.67 元，达到 10,000 元（§3）",
    ]);
    expect(gradeReasonWords(grade({ amountInvolved: 600_000 }), qp12a)).toEqual([
      "涉及金额 6,000 元，介于 5,000 与 10,000 元之间（G-01）",
    ]);
  });

  const answer = fc.constantFrom("是", "否", "待定", null);
  const facts: fc.Arbitrary<GradeFacts> = fc.record({
    safetyRisk: answer,
    affectsFunction: answer,
    legalBreach: answer,
    affectsStrength: answer,
    massReturn: fc.constantFrom(true, false, null),
    amountInvolved: fc.oneof(fc.nat(2_000_000), fc.constant("待定" as const), fc.constant(null)),
  });
  it("is 重大 whatever else is said, once a criterion is true (G-04)", () => {
    fc.assert(
      fc.property(facts, (any) =>
        expect(assessGrade({ ...any, safetyRisk: "是" }, qp12a)).toMatchObject({
          grade: "重大",
          provisional: false,
        }),
      ),
    );
  });
  it("is provisional exactly while an open answer could still raise it", () => {
    fc.assert(
      fc.property(facts, (any) => {
        const { grade: now, provisional } = assessGrade(any, qp12a);
        const open = Object.entries(any).some(([, value]) => value === null || value === "待定");
        expect(provisional).toBe(now !== "重大" && open);
      }),
    );
  });
  it("never falls when one more danger is answered 是", () => {
    const rank = { 一般: 0, 待评审: 1, 重大: 2 };
    const dangers = fc.constantFrom("safetyRisk", "affectsFunction", "legalBreach", "affectsStrength");
    fc.assert(
      fc.property(facts, dangers, (any, danger) => {
        expect(rank[assessGrade({ ...any, [danger]: "是" }, qp12a).grade]).toBeGreaterThanOrEqual(
          rank[assessGrade({ ...any, [danger]: "否" }, qp12a).grade],
        );
      }),
    );
  });
});

describe("the grade's settings", () => {
  const inForce = (key: string, value: string) => procedureInForce(qp12a, [{ key, value }]).procedure;
  it("may exclude the limits themselves (G-02)", () => {
    const procedure = inForce("level.inclusive", "否");
    expect(grade({ amountInvolved: 1_000_000 }, procedure).grade).toBe("待评审");
    expect(grade({ amountInvolved: 500_000 }, procedure).grade).toBe("待评审");
  });
  it("may call the middle 重大 (G-01)", () =>
    expect(grade({ amountInvolved: 600_000 }, inForce("level.midBand", "重大")).grade).toBe("重大"));
  it("may move the limits", () =>
    expect(grade({ amountInvolved: 1_000_000 }, inForce("level.major", "20000")).grade).toBe("待评审"));
  it("may want mass returns beside the amount (G-03)", () => {
    const procedure = inForce("level.amountNeedsImpact", "是");
    expect(grade({ amountInvolved: 1_000_000 }, procedure).grade).not.toBe("重大");
  });
  it("can never switch safety off (V-23)", () => {
    expect(
      procedureInForce(qp12a, [{ key: "level.majorCriteria", value: "影响使用功能" }]).refused,
    ).toHaveLength(1);
  });
  it("names a value that is none", () => {
    expect(procedureInForce(qp12a, [{ key: "level.major", value: "一万" }])).toEqual({
      procedure: qp12a,
      refused: [{ key: "level.major", value: "一万" }],
    });
  });
});
