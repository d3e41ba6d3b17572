import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { complaintFields, type ComplaintField } from "../../src/records/complaint";
import { cellName } from "../../src/workbook/ooxml/address";
import { anExcel, closeExcels, type ExcelStage, sampleOf, standing } from "./excel-stage";

afterEach(closeExcels);

const SHEET = "客诉台账";
const plainly = { asDraft: false, acceptFixes: false };
const draft = { customer: "苏州澜起光电", complaintText: "端子氧化", safetyRisk: "否", registeredBy: "王芳" };
const FIELDS = Object.keys(complaintFields);
const cell = (row: number, field: ComplaintField): string => cellName(row, FIELDS.indexOf(field) + 1);

/** A register as Kesu made it in November 2026: validations on 1,000 rows, over which Excel grows no table. */
const old = new Uint8Array(readFileSync(resolve(__dirname, "../registers/2026-11-23.xlsx")));

async function opened(bytes?: Uint8Array): Promise<ExcelStage & { readonly below: () => number }> {
  const stage = await anExcel(bytes ?? (await sampleOf(3)));
  await stage.session.start();
  await stage.calm();
  stage.session.setBy("林晓");
  const { workbook } = stage.host;
  const below = (): number => {
    const { area } = workbook.record("table", workbook.tableNamed(SHEET) ?? "");
    return area.row + area.rows + 1;
  };
  return { ...stage, below };
}

const customers = async (stage: ExcelStage) =>
  (await standing(stage, "complaint")).slice(3).map((row) => row["customer"]);

test("what a person types while rows are taken in stays, and is taken in with them", async () => {
  const stage = await opened();
  const { session, host, calm } = stage;
  const row = stage.below();
  let typed = false;
  session.subscribe(() => {
    if (!session.state().work || typed) return;
    typed = true;
    host.user.type(SHEET, cell(row + 250, "customer"), "改过的客户");
  });
  host.user.paste(
    SHEET,
    cell(row, "customer"),
    Array.from({ length: 300 }, (_, index) => [`客户${index}`]),
  );
  host.user.select(SHEET, "A1");
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await calm();
  host.user.select(SHEET, "B1");
  await calm();
  expect(typed).toBe(true);
  const rows = await standing(stage, "complaint");
  expect(rows[253]).toMatchObject({ customer: "改过的客户", id: expect.any(String) });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(303);
  expect(session.state().trouble).toBeUndefined();
});

test("rows inserted among rows that were just pasted lose none and double none", async () => {
  const stage = await opened();
  const { host, calm } = stage;
  const row = stage.below();
  host.user.select(SHEET, cell(row, "customer"));
  const pasted = ["甲", "乙", "丙", "丁", "戊"];
  host.user.paste(
    SHEET,
    cell(row, "customer"),
    pasted.map((name) => [name]),
  );
  await calm();
  for (const at of [row + 1, row + 3]) {
    host.user.select(SHEET, `${at}:${at}`);
    host.user.insertRows(SHEET, at);
    await calm();
  }
  host.user.select(SHEET, "A1");
  await calm();
  expect(await customers(stage)).toEqual(pasted);
  const rows = (await standing(stage, "complaint")).slice(3);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(5);
  expect(rows.every(({ id }) => id !== null)).toBe(true);
});

test("a copy of a fresh case that somebody is still changing is left to him", async () => {
  const stage = await opened();
  const { session, host, calm } = stage;
  await session.register(draft, plainly);
  await calm();
  const row = stage.below() - 1;
  host.user.select(SHEET, cellName(row + 1, 3));
  host.user.fillDown(SHEET, `${cellName(row, 1)}:${cellName(row + 1, FIELDS.length)}`);
  host.user.type(SHEET, cell(row + 1, "complaintText"), "另一件投诉，写了很久");
  host.remote(() => undefined);
  await calm();
  await session.sheet.refresh();
  host.user.select(SHEET, "A1");
  await calm();
  const rows = (await standing(stage, "complaint")).slice(3);
  expect(rows.map(({ complaintText }) => complaintText)).toEqual(["端子氧化", "另一件投诉，写了很久"]);
  expect(rows[1]).toMatchObject({ complaintNo: null, status: "草稿" });
  expect(rows[1]?.["id"]).not.toBe(rows[0]?.["id"]);
});

test("texts of a typed row are not read anew when it becomes a record", async () => {
  const stage = await opened();
  const { host, calm } = stage;
  const row = stage.below();
  await stage.around.door.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(SHEET);
    for (const field of ["deliveryDate", "defectQty"] as const)
      sheet.getRange(cell(row, field)).numberFormat = [["@"]];
    await context.sync();
  });
  host.user.type(SHEET, cell(row, "customer"), "甲");
  host.user.type(SHEET, cell(row, "deliveryDate"), "3-4");
  host.user.type(SHEET, cell(row, "defectQty"), "1,200");
  host.user.select(SHEET, "A1");
  await calm();
  expect((await standing(stage, "complaint"))[3]).toMatchObject({ deliveryDate: "3-4", defectQty: "1,200" });
});

test("a sheet that somebody has called 校验结果 keeps what stands on it", async () => {
  const stage = await opened();
  const { door } = stage.around;
  await door.run(async (context) => {
    context.workbook.worksheets.add("校验结果").getRange("A1:B2").values = [
      ["我的", 1],
      ["我的", 2],
    ];
    await context.sync();
  });
  for (let time = 0; time < 2; time++) await stage.session.show([]);
  const found = await door.run(async (context) => {
    const own = context.workbook.worksheets.getItem("校验结果").getRange("A1:B2").load("values");
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return { values: own.values, names: sheets.items.map(({ name }) => name) };
  });
  expect(JSON.parse(JSON.stringify(found.values))).toEqual([
    ["我的", 1],
    ["我的", 2],
  ]);
  expect([...found.names].filter((name) => name.startsWith("校验结果"))).toEqual([
    "校验结果",
    "校验结果 (2)",
  ]);
});

test("a row deleted by mistake can be brought back: nothing is written until the person goes on", async () => {
  const stage = await opened();
  const { host, calm, session } = stage;
  const before = await standing(stage, "complaint");
  host.user.select(SHEET, "A4");
  host.user.deleteRows(SHEET, 4, 1);
  await calm();
  expect(host.user.undo()).toBe(true);
  await calm();
  host.user.select(SHEET, "A1");
  await calm();
  expect((await standing(stage, "complaint")).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  host.user.deleteRows(SHEET, 4, 1);
  host.user.select(SHEET, "B1");
  await calm();
  expect(session.state().typed?.gone).toEqual([before[0]?.["complaintNo"]]);
});

describe("in a register whose validations end after 1,000 rows", () => {
  const narrow = ({ host }: ExcelStage): number =>
    [...host.workbook.records.validation.values()].filter(({ areas }) => areas.some(({ row }) => row > 0))
      .length;

  test("rows typed and pasted below become cases", async () => {
    const stage = await opened(old);
    const { host, calm, session } = stage;
    const [row, count] = [stage.below(), (await standing(stage, "complaint")).length];
    host.user.type(SHEET, cell(row, "customer"), "甲公司");
    host.user.select(SHEET, "A1");
    await calm();
    host.user.paste(SHEET, cell(row + 1, "customer"), [["乙公司"], ["丙公司"]]);
    host.user.select(SHEET, "A1");
    await calm();
    const cases = (await standing(stage, "complaint")).slice(count);
    expect(cases.map(({ customer, id }) => [customer, typeof id])).toEqual(
      ["甲公司", "乙公司", "丙公司"].map((name) => [name, "string"]),
    );
    expect([session.state().trouble, session.state().damages]).toEqual([undefined, []]);
    expect(narrow(stage)).toBe(0);
  });

  test("what is registered becomes a case, and mends the validations on the way", async () => {
    const stage = await opened(old);
    const count = (await standing(stage, "complaint")).length;
    expect(narrow(stage)).toBeGreaterThan(50);
    expect(await stage.session.register(draft, plainly)).toMatchObject({ ok: true });
    await stage.calm();
    expect((await standing(stage, "complaint")).slice(count)).toMatchObject([{ customer: draft.customer }]);
    expect(narrow(stage)).toBe(0);
    const row = stage.below();
    stage.host.user.type(SHEET, cell(row, "customer"), "甲公司");
    expect(stage.below()).toBe(row + 1);
  });
});
