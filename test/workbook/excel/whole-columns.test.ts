import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { tableNames } from "../../../src/records/tables";
import { openExcelWorkbook } from "../../../src/workbook/excel/excel-workbook";
import { discover } from "../../../src/workbook/excel/places";
import { findDamage, repair } from "../../../src/workbook/excel/repair";
import { reachToTheEnd } from "../../../src/workbook/excel/whole-columns";
import { loadXlsx } from "../../excel-host/file-load";
import { addressOf } from "../../excel-host/model/address";
import { isEntireColumn } from "../../excel-host/model/area";
import { ulid } from "../contract";
import { anExcel, closeAll, type ExcelStage, trips } from "./excel-register";

jest.setTimeout(300_000);
afterEach(closeAll);

/** A register as Kesu made it in November 2026: validations and marks on 1,000 rows. */
const old = new Uint8Array(readFileSync(resolve(__dirname, "../../registers/2026-11-23.xlsx")));

async function anOldRegister(): Promise<ExcelStage> {
  const excel = anExcel();
  await loadXlsx(excel.host.workbook, old);
  return { ...excel, workbook: await openExcelWorkbook(excel.door) };
}

const widen = ({ door }: ExcelStage): Promise<ReadonlySet<string>> =>
  door.run(async (context) => reachToTheEnd(context, (await discover(context)).places));

const sheetId = ({ host }: ExcelStage, name: string): string => host.workbook.sheetNamed(name)!;

/** The ranges of validations on a sheet. */
const checksOn = (excel: ExcelStage, sheet: string): string[] =>
  [...excel.host.workbook.records.validation.values()]
    .filter((one) => one.sheet === sheetId(excel, sheet))
    .flatMap(({ areas }) => areas.map(addressOf));

const area = ({ host }: ExcelStage, table: string) =>
  host.workbook.record("table", host.workbook.tableNamed(table)!).area;

/** The row below a table as a person counts rows. */
const below = (excel: ExcelStage, table: string): number =>
  area(excel, table).row + area(excel, table).rows + 1;

const cases = async ({ door }: ExcelStage): Promise<number> =>
  (await (await openExcelWorkbook(door)).read(["complaint"])).tables.complaint!.rows.length;

describe("a register in Excel whose validations end after 1,000 rows", () => {
  it("does not grow by itself, and what is registered becomes a case all the same", async () => {
    const excel = await anOldRegister();
    const { workbook } = excel;
    const count = await cases(excel);
    for (const n of [1, 2]) {
      const { version } = await workbook.read(["complaint", "log"]);
      const insert = [{ id: ulid(n), complaintNo: `2612010${n}`, customer: "甲公司" }];
      await workbook.commit({ tables: { complaint: { insert } } }, version);
    }
    const { rows, faults } = (await (await openExcelWorkbook(excel.door)).read(["complaint"])).tables
      .complaint!;
    expect(rows.slice(-2).map(({ id }) => id)).toEqual([ulid(1), ulid(2)]);
    expect([rows.length, faults]).toEqual([count + 2, []]);
    expect(await findDamage(excel.door)).toEqual([]);
  });

  it("tells of rows typed or pasted below that it did not take in, takes them in when mended, and grows from then on", async () => {
    const excel = await anOldRegister();
    const count = await cases(excel);
    const row = below(excel, "客诉台账");
    excel.host.user.paste("客诉台账", `E${row}`, [["甲公司"], ["乙公司"]]);
    expect(await cases(excel)).toBe(count);
    const damages = await findDamage(excel.door);
    expect(damages).toMatchObject([{ code: "rows-below", table: "complaint", repairable: true }]);
    await repair(excel.door, damages);
    expect(await findDamage(excel.door)).toEqual([]);
    expect(await cases(excel)).toBe(count + 2);
    excel.host.user.type("客诉台账", `E${row + 2}`, "丙公司");
    excel.host.user.paste("客诉台账", `E${row + 3}`, [["丁公司"], ["戊公司"]]);
    expect(await cases(excel)).toBe(count + 5);
    expect(await findDamage(excel.door)).toEqual([]);
  });

  it("has its validations on whole columns and its marks down to the end, and is otherwise as it was", async () => {
    const excel = await anOldRegister();
    const { records } = excel.host.workbook;
    const [before, checks] = [await excel.workbook.read(tableNames), records.validation.size];
    const short = await widen(excel);
    expect([short.has("complaint"), short.has("measure"), short.has("log")]).toEqual([true, true, false]);
    for (const { areas } of records.validation.values())
      expect(areas.map((one) => [addressOf(one), isEntireColumn(one)])).toEqual([
        [addressOf(areas[0]!), true],
      ]);
    expect(records.validation.size).toBe(checks);
    const marked = new Map<string, number>();
    for (const { sheet, formula, rule, areas } of records.conditionalFormat.values())
      for (const { row, rows, column, columns } of areas)
        for (let at = column; at < column + columns && row >= 3 && rule === null && formula !== ""; at++)
          marked.set(`${sheet} ${at}`, Math.max(marked.get(`${sheet} ${at}`) ?? 0, row + rows));
    expect([...new Set(marked.values())]).toEqual([1_048_576]);
    expect((await (await openExcelWorkbook(excel.door)).read(tableNames)).tables).toEqual(before.tables);
    const [size, marks] = [records.validation.size, records.conditionalFormat.size];
    excel.host.clearLog();
    expect((await widen(excel)).size).toBe(0);
    expect([records.validation.size, records.conditionalFormat.size]).toEqual([size, marks]);
    expect(excel.host.log.some(({ writes }) => writes)).toBe(false);
    expect(trips(excel.host).length).toBeLessThanOrEqual(6);
  });

  it("keeps somebody's own validations and what people have changed of a drop-down", async () => {
    const excel = await anOldRegister();
    const own = { textLength: { formula1: 9, operator: "LessThan" as const } };
    const changed = { list: { inCellDropDown: true, source: "自定,草稿" } };
    await excel.door.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("客诉台账");
      sheet.getRange("C10:C20").dataValidation.clear();
      sheet.getRange("C10:C20").dataValidation.rule = own;
      sheet.getRange("E5:E7").dataValidation.clear();
      sheet.getRange("I4:I1003").dataValidation.rule = changed;
      sheet.getRange("J4:J1003").dataValidation.clear();
      await context.sync();
    });
    await widen(excel);
    const checks = checksOn(excel, "客诉台账");
    expect(checks).toEqual(expect.arrayContaining(["C10:C20", "C1:C9", "C21:C1048576", "E:E", "I:I"]));
    expect(checks.filter((range) => range.startsWith("J"))).toEqual([]);
    const rules = [...excel.host.workbook.records.validation.values()].map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining([changed, own]));
  });

  it("leaves a protected sheet as it is and mends the others", async () => {
    const excel = await anOldRegister();
    excel.host.user.protect("客诉台账");
    const before = checksOn(excel, "客诉台账");
    await widen(excel);
    expect(checksOn(excel, "客诉台账")).toEqual(before);
    expect(checksOn(excel, "措施").every((range) => /^([A-Z]+):\1$/.test(range))).toBe(true);
  });
});
