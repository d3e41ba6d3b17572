import { advanceCase } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import { decideCases } from "../../src/actions/decide-cases";
import type { Draft } from "../../src/rules/entry/draft";
import { inShort } from "../rules/flow/a-course";
import { closing, proof, registered, taken, walk, way } from "./a-life";
import { aRegister, type TestRegister, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

const caseOf = async ({ load }: TestRegister, id: string) => {
  const one = (await load()).cases.find(({ complaint }) => complaint.id === id);
  if (!one) throw new Error("no case");
  return one;
};
const measuresOf = async (book: TestRegister, id: string) =>
  proof((await caseOf(book, id)).parts.measure.map((each) => each.id ?? ""));

describe("nobody steps round the course", () => {
  it("V-22: a complaint about safety is not closed as a suggestion", async () => {
    const book = await aRegister();
    const id = await registered(book.ports, { ...typed, safetyRisk: "是" });
    await walk(id, "调查中", book.ports);
    const relabelled = { recordType: "建议", preliminaryCause: "x" };
    const refused = await advanceCase(id, { to: "待结案", changes: relabelled }, book.ports);
    expect(refused.issues.map(inShort)).toEqual(
      expect.arrayContaining(["V-22 not-a-suggestion", "V-50 approval-void"]),
    );
  });
  it("V-50: a complaint becomes a suggestion when its department head signs it as one", async () => {
    const book = await aRegister();
    const id = await registered(book.ports);
    await walk(id, "调查中", book.ports);
    const changes = { recordType: "建议", preliminaryCause: "包装建议" };
    const unsigned = await advanceCase(id, { to: "待结案", changes }, book.ports);
    expect(unsigned.issues.filter(({ severity }) => severity === "block").map(inShort)).toEqual([
      "V-50 approval-void",
    ]);
    const approval = [{ step: "部门主管签核", name: "钱主管", link: "签核单" }];
    await taken(id, { to: "待结案", changes: { ...changes, approval } }, book.ports);
  });
  it("V-50: nor is its subject changed behind the GM's back", async () => {
    const book = await aRegister();
    const id = await registered(book.ports);
    await walk(id, "对策制定中", book.ports);
    const service = {
      ...way[4]?.changes,
      subjectType: "服务",
      approval: [{ step: "对策可行性", name: "赵总", link: "签核单" }],
    };
    const refused = await advanceCase(id, { to: "实施与验证", changes: service }, book.ports);
    expect(refused.issues.map(inShort)).toContain("V-50 approval-void");
  });
  it("V-50: a 退回 that comes late is kept, and stops the case until it is answered", async () => {
    const book = await aRegister();
    const id = await registered(book.ports);
    await walk(id, "实施与验证", book.ports);
    const refusal = {
      id,
      step: "8D批准",
      verdict: "退回",
      opinion: "原因不对",
      name: "赵总",
      link: "签核单",
    } as const;
    const { written } = await decideCases([refusal], { skipRefused: false }, book.ports);
    expect(written).toHaveLength(1);
    const proven = { to: "待结案", changes: await measuresOf(book, id) } as const;
    expect((await advanceCase(id, proven, book.ports)).issues.map(inShort)).toEqual([
      "V-50 approval-refused",
    ]);
    await decideCases(
      [{ id, step: "8D批准", name: "赵总", link: "签核单" }],
      { skipRefused: false },
      book.ports,
    );
    await taken(id, proven, book.ports);
    await taken(id, { to: "已结案", changes: closing }, book.ports);
  });
});

describe("the 8D of another case (R-6.4.1)", () => {
  const other = {
    ...typed,
    partNo: "LED-9",
    lotNo: "Z9",
    complaintText: "灯珠不亮",
    productFamily: "灯珠",
    orderNo: "X",
  };
  const foreign = { d8No: "8D-1", approval: [{ step: "对策可行性", name: "赵总", link: "签核单" }] };
  const at8D = async (draft: Draft) => {
    const book = await aRegister();
    const first = await registered(book.ports);
    await walk(first, "已结案", book.ports);
    const id = await registered(book.ports, draft);
    await walk(id, "8D汇整", book.ports);
    return { book, first, id };
  };

  it("V-47: does not stand for a case that does not repeat it, nor for another customer's", async () => {
    const { book, id } = await at8D({ ...other, customer: "宁波拓远新能源" });
    const refused = await advanceCase(id, { to: "营销审核", changes: foreign }, book.ports);
    expect(refused.issues.map(inShort)).toContain("V-47 eightD-missing");
    const repeat = { ...foreign, repeatFlag: "是", repeatOf: "26112001" };
    const theirs = await advanceCase(id, { to: "营销审核", changes: repeat }, book.ports);
    expect(theirs.issues.map(inShort)).toContain("V-47 eightD-missing");
  });
  it("V-50: stands for its repeat, until it is changed", async () => {
    const { book, first, id } = await at8D(other);
    const { ports } = book;
    const repeat = { ...foreign, repeatFlag: "是", repeatOf: "26112001" };
    await taken(id, { to: "营销审核", changes: repeat }, ports);
    await taken(id, way[6] ?? { to: "总经理批准" }, ports);
    const changes = {
      approval: [{ step: "8D批准", name: "赵总", link: "签核单" }],
      distribution: [{ recipient: "生产", sentAt: "2026-11-20" }],
    };
    const unanswered = await advanceCase(id, { to: "实施与验证", changes }, ports);
    expect(unanswered.issues.map(inShort)).toEqual(["V-50 customerReplyAt", "V-50 approval-unheld"]);
    await taken(id, { to: "实施与验证", changes: { ...changes, customerReplyAt: "2026-11-20" } }, ports);
    const [eightD] = (await caseOf(book, first)).parts.eightD;
    await amendComplaint(
      first,
      { eightD: [{ id: eightD?.id ?? "", escapeCause: "另一个原因" }] },
      plainly,
      ports,
    );
    const voided = await advanceCase(id, { to: "待结案", changes: await measuresOf(book, id) }, ports);
    expect(voided.issues.map(inShort)).toContain("V-50 approval-void");
  });
});
