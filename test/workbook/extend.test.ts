import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import type { TableName } from "../../src/records/tables";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import type { TableSnapshot } from "../../src/workbook/port";
import { seenByExcelJs } from "./excel-js";
import { newValidatorErrors, validatorIsThere } from "../corpus/validator";

jest.mock("../../src/records/tables", () => jest.requireActual<Next>("./next-release").nextTables());
jest.mock("../../src/workbook/layout", () => jest.requireActual<Next>("./next-release").nextLayout());
type Next = typeof import("./next-release");

const tool = "tool" as TableName;
const validated = validatorIsThere ? it : it.skip;
const old = new Uint8Array(readFileSync(resolve(__dirname, "../registers/2026-11-23.xlsx")));
const open = (bytes: Uint8Array): Promise<FileWorkbook> => openFileWorkbook(bytes, nodeCodec);
const ID = "01KB000000000000000000000A";

async function tableOf(workbook: FileWorkbook, table: TableName): Promise<TableSnapshot> {
  return (await workbook.read([table])).tables[table]!;
}

const records = ({ columns, rows }: TableSnapshot): Record<string, unknown>[] =>
  rows.map(({ cells }) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? null])));

async function written(bytes: Uint8Array): Promise<FileWorkbook> {
  const workbook = await open(bytes);
  const insert = [{ id: ID, name: "苏州新客户", region: "华东" }];
  await workbook.commit({ tables: { customer: { insert } } }, workbook.version);
  return open(await workbook.bytes());
}

const patched = async (
  bytes: Uint8Array,
  part: RegExp,
  change: (xml: string) => string,
): Promise<Uint8Array> => {
  const parts = await OpcPackage.open(bytes, nodeCodec);
  for (const name of parts.names()) if (part.test(name)) parts.set(name, change(await parts.text(name)));
  return parts.save();
};

describe("a column, table or name that a register never had", () => {
  it("reads as empty and is no finding", async () => {
    const workbook = await open(old);
    const { columns, faults } = await tableOf(workbook, "customer");
    expect(columns).not.toContain("region");
    expect(faults).toEqual([]);
    expect((await tableOf(workbook, "person")).faults).toEqual([]);
    expect(await tableOf(workbook, tool)).toMatchObject({ columns: [], rows: [], faults: [] });
  });

  it("is added with the next write, and nothing is lost or moved by it", async () => {
    const before = await open(old);
    const workbook = await written(old);
    const customers = await tableOf(workbook, "customer");
    expect(customers.columns.slice(-2)).toEqual(["region", "buyer"]);
    expect(records(customers).at(-1)).toMatchObject({
      id: ID,
      name: "苏州新客户",
      region: "华东",
      buyer: null,
    });
    const rest = ["complaint", "person", "supplier", "setting", "log"] as const;
    for (const table of rest) {
      const was = records(await tableOf(before, table));
      const now = await tableOf(workbook, table);
      expect(now.faults).toEqual([]);
      const added = now.columns.filter((name) => !was.some((record) => name in record));
      const empty = Object.fromEntries(added.map((name) => [name, null]));
      expect(records(now)).toEqual(was.map((record) => ({ ...record, ...empty })));
    }
    expect((await tableOf(workbook, "person")).columns).toEqual(expect.arrayContaining(["stand", "since"]));
    expect((await tableOf(workbook, "complaint")).columns).toContain("twice");
    expect(await tableOf(workbook, tool)).toMatchObject({
      columns: ["id", "name"],
      faults: [],
      sheet: "量具",
    });
  });

  it("can be written into once it is there, and is not added twice", async () => {
    const workbook = await written(old);
    const { columns } = await tableOf(workbook, "person");
    const [first] = (await tableOf(workbook, "person")).rows;
    await workbook.commit(
      {
        tables: {
          person: { update: [{ id: first!.id!, cells: { stand: "林晓", since: 46000 } }] },
          [tool]: { insert: [{ id: ID, name: "卡尺" }] },
        },
      },
      workbook.version,
    );
    const again = await open(await workbook.bytes());
    expect((await tableOf(again, "person")).columns).toEqual(columns);
    expect(records(await tableOf(again, "person"))[0]).toMatchObject({ stand: "林晓", since: 46000 });
    expect(records(await tableOf(again, tool))).toEqual([{ id: ID, name: "卡尺" }]);
  });

  it("pushes the neighbour table to the right, with its names, widths, checks and everybody's formulas", async () => {
    const sheet = /<sheet name="基础资料" sheetId="(\d+)"/;
    const parts = await OpcPackage.open(old, nodeCodec);
    const number = sheet.exec(await parts.text("xl/workbook.xml"))![1]!;
    const [supplier] = (await tableOf(await open(old), "supplier")).letters.slice(1);
    const own = await patched(old, /worksheets\/sheet1\.xml$/, (xml) =>
      xml.replace(
        /(<row r="1"[^>]*>.*?)(<\/row>)/s,
        `$1<c r="XX1"><f>COUNTA(基础资料!$${supplier!}$4:$${supplier!}$9)+COUNTA('基础资料'!${supplier!}:${supplier!})</f></c>$2`,
      ),
    );
    const workbook = await written(own);
    const [moved] = (await tableOf(workbook, "supplier")).letters.slice(1);
    expect(moved).not.toBe(supplier);
    const saved = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    expect(await saved.text("xl/worksheets/sheet1.xml")).toContain(
      `COUNTA(基础资料!$${moved!}$4:$${moved!}$9)+COUNTA('基础资料'!${moved!}:${moved!})`,
    );
    const text = await saved.text(`xl/worksheets/sheet${number}.xml`);
    expect(text).toContain(`<c r="${moved!}3"`);
    const read = await seenByExcelJs(await workbook.bytes());
    const suppliers = read.getWorksheet("基础资料")!;
    expect(suppliers.getColumn(moved!).width).toBeCloseTo(26, 0);
    expect(suppliers.getCell(`${moved!}3`).value).toBe("供应商");
  });

  validated("leaves a workbook that the Open XML SDK takes", async () => {
    expect(await newValidatorErrors(old, await (await written(old)).bytes())).toEqual([]);
  });

  it("stays out where its sheet is protected, and the register goes on without it", async () => {
    const number = /<sheet name="基础资料" sheetId="(\d+)"/.exec(
      await (await OpcPackage.open(old, nodeCodec)).text("xl/workbook.xml"),
    )![1]!;
    const locked = await patched(old, new RegExp(`worksheets/sheet${number}\\.xml$`), (xml) =>
      xml.replace("</sheetData>", '</sheetData><sheetProtection sheet="1"/>'),
    );
    const workbook = await written(locked);
    expect((await tableOf(workbook, "person")).columns).not.toContain("stand");
    expect((await tableOf(workbook, "customer")).columns).toContain("region");
  });

  it("leaves people's own column alone that is called the same", async () => {
    const own = await patched(old, /tables\/table\d+\.xml$/, (xml) =>
      xml.includes('displayName="客户"')
        ? xml
            .replace(/ref="A3:([A-Z])(\d+)"/g, 'ref="A3:H$2"')
            .replace(
              /<tableColumns count="7">(.*?)<\/tableColumns>/s,
              '<tableColumns count="8">$1<tableColumn id="77" name="大区"/></tableColumns>',
            )
        : xml,
    );
    const before = await open(own);
    const workbook = await written(own);
    const { letters, columns } = await tableOf(workbook, "customer");
    expect((await tableOf(before, "customer")).letters).not.toContain("H");
    expect(letters[columns.indexOf("region")]).toBe("I");
    const saved = await OpcPackage.open(await workbook.bytes(), nodeCodec);
    const texts = await Promise.all(saved.names().map((name) => saved.text(name)));
    expect(texts.find((text) => text.includes('displayName="客户"'))).toContain('name="大区 (2)"');
  });
});

describe("what a register had and lost", () => {
  it("stays a finding (V-16)", async () => {
    const workbook = await written(old);
    const lost = await patched(await workbook.bytes(), /workbook\.xml$/, (xml) =>
      xml
        .replace(/(_kesu\.customer\.region" hidden="1">)[^<]*/, "$1#REF!")
        .replace(/<definedName name="_kesu\.customer\.shortName"[^>]*>[^<]*<\/definedName>/, ""),
    );
    expect((await tableOf(await open(lost), "customer")).faults).toEqual([
      { kind: "column-missing", column: "shortName" },
      { kind: "column-missing", column: "region" },
    ]);
  });
});
