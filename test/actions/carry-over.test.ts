import { carryOver, type CarriedOver } from "../../src/actions/carry-over";
import { outsideFindings } from "../../src/actions/outside-findings";
import { recordChange } from "../../src/actions/record-change";
import { registerComplaint } from "../../src/actions/register-complaint";
import { nodeCodec } from "../../src/opc/node-codec";
import { qp12a } from "../../src/procedure/qp-12a";
import type { TableName } from "../../src/records/tables";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import { newRegister } from "../../src/workbook/new-register";
import { OlderWorkbook } from "../../src/workbook/older-layout";
import type { CellsByField } from "../../src/workbook/port";
import { loadRegister, type Register } from "../../src/workbook/register";
import { isSealed, sealOver } from "../../src/workbook/seal";
import { typedByHand } from "../workbook/by-hand";
import { asLayoutOne } from "../workbook/layout-one";
import { aRegister, holidays, type TestRegister, typed } from "./a-register";
import { brokenChains } from "./two-sides";

const plainly = { asDraft: false, acceptFixes: false };

interface Stage extends TestRegister {
  readonly ids: readonly string[];
}

/** Two cases: of the first the unit's answer was extended, as layout 1 keeps it. */
async function staged(): Promise<Stage> {
  const register = await aRegister();
  const { ports, workbook } = register;
  const ids: string[] = [];
  for (const lotNo of ["L1", "L2"]) {
    const done = await registerComplaint(
      { ...typed, lotNo, lines: [{ partNo: "008", lotQty: "100", defectQty: "3", uom: "个" }] },
      plainly,
      ports,
    );
    if (done.ok) ids.push(done.case.complaint.id ?? "");
  }
  const to = { sentToUnitAt: "2026-11-16", contactName: "周敏" };
  const update = [{ table: "complaint" as const, id: ids[0] ?? "", to }];
  await recordChange({ update }, await register.load(), ports);
  await extend(workbook, ids[0] ?? "", { extDue: 46_350, extReason: "模具外发", extBy: "孙立" });
  return { ...register, ids };
}

/** Writes an extension where layout 1 had it, sealed as it was then. */
async function extend(workbook: FileWorkbook, id: string, cells: CellsByField): Promise<void> {
  const { version, tables } = await workbook.read(["complaint"]);
  const { columns = [], rows = [] } = tables.complaint ?? {};
  const row = rows.find((each) => each.id === id)?.cells ?? [];
  const all = { ...Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null])), ...cells };
  const { extDue, extReason, extBy } = cells;
  const lent = { cutInAt: extDue ?? null, liabilityEvidence: extReason ?? null, mergedInto: extBy ?? null };
  const seal = sealOver("complaint", all, ["extDue", "extReason", "extBy"]);
  await workbook.commit({ tables: { complaint: { update: [{ id, cells: { ...lent, seal } }] } } }, version);
}

interface Carried {
  readonly carried: CarriedOver;
  readonly after: Register;
  readonly workbook: FileWorkbook;
}

async function carriedFrom(old: FileWorkbook, { ports }: Pick<Stage, "ports">): Promise<Carried> {
  const older = await OlderWorkbook.open(await asLayoutOne(old), nodeCodec);
  const fresh = await openFileWorkbook(
    await newRegister({ procedure: qp12a, newId: ports.newId, codec: nodeCodec }),
    nodeCodec,
  );
  const carried = await carryOver(older, fresh, ports);
  const workbook = await openFileWorkbook(await fresh.bytes(), nodeCodec);
  return { carried, workbook, after: await loadRegister(workbook, qp12a, holidays) };
}

test("a register of layout 1 is opened by nobody: never half-read", async () => {
  const { workbook } = await staged();
  await expect(openFileWorkbook(await asLayoutOne(workbook), nodeCodec)).rejects.toMatchObject({
    code: "older-layout",
    detail: "1",
  });
});

describe("carrying a register over into a new one", () => {
  it("takes every record along with its id, and the log with its chains as they are", async () => {
    const stage = await staged();
    await stage.put("customer", { name: "苏州澜起光电" }, { name: "宁波拓远" });
    await stage.put("holiday", { day: 46_400, kind: "休" });
    const before = await stage.load();
    const { after, carried } = await carriedFrom(stage.workbook, stage);
    expect(after.cases.map(({ complaint, lines }) => [complaint.id, complaint.complaintNo, lines])).toEqual(
      before.cases.map(({ complaint, lines }) => [complaint.id, complaint.complaintNo, lines]),
    );
    expect(after.cases[0]?.complaint).toMatchObject({ contactName: "周敏", lotNo: "L1" });
    expect(after.log.slice(0, before.log.length)).toEqual(before.log);
    expect(brokenChains(after.log)).toEqual([]);
    expect([...after.masters.customers.keys()]).toEqual(["苏州澜起光电", "宁波拓远"]);
    expect(after.calendar.isWorkday("2027-01-13")).toBe(false);
    expect(carried.rows.get("complaint")).toBe(2);
    expect(carried.rows.get("log")).toBe(before.log.length);
    expect(after.tableIssues).toEqual([]);
  });

  it("makes of an extension a row of 期限调整 for D-03 and logs it (§6.1.8, G-10)", async () => {
    const stage = await staged();
    const { after, carried, workbook } = await carriedFrom(stage.workbook, stage);
    expect(carried.extensions).toBe(1);
    expect(after.cases[0]?.parts.clockChange).toMatchObject([
      {
        complaintId: stage.ids[0],
        complaintNo: "26112001",
        lineNo: 1,
        kind: "延期",
        clock: "D-03",
        original: "2026-11-19",
        until: "2026-11-24",
        reason: "模具外发",
        approvedBy: "孙立",
      },
    ]);
    expect(after.cases[0]?.complaint).toMatchObject({
      cutInAt: null,
      liabilityEvidence: null,
      mergedInto: null,
    });
    expect(after.log.filter(({ field }) => field === "extReason")).toMatchObject([
      { record: stage.ids[0], old: "模具外发", new: null },
    ]);
    expect(await outsideFindings({ ...stage.ports, workbook })).toEqual([]);
  });

  it("keeps the company's settings and departments under their ids", async () => {
    const stage = await staged();
    const { version, tables } = await stage.workbook.read(["setting", "department"]);
    const [setting] = tables.setting?.rows ?? [];
    const departments = tables.department?.rows ?? [];
    const gone = departments.at(-1)?.id ?? "";
    const update = [{ id: setting?.id ?? "", cells: { value: "澜起电子" } }];
    await stage.workbook.commit(
      {
        tables: {
          setting: { update },
          department: {
            update: [
              { id: departments[0]?.id ?? "", cells: { name: "质量部", synonyms: "品保部" } },
              { id: gone, cells: { id: null, name: null } },
            ],
          },
        },
      },
      version,
    );
    const { after, workbook } = await carriedFrom(stage.workbook, stage);
    expect(after.procedure.companyName).toBe("澜起电子");
    expect(after.masters.departments[0]).toMatchObject({ id: departments[0]?.id, name: "质量部" });
    expect(after.masters.departments).toHaveLength(departments.length - 1);
    const now = (await workbook.read(["setting"])).tables.setting?.rows ?? [];
    expect(now.map(({ id }) => id)).toContain(setting?.id);
    // what was changed without Kesu is still told
    const told = await outsideFindings({ ...stage.ports, workbook });
    expect(told.map(({ table, issue }) => [table, issue.rule])).toEqual([["setting", "V-60"]]);
  });

  it("still tells what was changed without Kesu, and gives rows without an id one", async () => {
    const stage = await staged();
    const { version } = await stage.workbook.read([]);
    const update = [{ id: stage.ids[1] ?? "", cells: { orderNo: "外改" } }];
    await stage.workbook.commit({ tables: { complaint: { update } } }, version);
    const old = await typedByHand(stage.workbook, "complaint", { customer: "新客户", complaintText: "划伤" });
    const { carried, after, workbook } = await carriedFrom(old, stage);
    expect(carried.newIds).toBe(1);
    expect(after.complaints.at(-1)?.record).toMatchObject({ customer: "新客户" });
    const sealedRows = after.complaints.map(({ record: { id } }) =>
      isSealed("complaint", after.cells("complaint", id ?? "") ?? {}),
    );
    expect(sealedRows).toEqual([true, false, false]);
    const told = await outsideFindings({ ...stage.ports, workbook });
    expect(told.map(({ row, issue }) => [row, issue.problem.code])).toEqual([
      [5, "changed-outside"],
      [6, "added-outside"],
    ]);
  });

  it("names what is none of the register's and stays behind", async () => {
    const stage = await staged();
    const older = await OlderWorkbook.open(await asLayoutOne(stage.workbook), nodeCodec);
    const own = await older.peoplesOwn();
    expect(own).toContain("客诉台账「切入批号」"); // no column of layout 1: somebody's own
    expect(own.filter((name) => !name.includes("「"))).not.toContain("月度回顾");
  });

  it("does the same with a register of this layout: lists and all", async () => {
    const stage = await staged();
    await stage.put("sweep" satisfies TableName, {
      complaintId: stage.ids[1] ?? "",
      complaintNo: "26112002",
      location: "成品仓",
    });
    const older = await OlderWorkbook.open(await stage.workbook.bytes(), nodeCodec);
    const fresh = await openFileWorkbook(
      await newRegister({ procedure: qp12a, newId: stage.ports.newId, codec: nodeCodec }),
      nodeCodec,
    );
    await carryOver(older, fresh, stage.ports);
    const after = await loadRegister(fresh, qp12a, holidays);
    expect(after.cases[1]?.parts.sweep).toMatchObject([{ location: "成品仓" }]);
  });
});
