import { noParts } from "../../src/records/parts";
import type { Case } from "../../src/rules/case";
import { internalWords } from "../../src/rules/internal-words";
import { part } from "../documents/a-complaint";
import { complaint } from "./a-case";

const of = (change: Parameters<typeof complaint>[0], parts: Partial<Case["parts"]> = {}): string[] =>
  internalWords({ complaint: complaint(change), lines: [], parts: { ...noParts, ...parts } }).map(
    ({ rule, severity, fields, part: at, problem }) =>
      [
        rule,
        severity,
        at?.table ?? "",
        fields.join(","),
        problem.code === "unmet" ? problem.values.join("/") : "",
      ].join(" "),
  );

describe("V-56: a text for the customer", () => {
  it.each([
    [
      { respPerson: "王建国", liabilityReason: "操作员王建国未按规范清洗" },
      "liabilityReason 归属理由/王建国",
    ],
    [{ prodStaff: "李海、Tom Li", verifyEvidence: "tom li 复检合格" }, "verifyEvidence 验证证据/Tom Li"],
    [{ respGroup: "冲压二班", acceptanceNote: "已处罚冲压二班" }, "acceptanceNote 客户确认说明/冲压二班"],
    [{ amountInvolved: 860_000, acceptanceNote: "损失 ¥8,600.00" }, "acceptanceNote 客户确认说明/¥8,600.00"],
    [{ amountInvolved: 1_200_000, liabilityEvidence: "约1.2万元" }, "liabilityEvidence 归属证据/1.2万元"],
  ])("must not say %j", (change, said) => {
    expect(of(change)).toEqual([`V-56 block  ${said}`]);
  });

  it("must not say it in a measure, nor in the 8D", () => {
    const measure = [part("measure", { content: "对王建国再培训" })];
    const eightD = [part("eightD", { escapeCause: "王建国漏检" })];
    expect(of({ respPerson: "王建国" }, { measure, eightD })).toEqual([
      "V-56 block measure content 措施/王建国",
      "V-56 block eightD escapeCause 流出原因/王建国",
    ]);
  });

  it("may say what the customer said or claims, a name of one letter, and a number that is no money", () => {
    const cost = [part("cost", { claimed: 500_000, accepted: 500_000 })];
    expect(of({ acceptanceNote: "我司承担 5000 元" }, { cost })).toEqual([]);
    expect(of({ amountInvolved: 860_000, complaintText: "损失 8600 元" })).toEqual([]);
    expect(of({ respPerson: "王", liabilityReason: "王水腐蚀" })).toEqual([]);
    expect(of({ amountInvolved: 860_000, verifyEvidence: "抽检 8600 件" })).toEqual([]);
  });

  it("may name them in fields that never leave the house", () => {
    expect(of({ respPerson: "王建国", preliminaryCause: "王建国漏检", closeNote: "王建国" })).toEqual([]);
  });
});
