import { badArgument, closeOffices, inExcel, ours } from "./in-excel";

afterEach(closeOffices);

it("formats are given back, null where cells differ", async () => {
  const excel = inExcel();
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const range = sheet.getRange("A1:B2");
    range.format.fill.color = "yellow";
    range.format.font.set({ bold: true, name: "微软雅黑", size: 12, color: "#c00000" });
    range.format.wrapText = true;
    range.format.horizontalAlignment = "Center";
    range.format.columnWidth = 90;
    range.format.borders.getItem("EdgeBottom").style = "Continuous";
    range.format.borders.getItem("InsideVertical").color = "#808080";
    range.format.protection.locked = false;
    sheet.getRange("B2").format.font.bold = false;
    sheet.getRange("D:D").numberFormat = "@" as never;
    sheet.getRange("D5").values = [["007"]];
    range.load(
      "format/wrapText,format/columnWidth,format/fill/color,format/font/bold,format/font/name,format/protection/locked",
    );
    const bottom = sheet.getRange("A2:B2").format.borders.getItem("EdgeBottom").load("style");
    const inside = sheet.getRange("A1").format.borders.getItem("EdgeRight").load("style,color");
    const text = sheet.getRange("D5:D6").load("values,numberFormat");
    await context.sync();
    const { format } = range;
    expect([
      format.wrapText,
      format.columnWidth,
      format.fill.color,
      format.font.bold,
      format.font.name,
      format.protection.locked,
    ]).toEqual([true, 90, "#FFFF00", null, "微软雅黑", false]);
    expect([bottom.style, inside.style, inside.color]).toEqual(["Continuous", "Continuous", "#808080"]);
    expect([ours(text.values), ours(text.numberFormat)]).toEqual([
      [["007"], [""]],
      [["@"], ["@"]],
    ]);
    sheet.getRange("A1").values = [["一个很长的标题"]];
    sheet.getRange("A:A").format.autofitColumns();
    const width = sheet.getRange("A1").format.load("columnWidth");
    await context.sync();
    expect(width.columnWidth).toBeGreaterThan(80);
  });
  await badArgument(excel, (sheet) => (sheet.getRange("A1").format.fill.color = "reddish"));
  await badArgument(excel, (sheet) => (sheet.getRange("A1").format.horizontalAlignment = "Middle" as never));
});

it("validations stand on cells, are cut by others and obeyed by who types", async () => {
  const excel = inExcel();
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    const column = sheet.getRange("A1:A10").dataValidation;
    column.rule = { list: { inCellDropDown: true, source: "重大,一般,轻微" } };
    column.errorAlert = { message: "请选择", showAlert: true, style: "Stop", title: "级别" };
    column.prompt = { message: "级别", showPrompt: true, title: "" };
    sheet.getRange("A5").dataValidation.rule = {
      wholeNumber: { formula1: 1, formula2: 9, operator: "Between" },
    };
    const first = sheet.getRange("A1:A2").dataValidation.load("type,rule,errorAlert");
    const fifth = sheet.getRange("A5").dataValidation.load("type,ignoreBlanks");
    const all = sheet.getRange("A1:A10").dataValidation.load("type");
    await context.sync();
    expect([first.type, first.errorAlert.message, fifth.type, all.type]).toEqual([
      "List",
      "请选择",
      "WholeNumber",
      "Inconsistent",
    ]);
    sheet.getRange("A1:A10").dataValidation.clear();
    all.load("type");
    sheet.getRange("C1").dataValidation.rule = { list: { inCellDropDown: true, source: "a,b" } };
    await context.sync();
    expect(all.type).toBe("None");
  });
  expect(() => excel.host.user.type("Sheet1", "C1", "c")).toThrow("not in the list");
  excel.host.user.type("Sheet1", "C1", "b");
  excel.host.user.paste("Sheet1", "C1", [["pasted"]]);
  await badArgument(excel, (sheet) => (sheet.getRange("A1").dataValidation.rule = {}));
  await badArgument(
    excel,
    (sheet) =>
      (sheet.getRange("A1").dataValidation.rule = {
        list: { inCellDropDown: true, source: "长".repeat(256) },
      }),
  );
});

it("conditional formats keep their order, the newest first", async () => {
  const excel = inExcel();
  await excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Sheet1").getRange("A2:C9");
    const custom = range.conditionalFormats.add("Custom");
    custom.custom.rule.formula = '=$A2="重大"';
    custom.custom.format.fill.color = "#FFC7CE";
    custom.stopIfTrue = true;
    const value = range.conditionalFormats.add("CellValue");
    value.cellValue.rule = { formula1: "=5", operator: "GreaterThan" };
    value.cellValue.format.font.bold = true;
    const scale = range.conditionalFormats.add("ColorScale");
    scale.colorScale.criteria = {
      minimum: { type: "LowestValue", color: "#FFFFFF" },
      maximum: { type: "HighestValue", color: "#FF0000" },
    };
    range.conditionalFormats.load("items/type,items/priority,items/stopIfTrue");
    const count = range.conditionalFormats.getCount();
    const none = custom.cellValueOrNullObject;
    none.load("rule");
    custom.custom.rule.load("formula");
    await context.sync();
    expect(range.conditionalFormats.items.map(({ type, priority }) => [type, priority])).toEqual([
      ["ColorScale", 0],
      ["CellValue", 1],
      ["Custom", 2],
    ]);
    expect([count.value, none.isNullObject, custom.custom.rule.formula]).toEqual([3, true, '=$A2="重大"']);
    range.conditionalFormats.clearAll();
    await context.sync();
  });
  expect(excel.host.workbook.records.conditionalFormat.size).toBe(0);
  await badArgument(excel, (sheet) => {
    sheet.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "A1>1";
  });
});

it("a sheet's panes, page and filter are kept, and filtered rows are hidden", async () => {
  const excel = inExcel();
  const { host, run } = excel;
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1:B3").values = [
      ["级别", "数量"],
      ["重大", 1],
      ["一般", 2],
    ];
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B1"));
    const page = sheet.pageLayout;
    page.set({ orientation: "Landscape", paperSize: "A4", centerHorizontally: true, topMargin: 36 });
    page.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
    page.setPrintArea("A1:B3");
    page.setPrintTitleRows("$1:$1");
    page.setPrintMargins("Inches", { left: 0.5 });
    page.headersFooters.defaultForAllPages.centerFooter = "第 &P 页";
    const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
    const area = page.getPrintAreaOrNullObject().load("address");
    const table = sheet.tables.add("A1:B3", true);
    table.columns.getItem("级别").filter.applyValuesFilter(["重大"]);
    const hidden = sheet.getRange("A3").load("rowHidden");
    await context.sync();
    expect([frozen.address, area.address, hidden.rowHidden]).toEqual(["Sheet1!A1:B1", "Sheet1!A1:B3", true]);
    table.clearFilters();
    hidden.load("rowHidden");
    await context.sync();
    expect(hidden.rowHidden).toBe(false);
  });
  const { page, frozen } = [...host.workbook.records.sheet.values()][0]!;
  expect(frozen).toEqual({ rows: 1, columns: 2 });
  expect(page).toMatchObject({
    orientation: "Landscape",
    zoom: { horizontalFitToPages: 1, verticalFitToPages: 0 },
    margins: { top: 36, left: 36 },
    titleRows: { row: 0, rows: 1 },
    headersFooters: { centerFooter: "第 &P 页" },
  });
  await badArgument(excel, (sheet) => (sheet.pageLayout.orientation = "Sideways" as never));
  await badArgument(excel, (sheet) => sheet.freezePanes.freezeRows(0));
});

it("links, merges and hidden columns are kept", async () => {
  const { run } = inExcel();
  await run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.getRange("A1").hyperlink = { documentReference: "Sheet1!B5", textToDisplay: "去" };
    sheet.getRange("C1:D2").values = [
      [1, 2],
      [3, 4],
    ];
    sheet.getRange("C1:D2").merge();
    sheet.getRange("F:G").columnHidden = true;
    const link = sheet.getRange("A1").load("hyperlink,values");
    const merged = sheet.getRange("A1:D9").getMergedAreasOrNullObject().load("address");
    const kept = sheet.getRange("C1:D2").load("values");
    const hidden = sheet.getRange("F1:H1").load("columnHidden");
    await context.sync();
    expect([
      link.hyperlink.documentReference,
      ours(link.values),
      merged.address,
      ours(kept.values),
      hidden.columnHidden,
    ]).toEqual([
      "Sheet1!B5",
      [["去"]],
      "Sheet1!C1:D2",
      [
        [1, ""],
        ["", ""],
      ],
      null,
    ]);
  });
});
