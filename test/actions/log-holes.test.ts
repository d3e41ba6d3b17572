import { recordPrinted } from "../../src/actions/record-printed";
import { verifyRegister } from "../../src/actions/verify-register";
import type { LogEntry } from "../../src/records/log";
import { aDevice, type TestDevice } from "./a-device";
import { aRegister } from "./a-register";

/** Takes rows out of the log, as somebody does who deletes them in the sheet. */
async function without(device: TestDevice, isGone: (entry: LogEntry) => boolean): Promise<void> {
  const { version, tables } = await device.workbook.read(["log"]);
  const gone = new Set((await device.load()).log.filter(isGone).map(({ id }) => id));
  const vacate = (tables.log?.rows ?? []).flatMap(({ id, row }) =>
    id !== null && gone.has(id) ? [{ row, id, gone: true as const }] : [],
  );
  await device.workbook.commit({ tables: { log: { vacate } } }, version);
}

const holes = async ({ ports }: TestDevice): Promise<readonly string[]> =>
  (await verifyRegister(ports)).holes.map(({ kind, table }) => `${kind} ${table}`);

describe("15: `verify` tells when rows of the log are gone", () => {
  it("not one where all is there, nor in a new register", async () => {
    expect(await holes(await aDevice())).toEqual([]);
    expect((await verifyRegister((await aRegister()).ports)).holes).toEqual([]);
  });
  it("the log is empty, and there are complaints", async () => {
    const device = await aDevice();
    await without(device, () => true);
    expect(await holes(device)).toEqual(["empty log"]);
  });
  it("a case has no registration in the log: the whole chain of the device that made it is gone", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" }, device.other);
    await without(device, ({ device: of }) => of === "pc-1");
    expect(await holes(device)).toContain("unlogged complaint");
  });
  it("the end of a chain was cut off: what Kesu wrote last stands in no row", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    await without(device, ({ field }) => field !== "*");
    expect((await verifyRegister(device.ports)).chains.flatMap(({ breaks }) => breaks)).toEqual([]);
    expect(await holes(device)).toEqual(["cut complaint"]);
  });
  it("the very last row of a chain", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    const last = (await device.load()).log.at(-1);
    await without(device, ({ id }) => id === last?.id);
    expect(await holes(device)).toEqual(["cut complaint"]);
  });
  it("a device's rows that stood in the log when a document was printed elsewhere", async () => {
    const device = await aDevice();
    await recordPrinted(device.id, JSON.stringify({ document: "reply" }), device.other);
    const note = { table: "complaint", complaintNo: "26112001", field: "printed" };
    await recordPrinted(device.id, JSON.stringify(note), { ...device.other, device: "pc-3" });
    expect(await holes(device)).toEqual([]);
    await without(device, ({ device: of }) => of === "pc-2");
    expect(await holes(device)).toEqual(["unseen log"]);
  });
  it("a cell that was changed without Kesu is no hole", async () => {
    const device = await aDevice();
    const { version } = await device.workbook.read([]);
    const update = [{ id: device.id, cells: { customerDemand: "赔偿" } }];
    await device.workbook.commit({ tables: { complaint: { update } } }, version);
    expect(await holes(device)).toEqual([]);
  });
});
