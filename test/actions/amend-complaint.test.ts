import { amendComplaint } from "../../src/actions/amend-complaint";
import { registerComplaint } from "../../src/actions/register-complaint";
import { aRegister, said, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

describe("amending a case", () => {
  it("fills in what was 待补, logs old and new, and leaves the state alone", async () => {
    const { ports, load } = await aRegister();
    const { lotQty: _lotQty, ...rest } = typed;
    const registered = await registerComplaint(rest, plainly, ports);
    const id = registered.ok ? (registered.case.complaint.id ?? "") : "";
    const amended = await amendComplaint(id, { lotQty: "5200", amountInvolved: "20000" }, plainly, ports);
    expect(amended.ok).toBe(true);
    const { cases, log } = await load();
    expect(cases[0]?.complaint).toMatchObject({
      status: "已登记",
      complaintNo: "26112001",
      lotQty: 5200,
      defectRate: 0.01,
      levelSuggested: "重大",
      rowVersion: 2,
    });
    expect(log.filter(({ field }) => field === "lotQty")).toMatchObject([
      { old: null, new: "5200", who: "林晓" },
    ]);
    expect(log.find(({ field }) => field === "levelSuggested")).toMatchObject({ old: "一般", new: "重大" });
  });

  it("refuses a wrong value and writes nothing", async () => {
    const { ports, workbook } = await aRegister();
    const registered = await registerComplaint(typed, plainly, ports);
    const before = await workbook.bytes();
    const amended = await amendComplaint(
      registered.ok ? (registered.case.complaint.id ?? "") : "",
      { defectQty: "5001" },
      plainly,
      ports,
    );
    expect(amended.issues.map(said)).toContain("V-06 block defectQty,lotQty");
    expect(amended.ok).toBe(false);
    expect(await workbook.bytes()).toEqual(before);
  });

  it("draws a draft's number when it is complete enough", async () => {
    const { ports, load } = await aRegister();
    const kept = await registerComplaint(
      { customer: "新客户" },
      { asDraft: true, acceptFixes: false },
      ports,
    );
    const id = kept.ok ? (kept.case.complaint.id ?? "") : "";
    const tooEarly = await amendComplaint(id, { complaintText: "短少" }, plainly, ports);
    expect(tooEarly.issues.filter(({ severity }) => severity === "block").map(said)).toEqual([
      "V-22 block safetyRisk",
    ]);
    await amendComplaint(id, { complaintText: "短少", safetyRisk: "否" }, plainly, ports);
    expect((await load()).cases[0]?.complaint).toMatchObject({ status: "已登记", complaintNo: "26112001" });
  });

  it("is not locked by another fault of an old row", async () => {
    const { ports, workbook, load } = await aRegister();
    const registered = await registerComplaint(typed, plainly, ports);
    const id = registered.ok ? (registered.case.complaint.id ?? "") : "";
    const { version } = await workbook.read([]);
    await workbook.commit(
      { tables: { complaint: { update: [{ id, cells: { defectQty: 9000 } }] } } },
      version,
    );
    const amended = await amendComplaint(id, { contactName: "周敏" }, plainly, ports);
    expect(amended).toMatchObject({ ok: true });
    expect(amended.issues.map(said)).toContain("V-06 warn defectQty,lotQty");
    expect((await load()).cases[0]?.complaint.contactName).toBe("周敏");
  });
});
