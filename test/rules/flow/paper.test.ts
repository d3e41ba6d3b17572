import type { Approval } from "../../../src/records/parts";
import { approvalsOf, signatureIssues } from "../../../src/rules/flow/approvals";
import { approved, course, inShort, keeps, moved, ready, row } from "./a-course";

/** A paper that bears only its day, as the forms and Excel keep it. */
const paper = (day: string) => ({ medium: "纸质", signedAt: `${day} 00:00` }) as const;
const entered = (change: Partial<Approval>): string[] =>
  signatureIssues(
    row("approval", { step: "部门主管签核", name: "钱主管", ...change }),
    ready("已登记", { without: ["部门主管签核"] }),
    course,
  ).map(inShort);

describe("V-50 a paper that bears only the day of its signature (R-6.1.1)", () => {
  it("is not signed before the complaint that came in on that day", () => {
    expect(entered(paper("2026-07-01"))).toEqual([]);
    expect(entered(paper("2026-06-30"))).toEqual(["V-50 signedAt,receivedAt"]);
    expect(entered({ medium: "电子", signedAt: "2026-07-01 00:00" })).toEqual(["V-50 signedAt,receivedAt"]);
  });
  it("counts after the case was sent back earlier that day, when it is entered after that", () => {
    const back = moved(ready("待受理"), "退回", "已登记", "2026-11-16 13:00");
    const standing = (signed: ReturnType<typeof paper>) =>
      approvalsOf(approved(back, "部门主管签核", signed), course)[0]?.standing;
    expect(standing(paper("2026-11-16"))).toBe("given");
    expect(standing(paper("2026-11-15"))).toBe("missing");
    expect(approvalsOf(back, course)[0]?.standing).toBe("missing");
  });
  it("follows an approval of that day (R-6.1.9)", () => {
    const reviewed = ready("总经理批准", { without: ["8D批准"] }); // reviewed on 11-10 at 10:00
    expect(keeps(approved(reviewed, "8D批准", paper("2026-11-10")), "实施与验证")).toEqual([]);
    expect(keeps(approved(reviewed, "8D批准", paper("2026-11-09")), "实施与验证")).toEqual([
      "V-50 approval-before",
    ]);
  });
});
