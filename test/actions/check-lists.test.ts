import { applyFixes } from "../../src/actions/apply-fixes";
import { checkRegister } from "../../src/actions/check-register";
import { qp12a } from "../../src/procedure/qp-12a";
import { mayApprove } from "../../src/rules/flow/approvals";
import { roleMeant } from "../../src/rules/flow/role-holders";
import type { TableName } from "../../src/records/tables";
import type { CellsByField } from "../../src/workbook/port";
import { aRegister, type TestRegister } from "./a-register";

/** A register whose list holds these rows, typed by hand: none has an id. */
async function withRows(table: TableName, ...rows: readonly CellsByField[]) {
  const register = await aRegister();
  await typeByHand(register, table, ...rows);
  return register;
}

async function typeByHand(register: TestRegister, table: TableName, ...rows: readonly CellsByField[]) {
  const typed = rows.map((cells) => ({ id: register.ports.newId(), cells }));
  await register.put(table, ...typed.map(({ id, cells }) => ({ ...cells, id })));
  const { version } = await register.workbook.read([table]);
  const update = typed.map(({ id }) => ({ id, cells: { id: null } }));
  await register.workbook.commit({ tables: { [table]: { update } } }, version);
}

/** What is said of a list: "B4 V-02 day-range", with the proposal behind it. */
async function told({ ports }: TestRegister, ...tables: readonly TableName[]) {
  return (await checkRegister(ports))
    .filter(({ table }) => tables.includes(table))
    .map(({ cell, issue }) =>
      [
        cell?.split("!")[1] ?? "-",
        issue.rule,
        issue.problem.code,
        ...(issue.fix ? [`${issue.fix.field}=${issue.fix.value}`] : []),
      ].join(" "),
    );
}

describe("one finding for each unused value of every table that steers something", () => {
  it("节假日 rows we do not understand are told, one finding a row, and the others count", async () => {
    const register = await withRows(
      "holiday",
      { day: "2027-02-05~2027-02-11", kind: "休", name: "春节" },
      { day: "2027年1月9日", kind: "补班", name: "元旦调休" },
      { day: "1月1日", kind: "休", name: "元旦" },
      { day: "2027-03-05", kind: "休" },
      { day: 46461, kind: "厂庆" },
      { day: null, kind: "休", name: "不知哪天" },
      { day: 46462, kind: null },
      { day: 2_958_465, kind: "休" },
    );
    expect(await told(register, "holiday")).toEqual([
      "B4 V-02 day-range",
      "C5 V-10 synonym kind=班",
      "B6 V-02 not-a-date",
      "C8 V-10 not-in-list",
      "B9 V-54 missing",
      "C10 V-54 missing",
      "B11 V-02 date-out-of-range",
    ]);
    const { calendar } = await register.load();
    expect(calendar.isWorkday("2027-03-05")).toBe(false);
  });

  it("a day that 节假日 calls both 休 and 班 is told where it does not count", async () => {
    const register = await withRows(
      "holiday",
      { day: 46461, kind: "休" },
      { day: 46461, kind: "班" },
      { day: 46463, kind: "休" },
      { day: 46463, kind: "休" },
    );
    expect(await told(register, "holiday")).toEqual(["B4 V-54 listed-twice"]);
    expect((await register.load()).calendar.isWorkday("2027-03-15")).toBe(true);
  });

  it("a role nobody holds because of one typo is told, with the role that is meant, before anybody signs", async () => {
    const register = await withRows(
      "person",
      { name: "许总", role: "总经里" },
      { name: "高翔", role: "部门主管、品保主管", department: "品包部" },
      { name: "何颖", role: "营销中心负责人" },
      { name: "小李", role: "司机" },
      { name: null, role: "品保" },
    );
    const people = (await told(register, "person")).map((each) => each.replace(/^[A-Z]+/, ""));
    expect(people).toEqual([
      "5 V-11 not-in-master department=品保部",
      "8 V-11 missing",
      "4 V-10 role-unknown role=总经理",
      "7 V-10 role-unknown",
      "- V-50 role-unheld",
    ]);
    const [unheld] = (await checkRegister(register.ports)).filter(
      ({ issue }) => issue.problem.code === "role-unheld",
    );
    expect(unheld?.issue.problem).toEqual({
      code: "role-unheld",
      role: "总经理",
      steps: ["总经理批示", "对策可行性", "8D批准"],
      meant: ["许总"],
    });
    const { masters } = await register.load();
    expect(["许总", "林晓", "小李"].filter((name) => mayApprove(name, "总经理", masters))).toEqual(["许总"]);
  });

  it("a deputy of nobody, or whose time ends before it begins, is told", async () => {
    const register = await withRows(
      "person",
      { name: "许总", deputyFor: "高祥；林晓", deputyFrom: 46350, deputyUntil: 46346 },
      { name: "高翔人" },
      { name: "林晓", deputyFor: "高翔人", deputyFrom: 46346, deputyUntil: 2_958_465 },
    );
    expect((await told(register, "person")).map((each) => each.replace(/^[A-Z]+/, ""))).toEqual([
      "6 V-02 date-out-of-range",
      "4 V-50 not-in-master",
      "4 V-50 date-before",
    ]);
  });

  it("no role of the procedure is so near another that one passes for the other", () => {
    for (const role of qp12a.roles)
      expect(
        roleMeant(
          role,
          qp12a.roles.filter((each) => each !== role),
        ),
      ).toBeUndefined();
  });

  it("a company that has written no role yet is told of none", async () => {
    expect(await told(await withRows("person", { name: "林晓" }), "person")).toEqual([]);
    expect(await told(await aRegister(), "person")).toEqual([]);
  });

  it("出货 is checked: months, quantities, customers and families, and what stands there twice", async () => {
    const register = await withRows(
      "shipment",
      { month: "2026年9月", customer: null, family: null, shippedQty: "1,200 pcs" },
      { month: 46266, customer: "苏州澜起", family: "灯具", shippedQty: 1200 },
      { month: "九月", customer: "苏州澜启", family: "灯具", shippedQty: 1200 },
      { month: "2026-10", customer: "苏州澜起", family: "灯具", shippedQty: 1 },
      { month: "2026-10", customer: "苏州澜起", family: "灯具", shippedQty: 2 },
      { month: "2026-11", customer: "苏州澜起", family: "灯具", shippedQty: null },
      { month: "2126-11", customer: "苏州澜起", family: "灯具", shippedQty: 3 },
    );
    await register.put("customer", { name: "苏州澜起" });
    await register.put("family", { name: "灯具" });
    expect(await told(register, "shipment")).toEqual([
      "E4 V-09 number-written-otherwise shippedQty=1200",
      "B4 V-53 not-a-month month=2026-09",
      "C4 V-53 missing",
      "D4 V-53 missing",
      "B5 V-53 not-a-month month=2026-09",
      "B6 V-53 not-a-month",
      "C6 V-11 not-in-master customer=苏州澜起",
      "B8 V-53 listed-twice",
      "E9 V-53 missing",
      "B10 V-53 not-a-month",
    ]);
  });

  it("料号, 客户 and 不良代码 are read like the register: names, choices, families, and what stands there twice", async () => {
    const register = await withRows(
      "part",
      { name: "CN-208", family: "连接其", uom: "pcs" },
      { name: "CN-208", family: "灯具", uom: "个" },
      { name: 7, uom: "打" },
      { name: null, model: "CN-2" },
    );
    await register.put("family", { name: "灯具" }, { name: "连接器" });
    await register.put("defect", { name: "A01", defectClass: "外表", family: "灯具" });
    const part = (await told(register, "part")).map((each) => each.replace(/^[A-Z]+/, ""));
    expect(part).toEqual([
      "4 V-10 synonym uom=个",
      "4 V-11 listed-twice",
      "4 V-11 not-in-master family=连接器",
      "6 V-12 damaged-by-excel",
      "6 V-10 not-in-list",
      "7 V-11 missing",
    ]);
    expect((await told(register, "defect")).map((each) => each.replace(/^[A-Z]+/, ""))).toEqual([
      "4 V-10 synonym defectClass=外观",
    ]);
  });

  it("设置: a key that is none is told with the one that is meant, a key twice, a value without a key, and none", async () => {
    const register = await aRegister();
    const { tables } = await register.workbook.read(["setting"]);
    const end = 3 + (tables.setting?.rows.length ?? 0);
    await typeByHand(
      register,
      "setting",
      { key: "sla.closng", value: "45" },
      { key: "sla.closing", value: 45 },
      { key: null, value: "45" },
      { key: "宇宙", value: "42" },
    );
    const closing = 4 + (tables.setting?.rows.findIndex(({ cells }) => cells.includes("sla.closing")) ?? 0);
    expect(await told(register, "setting")).toEqual([
      `B${closing} V-10 listed-twice`,
      `B${end + 1} V-10 setting-unknown key=sla.closing`,
      `B${end + 3} V-10 missing`,
      `B${end + 4} V-10 setting-unknown`,
    ]);
    const { procedure } = await register.load();
    expect(procedure.clocks.find(({ id }) => id === "D-12b")?.limit).toBe(45);
  });

  it("设置: a value that was taken away is told with the default that stands", async () => {
    const register = await aRegister();
    const { version, tables } = await register.workbook.read(["setting"]);
    const id = tables.setting?.rows.find(({ cells }) => cells.includes("sla.closing"))?.id ?? "";
    await register.workbook.commit(
      { tables: { setting: { update: [{ id, cells: { value: null } }] } } },
      version,
    );
    expect(await told(register, "setting")).toEqual([
      expect.stringMatching(/^D\d+ V-10 setting-empty value=30$/),
    ]);
  });
});

describe("the proposals of lists are taken like any other", () => {
  it("in rows typed by hand, which become records by it, and in rows that are records", async () => {
    const register = await withRows("shipment", {
      month: "2026年9月",
      customer: "苏州澜起",
      family: "灯具",
      shippedQty: "1,200 pcs",
    });
    await register.put("person", { name: "许总", role: "总经里、品保" });
    await typeByHand(register, "holiday", { day: 46461, kind: "补班" });
    const found = (await checkRegister(register.ports)).filter(({ issue }) => issue.fix);
    expect(found.map(({ issue }) => issue.fix?.value).sort()).toEqual([
      "1200",
      "2026-09",
      "总经理、品保",
      "班",
    ]);
    expect(await applyFixes(found, register.ports)).toEqual({ applied: found, left: [] });

    const { masters, lists, log } = await register.load();
    expect(masters.shipments).toEqual([
      expect.objectContaining({ month: "2026-09", shippedQty: 1200, customer: "苏州澜起" }),
    ]);
    expect(masters.people.map(({ role }) => role)).toContain("总经理、品保");
    expect(lists.holiday.map(({ record }) => record.kind)).toEqual(["班"]);
    const changed = log.map(({ table, field, old, new: fresh }) => [table, field, old, fresh].join(" "));
    expect(changed).toEqual(
      expect.arrayContaining([
        "shipment month 2026年9月 2026-09",
        "person role 总经里、品保 总经理、品保",
        "holiday kind 补班 班",
      ]),
    );
    const left = (await checkRegister(register.ports)).filter(({ issue }) => issue.fix);
    expect(left).toEqual([]);
  });
});
