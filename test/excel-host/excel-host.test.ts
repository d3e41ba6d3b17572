import type { ApiLevel } from "./excel-host";
import { ExcelHost } from "./excel-host";
import { closeOffices, inExcel, refusal } from "./in-excel";
import { addin } from "./model/mutation";

afterEach(closeOffices);

describe.each<ApiLevel>(["1.14", "1.15", "1.17"])("an Excel of ExcelApi %s", (api) => {
  it("boots the real Office.js and says what it supports", async () => {
    const { office, run } = inExcel({ api });
    const isSetSupported = (version: string): boolean =>
      office.Office.context.requirements.isSetSupported("ExcelApi", version);
    expect([
      isSetSupported("1.1"),
      isSetSupported("1.14"),
      isSetSupported("1.15"),
      isSetSupported("1.17"),
    ]).toEqual([true, true, api !== "1.14", api === "1.17"]);
    await run(async (context) => {
      context.workbook.load("name");
      await context.sync();
      expect(context.workbook.name).toBe("Book1.xlsx");
    });
  });
});

it("refuses a member above the level before it is sent", async () => {
  const { run, host } = inExcel({ api: "1.14" });
  const error = await refusal(
    run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").getDependents();
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").getPrecedents();
      context.workbook.worksheets.getItem("Sheet1").customProperties.load("items");
      context.workbook.worksheets.getItem("Sheet1").onNameChanged.add(() => Promise.resolve());
      await context.sync();
    }),
  );
  expect(error.code).toBe("ApiNotFound");
  expect(host.log).toEqual([]);
});

it("a member that is not implemented is named", async () => {
  const { run } = inExcel();
  const method = await refusal(
    run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").getSurroundingRegion().load("address");
      await context.sync();
    }),
  );
  const property = await refusal(
    run(async (context) => {
      context.workbook.slicers.load("items");
      await context.sync();
    }),
  );
  expect([method.code, method.debugInfo.errorLocation]).toEqual([
    "ApiNotFound",
    "Range.getSurroundingRegion",
  ]);
  expect([property.code, property.message]).toEqual([
    "ApiNotFound",
    expect.stringContaining("Workbook.slicers"),
  ]);
});

it("every batch is logged with its size, for budgets", async () => {
  const { run, host, office } = inExcel();
  await run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1");
    range.load("values");
    await context.sync();
    range.values = [["客".repeat(1_000)]];
    await context.sync();
  });
  await office.settled();
  expect(host.log.map(({ writes, housekeeping }) => [writes, housekeeping])).toEqual([
    [false, false],
    [true, false],
    [false, true],
  ]);
  expect(host.log[1]?.requestBytes).toBeGreaterThan(3_000);
  expect(host.log[0]?.responseBytes).toBeGreaterThan(10);
});

it("a person's deeds can be undone, until an add-in writes", async () => {
  const { run, host } = inExcel();
  const cell = (): unknown => host.workbook.cells(host.workbook.sheetIds()[0] ?? "").content(0, 0);
  host.user.type("Sheet1", "A1", "one");
  host.user.type("Sheet1", "A1", "2026-11-22");
  host.user.insertRows("Sheet1", 1);
  expect([host.user.undo(), cell()]).toEqual([true, 46348]);
  expect([host.user.undo(), cell()]).toEqual([true, "one"]);
  await run(async (context) => {
    context.workbook.worksheets.getItem("Sheet1").getRange("B1").values = [["addin"]];
    await context.sync();
  });
  expect([host.user.undo(), cell()]).toEqual([false, "one"]);
});

it("two offices live side by side, each with its own workbook", async () => {
  const [first, second] = [inExcel({ userName: "林晓" }), inExcel({ api: "1.14" })];
  for (const [index, { run }] of [first, second].entries()) {
    await run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("A1").values = [[`office ${index}`]];
      await context.sync();
    });
  }
  const cell = ({ workbook }: ExcelHost): unknown =>
    workbook.cells(workbook.sheetIds()[0] ?? "").content(0, 0);
  expect([cell(first.host), cell(second.host)]).toEqual(["office 0", "office 1"]);
});

it("changes are plain data that another workbook can apply", () => {
  const [here, there] = [new ExcelHost(), new ExcelHost()];
  const [sheet] = here.workbook.sheetIds();
  here.workbook.onMutation((mutation, { who }) => {
    if (who !== "remote") there.remote(structuredClone(mutation));
  });
  here.user.paste("Sheet1", "A1", [["a"], [1]]);
  here.workbook.as(addin, () => here.workbook.patch("sheet", sheet ?? "", { tabColor: "#00FF00" }));
  expect(there.workbook.cells(sheet ?? "").block({ row: 0, column: 0, rows: 2, columns: 1 })).toEqual([
    ["a"],
    [1],
  ]);
  expect(there.workbook.record("sheet", sheet ?? "").tabColor).toBe("#00FF00");
});
