import { qp12a } from "../../../src/procedure/qp-12a";
import { fieldsOf, tableNames } from "../../../src/records/tables";
import { sayDamage } from "../../../src/texts/damage";
import { openExcelWorkbook } from "../../../src/workbook/excel/excel-workbook";
import { findDamage, repair } from "../../../src/workbook/excel/repair";
import type { Damage } from "../../../src/workbook/excel/repair-damage";
import { setUpRegister } from "../../../src/workbook/excel/set-up";
import { parsePlace } from "../../../src/workbook/ooxml/address";
import type { Cell } from "../../../src/workbook/port";
import { columnName } from "../../../src/workbook/register-places";
import { formulaOf } from "../../excel-host/model/cell";
import { ulid } from "../contract";
import { countedIds } from "../counted-ids";
import { pictureOf } from "./book-picture";
import { anExcel, closeAll, type ExcelStage } from "./excel-register";

type Excel = Omit<ExcelStage, "workbook">;

jest.setTimeout(300_000);
afterEach(closeAll);

/** A register with a few records in it. */
async function aRegister(): Promise<Excel> {
  const excel = anExcel();
  await setUpRegister(excel.door, { procedure: qp12a, newId: countedIds() });
  const workbook = await openExcelWorkbook(excel.door);
  const { version } = await workbook.read(tableNames);
  const customer = {
    insert: [
      { id: ulid(1), name: "甲公司", shortName: "甲", site: "苏州" },
      { id: ulid(2), name: "乙公司", shortName: "乙", site: "无锡" },
    ],
  };
  const complaint = {
    insert: [11, 12, 13].map((n) => ({
      id: ulid(n),
      complaintNo: `261122${n}`,
      customer: "甲公司",
      partNo: "007",
      lotQty: 100,
      checkedQty: 50,
      defectQty: n,
      receivedAt: 46_348 + n,
    })),
  };
  const family = { insert: [{ id: ulid(21), name: "泵" }] };
  const person = { insert: [{ id: ulid(31), name: "林晓", department: "品保部" }] };
  await workbook.commit({ tables: { customer, complaint, family, person } }, version);
  return excel;
}

type Records = Record<string, Record<string, Cell>[]>;

/** What a register says, by field: no matter where its columns stand. Results of formulas are Excel's business. */
async function recordsOf({ door }: Excel): Promise<Records> {
  const { tables } = await (await openExcelWorkbook(door)).read(tableNames);
  return Object.fromEntries(
    tableNames.map((table) => {
      const { columns = [], rows = [] } = tables[table] ?? {};
      return [
        table,
        rows.map(({ cells }) =>
          Object.fromEntries(
            columns
              .map((field, index): [string, Cell] => [field, cells[index] ?? null])
              .filter(([field]) => fieldsOf(table)[field]?.formula === undefined),
          ),
        ),
      ];
    }),
  );
}

/** What the adapter still finds wrong with the tables, after a repair. */
async function faultsOf({ door }: Excel): Promise<unknown[]> {
  const { tables } = await (await openExcelWorkbook(door)).read(tableNames);
  return tableNames.flatMap((table) => tables[table]?.faults ?? []);
}

const inOffice = ({ door }: Excel, work: (workbook: Excel.Workbook) => void): Promise<void> =>
  door.run(async (context) => {
    work(context.workbook);
    await context.sync();
  });

const dropNames = ({ host }: Excel, isDropped: (name: string) => boolean): void =>
  host.prepare((book) => {
    for (const [id, { name }] of book.records.name) if (isDropped(name)) book.put("name", id, null);
  });

const sheetOf = ({ host }: Excel, name: string): string => host.workbook.sheetNamed(name)!;

const table = ({ host }: Excel, name: string) =>
  host.workbook.record("table", host.workbook.tableNamed(name)!);

/** The formula or value under a field's header, and the letter it stands in. */
function below(excel: Excel, tableName: (typeof tableNames)[number], field: string, down = 1): unknown {
  const { formula } = [...excel.host.workbook.records.name.values()].find(
    ({ name }) => name === columnName(tableName, field),
  )!;
  const { sheet, area } = parsePlace(formula)!;
  return formulaOf(
    excel.host.workbook.cells(sheetOf(excel, sheet)).content(area.top - 1 + down, area.left - 1),
  );
}

/** Finds what is expected, repairs it, and finds nothing more; the records are as they were before the damage. */
async function mended(excel: Excel, before: Records, expected: readonly Partial<Damage>[]): Promise<void> {
  const damages = await findDamage(excel.door);
  expect(damages).toMatchObject(expected);
  await repair(excel.door, damages);
  expect(await findDamage(excel.door)).toEqual([]);
  expect(await faultsOf(excel)).toEqual([]);
  expect(await recordsOf(excel)).toEqual(before);
}

/** Finds what is expected, and leaves everything as it is. */
async function onlyTold(excel: Excel, expected: readonly Partial<Damage>[]): Promise<void> {
  const damages = await findDamage(excel.door);
  expect(damages).toMatchObject(expected);
  expect(damages.map(({ repairable }) => repairable)).not.toContain(true);
  const before = pictureOf(excel.host.workbook);
  await repair(
    excel.door,
    damages.map((damage): Damage => ({ ...damage, repairable: true })),
  );
  expect(pictureOf(excel.host.workbook)).toEqual(before);
}

describe("a register nobody has harmed", () => {
  it("has no damage, also with columns of somebody's own and moved ones", async () => {
    const excel = await aRegister();
    expect(await findDamage(excel.door)).toEqual([]);
    await inOffice(excel, ({ tables }) => tables.getItem("客户").columns.add(1, undefined, "我的列"));
    expect(await findDamage(excel.door)).toEqual([]);
  });

  it("is looked at in few requests", async () => {
    const excel = await aRegister();
    await excel.office.settled();
    excel.host.clearLog();
    await findDamage(excel.door);
    await excel.office.settled();
    expect(excel.host.log.filter(({ housekeeping }) => !housekeeping).length).toBeLessThanOrEqual(3);
    expect(excel.host.log.some(({ writes }) => writes)).toBe(false);
  });
});

describe("columns", () => {
  it("renamed: get their label back", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    excel.host.user.type("客户", "B3", "客户全称");
    expect(await recordsOf(excel)).toEqual(before);
    await mended(excel, before, [
      { code: "header-renamed", table: "customer", field: "name", header: "客户全称" },
    ]);
    expect(table(excel, "客户").columns[1]?.name).toBe("客户名称");
  });

  it("renamed while another has taken the label: only told", async () => {
    const excel = await aRegister();
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客户").columns.getItem("客户名称").name = "旧名";
      tables.getItem("客户").columns.add(undefined, undefined, "客户名称");
    });
    await onlyTold(excel, [{ code: "header-renamed", field: "name", repairable: false }]);
  });

  it("deleted: come back empty at the right end, with format, drop-down and name", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客户").columns.getItem("简称").delete();
      tables.getItem("客诉台账").columns.getItem("客户名称").delete();
      tables.getItem("客诉台账").columns.getItem("料号").delete();
    });
    for (const record of before["customer"]!) record["shortName"] = null;
    for (const record of before["complaint"]!) Object.assign(record, { customer: null, partNo: null });
    await mended(excel, before, [
      { code: "column-deleted", table: "complaint", field: "customer", computed: false, repairable: true },
      { code: "column-deleted", table: "complaint", field: "partNo" },
      { code: "column-deleted", table: "customer", field: "shortName" },
    ]);
    expect(
      table(excel, "客诉台账")
        .columns.slice(-2)
        .map(({ name }) => name),
    ).toEqual(["客户名称", "料号"]);
    const picture = pictureOf(excel.host.workbook);
    expect(picture.validations).toContainEqual(
      expect.objectContaining({
        on: "客诉台账",
        rule: { list: { inCellDropDown: true, source: "=_kesu.list.customer" } },
      }),
    );
    const workbook = await openExcelWorkbook(excel.door);
    const { version } = await workbook.read(["complaint"]);
    const update = [{ id: ulid(11), cells: { partNo: "0042" } }];
    await workbook.commit({ tables: { complaint: { update } } }, version);
    expect((await recordsOf(excel))["complaint"]).toMatchObject([{ partNo: "0042" }, {}, {}]);
  });

  it("deleted although other formulas speak of them: those are written again", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    const [rate, title] = [below(excel, "complaint", "defectRate"), reviewCell(excel)];
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客诉台账").columns.getItem(fieldsOf("complaint")["checkedQty"]!.label.zh).delete();
      tables.getItem("客诉台账").columns.getItem(fieldsOf("complaint")["receivedAt"]!.label.zh).delete();
      tables.getItem("客诉台账").columns.getItem(fieldsOf("complaint")["yr"]!.label.zh).delete();
    });
    for (const record of before["complaint"]!) Object.assign(record, { checkedQty: null, receivedAt: null });
    const damages = await findDamage(excel.door);
    expect(damages).toContainEqual(
      expect.objectContaining({ field: "yr", computed: true, repairable: true }),
    );
    await mended(excel, before, damages);
    expect([below(excel, "complaint", "defectRate"), reviewCell(excel)]).toEqual([rate, title]);
    for (const down of [1, 2, 3])
      expect(below(excel, "complaint", "yr", down)).toBe(
        '=IF(ISNUMBER(客诉台账[[#This Row],[投诉日期时间]]),YEAR(客诉台账[[#This Row],[投诉日期时间]]),"")',
      );
  });

  /** The first figure of 月度回顾. */
  const reviewCell = (excel: Excel): unknown =>
    formulaOf(excel.host.workbook.cells(sheetOf(excel, "月度回顾")).content(5, 1));

  it("deleted where tables stand side by side: the neighbours keep their distance", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    await inOffice(excel, ({ worksheets }) => {
      worksheets.getItem("基础资料").getRange("F:F").delete("Left");
      worksheets.getItem("基础资料").getRange("B:B").delete("Left");
    });
    for (const record of before["family"]!) record["name"] = null;
    for (const record of before["department"]!) record["synonyms"] = null;
    await mended(excel, before, [
      { code: "column-deleted", table: "family", field: "name" },
      { code: "column-deleted", table: "department", field: "synonyms" },
    ]);
    expect(pictureOf(excel.host.workbook).names).toMatchObject({
      "_kesu.list.family": { formula: "=产品族表[产品族]" },
    });
  });

  it("of ids deleted, or moved out of the table: only told", async () => {
    const excel = await aRegister();
    await inOffice(excel, ({ tables }) => tables.getItem("客户").columns.getItem("ID").delete());
    await onlyTold(excel, [{ code: "column-deleted", table: "customer", field: "id", repairable: false }]);
    const other = await aRegister();
    await inOffice(other, ({ names, worksheets }) => {
      names.getItem("_kesu.customer.site").delete();
      names.add("_kesu.customer.site", worksheets.getItem("客户").getRange("Z3")).visible = false;
    });
    await onlyTold(other, [{ code: "column-outside", field: "site", place: "客户!Z3" }]);
  });

  it("without their names: get them again, also when a whole table has lost them", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    dropNames(excel, (name) => name === "_kesu.customer.site" || name.startsWith("_kesu.person."));
    const damages = await findDamage(excel.door);
    expect(damages.map((damage) => [damage.code, "field" in damage ? damage.field : ""])).toEqual([
      ["name-missing", "site"],
      ...Object.keys(fieldsOf("person")).map((field) => ["name-missing", field]),
    ]);
    await mended(excel, before, damages);
    const names = Object.entries(pictureOf(excel.host.workbook).names).filter(([name]) =>
      name.startsWith("_kesu."),
    );
    expect(names.every(([, name]) => !(name as { visible: boolean }).visible)).toBe(true);
  });

  it("behind drop-downs: the name leads to the master again", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    dropNames(excel, (name) => name === "_kesu.list.customer");
    await mended(excel, before, [{ code: "list-missing", table: "customer" }]);
    expect(pictureOf(excel.host.workbook).names).toMatchObject({
      "_kesu.list.customer": { formula: "=客户[客户名称]", visible: false },
    });
  });
});

describe("tables", () => {
  it("turned into plain cells: become tables again, formulas and drop-downs with them", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    const picture = pictureOf(excel.host.workbook);
    await inOffice(excel, ({ tables }) => {
      for (const name of ["客诉台账", "客户", "部门表"]) tables.getItem(name).convertToRange();
    });
    expect((await recordsOf(excel))["complaint"]).toEqual([]);
    await mended(excel, before, [
      {
        code: "table-converted",
        table: "complaint",
        repairable: true,
        place: expect.stringMatching(/^客诉台账!A3:/),
      },
      { code: "table-converted", table: "customer" },
      { code: "table-converted", table: "department" },
    ] as Partial<Damage>[]);
    const after = pictureOf(excel.host.workbook);
    expect(after.tables).toEqual(picture.tables);
    expect(after.names).toEqual(picture.names);
    expect(after.sheets).toEqual(picture.sheets);
  });

  it("turned into plain cells, merged, with a record below: the merged cell's content stays in the first", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    await inOffice(excel, ({ tables, worksheets }) => {
      tables.getItem("客户").convertToRange();
      worksheets.getItem("客户").getRange("B4:B5").merge();
      worksheets.getItem("客户").getRange("A6:B6").values = [[ulid(3), "丙公司"]];
    });
    before["customer"]![1]!["name"] = null;
    before["customer"]!.push({ ...nothing(before["customer"]![0]!), id: ulid(3), name: "丙公司" });
    await mended(excel, before, [{ code: "table-converted", table: "customer", place: "客户!A3:G6" }]);
  });

  it("turned into plain cells with a header in disorder: only told", async () => {
    const excel = await aRegister();
    await inOffice(excel, ({ tables, worksheets }) => {
      tables.getItem("客户").convertToRange();
      worksheets.getItem("客户").getRange("C3").values = [[""]];
    });
    await onlyTold(excel, [{ code: "table-converted", table: "customer", repairable: false }]);
  });

  it("without their header row: only told", async () => {
    const excel = await aRegister();
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客户").showHeaders = false;
    });
    await onlyTold(excel, [{ code: "header-off", table: "customer", place: "客户!A4:G5" }]);
  });

  it("gone, alone or with their sheets: only told", async () => {
    const excel = await aRegister();
    excel.host.user.deleteRows("设置", 1, 100);
    await onlyTold(excel, [{ code: "table-gone", table: "setting" }]);
    const other = await aRegister();
    other.host.user.deleteSheet("节假日");
    await onlyTold(other, [{ code: "sheet-gone", table: "holiday" }]);
  });
});

describe("rows", () => {
  it("merged: are unmerged, the content stays in the first cell", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    excel.host.prepare((book) =>
      book.patch("sheet", sheetOf(excel, "客户"), { merges: [{ row: 3, column: 6, rows: 2, columns: 1 }] }),
    );
    await mended(excel, before, [{ code: "merged-cells", table: "customer", place: "客户!G4:G5" }]);
  });

  it("of totals: turned off when they hold only formulas, told when somebody has typed there", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客户").showTotals = true;
      tables.getItem("客户").getTotalRowRange().formulas = [
        ["汇总", "=SUBTOTAL(103,客户[客户名称])", "", "", "", "", ""],
      ];
    });
    await mended(excel, before, [
      { code: "totals-row", table: "customer", place: "客户!A6:G6", repairable: true },
    ]);
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客户").showTotals = true;
      tables.getItem("客户").getTotalRowRange().getCell(0, 6).values = [["不要删"]];
    });
    await onlyTold(excel, [{ code: "totals-row", table: "customer", repairable: false }]);
  });

  it("below a table: are taken in down to the first empty one, with their formulas", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    excel.host.prepare((book) =>
      book.apply({
        kind: "contents",
        sheet: sheetOf(excel, "客诉台账"),
        row: 6,
        column: 0,
        contents: [[ulid(14)], [ulid(15)], [""], ["别处的"]],
      }),
    );
    const blank = nothing(before["complaint"]![0]!);
    before["complaint"]!.push({ ...blank, id: ulid(14) }, { ...blank, id: ulid(15) });
    await mended(excel, before, [{ code: "rows-below", table: "complaint", repairable: true }]);
    expect(below(excel, "complaint", "ym", 5)).toBe(below(excel, "complaint", "ym", 1));
  });

  it("below a table with a sum, or with another table in the way: only told", async () => {
    const excel = await aRegister();
    excel.host.prepare((book) =>
      book.apply({
        kind: "contents",
        sheet: sheetOf(excel, "客户"),
        row: 5,
        column: 1,
        contents: [["合计"]],
      }),
    );
    await onlyTold(excel, [{ code: "rows-below", table: "customer", repairable: false }]);
    const other = await aRegister();
    await inOffice(other, ({ worksheets }) => {
      worksheets.getItem("客户").getRange("D7:E7").values = [["甲", "乙"]];
      worksheets.getItem("客户").tables.add("D7:E8", true);
    });
    other.host.prepare((book) =>
      book.apply({
        kind: "contents",
        sheet: sheetOf(other, "客户"),
        row: 5,
        column: 1,
        contents: [["丙公司"]],
      }),
    );
    await onlyTold(other, [{ code: "rows-below", table: "customer", repairable: false }]);
  });

  it("hidden without a filter: are shown", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    excel.host.user.hideRows("客诉台账", 5);
    await mended(excel, before, [{ code: "rows-hidden", table: "complaint" }]);
  });
});

describe("a repair", () => {
  it("mends many damages at once, and only those it was given", async () => {
    const excel = await aRegister();
    const before = await recordsOf(excel);
    await inOffice(excel, ({ tables }) => {
      tables.getItem("客户").showTotals = true;
      tables.getItem("客户").columns.getItem("简称").delete();
      tables.getItem("人员").convertToRange();
      tables.getItem("客诉台账").columns.getItem("客户名称").name = "客户";
    });
    excel.host.user.hideRows("客户", 4);
    for (const record of before["customer"]!) record["shortName"] = null;
    const damages = await findDamage(excel.door);
    expect(damages.map(({ code }) => code).sort()).toEqual([
      "column-deleted",
      "header-renamed",
      "rows-hidden",
      "table-converted",
      "totals-row",
    ]);
    await repair(
      excel.door,
      damages.filter(({ code }) => code === "rows-hidden"),
    );
    expect((await findDamage(excel.door)).length).toBe(4);
    await repair(excel.door, damages);
    expect(await findDamage(excel.door)).toEqual([]);
    expect(await recordsOf(excel)).toEqual(before);
    expect(excel.host.workbook.record("sheet", sheetOf(excel, "客户")).merges).toEqual([]);
  });

  it("does nothing about what somebody has mended meanwhile", async () => {
    const excel = await aRegister();
    excel.host.user.type("客户", "B3", "名称");
    const damages = await findDamage(excel.door);
    excel.host.user.type("客户", "B3", "客户名称");
    const picture = pictureOf(excel.host.workbook);
    await repair(excel.door, damages);
    expect(pictureOf(excel.host.workbook)).toEqual(picture);
  });

  it("refuses a workbook without a register", async () => {
    await expect(findDamage(anExcel().door)).rejects.toMatchObject({ code: "no-register" });
  });

  it("is told of in both languages", () => {
    const damage: Damage = {
      code: "header-renamed",
      table: "customer",
      field: "name",
      header: "名",
      repairable: true,
    };
    expect(sayDamage("zh", damage)).toBe("列「客户名称」的表头被改成“名”，不影响使用；修复会把表头改回来。");
    expect(sayDamage("en", damage)).toMatch(/^The header of "Customer" now says "名"\./);
    const gone: Damage = { code: "sheet-gone", table: "holiday", repairable: false };
    expect(sayDamage("zh", gone)).toContain("「节假日」");
  });
});

const nothing = (record: Record<string, Cell>): Record<string, Cell> =>
  Object.fromEntries(Object.keys(record).map((field) => [field, null]));
