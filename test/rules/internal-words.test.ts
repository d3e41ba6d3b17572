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

  it.each([
    "张三 李四",
    "张三和李四",
    "张三与李四",
    "张三及李四",
    "张三、李四",
    "操作员张三、班长李四",
    "张 三，李　四",
    "张三(白班)/李四师傅",
    "冲压二班张三和李四",
  ])("lets no name through where the responsible are written %s", (respPerson) => {
    for (const text of [
      "张三漏检",
      "操作员张三漏检",
      "由李四复检",
      "张 三漏检",
      "李　四复检",
      "张·三漏检",
      "张三、李四漏检",
      "张师傅漏检",
      "李某漏检",
    ])
      expect([text, of({ respPerson, liabilityReason: text }).length]).toEqual([text, 1]);
  });

  it("tells two names joined from one that holds the joining word", () => {
    expect(of({ respPerson: "周和平", liabilityReason: "和平时一样" })).toEqual([]);
    expect(of({ respPerson: "周和平", liabilityReason: "周和平漏检" })).toHaveLength(1);
    expect(of({ respPerson: "王和平和李四", liabilityReason: "李四漏检" })).toHaveLength(1);
  });

  it("does not take a word for a name where nobody is named", () => {
    for (const respPerson of ["不详", "全体人员", "待查", "操作员", "班长", "无"])
      expect(of({ respPerson, liabilityReason: "操作员与班长不详，全体人员待查，无法确认" })).toEqual([]);
  });

  it("names nobody of 人员 whom the document does not name itself, in Chinese or Latin letters", () => {
    const people = [{ name: "高翔" }, { name: "Wang Jianguo" }, { name: "林晓" }];
    const told = (change: Parameters<typeof complaint>[0]): number =>
      internalWords({ complaint: complaint(change), lines: [], parts: noParts }, people).length;
    expect(told({ verifyEvidence: "主管高 翔复检" })).toBe(1);
    expect(told({ verifyEvidence: "wangjianguo 复检" })).toBe(1);
    expect(told({ verifyEvidence: "Jianguo Wang 复检" })).toBe(1);
    expect(told({ verifyEvidence: "Wang Jianguos" })).toBe(0);
    expect(told({ registeredBy: "林晓", verifyEvidence: "林晓已与贵司联系" })).toBe(0);
    expect(told({ complaintText: "贵司高翔答应三日回复" })).toBe(0);
    expect(told({ customer: "高翔精密有限公司", verifyEvidence: "高翔精密有限公司来料零不良" })).toBe(0);
  });

  it.each(["５０００元", "五千元", "伍仟圆整", "5k", "￥5,000", "五千块", "人民币伍仟元整", "0.5万元"])(
    "lets no internal amount through: %s",
    (amount) => {
      expect(of({ amountInvolved: 500_000, acceptanceNote: `损失${amount}` })).toHaveLength(1);
    },
  );
});
