import { decideCases, type Decision } from "../../src/actions/decide-cases";
import type { Ports } from "../../src/actions/ports";
import { qp12a } from "../../src/procedure/qp-12a";
import { ruleOf, standingOf } from "../../src/rules/flow/approvals";
import { contentCodeOf, contentHash } from "../../src/rules/flow/content";
import type { CellsByField } from "../../src/workbook/port";
import { registered, walk } from "./a-life";
import { aRegister, said, type TestRegister } from "./a-register";

interface Waiting extends TestRegister {
  readonly id: string;
}

/** A case that waits for the GM 周总, and the 人员 of the company. 林晓 is a clerk, 赵明 may be his deputy. */
async function waiting(...people: readonly CellsByField[]): Promise<Waiting> {
  const register = await aRegister("2026-11-20 10:00:00");
  const id = await registered(register.ports);
  await walk(id, "待总经理批示", register.ports);
  await register.put("person", ...people);
  return { ...register, id };
}

const staff = [
  { name: "周总", role: "总经理" },
  { name: "林晓", role: "登记人" },
] as const;
/** Excel's days of 2026-11-16, 11-20 and 11-30. */
const [NOV_16, NOV_20, NOV_30] = [46342, 46346, 46356] as const;
const deputy = (change: CellsByField = {}): CellsByField => ({
  name: "赵明",
  deputyFor: "周总",
  deputyFrom: NOV_16,
  deputyUntil: NOV_30,
  ...change,
});

const sign = async (
  { id, ports, load }: Waiting,
  by: string,
  change: Partial<Decision> = {},
  as: Partial<Ports> = {},
) => {
  const decision = { id, step: "总经理批示", verdict: "同意", opinion: "同意", ...change };
  const { refused, written } = await decideCases([decision], { skipRefused: false }, { ...ports, ...as, by });
  const { cases, masters, parts } = await load();
  const [one] = cases;
  return {
    refused: refused.flatMap(({ issues }) =>
      issues.flatMap(({ problem, fields, severity }) =>
        severity === "block"
          ? [problem.code === "unmet" ? problem.need : `${problem.code} ${fields.join()}`]
          : [],
      ),
    ),
    warned: written.flatMap(({ issues }) => issues.map(said)),
    needs: written.flatMap(({ issues }) =>
      issues.flatMap(({ problem }) => (problem.code === "unmet" ? [problem.need] : [])),
    ),
    standing: one && standingOf(one, ruleOf("总经理批示", qp12a), masters).standing,
    row: parts.approval.map(({ record }) => record).find(({ step }) => step === "总经理批示"),
  };
};

describe("15: nobody approves as the GM who is not, by 人员", () => {
  it("`--by` a clerk with `name` of the GM is no deputy by himself: refused", async () => {
    const book = await waiting(...staff);
    const electronic = await sign(book, "林晓", { name: "周总", medium: "电子" });
    expect(electronic).toMatchObject({ refused: ["approval-for-another"], standing: "missing" });
    expect(await sign(book, "林晓", { name: "周总" })).toMatchObject({ refused: ["approval-paper"] });
    expect(await sign(book, "林晓", { name: "周总", deputy: "林晓" })).toMatchObject({
      refused: ["approval-deputy"],
      standing: "missing",
    });
  });
  it("nor while 人员 is empty", async () => {
    expect(await sign(await waiting(), "林晓", { name: "周总", medium: "电子" })).toMatchObject({
      refused: ["approval-for-another"],
    });
  });
  it("a deputy is one whom a row names for the signature's day", async () => {
    const book = await waiting(...staff, deputy());
    expect(await sign(book, "赵明", { name: "周总" })).toMatchObject({
      refused: [],
      standing: "given",
      row: { name: "周总", deputy: "赵明", medium: "电子", enteredBy: "赵明" },
    });
  });
  it.each([
    ["from the next day on", { deputyFrom: NOV_20 + 1 }],
    ["until the day before", { deputyUntil: NOV_20 - 1 }],
    ["for somebody else", { deputyFor: "陈总" }],
    ["until a day nobody can read", { deputyUntil: "下周" }],
  ])("one named %s is none", async (_, change) => {
    const book = await waiting(...staff, deputy(change));
    expect(await sign(book, "赵明", { name: "周总", medium: "电子" })).toMatchObject({
      refused: ["approval-for-another"],
      standing: "missing",
    });
  });
  it.each([
    ["on his first and last day", { deputyFrom: NOV_20, deputyUntil: NOV_20 }],
    ["without an end", { deputyFrom: null, deputyUntil: null }],
    ["for several, however they are written", { deputyFor: "陈总；周 总" }],
    ["with a space behind his name", { name: "赵明　" }],
  ])("one named %s is", async (_, change) => {
    const book = await waiting(...staff, deputy(change));
    expect(await sign(book, "赵明", { name: "周总" })).toMatchObject({ refused: [], standing: "given" });
  });
  it("otherwise the entry is from paper, says so, and names its paper", async () => {
    const book = await waiting(...staff);
    expect(await sign(book, "林晓", { name: "周总", medium: "纸质" })).toMatchObject({
      refused: ["approval-paper"],
    });
    expect(await sign(book, "林晓", { name: "周总", link: "批示汇总 2026-47" })).toMatchObject({
      refused: [],
      standing: "given",
      row: { name: "周总", deputy: null, medium: "纸质", link: "批示汇总 2026-47", enteredBy: "林晓" },
    });
  });
  it("a paper that a deputy signed wants him named for that day, too", async () => {
    const paper = {
      name: "周总",
      deputy: "赵明",
      signedAt: "2026-11-20",
      medium: "纸质",
      link: "单 7",
    } as const;
    expect(await sign(await waiting(...staff), "林晓", paper)).toMatchObject({
      refused: ["approval-deputy"],
    });
    expect(await sign(await waiting(...staff, deputy()), "林晓", paper)).toMatchObject({
      refused: [],
      row: { name: "周总", deputy: "赵明", medium: "纸质" },
    });
  });
  it("the GM himself signs as ever, also with a space or in full width", async () => {
    expect(await sign(await waiting(...staff), "周总")).toMatchObject({
      refused: [],
      standing: "given",
      row: { medium: "电子", deputy: null, role: "总经理" },
    });
    expect(await sign(await waiting(...staff), "周总 ", { name: "周　总" })).toMatchObject({ refused: [] });
  });
  it("while nobody holds the role anybody may sign; the record says so, and so does check", async () => {
    const book = await waiting({ name: "林晓", role: "登记人" });
    expect(await sign(book, "林晓")).toMatchObject({
      refused: [],
      standing: "given",
      needs: ["approval-unheld"],
      row: { role: "总经理（人员中无人担任）" },
    });
    expect(await book.check()).toContainEqual(expect.stringMatching(/^V-50 warn role 审批!/));
  });
  it("somebody who stands in no row of 人员 is told so", async () => {
    const book = await waiting(...staff);
    const { warned, standing } = await sign(book, "路人甲", { name: "周总", link: "单 8" });
    expect(standing).toBe("given");
    expect(warned).toContain("V-11 warn enteredBy");
  });
});

describe("15: a content code on paper has eighty bits", () => {
  it("and one of before, of 32, is known for what it is: accepted, and called weak", async () => {
    const book = await waiting(...staff);
    const [one] = (await book.load()).cases;
    if (!one) throw new Error("no case");
    const code = contentCodeOf(one, "总经理批示", qp12a);
    expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const short = contentHash(one, ruleOf("总经理批示", qp12a)).slice(0, 8);
    const paper = { name: "周总", link: "单 9", medium: "纸质" } as const;
    const wrong = short.startsWith("0") ? `1${short.slice(1)}` : `0${short.slice(1)}`;
    expect(await sign(book, "林晓", { ...paper, code: wrong })).toMatchObject({ refused: ["approval-code"] });
    expect(await sign(book, "林晓", { ...paper, code: short })).toMatchObject({
      refused: [],
      needs: ["approval-code-weak"],
    });
    expect(await sign(book, "林晓", { ...paper, code: ` ${code.toLowerCase()} ` })).toMatchObject({
      refused: [],
      needs: [],
    });
  });
});
