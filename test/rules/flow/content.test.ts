import { qp12a } from "../../../src/procedure/qp-12a";
import type { Approval } from "../../../src/records/parts";
import { noParts } from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { ruleOf } from "../../../src/rules/flow/approvals";
import { contentCodeOf, contentHash, recogniseCode } from "../../../src/rules/flow/content";
import { codeFit, isPrintedCode, printedCode } from "../../../src/rules/printed-code";
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
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(recogniseCode(after, code, qp12a)).toEqual({
      kind: "current",
      steps: ["总经理批示"],
      isShort: false,
    });
  });

  it("is known for content that was approved once and changed since", () => {
    const printed = contentCodeOf(before, "总经理批示", qp12a);
    expect(recogniseCode(after, printed, qp12a)).toEqual({ kind: "older", approval, isShort: false });
  });

  it("is of nothing where nobody signed such content, and where nothing was typed", () => {
    expect(recogniseCode(after, "00000000", qp12a)).toBeUndefined();
    expect(recogniseCode(after, " ", qp12a)).toBeUndefined();
  });

  it("of before, of eight digits, is known as far as it goes, and told to be short", () => {
    const short = contentHash(after, ruleOf("总经理批示", qp12a)).slice(0, 8);
    expect(recogniseCode(after, short, qp12a)).toEqual({
      kind: "current",
      steps: ["总经理批示"],
      isShort: true,
    });
    expect(recogniseCode(after, (approval.content ?? "").slice(0, 8), qp12a)).toMatchObject({
      kind: "older",
      isShort: true,
    });
  });
});

describe("15: a printed code", () => {
  const hash = "00443214c74254b635cf84653a56d7c675be77df6ab1c1f0b0a9a8a7a6a5a4a3";
  it("has eighty bits: every bit of the first twenty digits changes it, in sixteen letters by fours", () => {
    expect(printedCode(hash)).toBe("0123-4567-89AB-CDEF");
    const flipped = Array.from({ length: 80 }, (_, bit) => {
      const digits = Array.from(hash);
      const digit = Math.floor(bit / 4);
      digits[digit] = (parseInt(digits[digit] ?? "", 16) ^ (1 << (bit % 4))).toString(16);
      return printedCode(digits.join(""));
    });
    expect(new Set([printedCode(hash), ...flipped]).size).toBe(81);
  });
  it.each([
    ["0123-4567-89AB-CDEF", "own"],
    [" 0123 4567 89ab cdef ", "own"],
    ["Ｏ１２３－４５６７－８９ＡＢ－ＣＤＥＦ", "own"],
    ["Ol23-4567-89AB-CDEF", "own"],
    ["00443214", "short"],
    ["OO4432I4", "short"],
    ["00443215", "open"],
    ["0123-4567-89AB", "open"],
    ["", "open"],
    ["0123-4567-89AB-CDEG", "other"],
  ])("is read as it was meant: %s is %s", (typed, fit) => expect(codeFit(hash, typed)).toBe(fit));
  it("is told from what was never printed", () => {
    expect(["0123-4567-89AB-CDEF", "00443214", "0123", "码", ""].map(isPrintedCode)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
