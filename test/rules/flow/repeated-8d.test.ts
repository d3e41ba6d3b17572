import type { Complaint } from "../../../src/records/complaint";
import type { Case } from "../../../src/rules/case";
import { approvalsOf } from "../../../src/rules/flow/approvals";
import { complaint } from "../a-case";
import { approved, course, fullParts, keeps, ready } from "./a-course";

const NO = "26030101";

/** The case that is repeated, with its 8D. */
const earlier = (change: Partial<Complaint> = {}, version = 1): NonNullable<Case["repeated"]> => ({
  complaint: complaint({ id: "01K00000000000000000000007", complaintNo: NO, ...change }),
  parts: { ...fullParts(), eightD: fullParts().eightD.map((each) => ({ ...each, version })) },
});

const repeats: Partial<Complaint> = {
  d8No: "8D-2607-01",
  repeatFlag: true,
  repeatOf: NO,
  dailyAuditItem: true,
};

/** A case without an 8D of its own, beside the one it repeats. */
const attached = (
  status: "8D汇整" | "总经理批准",
  change: Partial<Complaint> = {},
  repeated = earlier(),
): Case => {
  const without = ["8D审核", "8D批准"] as const;
  const given = { change: { ...repeats, ...change }, parts: { eightD: [] }, without };
  return { ...ready(status, given), repeated };
};

describe("the 8D of a repeat (R-6.4.1, V-47)", () => {
  it("may be the one of the case it repeats", () =>
    expect(keeps(attached("8D汇整"), "营销审核")).toEqual([]));
  it.each([
    ["is no repeat", { repeatFlag: false }],
    ["repeats another case", { repeatOf: "26030109" }],
    ["is of another customer", { customer: "宁波拓远新能源" }],
    ["names another 8D", { d8No: "8D-2607-09" }],
  ] as const)("is nobody else's: not where the case %s", (_, change) =>
    expect(keeps(attached("8D汇整", change), "营销审核")).toContain("V-47 eightD-missing"),
  );
  it("V-50: was sent with that case, so this one has its own answer to the customer", () => {
    const signed = (change: Partial<Complaint>): string[] =>
      keeps(approved(approved(attached("总经理批准", change), "8D审核"), "8D批准"), "实施与验证");
    expect(signed({ customerReplyAt: null })).toEqual(["V-50 customerReplyAt"]);
    expect(signed({ customerReplyAt: "2026-07-14" })).toEqual([]);
  });
  it("V-50: is what its review and approval bind to: a next version voids them", () => {
    const one = approved(attached("总经理批准"), "8D审核");
    const standing = (each: Case) =>
      approvalsOf(each, course).find(({ rule }) => rule.step === "8D审核")?.standing;
    expect(standing(one)).toBe("given");
    expect(standing({ ...one, repeated: earlier({}, 2) })).toBe("void");
    const rewritten = earlier();
    const eightD = rewritten.parts.eightD.map((each) => ({ ...each, escapeCause: "另一个原因" }));
    expect(standing({ ...one, repeated: { ...rewritten, parts: { ...rewritten.parts, eightD } } })).toBe(
      "void",
    );
  });
});
