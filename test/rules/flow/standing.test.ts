import { qp12a } from "../../../src/procedure/qp-12a";
import type { Complaint } from "../../../src/records/complaint";
import { noParts, type Parts } from "../../../src/records/parts";
import type { Case } from "../../../src/rules/case";
import { checkCase } from "../../../src/rules/check-case";
import { DuplicateFinder } from "../../../src/rules/alike/duplicates";
import { shareAmounts, split } from "../../../src/rules/flow/costs";
import { standingIssues } from "../../../src/rules/flow/standing";
import { shipmentCheck } from "../../../src/rules/shipments";
import { approved, course, fullParts, inShort, moved, ready, row } from "./a-course";

/** What the standing rules say: "block V-50 approval-void". */
const said = (one: Case, context = course): string[] =>
  standingIssues(one, context).map((each) => `${each.severity} ${inShort(each)}`);

const shares = (...percents: number[]): Partial<Parts> => ({
  cost: [row("cost", { currency: "CNY", accepted: 10_000 })],
  share: percents.map((percent) => row("share", { party: "生产部", percent })),
});

describe("a case with nothing wrong", () => {
  it.each(["已登记", "调查中", "对策制定中", "营销审核", "实施与验证", "待结案", "已结案"] as const)(
    "has no standing issue at %s",
    (status) => expect(said(ready(status))).toEqual([]),
  );
  it("says nothing of a draft, nor of a withdrawn case", () => {
    expect(said(ready("已登记", { change: { status: "草稿" }, parts: shares(0.5) }))).toEqual([]);
    expect(said(ready("已登记", { change: { status: "已撤销" }, parts: shares(0.5) }))).toEqual([]);
  });
});

describe("V-31 no state is skipped (R-5)", () => {
  it("finds a status typed into the cell", () => {
    const typed = ready("调查中", { change: { status: "待结案" } });
    expect(said(typed)).toEqual(["block V-31 skipped-state"]);
    expect(standingIssues(typed, course)[0]).toMatchObject({
      fields: ["status"],
      problem: { values: ["调查中", "待结案"] },
    });
  });
  it("only warns of a case that has no 流转 at all: it may have been made elsewhere", () =>
    expect(said(ready("待结案", { parts: { transition: [] } }))).toEqual(["warn V-31 skipped-state"]));
  it("asks nothing of a case that has just been registered", () =>
    expect(said(ready("已登记", { parts: { transition: [] } }))).toEqual([]));
  it("finds a row of 流转 that is no step of the procedure, until the case is sent back", () => {
    const jumped = moved(ready("待受理"), "推进", "待结案");
    expect(said(jumped)).toEqual(["block V-31 skipped-state"]);
    expect(said(moved(jumped, "退回", "调查中"))).toEqual([]);
  });
  it("takes two people who took the same step at the same time for one", () => {
    const one = ready("待受理");
    const both = moved(moved(one, "推进", "调查中"), "推进", "调查中");
    const [first, second, third] = both.parts.transition;
    const same = [first, second, third && { ...third, from: "待受理" as const }].filter(
      (each) => each !== undefined,
    );
    expect(said({ ...both, parts: { ...both.parts, transition: same } })).toEqual([]);
  });
});

describe("V-30 the 8D among the dates (R-6.1.9b)", () => {
  const submitted = (submittedAt: string): Partial<Parts> => ({
    eightD: fullParts().eightD.map((each) => ({ ...each, submittedAt })),
  });
  it("is not before the unit's reply, nor after the verdict", () => {
    const told = (one: Case) => said(one).filter((each) => each.includes("V-30"));
    expect(told(ready("已结案", { parts: submitted("2026-07-08") }))).toEqual([
      "block V-30 submittedAt,unitRepliedAt",
    ]);
    expect(told(ready("已结案", { parts: submitted("2026-11-02") }))).toEqual([
      "block V-30 submittedAt,verifiedAt",
    ]);
    expect(told(ready("已结案", { parts: submitted("2026-07-09") }))).toEqual([]);
  });
});

describe("V-41 an ineffective verdict", () => {
  it("and yet on the way to closing is a fault", () => {
    expect(said(ready("待结案", { change: { verifyResult: "无效" } }))).toEqual([
      "block V-41 verify-ineffective",
    ]);
    expect(said(ready("已结案", { change: { verifyResult: "部分有效" } }))).toEqual([
      "block V-41 verify-ineffective",
    ]);
  });
  it("is none while the case is verified: there it belongs", () =>
    expect(said(ready("实施与验证", { change: { verifyResult: "无效" } }))).toEqual([]));
});

describe("V-42 the shares (R-6.2.7, H-08)", () => {
  it("33.33 + 33.33 + 33.33 is short of a hundred; the proposal is 33.34 for the last", () => {
    const one = ready("待结案", { parts: shares(0.3333, 0.3333, 0.3333) });
    expect(said(one)).toEqual(["block V-42 share-sum"]);
    const [found] = standingIssues(one, course);
    expect(found).toMatchObject({
      fix: { field: "percent", value: "33.34%" },
      part: { table: "share", id: one.parts.share[2]?.id },
    });
  });
  it("50 + 60 is too much; no proposal can be below zero", () => {
    expect(said(ready("待结案", { parts: shares(0.5, 0.6) }))).toEqual(["block V-42 share-sum"]);
    const [found] = standingIssues(ready("待结案", { parts: shares(1.2, 0.1) }), course);
    expect(found?.fix).toBeUndefined();
  });
  it("a negative share is wrong at any time", () =>
    expect(said(ready("调查中", { parts: shares(1.1, -0.1) }))).toEqual(["block V-42 share-negative"]));
  it("only warns before closing: shares are entered one by one", () =>
    expect(said(ready("调查中", { parts: shares(0.5) }))).toEqual(["warn V-42 share-sum"]));
  it("G-23: the parts make the whole to the 分, by largest remainder", () => {
    const one = ready("待结案", { parts: shares(0.3333, 0.3333, 0.3334) });
    expect(shareAmounts(one)).toEqual([3333, 3333, 3334]);
    expect(split(100, [0.3333, 0.3333, 0.3334])).toEqual([33, 33, 34]);
    expect(split(1, [0.5, 0.5])).toEqual([1, 0]);
    expect(split(100, [0.5, 0.6])).toEqual([null, null]);
  });
  it("V-43: asks when somebody bears a share who is not responsible here", () => {
    const parts = { ...shares(0.5, 0.5) };
    const other = { ...parts, share: [...(parts.share ?? [])].map((each) => ({ ...each, party: "仓库" })) };
    expect(said(ready("待结案", { parts: other }))).toEqual([
      "warn V-43 share-party",
      "warn V-43 share-party",
    ]);
  });
});

describe("V-44, V-45, V-46 the goods (R-6.2.4, R-6.2.5)", () => {
  const found = row("sweep", { location: "成品仓", status: "已隔离", foundQty: 10 });
  const disposed = (change: Partial<Parts["disposition"][number]>): Partial<Parts> => ({
    sweep: [found],
    disposition: [row("disposition", { location: "成品仓", quantity: 10, method: "返工", ...change })],
  });
  it("V-44: a price reduction that was carried out without consent is a fault, one that is planned a remark", () => {
    const done = disposed({ method: "降价", doneAt: "2026-07-10" });
    expect(said(ready("对策制定中", { parts: done }))).toEqual(["block V-44 consent"]);
    expect(said(ready("对策制定中", { parts: disposed({ method: "降价" }) }))).toEqual(["warn V-44 consent"]);
    const agreed = disposed({
      method: "降价",
      doneAt: "2026-07-10",
      agreedBy: "王工",
      agreedAt: "2026-07-09",
    });
    expect(said(ready("对策制定中", { parts: agreed }))).toEqual([]);
  });
  it("V-45: nothing is disposed of that was not found, nothing returned that was not shipped", () => {
    expect(said(ready("实施与验证", { parts: disposed({ quantity: 11 }) }))).toEqual([
      "block V-45 over-disposed",
    ]);
    expect(said(ready("实施与验证", { parts: disposed({ returnedQty: 5001 }) }))).toEqual([
      "block V-45 over-returned",
    ]);
    expect(said(ready("实施与验证", { parts: disposed({ returnedQty: 5000 }) }))).toEqual([]);
  });
  it("V-46: not applicable without a reason is a fault of a 重大 case and a remark of a 一般 one", () => {
    const parts = { sweep: [row("sweep", { location: "外协", status: "不适用" })], disposition: [] };
    expect(said(ready("调查中", { parts }))).toEqual(["warn V-46 sweep-reason"]);
    expect(said(ready("调查中", { parts, change: { level: "重大" } }))).toEqual(["block V-46 sweep-reason"]);
  });
  it("V-46: what is still being looked for is work, until the case is closing", () => {
    const parts = { sweep: [row("sweep", { location: "外协", status: "未查" })], disposition: [] };
    expect(said(ready("实施与验证", { parts }))).toEqual([]);
    expect(said(ready("待结案", { parts }))).toEqual(["warn V-46 sweep-open"]);
  });
});

describe("V-50 an approval binds to what was seen (R-6.1.9c)", () => {
  it("H-18: a row edited after the GM's approval says 批准后内容已变更", () => {
    const one = ready("对策制定中");
    const edited: Case = { ...one, complaint: { ...one.complaint, respUnit: "工程部" } };
    expect(said(edited)).toEqual(["block V-50 approval-void"]);
    expect(standingIssues(edited, course)[0]).toMatchObject({
      part: { table: "approval", id: one.parts.approval[1]?.id },
      problem: { values: ["总经理批示", "赵总"] },
    });
  });
  it("what the GM will see anyway is only told: the department head has signed the older words", () => {
    const one = ready("调查中", { without: ["总经理批示"] });
    const edited: Case = { ...one, complaint: { ...one.complaint, complaintText: "外壳有划痕，两处" } };
    expect(said(edited)).toEqual(["warn V-50 approval-void"]);
    expect(said(approved(edited, "总经理批示"))).toEqual([]);
  });
  it("an approval typed into the sheet binds to nothing", () => {
    const one = approved(ready("营销审核", { without: ["8D审核"] }), "8D审核", { content: null });
    expect(said(one)).toEqual(["warn V-50 approval-by-hand"]);
  });
  it("stands however the rows of the sheet are sorted", () => {
    const one = ready("总经理批准");
    const sorted: Case = { ...one, parts: { ...one.parts, measure: [...one.parts.measure].reverse() } };
    expect(said(sorted)).toEqual([]);
  });
});

describe("V-55 the survey", () => {
  const context = { ...course, procedure: { ...qp12a, surveyRequired: true } };
  it("is missed of a closing case where the company wants one, and nowhere else", () => {
    expect(said(ready("已结案"), context)).toEqual(["warn V-55 survey"]);
    expect(said(ready("实施与验证"), context)).toEqual([]);
    expect(said(ready("已结案"))).toEqual([]);
  });
  it("is asked for again after the case was reopened", () => {
    const asked = ready("已结案", { parts: { survey: [row("survey", { day: "2026-08-01" })] } });
    expect(said(asked, context)).toEqual([]);
    const again = { ...moved(asked, "重开", "调查中"), complaint: asked.complaint };
    expect(said(again, context)).toContain("warn V-55 survey");
  });
});

describe("V-53 the denominator of PPM (K-03)", () => {
  const shipped = {
    id: null,
    month: "2026-07",
    customer: "苏州澜起光电",
    family: "灯具",
    shippedQty: 9000,
    lots: 3,
    sales: null,
  };
  const asked = (shipments: (typeof shipped)[], change: Partial<Complaint> = {}) =>
    shipmentCheck(shipments)(ready("已结案", { change })).map(inShort);
  it("is missed for a case that counts", () => {
    expect(asked([{ ...shipped, month: "2026-06" }])).toEqual(["V-53 shipments-missing"]);
    expect(asked([shipped])).toEqual([]);
  });
  it("is not asked for of a case that does not count, nor where 出货 is not kept", () => {
    expect(asked([{ ...shipped, month: "2026-06" }], { liability: "客户" })).toEqual([]);
    expect(asked([{ ...shipped, month: "2026-06" }], { confirmedDefectQty: 0 })).toEqual([]);
    expect(asked([])).toEqual([]);
  });
});

describe("an ordinary check", () => {
  it("tells the standing rules with all the others", () => {
    const one = ready("待结案", { parts: { ...noParts, ...shares(0.5), transition: [] } });
    const found = checkCase(one, course, new DuplicateFinder([], 30)).map(
      ({ rule, severity }) => `${severity} ${rule}`,
    );
    expect(found).toEqual(expect.arrayContaining(["block V-42", "warn V-31"]));
  });
});
