import { registerComplaint } from "../../src/actions/register-complaint";
import { chainHead, hashOf } from "../../src/rules/log/log-chain";
import { seenByExcelJs } from "../workbook/excel-js";
import { aRegister, said, typed } from "./a-register";

const plainly = { asDraft: false, acceptFixes: false };

describe("registering a complaint (§6.1.1)", () => {
  it("draws the number, keeps every value and fills in what follows", async () => {
    const { ports, load } = await aRegister();
    const outcome = await registerComplaint(typed, plainly, ports);
    expect(outcome).toMatchObject({ ok: true, assessment: { grade: "一般", provisional: true } });
    const { cases } = await load();
    expect(cases).toHaveLength(1);
    expect(cases[0]?.complaint).toMatchObject({
      complaintNo: "26112001",
      status: "已登记",
      registeredAt: "2026-11-20 10:00",
      registeredBy: "林晓",
      partNo: "007",
      lotQty: 5000,
      defectQty: 52,
      defectRate: 0.0104,
      levelSuggested: "一般",
      ym: "2026-11",
      isoWeek: "2026-W47",
      level: null,
    });
  });

  it("needs only customer, complaint and safety for a number; the rest is 待补", async () => {
    const { ports } = await aRegister();
    const outcome = await registerComplaint(
      { customer: "新客户", complaintText: "来料短少", safetyRisk: "待定" },
      plainly,
      ports,
    );
    expect(outcome.ok && outcome.case.complaint.complaintNo).toBe("26112001");
    const found = outcome.issues.map(said);
    for (const expected of [
      "V-20 warn channel",
      "V-20 warn receivedAt",
      "V-20 warn orderNo",
      "V-20 warn partNo,model",
      "V-21 warn sampleStatus",
      "V-22 warn safetyRisk",
      "V-11 warn customer",
    ])
      expect(found).toContain(expected);
    expect(found).not.toContain("V-20 warn registeredBy");
  });

  it("names every missing answer for a number at once, and writes nothing", async () => {
    const { ports, workbook } = await aRegister();
    const before = await workbook.bytes();
    const outcome = await registerComplaint({ channel: "鸽子", deliveryDate: "2026-02-30" }, plainly, ports);
    expect(outcome.ok).toBe(false);
    expect(outcome.issues.filter(({ severity }) => severity === "block").map(said)).toEqual([
      "V-10 block channel",
      "V-02 block deliveryDate",
      "V-20 block customer",
      "V-20 block complaintText",
      "V-22 block safetyRisk",
    ]);
    expect(await workbook.bytes()).toEqual(before);
  });

  it("keeps even less as 草稿, without a number", async () => {
    const { ports, load } = await aRegister();
    const outcome = await registerComplaint(
      { customer: "新客户" },
      { asDraft: true, acceptFixes: false },
      ports,
    );
    expect(outcome.ok && outcome.case.complaint).toMatchObject({
      status: "草稿",
      complaintNo: null,
      customer: "新客户",
    });
    expect((await load()).cases).toHaveLength(1);
  });

  it("changes nothing before a fix is accepted, and then exactly that (V-09, V-10)", async () => {
    const { ports } = await aRegister();
    const sloppy = { ...typed, amountInvolved: "￥1.2万", recordType: "抱怨" };
    const refused = await registerComplaint(sloppy, plainly, ports);
    expect(refused.issues.filter(({ fix }) => fix).map(({ fix }) => fix)).toEqual(
      expect.arrayContaining([
        { field: "amountInvolved", value: "12000" },
        { field: "recordType", value: "投诉" },
      ]),
    );
    const accepted = await registerComplaint(sloppy, { asDraft: false, acceptFixes: true }, ports);
    expect(accepted.ok && accepted.case.complaint).toMatchObject({
      amountInvolved: 1_200_000,
      recordType: "投诉",
      levelSuggested: "重大",
    });
  });

  it("keeps further lines with the case, in one commit, and counts over all of them", async () => {
    const { ports, load } = await aRegister();
    await registerComplaint(
      { ...typed, lines: [{ partNo: "008", lotNo: "L2612", lotQty: "1000", defectQty: "8", uom: "个" }] },
      plainly,
      ports,
    );
    const [one] = (await load()).cases;
    expect(one?.lines).toMatchObject([
      { partNo: "008", complaintNo: "26112001", lineNo: 2, complaintId: one?.complaint.id },
    ]);
    expect(one?.complaint.defectRate).toBe(0.01);
  });

  it("names the line that is wrong", async () => {
    const { ports } = await aRegister();
    const outcome = await registerComplaint(
      { ...typed, lines: [{ lotQty: "10", defectQty: "11", uom: "个" }, { lotQty: "一百" }] },
      plainly,
      ports,
    );
    expect(
      outcome.issues.filter(({ severity }) => severity === "block").map(({ rule, line }) => [rule, line]),
    ).toEqual([
      ["V-05", 1],
      ["V-06", 0],
    ]);
  });

  it("derives part, family, unit and dealings from the lists (G-31 aside)", async () => {
    const { ports, put } = await aRegister();
    await put("customer", { name: "苏州澜起光电" });
    await put("part", { name: "007", model: "PL600", family: "灯具", uom: "套" });
    await put("defect", { name: "L01", defectClass: "功能性能" });
    const { uom: _uom, productFamily: _family, ...rest } = typed;
    const outcome = await registerComplaint({ ...rest, defectCode: "L01" }, plainly, ports);
    expect(outcome.ok && outcome.case.complaint).toMatchObject({
      isCustomer: true,
      model: "PL600",
      productFamily: "灯具",
      uom: "套",
      defectClass: "功能性能",
    });
    expect(outcome.ok && outcome.derived.map(({ field }) => field)).toEqual([
      "registeredBy",
      "isCustomer",
      "productFamily",
      "model",
      "uom",
      "defectClass",
    ]);
  });

  it("stores formula-like text as text (V-13, H-10)", async () => {
    const { ports, load } = await aRegister();
    const outcome = await registerComplaint({ ...typed, complaintText: "=cmd|'/c calc'!A0" }, plainly, ports);
    expect(outcome.issues.map(said)).toContain("V-13 warn complaintText");
    expect((await load()).cases[0]?.complaint.complaintText).toBe("=cmd|'/c calc'!A0");
  });

  it("warns of the same case written down before (V-29, H-05)", async () => {
    const { ports } = await aRegister();
    await registerComplaint(typed, plainly, ports);
    const again = await registerComplaint({ ...typed, partNo: "００７", lotNo: "l2611" }, plainly, ports);
    expect(again.issues.map(said)).toContain("V-29 warn customer,partNo,lotNo");
  });

  it("never draws a number twice, not even one whose row is gone", async () => {
    const { ports, workbook, load } = await aRegister();
    await registerComplaint(typed, plainly, ports);
    const { version, tables } = await workbook.read(["complaint"]);
    const id = tables.complaint?.rows[0]?.id ?? "";
    await workbook.commit(
      { tables: { complaint: { update: [{ id, cells: { complaintNo: null, customer: null } }] } } },
      version,
    );
    const next = await registerComplaint({ ...typed, lotNo: "L9" }, plainly, ports);
    expect(next.ok && next.case.complaint.complaintNo).toBe("26112002");
    expect((await load()).cases).toHaveLength(2);
  });

  it("writes the log of each device as a chain of its own", async () => {
    const { ports, load } = await aRegister();
    for (const device of ["pc-1", "pc-2", "pc-1"])
      await registerComplaint({ ...typed, lotNo: device + String(Math.random()) }, plainly, {
        ...ports,
        device,
      });
    const { log } = await load();
    expect(log.map(({ device }) => device)).toEqual(["pc-1", "pc-2", "pc-1"]);
    expect(log.every((entry) => entry.hash === hashOf(entry))).toBe(true);
    expect(log[2]?.prev).toBe(log[0]?.hash);
    expect(log[1]?.prev).toBe("0".repeat(64));
    expect(chainHead(log, "pc-1")).toBe(log[2]?.hash);
  });

  it("tells of fields that do not exist or are not a person's to fill in", async () => {
    const { ports } = await aRegister();
    const outcome = await registerComplaint(
      { ...typed, custommer: "甲", complaintNo: "26112099" },
      plainly,
      ports,
    );
    expect(
      outcome.issues.filter(({ severity }) => severity === "block").map(({ problem }) => problem),
    ).toEqual([
      { code: "unknown-field", given: "custommer", nearest: "customer" },
      { code: "filled-by-kesu" },
    ]);
  });
});

describe("the row that is written", () => {
  it("is high enough for its wrapped text, and not fixed, so that Excel may fit it anew", async () => {
    const { ports, workbook, load } = await aRegister();
    await registerComplaint({ ...typed, complaintText: "外壳有划痕，影响贴标。".repeat(12) }, plainly, ports);
    await registerComplaint({ ...typed, lotNo: "L9", complaintText: "短" }, plainly, ports);
    const book = await seenByExcelJs(await workbook.bytes());
    const [long, short] = (await load()).complaints.map(
      ({ row }) => book.getWorksheet("客诉台账")?.getRow(row).height,
    );
    expect(long).toBeGreaterThan(60);
    expect(short ?? 15).toBeLessThan(40);
  });
});
