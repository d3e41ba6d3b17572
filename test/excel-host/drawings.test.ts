import { badArgument, closeOffices, inExcel, ours } from "./in-excel";

afterEach(closeOffices);

const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

it("charts, pictures and pivot tables are kept as they were asked for", async () => {
  const excel = inExcel();
  const { host, run } = excel;
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:C3").values = [
      ["月份", "重大", "一般"],
      ["10月", 1, 4],
      ["11月", 2, 3],
    ];
    const table = sheet.tables.add("A1:C3", true);
    table.name = "月报";
    const chart = sheet.charts.add("ColumnStacked", sheet.getRange("A1:C3"), "Columns");
    chart.name = "回顾";
    chart.title.text = "客诉";
    chart.axes.valueAxis.minimum = 0;
    chart.legend.position = "Bottom";
    chart.setPosition("E2", "J12");
    chart.series.load("items/name");
    const line = chart.series.add("合计");
    line.setValues(sheet.getRange("C2:C3"));
    line.chartType = "Line";
    line.format.line.color = "#FF0000";
    const picture = sheet.shapes.addImage(DOT);
    picture.name = "照片";
    picture.left = 10;
    picture.load("id,width,type");
    const pivot = sheet.pivotTables.add("透视", table, "L1");
    pivot.rowHierarchies.add(pivot.hierarchies.getItem("月份"));
    const data = pivot.dataHierarchies.add(pivot.hierarchies.getItem("重大"));
    data.name = "件数";
    data.summarizeBy = "Count";
    pivot.layout.layoutType = "Tabular";
    pivot.refresh();
    await context.sync();
    expect(chart.series.items.map(({ name }) => name)).toEqual(["重大", "一般"]);
    expect([picture.type, picture.width]).toEqual(["Image", 0.75]);
  });
  const { chart, pivot, shape } = host.workbook.records;
  expect([...chart.values()][0]).toMatchObject({
    name: "回顾",
    chartType: "ColumnStacked",
    left: 192,
    top: 15,
    series: [
      { values: "Sheet1!$B$2:$B$3", categories: "Sheet1!$A$2:$A$3" },
      {},
      { name: "合计", values: "Sheet1!$C$2:$C$3" },
    ],
    set: { "title/text": "客诉", "axes/valueAxis/minimum": 0, "series/3/format/line/color": "#FF0000" },
  });
  expect([...pivot.values()][0]).toMatchObject({
    source: "月报",
    rows: ["月份"],
    data: [{ field: "重大", name: "件数", summarizeBy: "Count" }],
    layout: { layoutType: "Tabular" },
    refreshed: 1,
  });
  expect([...shape.values()][0]).toMatchObject({ name: "照片", image: DOT, left: 10 });
  await badArgument(excel, (sheet) => sheet.shapes.addImage("not a picture"));
  await badArgument(excel, (sheet) => sheet.charts.add("Sundial" as never, sheet.getRange("A1:B2")));
});

it("what has no place in the workbook is remembered: ribbon, pane, dialogs, document settings", async () => {
  const { host, office } = inExcel();
  const { Office, common } = office;
  expect(await Office.onReady()).toEqual({ host: "Excel", platform: "OfficeOnline" });
  await Office.ribbon.requestUpdate({
    tabs: [{ id: "Kesu", controls: [{ id: "Register", enabled: false }] }],
  });
  await Office.addin.showAsTaskpane();
  await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
  expect(await Office.addin.getStartupBehavior()).toBe("Load");
  await office.Excel.createWorkbook("UEsDBA==");
  expect(host.calls.map(({ on, name, args }) => [on, name, ours(args)[0]])).toEqual([
    ["button Register", "enabled", false],
    ["AppRuntimeService", "setAppRuntimeState", "Visible"],
    ["AppRuntimePersistenceService", "setAppRuntimeStartState", "Background"],
    ["Workbook", "createAndOpenWorkbook", "UEsDBA=="],
  ]);
  const { settings } = Office.context.document;
  settings.set("Office.AutoShowTaskpaneWithDocument", true);
  expect(host.documentSettings.size).toBe(0);
  await new Promise((resolve) => settings.saveAsync(resolve));
  expect(host.documentSettings.get("Office.AutoShowTaskpaneWithDocument")).toBe(true);
  const heard: unknown[] = [];
  Office.context.ui.displayDialogAsync("https://localhost/dialog.html", { height: 50 }, ({ value }) => {
    value.addEventHandler("dialogMessageReceived" as never, (event: unknown) => heard.push(event));
  });
  await office.settled();
  common.dialogs[0]?.message("done");
  Office.context.ui.openBrowserWindow("https://localhost/file.html");
  expect([heard, common.openedInBrowser]).toEqual([
    [{ message: "done", origin: "https://localhost" }],
    ["https://localhost/file.html"],
  ]);
});
