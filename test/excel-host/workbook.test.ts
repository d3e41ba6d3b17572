import { addTable } from "./model/tables";
import { closeOffices, inExcel, ours, refusal } from "./in-excel";

afterEach(closeOffices);

describe("tables", () => {
  const cases = async (context: Excel.RequestContext): Promise<Excel.Table> => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:C3").formulas = [
      ["编号", "数量", "两倍"],
      ["a", 1, "=[@数量]*2"],
      ["b", 2, "=[@数量]*2"],
    ];
    const table = sheet.tables.add("A1:C3", true);
    table.name = "台账";
    sheet.getRange("C2:C3").formulas = [["=[@数量]*2"], ["=[@数量]*2"]];
    await context.sync();
    return table;
  };

  it("grow when an add-in writes directly below, and fill their calculated column", async () => {
    const { run } = inExcel();
    await run(async (context) => {
      const table = await cases(context);
      table.getRange().getRowsBelow(2).getResizedRange(0, -1).values = [
        ["c", 3],
        ["d", 4],
      ];
      const body = table.getDataBodyRange().load("values,formulas,address");
      const count = table.rows.getCount();
      await context.sync();
      expect([body.address, count.value]).toEqual(["Sheet1!A2:C5", 4]);
      expect(ours(body.formulas)[3]).toEqual(["d", 4, "=[@数量]*2"]);
    });
  });

  it("grow when a person types below them, but not with a totals row or under protection", async () => {
    const { run, host } = inExcel();
    await run(async (context) => {
      const table = await cases(context);
      host.user.type("Sheet1", "A4", "c");
      const range = table.getRange().load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!A1:C4");
      table.showTotals = true;
      await context.sync();
      host.user.type("Sheet1", "A6", "d");
      const totalled = table.getRange().load("address");
      await context.sync();
      expect(totalled.address).toBe("Sheet1!A1:C5");
      table.showTotals = false;
      await context.sync();
      host.user.protect("Sheet1");
      expect(() => host.user.type("Sheet1", "A5", "e")).toThrow("permissions");
      expect(() => host.user.sortTable("台账", 0)).toThrow("permissions");
    });
  });

  it("grow below only where no data validation lies on the cells, unless it covers the whole column", async () => {
    const { run, host } = inExcel();
    await run(async (context) => {
      const table = await cases(context);
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" as const } };
      sheet.getRange("B2:B1001").dataValidation.rule = rule;
      await context.sync();
      const address = async (): Promise<string> => {
        const range = table.getRange().load("address");
        await context.sync();
        return range.address;
      };
      sheet.getRange("A4").values = [["c"]];
      expect(await address()).toBe("Sheet1!A1:C3");
      host.user.type("Sheet1", "A4", "c");
      expect(await address()).toBe("Sheet1!A1:C3");
      sheet.getRange("B1:B1048576").dataValidation.rule = rule;
      sheet.getRange("E1:E9").dataValidation.rule = rule; // beside the table
      await context.sync();
      host.user.type("Sheet1", "A4", "d");
      expect(await address()).toBe("Sheet1!A1:C4");
      sheet.getRange("A5").values = [["e"]];
      expect(await address()).toBe("Sheet1!A1:C5");
      sheet.getRange("C9").dataValidation.rule = rule; // further down than what is written
      await context.sync();
      host.user.type("Sheet1", "A6", "f");
      expect(await address()).toBe("Sheet1!A1:C6");
    });
  });

  it("are renamed, resized, sorted and taken apart, and formulas follow", async () => {
    const { run, host } = inExcel();
    await run(async (context) => {
      const table = await cases(context);
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("E1").formulas = [["=SUM(台账[数量])"]];
      table.name = "客诉";
      await context.sync();
      host.user.type("Sheet1", "B1", "件数");
      table.resize("A1:C6");
      table.columns.load("items/name");
      const formula = sheet.getRange("E1").load("formulas");
      const missing = context.workbook.tables.getItemOrNullObject("台账");
      await context.sync();
      expect(ours(formula.formulas)).toEqual([["=SUM(客诉[件数])"]]);
      expect(table.columns.items.map(({ name }) => name)).toEqual(["编号", "件数", "两倍"]);
      expect(missing.isNullObject).toBe(true);
      host.user.sortTable("客诉", 1, false);
      const body = table.getDataBodyRange().load("values");
      await context.sync();
      expect(ours(body.values).map(([id]): unknown => id)).toEqual(["b", "a", "", "", ""]);
      table.rows.add(undefined, [["z", 9, null]] as never);
      table.rows.getItemAt(0).delete();
      const count = table.rows.getCount();
      await context.sync();
      expect(count.value).toBe(5);
    });
  });
});

describe("names, settings and properties", () => {
  it("are kept, hidden names too", async () => {
    const { run } = inExcel();
    await run(async (context) => {
      const { names, settings, properties, worksheets } = context.workbook;
      const name = names.add("_kesu.layout", "=1");
      name.visible = false;
      settings.add("cfg", { a: [1] });
      properties.custom.add("k", "v");
      worksheets.getItem("Sheet1").names.add("here", worksheets.getItem("Sheet1").getRange("B2:C3"), "hint");
      await context.sync();
      names.load("items/name,items/visible,items/type,items/value");
      const setting = settings.getItem("cfg").load("value");
      const custom = properties.custom.getItem("K").load("value");
      const range = worksheets.getItem("Sheet1").names.getItem("here").getRange().load("address");
      const none = names.getItemOrNullObject("here");
      await context.sync();
      expect(names.items.map((item): unknown[] => [item.name, item.visible, item.type, item.value])).toEqual([
        ["_kesu.layout", false, "Integer", 1],
      ]);
      expect([ours(setting.value), custom.value, range.address, none.isNullObject]).toEqual([
        { a: [1] },
        "v",
        "Sheet1!B2:C3",
        true,
      ]);
    });
  });

  it("tell the date system through DATE", async () => {
    const read = async (date1904: boolean): Promise<number> => {
      const { run } = inExcel({ date1904 });
      return run(async (context) => {
        const result = context.workbook.functions.date(2026, 11, 22).load("value");
        await context.sync();
        return result.value;
      });
    };
    expect([await read(false), await read(true)]).toEqual([46348, 46348 - 1462]);
  });
});

describe("sheets", () => {
  it("are added, moved, renamed, hidden and deleted, and references follow", async () => {
    const { run, host } = inExcel();
    await run(async (context) => {
      const { worksheets } = context.workbook;
      const data = worksheets.add("Data");
      worksheets.getItem("Sheet1").getRange("A1").formulas = [["=Data!B2"]];
      data.name = "客诉 台账";
      data.position = 0;
      data.tabColor = "#FF0000";
      worksheets.load("items/name,items/position");
      const formula = worksheets.getItem("Sheet1").getRange("A1").load("formulas");
      await context.sync();
      expect(worksheets.items.map(({ name, position }) => [name, position])).toEqual([
        ["客诉 台账", 0],
        ["Sheet1", 1],
      ]);
      expect(ours(formula.formulas)).toEqual([["='客诉 台账'!B2"]]);
      host.user.deleteSheet("客诉 台账");
      formula.load("formulas");
      await context.sync();
      expect(ours(formula.formulas)).toEqual([["=#REF!"]]);
      expect(
        (
          await refusal(
            run((other) => other.sync(void other.workbook.worksheets.getItem("Data").load("name"))),
          )
        ).code,
      ).toBe("ItemNotFound");
    });
  });

  it("refuse an add-in when they are protected", async () => {
    const { run, host } = inExcel();
    host.user.protect("Sheet1");
    const error = await refusal(
      run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[1]];
        await context.sync();
      }),
    );
    expect(error.code).toBe("AccessDenied");
  });
});

it("a table grows chunk by chunk, and an empty chunk stops it", async () => {
  const { run } = inExcel();
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:A2").values = [["a"], [1]];
    const table = sheet.tables.add("A1:A2", true);
    await context.sync();
    const rows = Array.from({ length: 3_100 }, (_, row) => [row < 1_500 || row >= 3_090 ? "x" : ""]);
    table.getRange().getRowsBelow(3_100).values = rows;
    const count = table.rows.getCount();
    await context.sync();
    expect(count.value).toBe(1_501);
  });
});

it("a person can undo a sort, a rename of a header and a deleted row, formulas included", () => {
  const { host } = inExcel();
  const { user, workbook } = host;
  const sheet = workbook.sheetIds()[0] ?? "";
  const cells = (): unknown => workbook.cells(sheet).block({ row: 0, column: 0, rows: 4, columns: 3 });
  user.paste("Sheet1", "A1", [
    ["h", "n"],
    ["b", 1],
    ["a", 2],
  ]);
  user.type("Sheet1", "C1", "=SUM(B2:B3)");
  host.prepare((book) => addTable(book, sheet, { row: 0, column: 0, rows: 3, columns: 2 }, true));
  const before = structuredClone([cells(), [...workbook.records.table.values()]]);
  user.sortTable("表1", 0);
  user.type("Sheet1", "B1", "数");
  user.deleteRows("Sheet1", 2);
  expect(workbook.cells(sheet).content(0, 2)).toMatchObject({ formula: "=SUM(B2:B2)" });
  for (let deed = 0; deed < 3; deed++) user.undo();
  expect([cells(), [...workbook.records.table.values()]]).toEqual(before);
});
