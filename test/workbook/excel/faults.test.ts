import type { ChangeSet } from "../../../src/workbook/port";
import type { Fault } from "../../excel-host/faults";
import { insert, refused, rowsOf, tableOf, ulid } from "../contract";
import { anExcelRegister, closeAll, type ExcelStage } from "./excel-register";

afterEach(closeAll);

async function aRegister(): Promise<ExcelStage> {
  const stage = await anExcelRegister();
  await insert(stage.workbook, { id: ulid(1), name: "甲", site: "苏州" });
  await stage.workbook.read(["customer", "log"]);
  return stage;
}

const change: ChangeSet = {
  tables: {
    customer: {
      insert: [{ id: ulid(2), name: "乙" }],
      update: [{ id: ulid(1), cells: { site: "无锡" } }],
    },
    log: { insert: [{ id: ulid(3), who: "王" }] },
  },
};

const codes = {
  "cell-edit-mode": "cell-edit-mode",
  busy: "host-busy",
  "access-denied": "access-denied",
  generic: "host-failed",
  "connection-lost": "connection-lost",
  "connection-lost-after": "connection-lost",
} as const;

for (const [fault, code] of Object.entries(codes) as [Fault, string][])
  test(`${fault} while writing: nothing stays half-written, and trying again works`, async () => {
    const { host, workbook } = await aRegister();
    const { version } = await workbook.read([]);
    host.fail(fault);
    await expect(workbook.commit(change, version)).rejects.toMatchObject({ name: "WorkbookError", code });
    expect(await rowsOf(workbook, "customer")).toMatchObject([{ name: "甲", site: "苏州" }]);
    expect(await rowsOf(workbook, "customer")).toHaveLength(1);
    expect(await rowsOf(workbook, "log")).toEqual([]);
    await workbook.commit(change, workbook.version);
    expect(await rowsOf(workbook, "customer")).toMatchObject([{ site: "无锡" }, { name: "乙" }]);
    expect(await rowsOf(workbook, "log")).toHaveLength(1);
  });

test("an error in the middle of a request, at any of its actions, is taken back", async () => {
  for (let action = 1; action < 60; action += 3) {
    const { host, workbook } = await aRegister();
    host.fail("generic", { action });
    await expect(workbook.commit(change, workbook.version)).rejects.toMatchObject({ code: "host-failed" });
    expect(await rowsOf(workbook, "customer")).toMatchObject([{ name: "甲", site: "苏州" }]);
    expect(await rowsOf(workbook, "customer")).toHaveLength(1);
    expect(await rowsOf(workbook, "log")).toEqual([]);
  }
});

test("when taking back fails too, nobody claims to know", async () => {
  const { host, workbook } = await aRegister();
  host.fail("generic", { action: 20 });
  host.fail("connection-lost", { request: 2 });
  await expect(workbook.commit(change, workbook.version)).rejects.toMatchObject({ code: "connection-lost" });
});

test("a protected sheet is named, and nothing is written elsewhere", async () => {
  const { host, workbook } = await aRegister();
  host.user.protect("操作日志");
  await expect(workbook.commit(change, workbook.version)).rejects.toMatchObject({ code: "access-denied" });
  expect(await rowsOf(workbook, "customer")).toHaveLength(1);
});

test("a response too large is asked for again in halves", async () => {
  const { host, workbook } = await aRegister();
  workbook.forget();
  host.fail("payload-too-large-response", { request: 2 });
  expect(await rowsOf(workbook, "customer")).toHaveLength(1);
});

test("a row that somebody sorted away between reading and writing gets its cells all the same", async () => {
  const { host, workbook } = await aRegister();
  await insert(workbook, { id: ulid(2), name: "乙" }, { id: ulid(4), name: "丙" });
  const { version } = await workbook.read(["customer"]);
  host.user.sortTable("客户", 0, false);
  await workbook.commit(
    { tables: { customer: { update: [{ id: ulid(2), cells: { site: "无锡" } }] } } },
    version,
  );
  const rows = await rowsOf(workbook, "customer");
  expect(rows.find(({ id }) => id === ulid(2))).toMatchObject({ name: "乙", site: "无锡" });
  expect(rows.filter(({ site }) => site === "无锡")).toHaveLength(1);
});

test("a row typed below the table meanwhile is not written over", async () => {
  const { host, workbook } = await aRegister();
  const { version } = await workbook.read(["customer"]);
  host.user.type("客户", "B5", "王先生");
  await workbook.commit({ tables: { customer: { insert: [{ id: ulid(2), name: "乙" }] } } }, version);
  const { rows } = await tableOf(workbook, "customer");
  expect(rows.map(({ id }) => id)).toEqual([ulid(1), null, ulid(2)]);
});

test("what events have announced is read again, and nothing else", async () => {
  const { host, workbook } = await aRegister();
  workbook.keep();
  await workbook.read(["customer"]);
  host.user.type("客户", "C4", "宁波");
  expect(await rowsOf(workbook, "customer")).not.toMatchObject([{ shortName: "宁波" }]);
  workbook.touched(workbook.known("customer")!.place.sheetId, 4, 4);
  expect(await rowsOf(workbook, "customer")).toMatchObject([{ shortName: "宁波" }]);
});

test("a sheet that was deleted meanwhile is a missing table, not a fault", async () => {
  const { host, workbook } = await aRegister();
  workbook.keep();
  host.user.deleteSheet("客户");
  expect((await tableOf(workbook, "customer")).faults).toEqual([{ kind: "table-missing" }]);
  expect((await tableOf(workbook, "log")).faults).toEqual([]);
});

test("a refusal at the second of two requests takes back the first, and says so truly", async () => {
  const { host, workbook } = await aRegister();
  const long = "长".repeat(30_000);
  const records = Array.from({ length: 60 }, (_, index) => ({
    id: ulid(100 + index),
    name: `${index}`,
    site: long,
  }));
  host.fail("cell-edit-mode", { request: 2 });
  await expect(
    workbook.commit({ tables: { customer: { insert: records } } }, workbook.version),
  ).rejects.toMatchObject({ code: "cell-edit-mode" });
  expect(await rowsOf(workbook, "customer")).toHaveLength(1);
});

describe("a column of somebody's own inside the table", () => {
  async function withOwnColumn(): Promise<ExcelStage> {
    const stage = await aRegister();
    await insert(stage.workbook, { id: ulid(2), name: "乙" }, { id: ulid(4), name: "丙" });
    await stage.door.run(async (context) => {
      const { columns } = context.workbook.tables.getItem("客户");
      columns.add(2, [["备注"], ["007"], ["1e5"], ["c"]]);
      const cells = columns.getItem("备注").getDataBodyRange();
      cells.numberFormat = [["General"], ["General"], ["General"]];
      cells.values = [["'007"], ["'1e5"], ["c"]];
      await context.sync();
    });
    stage.workbook.forget();
    await stage.workbook.read(["customer", "log"]);
    return stage;
  }
  async function notes(stage: ExcelStage): Promise<unknown> {
    return stage.door.run(async (context) => {
      const { columns } = context.workbook.tables.getItem("客户");
      const range = columns.getItem("备注").getDataBodyRange().load("values");
      await context.sync();
      return JSON.parse(JSON.stringify(range.values.flat())) as unknown;
    });
  }

  test("keeps its texts when a row turns out to stand elsewhere", async () => {
    const stage = await withOwnColumn();
    const { host, workbook } = stage;
    const { version } = await workbook.read(["customer"]);
    host.user.sortTable("客户", 0, false);
    const update = [{ id: ulid(2), cells: { site: "无锡", contactName: "王" } }];
    await workbook.commit({ tables: { customer: { update } } }, version);
    expect(await notes(stage)).toEqual(["c", "1e5", "007"]);
    const rows = await rowsOf(workbook, "customer");
    expect(rows.filter(({ site }) => site === "无锡").map(({ name }) => name)).toEqual(["乙"]);
  });

  for (const [how, isValidated] of [
    ["a write below", false],
    ["a resize", true],
  ] as const)
    test(`that calculates is filled by Excel in the row a table gains by ${how}, and Kesu writes nothing there`, async () => {
      const stage = await withOwnColumn();
      await stage.door.run(async (context) => {
        const table = context.workbook.tables.getItem("客户");
        table.columns.add(undefined, [["自算"], ["=$C$4&C4"], ["=$C$4&C5"], ["=$C$4&C6"]]);
        await context.sync();
        if (!isValidated) return;
        const below = context.workbook.worksheets.getItem("客户").getRange("B4:C40");
        below.dataValidation.rule = { custom: { formula: "=TRUE" } };
        await context.sync();
      });
      stage.workbook.forget();
      await stage.workbook.read(["customer"]);
      await insert(stage.workbook, { id: ulid(9), name: "丁" });
      const filled = await stage.door.run(async (context) => {
        const { columns } = context.workbook.tables.getItem("客户");
        const own = columns.getItem("自算").getDataBodyRange().load("formulas");
        const note = columns.getItem("备注").getDataBodyRange().load("formulas");
        await context.sync();
        return [own.formulas.flat().at(-1), note.formulas.flat().at(-1)] as unknown[];
      });
      expect(filled).toEqual(["=$C$4&C7", ""]);
    });

  test("does not stop a new record although a note stands in the next free row", async () => {
    const stage = await withOwnColumn();
    stage.host.user.type("客户", "C7", "待办");
    await stage.workbook.read(["customer"]);
    await insert(stage.workbook, { id: ulid(9), name: "丁" });
    expect((await rowsOf(stage.workbook, "customer")).map(({ name }) => name)).toContain("丁");
  });
});

test("an update whose row was deleted meanwhile is refused, and its log is taken back", async () => {
  const { host, workbook } = await aRegister();
  const { version } = await workbook.read(["customer", "log"]);
  host.user.deleteRows("客户", 4, 1);
  const update = [{ id: ulid(1), cells: { site: "无锡" } }];
  const log = { insert: [{ id: ulid(3), who: "王" }] };
  await refused(workbook.commit({ tables: { customer: { update }, log } }, version), "changed-since-opened");
  expect(await rowsOf(workbook, "log")).toEqual([]);
});
