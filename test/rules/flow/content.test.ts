import { qp12a } from "../../../src/procedure/qp-12a";
import type { Approval } from "../../../src/records/parts";
import { noParts } from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { ruleOf } from "../../../src/rules/flow/approvals";
import { codeAsPrinted, contentCodeOf, contentHash, recogniseCode } from "../../../src/rules/flow/content";
import { complaint } from "../a-case";

const before: Case = { complaint: complaint({ preliminaryCause: "托盘毛刺" }), lines: [], parts: noParts };
const approval = {
  id: "01K00000000000000000000009",
  step: "总经理批示",
  content: contentHash(before, ruleOf("总经理批示", qp12a)),
} as Approval;
const after: Case = {
  ...before,
  complaint: complaint({ preliminaryCause: "来料" }),
  parts: { ...noParts, approval: [approval] },
};

describe("V-50: a content code typed from a paper", () => {
  it("is known for what the signers of a step see now", () => {
    const code = contentCodeOf(after, "总经理批示", qp12a);
    expect(code).toMatch(/^[0-9a-f]{8}$/);
    expect(recogniseCode(after, code, qp12a)).toEqual({ kind: "current", steps: ["总经理批示"] });
  });

  it("is known for content that was approved once and changed since", () => {
    const printed = contentCodeOf(before, "总经理批示", qp12a);
    expect(recogniseCode(after, printed, qp12a)).toEqual({ kind: "older", approval });
  });

  it("is of nothing where nobody signed such content, and where nothing was typed", () => {
    expect(recogniseCode(after, "00000000", qp12a)).toBeUndefined();
    expect(recogniseCode(after, " ", qp12a)).toBeUndefined();
  });

  it.each([
    [" 1A2b 3C4d ", "1a2b3c4d"],
    ["１ａ２ｂ３ｃ４ｄ", "1a2b3c4d"],
    ["O1l2-3c4d", "01123c4d"],
  ])("is read as it was meant: %s", (typed, printed) => expect(codeAsPrinted(typed)).toBe(printed));
});
