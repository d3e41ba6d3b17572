import { undoLast } from "../../src/actions/undo-last";
import { type Verified, verifyRegister } from "../../src/actions/verify-register";
import { logCode } from "../../src/rules/log/log-chain";
import type { CellsByField } from "../../src/workbook/port";
import { sealed } from "../../src/workbook/seal";
import { aDevice, type TestDevice } from "./a-device";

const outside = ({ outside: facts }: Verified): string[] =>
  facts.map(({ table, row, kind, field = "", logged = "", standing = "" }) =>
    `${table} ${row ?? "-"} ${kind} ${field} ${logged}→${standing}`.trim(),
  );
const breaks = ({ chains, logRows }: Verified): string[] =>
  chains.flatMap(({ device, breaks: all }) =>
    all.map(({ kind, at }) => `${device} ${kind} ${logRows[at] ?? 0}`),
  );

/** Changes a row of any table past Kesu. */
async function change(
  { workbook, load }: TestDevice,
  table: "complaint" | "log" | "measure",
  id: string,
  cells: CellsByField,
  { resealed = false } = {},
): Promise<void> {
  const { version } = await workbook.read([table]);
  const whole = { ...(await load()).cells(table, id), ...cells };
  const written = resealed ? { ...cells, seal: sealed(table, whole)["seal"] ?? null } : cells;
  await workbook.commit({ tables: { [table]: { update: [{ id, cells: written }] } } }, version);
}

describe("the log as evidence (R-6.4.1)", () => {
  it("is whole, and the register follows from it, after everything Kesu does", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货", measure: [{ type: "纠正", content: "换模具" }] });
    await device.amend({ urgency: "紧急" }, device.other);
    await undoLast(device.ports);
    const verified = await verifyRegister(device.ports);
    expect(breaks(verified)).toEqual([]);
    expect(outside(verified)).toEqual([]);
    expect(verified.chains.map(({ device: name, rows }) => [name, rows > 0])).toEqual([
      ["pc-1", true],
      ["pc-2", true],
    ]);
    expect(verified.code).toBe(logCode((await device.load()).log));
    expect(verified.expected).toBeUndefined();
  });

  it("tells what was typed without Kesu: table, row, field, what the log says and what stands there", async () => {
    const device = await aDevice();
    await change(device, "complaint", device.id, { customerDemand: "报废", lotQty: 7000 });
    const found = outside(await verifyRegister(device.ports));
    expect(found).toEqual([
      expect.stringMatching(/^complaint \d+ changed lotQty 5000→7000$/),
      expect.stringMatching(/^complaint \d+ changed customerDemand 换货→报废$/),
    ]);
  });

  it("tells it of a row whose seal was worked out anew as well: the log knows better", async () => {
    const device = await aDevice();
    await change(device, "complaint", device.id, { customerDemand: "报废" }, { resealed: true });
    expect(outside(await verifyRegister(device.ports))).toEqual([
      expect.stringMatching(/changed customerDemand 换货→报废/),
    ]);
  });

  it("is not taken in by rows of the log that were sorted and an older value put back (R-6.4.1)", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "赔偿" });
    await device.amend({ customerDemand: "退货" });
    const { log, cells } = await device.load();
    const [first, second] = log.filter(({ field }) => field === "customerDemand").map(({ id }) => id ?? "");
    if (first === undefined || second === undefined) throw new Error("not logged");
    const [one, other] = [cells("log", first) ?? {}, cells("log", second) ?? {}];
    const { version } = await device.workbook.read(["log"]);
    const swapped = [
      { id: first, cells: other },
      { id: second, cells: one },
    ];
    await device.workbook.commit({ tables: { log: { update: swapped } } }, version);
    expect(outside(await verifyRegister(device.ports))).toEqual([]);
    await change(device, "complaint", device.id, { customerDemand: "赔偿" }, { resealed: true });
    const verified = await verifyRegister(device.ports);
    expect(breaks(verified)).toEqual([]);
    expect(outside(verified)).toEqual([expect.stringMatching(/changed customerDemand 退货→赔偿/)]);
  });

  it("tells records the log knows nothing of, and logged records without a row", async () => {
    const device = await aDevice();
    await device.put("measure", {
      complaintId: device.id,
      complaintNo: "26112001",
      lineNo: 1,
      content: "手工",
    });
    expect(outside(await verifyRegister(device.ports))).toEqual([
      expect.stringMatching(/^measure \d+ unlogged/),
    ]);
    const emptied = await aDevice();
    await emptied.amend({ measure: [{ type: "纠正", content: "换模具" }] });
    const [row] = (await emptied.load()).parts.measure;
    const { version } = await emptied.workbook.read(["measure"]);
    const vacate = [{ row: row?.row ?? 0, id: row?.record.id ?? "", gone: true as const }];
    await emptied.workbook.commit({ tables: { measure: { vacate } } }, version);
    expect(outside(await verifyRegister(emptied.ports))).toEqual(["measure - gone  →"]);
  });

  it("tells a setting that was changed", async () => {
    const device = await aDevice();
    const { version, tables } = await device.workbook.read(["setting"]);
    const [setting] = tables.setting?.rows ?? [];
    const update = [{ id: setting?.id ?? "", cells: { value: "别的" } }];
    await device.workbook.commit({ tables: { setting: { update } } }, version);
    const [fact, ...others] = outside(await verifyRegister(device.ports));
    expect(fact).toMatch(/^setting \d+ changed value .*→别的$/);
    expect(others).toEqual([]);
  });

  it("finds a changed row of the log by its row on the sheet, and what it hid", async () => {
    const device = await aDevice();
    await device.amend({ customerDemand: "退货" });
    const { log } = await device.load();
    const entry = log.find(({ field }) => field === "customerDemand");
    await change(device, "log", entry?.id ?? "", { new: "换货" });
    const verified = await verifyRegister(device.ports);
    expect(breaks(verified)).toEqual([expect.stringMatching(/^pc-1 changed \d+$/)]);
    expect(outside(verified)).toEqual([expect.stringMatching(/changed customerDemand 换货→退货/)]);
  });

  it("finds a code that was printed, now and in a log that went on, and misses one that was not", async () => {
    const device = await aDevice();
    const printed = (await verifyRegister(device.ports)).code;
    expect((await verifyRegister(device.ports, printed)).expected).toEqual({ kind: "now", isShort: false });
    await device.amend({ customerDemand: "退货" }, device.other);
    expect((await verifyRegister(device.ports, printed)).expected).toMatchObject({ kind: "earlier" });
    expect((await verifyRegister(device.ports, "00000000")).expected).toEqual({
      kind: "never",
      isShort: true,
    });
  });
});
