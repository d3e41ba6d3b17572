import { advanceCase } from "../../src/actions/advance-case";
import { amendComplaint } from "../../src/actions/amend-complaint";
import type { Ports } from "../../src/actions/ports";
import { registerComplaint } from "../../src/actions/register-complaint";
import { takeIn } from "../../src/actions/take-in";
import type { PartTable } from "../../src/records/parts";
import type { TableName } from "../../src/records/tables";
import { approvalsOf } from "../../src/rules/flow/approvals";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField } from "../../src/workbook/port";
import { loadRegister, type Register } from "../../src/workbook/register";
import { nodeCodec } from "../../src/opc/node-codec";
import { typedByHand } from "../workbook/by-hand";
import { aRegister, said, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };
const outside = { how: "outside" } as const;
const NO = "26112001";

/** A register with one case, in which somebody works without Kesu. */
class Stage {
  #ports: Ports & { workbook: FileWorkbook };
  readonly id: string;

  private constructor(ports: Ports & { workbook: FileWorkbook }, id: string) {
    this.#ports = ports;
    this.id = id;
  }

  static async of(now?: string): Promise<Stage> {
    const { ports, workbook } = await aRegister(now);
    const outcome = await registerComplaint({ ...typed }, plainly, ports);
    return new Stage({ ...ports, workbook }, outcome.ok ? (outcome.case.complaint.id ?? "") : "");
  }

  get ports(): Ports & { workbook: FileWorkbook } {
    return this.#ports;
  }

  load(): Promise<Register> {
    return loadRegister(this.#ports.workbook, this.#ports.profile, this.#ports.holidays);
  }

  async one() {
    return (await this.load()).cases.find(({ complaint }) => complaint.id === this.id)!;
  }

  /** Types rows below a table. */
  async type(table: TableName, ...rows: readonly CellsByField[]): Promise<void> {
    for (const row of rows)
      this.#ports = { ...this.#ports, workbook: await typedByHand(this.#ports.workbook, table, row) };
  }

  /** Types over cells of a record. */
  async change(table: TableName, id: string, cells: CellsByField): Promise<void> {
    const { version } = await this.#ports.workbook.read([]);
    await this.#ports.workbook.commit({ tables: { [table]: { update: [{ id, cells }] } } }, version);
  }

  amend(draft: object) {
    return amendComplaint(this.id, draft as never, plainly, this.#ports);
  }

  later(now: string): this {
    this.#ports = { ...this.#ports, now: () => now };
    return this;
  }
}

describe("a row typed into a list of cases", () => {
  it("becomes a record of the case whose number it carries, numbered behind those that are there", async () => {
    const stage = await Stage.of();
    await stage.amend({ measure: [{ type: "应急", content: "隔离库存", owner: "林晓", due: "2026-11-21" }] });
    await stage.type(
      "measure",
      { complaintNo: NO, type: "纠正", content: "更换治具" },
      { complaintNo: NO, type: "预防", content: "增加点检" },
    );
    const { changes } = await takeIn(stage.ports, outside);
    expect(changes.map(({ table, field }) => [table, field])).toEqual([
      ["measure", "*"],
      ["measure", "*"],
    ]);
    const { parts } = await stage.one();
    expect(parts.measure.map(({ complaintId, lineNo, content }) => [complaintId, lineNo, content])).toEqual([
      [stage.id, 1, "隔离库存"],
      [stage.id, 2, "更换治具"],
      [stage.id, 3, "增加点检"],
    ]);
    const { log } = await stage.load();
    expect(log.filter(({ who, field }) => who === "外部修改" && field === "*")).toHaveLength(2);
    expect((await takeIn(stage.ports, outside)).changes).toEqual([]);
  });

  it("of 费用 and 分摊 brings the amounts with it: to the 分, by the largest remainder (V-42, G-23)", async () => {
    const stage = await Stage.of();
    await stage.type("cost", {
      complaintNo: NO,
      category: "客户索赔",
      currency: "USD",
      rate: 7.1234,
      accepted: 100,
    });
    const thirds = [0.3333, 0.3333, 0.3334];
    await stage.type(
      "share",
      ...thirds.map((percent, index) => ({ complaintNo: NO, party: `单位${index}`, percent })),
    );
    await takeIn(stage.ports, outside);
    const { parts } = await stage.one();
    expect(parts.cost[0]?.acceptedCny).toBe(71_234);
    expect(parts.share.map(({ amount }) => amount)).toEqual([23_742, 23_742, 23_750]);
    expect((await takeIn(stage.ports, outside)).changes).toEqual([]);
  });

  it("is checked in its own cells, with its case", async () => {
    const stage = await Stage.of();
    await stage.type("measure", {
      complaintNo: NO,
      type: "纠正",
      content: "换",
      due: "下周",
      owner: "没有的人",
    });
    const { findings } = await takeIn(stage.ports, outside);
    expect(
      findings.filter(({ table }) => table === "measure").map(({ issue, row }) => [said(issue), row]),
    ).toEqual(expect.arrayContaining([["V-02 block due", 4]]));
    expect(findings.every(({ table }) => table === "measure")).toBe(true);
  });

  it.each([
    [{}, ""],
    [{ complaintNo: "26112099" }, "26112099"],
  ])(
    "without a number, or with one that no case has, is a finding and stays a row (V-16)",
    async (no, text) => {
      const stage = await Stage.of();
      await stage.type("sweep", { ...no, location: "成品仓", status: "未查" });
      const { findings } = await takeIn(stage.ports, outside);
      expect(findings).toMatchObject([
        {
          table: "sweep",
          row: 4,
          issue: { rule: "V-16", fields: ["complaintNo"], problem: { fault: "row-without-case", text } },
        },
      ]);
      const [row] = (await stage.load()).parts.sweep;
      await stage.change("sweep", row?.record.id ?? "", { complaintNo: NO });
      expect((await takeIn(stage.ports, outside)).findings).toEqual([]);
      expect((await stage.one()).parts.sweep).toMatchObject([{ complaintId: stage.id, location: "成品仓" }]);
    },
  );

  it("that is changed is logged with old and new, and follows its number to another case", async () => {
    const stage = await Stage.of();
    await stage.amend({ sweep: [{ location: "成品仓", status: "未查" }] });
    await registerComplaint({ ...typed, lotNo: "L9" }, plainly, stage.ports);
    const { id } = (await stage.one()).parts.sweep[0]!;
    await stage.change("sweep", id ?? "", { status: "已隔离", foundQty: 30, complaintNo: "26112002" });
    const { changes } = await takeIn(stage.ports, outside);
    expect(changes.map(({ field, old, new: fresh }) => [field, old, fresh])).toEqual(
      expect.arrayContaining([
        ["complaintNo", "26112001", "26112002"],
        ["foundQty", "", "30"],
        ["status", "未查", "已隔离"],
      ]),
    );
    const { cases } = await stage.load();
    expect(cases.map(({ parts }) => parts.sweep.length)).toEqual([0, 1]);
  });

  it.each<PartTable>(["measure", "transition"])(
    "that is deleted is told as gone, once (%s)",
    async (table) => {
      const stage = await Stage.of();
      await stage.amend({ measure: [{ type: "应急", content: "隔离", owner: "林晓", due: "2026-11-21" }] });
      await advanceCase(stage.id, { to: "已撤销", kind: "撤销", reason: "重复登记" }, stage.ports);
      const [row] = (await stage.load()).parts[table];
      const empty = Object.fromEntries(
        Object.keys((await stage.load()).cells(table, row?.record.id ?? "") ?? {}).map((name) => [
          name,
          null,
        ]),
      );
      await stage.change(table, row?.record.id ?? "", empty);
      const { gone } = await takeIn(stage.later("2026-11-20 11:00:00").ports, outside);
      expect(gone).toEqual([{ table, id: row?.record.id, complaintNo: NO }]);
      expect((await takeIn(stage.ports, outside)).gone).toEqual([]);
    },
  );
});

describe("what only a step of the procedure may write", () => {
  it("an approval typed into 审批 counts as nothing, and that is told (V-50)", async () => {
    const stage = await Stage.of();
    await stage.amend({ approval: [{ step: "部门主管签核", name: "高翔", link: "签核单" }] });
    const { content } = (await stage.one()).parts.approval[0]!;
    const copy = {
      complaintNo: NO,
      step: "部门主管签核",
      name: "王五",
      link: "签核单",
      verdict: "同意",
      content,
      round: 0,
    };
    await stage.type("approval", { ...copy, signedAt: 46_346.6 });
    const { findings } = await takeIn(stage.ports, outside);
    expect(findings.map(({ table, issue }) => [table, issue.rule])).toContainEqual(["approval", "V-50"]);
    const one = await stage.one();
    expect(one.parts.approval[1]).toMatchObject({ name: "王五", content: null, enteredBy: null });
    const [first] = approvalsOf(one, await stage.load());
    expect(first).toMatchObject({ standing: "void", approval: { name: "王五" } });
  });

  it("an approval that was typed over binds to nothing any more; its link may be mended (V-50)", async () => {
    const stage = await Stage.of();
    await stage.amend({ approval: [{ step: "部门主管签核", name: "高翔", link: "签核单" }] });
    const { id } = (await stage.one()).parts.approval[0]!;
    await stage.change("approval", id ?? "", { link: "\\\\server\\签字.pdf" });
    await takeIn(stage.ports, outside);
    expect(approvalsOf(await stage.one(), await stage.load())[0]?.standing).toBe("given");
    await stage.change("approval", id ?? "", { name: "别人" });
    await takeIn(stage.ports, outside);
    expect(approvalsOf(await stage.one(), await stage.load())[0]?.standing).toBe("void");
  });

  it("a state typed over is set back, told as V-31 and logged both ways: no case moves by typing", async () => {
    const stage = await Stage.of();
    await stage.amend({ approval: [{ step: "部门主管签核", name: "高翔", link: "签核单" }] });
    const moved = await advanceCase(stage.id, { to: "待受理" }, stage.ports);
    expect(moved.ok).toBe(true);
    await stage.change("complaint", stage.id, { status: "已结案" });
    const { findings } = await takeIn(stage.ports, outside);
    expect(findings.map(({ issue, cell }) => [issue.rule, issue.problem, cell])).toContainEqual([
      "V-31",
      { code: "unmet", need: "skipped-state", values: ["待受理", "已结案"] },
      "客诉台账!C4",
    ]);
    expect((await stage.one()).complaint.status).toBe("待受理");
    const { log } = await stage.load();
    expect(log.filter(({ field, who }) => field === "status" && who === "外部修改")).toMatchObject([
      { old: "待受理", new: "已结案" },
      { old: "已结案", new: "待受理" },
    ]);
    expect((await takeIn(stage.ports, outside)).findings).toEqual([]);
  });

  it("V-31: nor does one that was only registered: one typed cell closes no fresh case", async () => {
    const stage = await Stage.of();
    await stage.change("complaint", stage.id, { status: "待结案", liability: "客户" });
    const { findings } = await takeIn(stage.ports, outside);
    expect(findings.map(({ issue }) => issue.problem)).toContainEqual({
      code: "unmet",
      need: "skipped-state",
      values: ["已登记", "待结案"],
    });
    expect((await stage.one()).complaint).toMatchObject({ status: "已登记", liability: "客户" });
    const { log } = await stage.load();
    expect(log.filter(({ field, who }) => field === "status" && who === "外部修改")).toMatchObject([
      { old: "已登记", new: "待结案" },
      { old: "待结案", new: "已登记" },
    ]);
    const closing = await advanceCase(stage.id, { to: "已结案" }, stage.ports);
    expect(closing.issues.map(({ problem }) => problem)).toContainEqual(
      expect.objectContaining({ need: "no-such-step" }),
    );
  });

  it("V-31: nor does one whose rows of 流转 were deleted: the log knows its steps", async () => {
    const stage = await Stage.of();
    await stage.amend({ approval: [{ step: "部门主管签核", name: "高翔", link: "签核单" }] });
    await advanceCase(stage.id, { to: "待受理" }, stage.ports);
    const { version } = await stage.ports.workbook.read([]);
    const gone = (await stage.load()).parts.transition.map(({ row, record }) => ({
      row,
      id: record.id ?? "",
      gone: true as const,
    }));
    await stage.ports.workbook.commit({ tables: { transition: { vacate: gone } } }, version);
    await stage.change("complaint", stage.id, { status: "待结案" });
    await takeIn(stage.ports, outside);
    expect((await stage.one()).complaint.status).toBe("待受理");
  });

  it("V-31: a case typed whole by hand keeps the state it was typed with, which is only remarked", async () => {
    const stage = await Stage.of();
    await stage.type("complaint", {
      ...typed,
      receivedAt: 46_345.3,
      deliveryDate: 46_330,
      complaintNo: "26111901",
      status: "待受理",
    });
    const imported = async () =>
      (await stage.load()).cases.find(({ complaint }) => complaint.complaintNo === "26111901")?.complaint;
    await takeIn(stage.ports, outside);
    expect((await imported())?.status).toBe("待受理");
    await stage.change("complaint", (await imported())?.id ?? "", { status: "调查中" });
    const { findings } = await takeIn(stage.ports, outside);
    expect((await imported())?.status).toBe("调查中");
    expect(findings.filter(({ issue }) => issue.rule === "V-31").map(({ issue }) => issue.severity)).toEqual([
      "warn",
    ]);
  });
});

test("the register goes on after a save and a new opening", async () => {
  const stage = await Stage.of();
  await stage.type("visit", { complaintNo: NO, place: "苏州", found: "划痕" });
  await takeIn(stage.ports, outside);
  const again = await openFileWorkbook(await stage.ports.workbook.bytes(), nodeCodec);
  const { cases } = await loadRegister(again, stage.ports.profile, stage.ports.holidays);
  expect(cases[0]?.parts.visit).toMatchObject([{ place: "苏州", lineNo: 1 }]);
});
