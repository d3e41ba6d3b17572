import { registerComplaint } from "../../src/actions/register-complaint";
import { aRegister, typed } from "./a-register";

const row = {
  complaintNo: "26112001",
  status: "已登记",
  recordType: "投诉",
  subjectType: "产品",
  channel: "电话",
  foundAt: "来料",
  receivedAt: 46346.4,
  registeredAt: 46346.41,
  registeredBy: "林晓",
  customer: "苏州澜起光电",
  complaintText: "划痕",
  customerDemand: "换货",
  orderNo: "PO-1",
  partNo: "007",
  productFamily: "灯具",
  lotNo: "L1",
  deliveryDate: 46336,
  lotQty: 5000,
  uom: "个",
  defectQty: 52,
  sampleStatus: "已收",
  safetyRisk: "否",
};

describe("checking a register that people typed into", () => {
  it("finds nothing in a clean row but names that are in no list", async () => {
    const { put, check } = await aRegister();
    await put("complaint", row);
    expect((await check()).map((each) => each.split(" ").slice(0, 3).join(" "))).toEqual(
      ["V-11 warn customer", "V-11 warn registeredBy", "V-11 warn partNo", "V-11 warn productFamily"].sort(),
    );
  });

  it.each([
    ["partNo", 7, "V-12 block partNo"],
    ["receivedAt", "2026-02-30", "V-02 block receivedAt"],
    ["deliveryDate", 46400, "V-03 block deliveryDate,receivedAt"],
    ["lotQty", "5,000", "V-09 block lotQty"],
    ["recordType", "抱怨", "V-10 block recordType"],
    ["status", "处理完了", "V-10 block status"],
    ["complaintNo", "1", "V-01 block complaintNo"],
    ["orderNo", null, "V-20 warn orderNo"],
  ] as const)("finds %s = %j and names the cell", async (field, value, expected) => {
    const { put, check, load } = await aRegister();
    await put("complaint", { ...row, [field]: value });
    const found = await check();
    const register = await load();
    expect(found).toContain(
      `${expected} ${register.cellOf("complaint", register.complaints[0]?.row ?? 0, field) ?? ""}`,
    );
  });

  it("finds a number that stands in two rows (V-01, H-20)", async () => {
    const { put, check } = await aRegister();
    await put("complaint", row, { ...row, lotNo: "L2" });
    expect((await check()).filter((each) => each.startsWith("V-01"))).toHaveLength(1);
  });

  it("reports a line of 明细 at its own row", async () => {
    const { ports, put, check, load } = await aRegister();
    await registerComplaint(typed, { asDraft: false, acceptFixes: false }, ports);
    const [one] = (await load()).cases;
    await put("productLine", {
      complaintId: one?.complaint.id ?? "",
      complaintNo: "26112001",
      lineNo: 2,
      lotQty: 10,
      defectQty: 11,
      uom: "个",
    });
    expect((await check()).filter((each) => each.startsWith("V-06"))).toEqual([
      expect.stringMatching(/^V-06 block defectQty,lotQty 明细!/),
    ]);
  });

  it("sees a sum typed into the table, and a grade that is no longer true", async () => {
    const { put, check, load, workbook } = await aRegister();
    await put("complaint", { ...row, levelSuggested: "一般", safetyRisk: "是" });
    expect(await check()).toContain(
      `V-17 warn levelSuggested ${(await load()).cellOf("complaint", 4, "levelSuggested") ?? ""}`,
    );
    const { version, tables } = await workbook.read(["complaint"]);
    const id = tables.complaint?.rows[0]?.id ?? "";
    const empty = Object.fromEntries(Object.keys(row).map((name) => [name, null]));
    await workbook.commit(
      {
        tables: {
          complaint: {
            update: [
              { id, cells: { ...empty, id: null, levelSuggested: null, customer: "合计", lotQty: 5000 } },
            ],
          },
        },
      },
      version,
    );
    expect((await check()).map((each) => each.slice(0, 10))).toContain("V-16 block");
  });

  it("names a setting that is none and goes on with the default", async () => {
    const { put, check, load } = await aRegister();
    await put("setting", { key: "level.major", value: "一万" });
    expect((await check()).filter((each) => each.includes("value"))).toHaveLength(1);
    expect((await load()).procedure.grades.majorFrom).toBe(1_000_000);
  });
});
