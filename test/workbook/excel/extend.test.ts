import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { TableName } from "../../../src/records/tables";
import { openExcelWorkbook } from "../../../src/workbook/excel/excel-workbook";
import { findDamage } from "../../../src/workbook/excel/repair";
import type { Cell, TableSnapshot, Workbook } from "../../../src/workbook/port";
import { loadXlsx } from "../../excel-host/file-load";
import { anExcel, closeAll, type ExcelStage, trips } from "./excel-register";

jest.mock("../../../src/records/tables", () => jest.requireActual<Next>("../next-release").nextTables());
jest.mock("../../../src/workbook/layout", () => jest.requireActual<Next>("../next-release").nextLayout());
type Next = typeof import("../next-release");

jest.setTimeout(300_000);
afterEach(closeAll);

const old = new Uint8Array(readFileSync(resolve(__dirname, "../../registers/2026-11-23.xlsx")));
const tool = "tool" as TableName;
const ID = "01KB000000000000000000000A";

async function opened(): Promise<ExcelStage> {
  const excel = anExcel();
  await loadXlsx(excel.host.workbook, old);
  return { ...excel, workbook: await openExcelWorkbook(excel.door) };
}

async function tableOf(workbook: Workbook, table: TableName): Promise<TableSnapshot> {
  return (await workbook.read([table])).tables[table]!;
}

const records = ({ columns, rows }: TableSnapshot): Record<string, Cell>[] =>
  rows.map(({ cells }) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null])));

async function register({ workbook }: ExcelStage): Promise<void> {
  const { version } = await workbook.read(["customer", "person"]);
  const insert = [{ id: ID, name: "苏州新客户", region: "华东" }];
  await workbook.commit({ tables: { customer: { insert } } }, version);
}

describe("a column, table or name that a register never had, in Excel", () => {
  it("reads as empty and is no finding and no damage", async () => {
    const { workbook, door } = await opened();
    expect((await tableOf(workbook, "customer")).faults).toEqual([]);
    expect(await tableOf(workbook, tool)).toMatchObject({ columns: [], rows: [], faults: [] });
    expect(await findDamage(door)).toEqual([]);
  });

  it("is added with the next write, and nothing is lost or moved by it", async () => {
    const excel = await opened();
    const tables = ["complaint", "person", "supplier", "setting", "log"] as const;
    const before = await Promise.all(tables.map((table) => tableOf(excel.workbook, table)));
    await register(excel);
    const workbook = await openExcelWorkbook(excel.door);
    const customers = await tableOf(workbook, "customer");
    expect(customers.columns.slice(-2)).toEqual(["region", "buyer"]);
    expect(records(customers).at(-1)).toMatchObject({ id: ID, region: "华东", buyer: null });
    for (const [index, table] of tables.entries()) {
      const now = await tableOf(workbook, table);
      const further = { complaint: { twice: expect.anything() }, person: { stand: null, since: null } };
      const added = (further as Partial<Record<TableName, object>>)[table] ?? {};
      expect(now.faults).toEqual([]);
      expect(records(now)).toMatchObject(records(before[index]!).map((each) => ({ ...each, ...added })));
    }
    expect(await tableOf(workbook, tool)).toMatchObject({
      columns: ["id", "name"],
      sheet: "量具",
      faults: [],
    });
    expect(await findDamage(excel.door)).toEqual([]);
  });

  it("is added once: the next record costs no further round trip for it", async () => {
    const excel = await opened();
    await register(excel);
    const { version } = await excel.workbook.read(["customer", tool]);
    excel.host.clearLog();
    const insert = [{ id: ID, name: "卡尺" }];
    await excel.workbook.commit({ tables: { [tool]: { insert } } }, version);
    expect(trips(excel.host).length).toBeLessThanOrEqual(2);
    expect(records(await tableOf(excel.workbook, tool))).toEqual([{ id: ID, name: "卡尺" }]);
  });

  it("stays out where its sheet is protected, and the register goes on without it", async () => {
    const excel = await opened();
    await excel.door.run(async (context) => {
      context.workbook.worksheets.getItem("基础资料").protection.protect();
      await context.sync();
    });
    await register(excel);
    const workbook = await openExcelWorkbook(excel.door);
    expect((await tableOf(workbook, "person")).columns).not.toContain("stand");
    expect(records(await tableOf(workbook, "customer")).at(-1)).toMatchObject({ id: ID, region: "华东" });
  });

  it("stays a finding (V-16) when it was there and is lost", async () => {
    const excel = await opened();
    await register(excel);
    await excel.door.run(async (context) => {
      const place = context.workbook.names.getItem("_kesu.customer.region").getRange();
      place.getEntireColumn().delete("Left");
      await context.sync();
    });
    const workbook = await openExcelWorkbook(excel.door);
    expect((await tableOf(workbook, "customer")).faults).toEqual([
      { kind: "column-missing", column: "region" },
    ]);
  });
});
