import { closeOffices, inExcel, ours } from "./in-excel";

afterEach(closeOffices);

describe("events", () => {
  it("tell the add-in's own writes, a person's and those from elsewhere apart", async () => {
    const { run, host, office } = inExcel();
    const heard: unknown[] = [];
    await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      sheet.onChanged.add((event) => {
        heard.push([
          event.address,
          event.source,
          event.triggerSource,
          event.changeType,
          ours((event.details as unknown) ?? null),
        ]);
        return Promise.resolve();
      });
      await context.sync();
      sheet.getRange("A1:B1").values = [[1, 2]];
      await context.sync();
    });
    host.user.type("Sheet1", "A1", "9");
    const sheet = host.workbook.sheetIds()[0] ?? "";
    host.remote({ kind: "contents", sheet, row: 1, column: 0, contents: [["far"]] });
    host.user.insertRows("Sheet1", 1);
    await office.settled();
    expect(heard).toEqual([
      ["A1:B1", "Local", "ThisLocalAddin", "RangeEdited", null],
      [
        "A1",
        "Local",
        "Unknown",
        "RangeEdited",
        { valueBefore: 1, valueAfter: 9, valueTypeBefore: "Double", valueTypeAfter: "Double" },
      ],
      [
        "A2",
        "Remote",
        "Unknown",
        "RangeEdited",
        { valueBefore: "", valueAfter: "far", valueTypeBefore: "Empty", valueTypeAfter: "String" },
      ],
      ["1:1", "Local", "Unknown", "RowInserted", null],
    ]);
  });

  it("are heard on tables, selections and collections, until the handler is removed", async () => {
    const { run, host, office } = inExcel();
    const heard: string[] = [];
    const note = (text: string): Promise<void> => Promise.resolve(void heard.push(text));
    await run(async (context) => {
      const { worksheets, tables } = context.workbook;
      const sheet = worksheets.getItem("Sheet1");
      sheet.getRange("A1:A2").values = [["a"], [1]];
      const table = sheet.tables.add("A1:A2", true);
      table.load("id");
      await context.sync();
      table.onChanged.add((event) => note(`table ${event.address} ${event.tableId === table.id}`));
      tables.onChanged.add(() => note("tables"));
      const selection = sheet.onSelectionChanged.add((event) => note(`selected ${event.address}`));
      worksheets.onAdded.add(() => note("added"));
      worksheets.onDeleted.add(() => note("deleted"));
      worksheets.onActivated.add(() => note("activated"));
      await context.sync();
      host.user.type("Sheet1", "A2", "2");
      host.user.select("Sheet1", "B3");
      await office.settled();
      expect(heard.sort()).toEqual(["selected B3", "table A2 true", "tables"]);
      heard.length = 0;
      selection.remove();
      worksheets.add("More").activate();
      await context.sync();
      host.user.select("Sheet1", "B4");
      host.user.deleteSheet("More");
      await office.settled();
      expect(heard.sort()).toEqual(["activated", "activated", "added", "deleted"]);
    });
  });

  it("give the range they are about", async () => {
    const { run, host, office } = inExcel();
    const seen: string[] = [];
    await run(async (context) => {
      context.workbook.worksheets.onChanged.add(async (event) => {
        await run(async (inner) => {
          const range = event.getRange(inner).load("address");
          await inner.sync();
          seen.push(range.address);
        });
      });
      await context.sync();
    });
    host.user.paste("Sheet1", "B2", [[1, 2], ["x"]]);
    await office.settled();
    expect(seen).toEqual(["Sheet1!B2:C3"]);
  });
});
