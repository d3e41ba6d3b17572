import { amendComplaint } from "../../src/actions/amend-complaint";
import { MemoryOutbox } from "../../src/actions/memory-outbox";
import { recordChange } from "../../src/actions/record-change";
import { registerComplaint } from "../../src/actions/register-complaint";
import { type Workbook, WorkbookError, type WorkbookErrorCode } from "../../src/workbook/port";
import { loadRegister } from "../../src/workbook/register";
import { isSealed } from "../../src/workbook/seal";
import { beforeNotes } from "../workbook/old-register";
import { aRegister, type TestRegister, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

async function registered(): Promise<TestRegister & { id: string }> {
  const register = await aRegister();
  const outcome = await registerComplaint(typed, plainly, register.ports);
  return { ...register, id: outcome.ok ? (outcome.case.complaint.id ?? "") : "" };
}

/** A workbook that writes and then says this, or says it and writes nothing. */
const failing = (workbook: Workbook, code: WorkbookErrorCode): Workbook => ({
  read: (...asked) => workbook.read(...asked),
  commit: () => Promise.reject(new WorkbookError(code)),
});

describe("a change", () => {
  it("seals the rows it writes, new and amended", async () => {
    const { ports, load, id } = await registered();
    expect(isSealed("complaint", (await load()).cells("complaint", id) ?? {})).toBe(true);
    await amendComplaint(id, { lotQty: "5200" }, plainly, ports);
    expect(isSealed("complaint", (await load()).cells("complaint", id) ?? {})).toBe(true);
  });

  it("does not seal over what somebody changed without Kesu", async () => {
    const { ports, load, workbook, id } = await registered();
    const { version } = await workbook.read([]);
    const change = { update: [{ id, cells: { lotNo: "手改" } }] };
    await workbook.commit({ tables: { complaint: change } }, version);
    await amendComplaint(id, { lotQty: "5200" }, plainly, ports);
    expect(isSealed("complaint", (await load()).cells("complaint", id) ?? {})).toBe(false);
  });

  it("names the columns to mend in the row, and takes them back when they are mended", async () => {
    const { ports, load, id } = await registered();
    const marked = async () => (await load()).cases[0]?.complaint.findings;
    await amendComplaint(id, { complaintText: "请致电 13812345678", contactPhone: "不详" }, plainly, ports);
    expect(await marked()).toContain(";投诉原因;");
    expect(await marked()).toContain(";联系电话;");
    await amendComplaint(id, { complaintText: "外壳有划痕", contactPhone: "" }, plainly, ports);
    expect(await marked()).toBeNull();
  });

  it("neither logs nor needs its notes: a register made without their columns works as before", async () => {
    const { ports, workbook } = await aRegister();
    const old = await beforeNotes(workbook);
    const on = { ...ports, workbook: old };
    const outcome = await registerComplaint(typed, plainly, on);
    const id = outcome.ok ? (outcome.case.complaint.id ?? "") : "";
    await amendComplaint(id, { lotQty: "5200" }, plainly, on);
    const { cases, log, tableIssues } = await loadRegister(old, ports.profile, ports.holidays);
    expect(cases[0]?.complaint).toMatchObject({ lotQty: 5200, seal: null, findings: null });
    expect(tableIssues).toEqual([]);
    expect(JSON.stringify(log)).not.toMatch(/seal|findings/);
  });

  it("writes several records of several tables in one commit, each with its rows of the log", async () => {
    const { ports, load, put, id } = await registered();
    await put("productLine", { complaintId: id, complaintNo: "26112001", lineNo: 2, lotQty: 100, uom: "个" });
    const before = await load();
    const line = before.productLines[0]?.record.id ?? "";
    await recordChange(
      {
        update: [
          { table: "productLine", id: line, to: { defectQty: 50 } },
          { table: "complaint", id, to: { contactName: "周敏" } },
        ],
      },
      before,
      ports,
    );
    const { cases, log } = await load();
    expect(cases[0]).toMatchObject({
      complaint: { contactName: "周敏", defectRate: 0.02, rowVersion: 2 },
      lines: [{ defectQty: 50 }],
    });
    const last = log
      .slice(before.log.length)
      .map((each) => [each.record === id ? "case" : "line", each.field, each.new]);
    expect(last).toEqual(
      expect.arrayContaining([
        ["line", "defectQty", "50"],
        ["case", "contactName", "周敏"],
        ["case", "defectRate", "0.02"],
      ]),
    );
    expect(last).not.toContainEqual(expect.arrayContaining(["seal"]));
  });

  it("writes nothing where nothing changes", async () => {
    const { ports, load, put, workbook, id } = await registered();
    await put("productLine", { complaintId: id, lotQty: 100 });
    const line = (await load()).productLines[0]?.record.id ?? "";
    const update = [{ table: "productLine" as const, id: line, to: { lotQty: 200 } }];
    await recordChange({ update }, await load(), ports);
    const { version } = workbook;
    await recordChange({ update }, await load(), ports);
    expect(workbook.version).toBe(version);
  });

  it("refuses to change a record that is not there", async () => {
    const { ports, load } = await registered();
    const change = { update: [{ table: "complaint" as const, id: "nobody", to: { model: "x" } }] };
    await expect(recordChange(change, await load(), ports)).rejects.toMatchObject({ code: "unknown-row" });
  });
});

describe("the outbox", () => {
  it("has the change with what stood there before, from before it is written", async () => {
    const { ports, id } = await registered();
    const outbox = new MemoryOutbox();
    let atCommit = 0;
    const workbook: Workbook = {
      read: (...asked) => ports.workbook.read(...asked),
      commit: (...change) => {
        atCommit = outbox.kept.length;
        return ports.workbook.commit(...change);
      },
    };
    await amendComplaint(id, { lotQty: "5200" }, plainly, { ...ports, workbook, outbox });
    expect(atCommit).toBe(1);
    expect(outbox.kept).toMatchObject([
      {
        tables: {
          complaint: { update: [{ id, cells: { lotQty: 5200 } }] },
          log: { insert: [{ field: "lotQty" }, {}, {}] },
        },
        before: { complaint: { [id]: { lotQty: 5000 } } },
      },
    ]);
    expect(structuredClone(outbox.kept)).toEqual(outbox.kept);
  });

  it.each(["changed-since-opened", "host-busy", "cell-edit-mode", "access-denied", "host-failed"] as const)(
    "lets go of it when nothing was written (%s)",
    async (code) => {
      const { ports } = await registered();
      const outbox = new MemoryOutbox();
      const on = { ...ports, workbook: failing(ports.workbook, code), outbox };
      await expect(registerComplaint({ ...typed, lotNo: "L9" }, plainly, on)).rejects.toMatchObject({ code });
      expect(outbox.kept).toEqual([]);
    },
  );

  it("keeps it when nobody knows whether it was written", async () => {
    const { ports } = await registered();
    const outbox = new MemoryOutbox();
    const on = { ...ports, workbook: failing(ports.workbook, "connection-lost"), outbox };
    await expect(registerComplaint({ ...typed, lotNo: "L9" }, plainly, on)).rejects.toMatchObject({
      code: "connection-lost",
    });
    expect(outbox.kept).toHaveLength(1);
    await outbox.drop(outbox.kept.map(({ id }) => id));
    expect(await outbox.all()).toEqual([]);
  });
});
