import { closeOffices, inExcel, ours, refusal } from "./in-excel";

afterEach(closeOffices);

describe("cells", () => {
  it("give back what was written, an empty cell as an empty text", async () => {
    const { run } = inExcel();
    await run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:C2");
      range.values = [
        ["编号", true, 1.5],
        ["\ud800", "", "𠮷"],
      ];
      range.load("values,valueTypes,address,rowCount,cellCount,text");
      await context.sync();
      expect(ours(range.values)).toEqual([
        ["编号", true, 1.5],
        ["\ud800", "", "𠮷"],
      ]);
      expect(ours(range.valueTypes)).toEqual([
        ["String", "Boolean", "Double"],
        ["String", "Empty", "String"],
      ]);
      expect(range.address).toBe("Sheet1!A1:C2");
      expect([range.rowCount, range.cellCount]).toEqual([2, 6]);
      expect(ours(range.text)[0]).toEqual(["编号", "TRUE", "1.5"]);
    });
  });

  it("read texts as Excel does, unless they are formatted as text", async () => {
    const { run } = inExcel({ today: "2026-11-22" });
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const texts = [
        ["007", "3-5", "1.5%", "'007", "TRUE", "2026-11-22", "=1+1", "#N/A", "12345678901234567890"],
      ];
      const general = sheet.getRange("A1:I1");
      general.values = texts;
      const text = sheet.getRange("A2:I2");
      text.numberFormat = [new Array<string>(9).fill("@")];
      text.values = texts;
      for (const range of [general, text]) range.load("values,formulas,numberFormat,valueTypes");
      await context.sync();
      expect(ours(general.values)).toEqual([
        [7, 46086, 0.015, "007", true, 46348, 0, "#N/A", 12345678901234600000],
      ]);
      expect(ours(general.formulas)[0]?.[6]).toBe("=1+1");
      expect(ours(general.valueTypes)[0]?.[7]).toBe("Error");
      expect(ours(general.numberFormat)).toEqual([
        ["General", 'm"月"d"日"', "0.00%", "General", "General", "yyyy/m/d", "General", "General", "General"],
      ]);
      expect(ours(text.values)).toEqual([
        ["007", "3-5", "1.5%", "007", "TRUE", "2026-11-22", "=1+1", "#N/A", "12345678901234567890"],
      ]);
    });
  });

  it("stay as they are where null is written, and take one value for all", async () => {
    const { run } = inExcel();
    await run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B1");
      range.values = "x" as unknown as string[][];
      range.values = [[null, "y"]];
      range.load("values");
      await context.sync();
      expect(ours(range.values)).toEqual([["x", "y"]]);
    });
  });

  it("refuse an array of another size", async () => {
    const { run } = inExcel();
    const error = await refusal(
      run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").getRange("A1:B1").values = [[1]];
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidArgument");
    expect(error.debugInfo.errorLocation).toBe("Range.values");
    expect(error.debugInfo.statement).toContain("range.values");
  });

  it("find the special ones, and look at the whole sheet when asked about one cell", async () => {
    const { run } = inExcel();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B3").values = [
        ["a", "=A1"],
        ["b", "=A2"],
        ["", "=A3"],
      ];
      const formulas = sheet.getRange("A1:C9").getSpecialCellsOrNullObject("Formulas");
      const one = sheet.getRange("A1").getSpecialCellsOrNullObject("Constants");
      const none = sheet.getRange("A1:A2").getSpecialCellsOrNullObject("Formulas");
      for (const areas of [formulas, one, none]) areas.load("address");
      await context.sync();
      expect([formulas.address, one.address, none.isNullObject]).toEqual([
        "Sheet1!B1:B3",
        "Sheet1!A1:A2",
        true,
      ]);
    });
  });

  it("move with their formulas, names and held ranges when rows are inserted", async () => {
    const { run, host } = inExcel();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A5:B5").formulas = [[1, "=A5+$A$5"]];
      context.workbook.names.add("five", sheet.getRange("A5"));
      const held = sheet.getRange("A5");
      context.trackedObjects.add(held);
      await context.sync();
      host.user.insertRows("Sheet1", 2, 2);
      held.load("address,values");
      const formula = sheet.getRange("B7").load("formulas");
      const name = context.workbook.names.getItem("five").load("formula,value");
      await context.sync();
      expect(held.address).toBe("Sheet1!A7");
      expect(ours(formula.formulas)).toEqual([["=A7+$A$7"]]);
      expect([name.formula, name.value]).toEqual(["=Sheet1!$A$7", "Sheet1!$A$7"]);
    });
  });

  it("are read 118 by 10,000 in one request within a second and a half, and written 5,000 high", async () => {
    const { run, host } = inExcel();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const rows = Array.from({ length: 2_500 }, (_, row) =>
        Array.from({ length: 118 }, (__, column) => (row + column) % 10),
      );
      let started = performance.now();
      sheet.getRangeByIndexes(0, 0, 2_500, 118).values = rows;
      await context.sync();
      sheet.getRangeByIndexes(2_500, 0, 2_500, 118).values = rows;
      await context.sync();
      const written = performance.now() - started;
      host.prepare((book) => {
        const contents = Array.from({ length: 5_000 }, (_, row) => rows[row % 2_500] ?? []);
        book.apply({ kind: "contents", sheet: book.sheetIds()[0] ?? "", row: 5_000, column: 0, contents });
      });
      started = performance.now();
      const range = sheet.getRangeByIndexes(0, 0, 10_000, 118).load("values");
      await context.sync();
      expect(range.values.length).toBe(10_000);
      expect(range.values[9_999]?.[117]).toBe((2_499 + 117) % 10);
      expect(performance.now() - started).toBeLessThan(1_500);
      expect(written).toBeLessThan(1_500);
    });
  });
});

describe("copies and searches", () => {
  it("bring formulas along, and find by text", async () => {
    const { run } = inExcel();
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.getRange("A1:B1").formulas = [["甲", '=A1&"!"']];
      sheet.getRange("A2:B3").copyFrom("A1:B1");
      sheet.getRange("D1").copyFrom("B1", "Values");
      const copied = sheet.getRange("A3:B3").load("formulas");
      const found = sheet.getRange().findOrNullObject("甲", { completeMatch: true }).load("address");
      const none = sheet.getRange().findOrNullObject("乙", {});
      await context.sync();
      expect([ours(copied.formulas), found.address, none.isNullObject]).toEqual([
        [["甲", '=A3&"!"']],
        "Sheet1!A1",
        true,
      ]);
    });
  });

  it("a range whose cells were deleted is refused, one beside them follows", async () => {
    const { run, host } = inExcel();
    const error = await refusal(
      run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        const [lost, held] = [sheet.getRange("A5"), sheet.getRange("A9")];
        context.trackedObjects.add([lost, held]);
        await context.sync();
        host.user.deleteRows("Sheet1", 4, 3);
        held.load("address");
        await context.sync();
        expect(held.address).toBe("Sheet1!A6");
        lost.load("address");
        await context.sync();
      }),
    );
    expect(error.code).toBe("InvalidReference");
  });
});
