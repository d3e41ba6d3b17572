import { monotonicFactory } from "ulid";
import { advanceCase } from "../../src/actions/advance-case";
import { type Undone, undoLast } from "../../src/actions/undo-last";
import { verifyRegister } from "../../src/actions/verify-register";
import { takeIn } from "../../src/actions/take-in";
import type { Ports } from "../../src/actions/ports";
import { RECORD_GONE, UNDONE } from "../../src/records/log";
import { MemoryOutbox } from "../../src/actions/memory-outbox";
import { mergeChanges } from "../../src/actions/merge-changes";
import { nodeCodec } from "../../src/opc/node-codec";
import { qp12a } from "../../src/procedure/qp-12a";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { loadRegister } from "../../src/workbook/register";
import { aDevice, type TestDevice } from "./a-device";
import { aRegister, holidays } from "./a-register";

const refusal = (undone: Undone): string =>
  undone.ok
    ? "taken back"
    : [undone.refusal.code, ...undone.refusal.at.map(({ table, field }) => `${table}.${field}`)].join(" ");

const undo = async (ports: Ports): Promise<string> => refusal(await undoLast(ports));

/** The case, its lists and every cell of them that people or Kesu filled in; versions and log aside. */
const picture = async ({ load }: TestDevice): Promise<unknown> => {
  const [one] = (await load()).cases;
  return JSON.parse(
    JSON.stringify(one, (name, value: unknown) => (["rowVersion", "seal"].includes(name) ? 0 : value)),
  );
};

/** Types into cells past Kesu. */
async function type({ workbook, id }: TestDevice, cells: Record<string, string>): Promise<void> {
  const { version } = await workbook.read(["complaint"]);
  await workbook.commit({ tables: { complaint: { update: [{ id, cells }] } } }, version);
}

describe("undo of the last own change (V-50, R-6.4.1)", () => {
  it("sets fields back to what they were, with what follows from them, and logs it", async () => {
    const device = await aDevice();
    await device.amend({ customerNeedQty: "10" });
    const before = await picture(device);
    await device.amend({
      defectQty: "100",
      customerDemand: "退货",
      massReturn: "是",
      amountInvolved: "1234.5",
    });
    const undone = await undoLast(device.ports);
    expect(undone).toMatchObject({ ok: true });
    expect(undone.ok && undone.back.map(({ field, from, to }) => `${field} ${from}→${to}`)).toEqual([
      "defectQty 100→52",
      "customerDemand 退货→换货",
      "massReturn true→",
      "amountInvolved 123450→",
    ]);
    expect(await picture(device)).toEqual(before);
    const { log } = await device.load();
    expect(log.filter(({ field }) => field === UNDONE)).toHaveLength(1);
    expect(log.at(-1)).toMatchObject({ field: UNDONE, who: "林晓", device: "pc-1" });
    const verified = await verifyRegister(device.ports);
    expect(verified.outside).toEqual([]);
    expect(verified.chains.flatMap(({ breaks }) => breaks)).toEqual([]);
  });

  it("takes new rows of lists back: the row is emptied, the log keeps what stood there", async () => {
    const device = await aDevice();
    await device.amend({
      cost: [{ category: "返工人工", accepted: "100", currency: "CNY" }],
      share: [{ party: "生产部", percent: "100%" }],
    });
    const before = await picture(device);
    await device.amend({
      cost: [{ category: "差旅", accepted: "300", currency: "CNY" }],
      measure: [{ type: "纠正", content: "换模具", owner: "林晓" }],
      customerDemand: "退货",
    });
    expect(await undo(device.ports)).toBe("taken back");
    expect(await picture(device)).toEqual(before);
    const { log, parts } = await device.load();
    expect(parts.measure).toEqual([]);
    expect(parts.share[0]?.record.amount).toBe(10_000); // what follows from the lists follows
    expect(log.filter(({ field }) => field === RECORD_GONE).map(({ table }) => table)).toEqual([
      "measure",
      "cost",
    ]);
    expect(log.some(({ new: fresh }) => fresh?.includes("换模具"))).toBe(true);
    expect((await verifyRegister(device.ports)).outside).toEqual([]);
    expect((await takeIn(device.ports, { how: "outside" })).changes).toEqual([]);
    await device.amend({ measure: [{ type: "预防", content: "点检" }] });
    expect((await device.load()).parts.measure).toHaveLength(1);
  });

  it("is done once: an undo is not undone, and the change before it is left alone", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    await device.amend({ customerDemand: "返修" });
    expect(await undo(device.ports)).toBe("taken back");
    const before = await device.workbook.bytes();
    expect(await undo(device.ports)).toBe("was-undo");
    expect(await device.workbook.bytes()).toEqual(before);
    await device.amend({ customerDemand: "补货" });
    expect(await undo(device.ports)).toBe("taken back");
    expect((await device.load()).cases[0]?.complaint.customerDemand).toBe("退货");
  });

  it("tells a commit from the next one of the same second (R-6.4.1)", async () => {
    const device = await aDevice();
    const ports: Ports = { ...device.ports, now: () => "2026-11-20 11:00:00", newId: monotonicFactory() };
    await device.amend({ customerDemand: "退货", urgency: "紧急" }, ports);
    await device.amend({ orderNo: "PO-9", lotQty: "6000" }, ports);
    expect(await undo(ports)).toBe("taken back");
    expect((await device.load()).cases[0]?.complaint).toMatchObject({
      customerDemand: "退货",
      urgency: "紧急",
      orderNo: "PO-1",
      lotQty: 5000,
    });
  });

  it("takes a commit back as a whole though it was written over more than a moment (R-6.4.1)", async () => {
    const device = await aDevice();
    const before = await picture(device);
    let moment = Date.parse("2026-11-20T11:00:00Z");
    const inTime = monotonicFactory();
    const ports: Ports = { ...device.ports, newId: () => inTime((moment += 7)) };
    await device.amend({ customerDemand: "退货", urgency: "紧急", orderNo: "PO-9", lotQty: "6000" }, ports);
    expect(await undo(ports)).toBe("taken back");
    expect(await picture(device)).toEqual(before);
  });

  it("leaves alone what somebody changed since, names the field, and writes nothing", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货", lotQty: "6000" });
    await device.amend({ customerDemand: "报废" }, device.other);
    const before = await device.workbook.bytes();
    expect(await undo(device.ports)).toBe("changed-later complaint.customerDemand");
    expect(await device.workbook.bytes()).toEqual(before);
  });

  it("counts what was typed into the sheet since as changed, taken in or not", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    await type(device, { customerDemand: "手工改" });
    expect(await undo(device.ports)).toBe("changed-later complaint.customerDemand");
    await takeIn(device.ports, { how: "outside" });
    expect(await undo(device.ports)).toBe("changed-later complaint.customerDemand");
  });

  it("takes back its own change though others worked on something else, and though something was taken in", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    await device.amend({ urgency: "紧急" }, device.other);
    await type(device, { orderNo: "PO-9" });
    await takeIn(device.ports, { how: "outside" });
    expect(await undo(device.ports)).toBe("taken back");
    expect((await device.load()).cases[0]?.complaint).toMatchObject({
      customerDemand: "换货",
      urgency: "紧急",
      orderNo: "PO-9",
    });
  });

  it("leaves no row behind where the file was saved by somebody else meanwhile", async () => {
    const device = await aDevice();
    const theirs = await openFileWorkbook(await device.workbook.bytes(), nodeCodec);
    const outbox = new MemoryOutbox();
    const ports: Ports = { ...device.ports, outbox };
    await device.amend({ measure: [{ type: "纠正", content: "换模具" }], customerDemand: "退货" }, ports);
    expect(await undo(ports)).toBe("taken back");
    const merged = { ...device.ports, workbook: theirs };
    expect((await mergeChanges(outbox.kept, merged)).conflicts).toEqual([]);
    expect((await loadRegister(theirs, qp12a, holidays)).parts.measure).toEqual([]);
    const verified = await verifyRegister(merged);
    expect(verified.outside).toEqual([]);
    expect(verified.chains.flatMap(({ breaks }) => breaks)).toEqual([]);
  });

  it("keeps a row of a list that was changed since", async () => {
    const device = await aDevice();
    await device.amend({ measure: [{ type: "纠正", content: "换模具" }] });
    const [row] = (await device.load()).parts.measure;
    await device.amend({ measure: [{ id: row?.record.id ?? "", owner: "王芳" }] }, device.other);
    expect(await undo(device.ports)).toBe("changed-later measure.owner");
    expect((await device.load()).parts.measure).toHaveLength(1);
  });

  it("refuses a registration: the number was given out", async () => {
    const { ports } = await aDevice();
    expect(await undo(ports)).toBe("registered");
  });

  it("refuses a step of the procedure, and a change on which a later step rests (V-31)", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    const advanced = await advanceCase(
      device.id,
      { to: "已撤销", kind: "撤销", reason: "测试" },
      device.other,
    );
    expect(advanced.ok).toBe(true);
    expect(await undo(device.other)).toBe("step");
    expect(await undo(device.ports)).toBe("moved-on complaint.status");
  });

  it("has nothing to take back where this device wrote nothing", async () => {
    const { ports } = await aRegister();
    expect(await undo(ports)).toBe("nothing");
  });
});
