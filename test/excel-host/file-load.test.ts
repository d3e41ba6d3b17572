import { readdirSync, readFileSync, existsSync } from "node:fs";
import { join, resolve } from "node:path";
import holidaysJson from "chinese-days/dist/chinese-days.json";
import { makeSample } from "../../src/actions/make-sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import { FIRST_COLUMN, HEADER_ROW, tinyRegister } from "../workbook/tiny-register";
import { loadXlsx } from "./file-load";
import { parseAddress } from "./model/address";
import { cellText } from "./model/cell-text";
import { Workbook } from "./model/workbook";

const sampleOf = (cases: number): Promise<Uint8Array> =>
  makeSample({ cases, seed: 1, asOf: "2026-10-31" }, qp12a, chineseHolidays(holidaysJson), nodeCodec);

async function loaded(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await loadXlsx(book, bytes);
  return book;
}

const sheet = (book: Workbook, name: string): string => book.sheetNamed(name) ?? "";
const table = (book: Workbook, name: string) => book.record("table", book.tableNamed(name) ?? "");

describe("the sample register in the host", () => {
  let book: Workbook;
  beforeAll(async () => {
    book = await loaded(await sampleOf(40));
  });

  test("has its sheets in order, and the log hidden from people", () => {
    const names = book.sheetIds().map((id) => book.record("sheet", id).name);
    expect(names.slice(0, 3)).toEqual(["客诉台账", "明细", "措施"]);
    expect(book.record("sheet", sheet(book, "操作日志")).visibility).toBe("VeryHidden");
    expect(book.record("workbook", "workbook").calculationMode).toBe("Automatic");
    expect(book.active.sheet).toBe(sheet(book, "客诉台账"));
  });

  test("has its tables with their columns, formulas and filters", () => {
    const { area, columns, showHeaders, showTotals, showFilterButton, style } = table(book, "客诉台账");
    expect(area).toMatchObject({ row: 2, column: 0, rows: 41 });
    expect(columns).toHaveLength(area.columns);
    expect(columns.some(({ formula }) => formula?.startsWith("=") === true)).toBe(true);
    expect({ showHeaders, showTotals, showFilterButton, style }).toEqual({
      showHeaders: true,
      showTotals: false,
      showFilterButton: true,
      style: "TableStyleLight1",
    });
    expect(table(book, "部门表").showFilterButton).toBe(false);
  });

  test("shows dates, texts with zeros and formulas with their results", () => {
    const { area, columns } = table(book, "客诉台账");
    const cells = book.cells(sheet(book, "客诉台账"));
    const at = (label: string) => area.column + columns.findIndex(({ name }) => name === label);
    const received = cells.content(3, at("投诉日期时间"));
    const format = cells.format(3, at("投诉日期时间")).numberFormat ?? "";
    expect(cellText(received, format, false)).toMatch(/^20\d\d-\d\d-\d\d \d\d:\d\d$/);
    expect(cells.format(3, at("客诉编号")).numberFormat).toBe("@");
    expect(cells.content(3, at("客诉编号"))).toMatch(/^\d{8}$/);
    const month = cells.content(3, columns.findIndex(({ formula }) => formula !== undefined) + area.column);
    expect(month).toMatchObject({ formula: expect.stringMatching(/^=/) as string });
    expect(cells.columns.get(0)).toMatchObject({ hidden: true });
    expect(cells.format(2000, at("客诉编号")).numberFormat).toBe("@");
  });

  test("has its drop-downs, marks, names, page and panes", () => {
    const id = sheet(book, "客诉台账");
    const validations = [...book.records.validation.values()].filter((one) => one.sheet === id);
    expect(validations.some(({ rule }) => JSON.stringify(rule).includes("=_kesu.list.customer"))).toBe(true);
    expect(validations.every(({ areas }) => areas.length > 0)).toBe(true);
    const marks = [...book.records.conditionalFormat.values()].filter((one) => one.sheet === id);
    expect(marks.some(({ type, format }) => type === "Custom" && "font/color" in format)).toBe(true);
    const names = [...book.records.name.values()];
    expect(names.find(({ name }) => name === "_kesu.layout")).toMatchObject({ visible: false, sheet: null });
    expect(names.some(({ name }) => name.startsWith("_xlnm."))).toBe(false);
    const { page, frozen, tabColor } = book.record("sheet", id);
    expect(page).toMatchObject({
      orientation: "Landscape",
      paperSize: "A4",
      zoom: { horizontalFitToPages: 1 },
      titleRows: parseAddress("1:3"),
      headersFooters: { leftFooter: "&A", centerFooter: "第 &P 页　共 &N 页" },
    });
    expect(page.printArea).toHaveLength(1);
    expect(frozen).toEqual({ rows: 3, columns: 5 });
    expect(tabColor).toBe("#C00000");
  });

  test("records its chart and its pivot", () => {
    expect([...book.records.chart.values()]).toMatchObject([
      { chartType: "ColumnStacked", series: [{ id: 1, name: "重大" }, { id: 2 }, { id: 3 }] },
    ]);
    expect([...book.records.pivot.values()]).toMatchObject([
      { name: "客诉透视", source: "客诉台账", rows: ["月份"] },
    ]);
  });
});

test("reads errors, booleans, shared formulas, totals, merged cells, hidden rows and the newer validations", async () => {
  const at = HEADER_ROW + 1;
  const bytes = await tinyRegister({
    totalsRow: true,
    sharedStrings: true,
    names: '<definedName name="local" localSheetId="1">客户!$C$4</definedName>',
    customers: [
      [
        "A",
        '<c t="e"><v>#REF!</v></c>',
        '<c t="b"><v>1</v></c>',
        `<c><f t="shared" ref="E${String(at)}:E${String(at + 1)}" si="0">C${String(at)}*$B$1</f><v>6</v></c>`,
      ],
      ["B", "<c><v>0.5</v></c>", "<c/>", '<c t="str"><f t="shared" si="0"/><v>七</v></c>'],
    ],
    tail:
      '<mergeCells count="1"><mergeCell ref="H1:I2"/></mergeCells>' +
      '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">' +
      '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>明细!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>D4:D9 F4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    patch: {
      "xl/worksheets/sheet2.xml": (xml) =>
        xml.replace(
          `<row r="${String(at + 1)}">`,
          `<row r="${String(at + 1)}" hidden="1" ht="30" customHeight="1">`,
        ),
    },
  });
  const book = await loaded(bytes);
  const id = sheet(book, "客户");
  const cells = book.cells(id);
  const first = FIRST_COLUMN - 1;
  expect(cells.block({ row: at - 1, column: first, rows: 2, columns: 4 })).toEqual([
    ["A", { error: "#REF!" }, true, { formula: "=C4*$B$1", value: 6 }],
    ["B", 0.5, "", { formula: "=C5*$B$1", value: "七" }],
  ]);
  expect(table(book, "T_customer")).toMatchObject({ showTotals: true, area: { rows: 4 } });
  expect(book.record("sheet", id).merges).toEqual([parseAddress("H1:I2")]);
  expect(cells.rows.get(at)).toEqual({ size: 30, hidden: true });
  expect(cells.columns.get(1)).toMatchObject({ size: 105, format: { numberFormat: "@" } });
  expect([...book.records.validation.values()]).toMatchObject([
    { areas: [parseAddress("D4:D9"), parseAddress("F4")], rule: { list: { source: "=明细!$A$1:$A$3" } } },
  ]);
  expect([...book.records.name.values()].find(({ name }) => name === "local")).toMatchObject({ sheet: id });
});

test("a second file takes the place of the first, with its date system", async () => {
  const book = await loaded(await tinyRegister());
  await loadXlsx(book, await tinyRegister({ date1904: true, tables: ["log"] }));
  expect(book.date1904).toBe(true);
  expect(book.records.sheet.size).toBe(1);
  expect(book.records.table.size).toBe(1);
});

test("ten thousand cases are opened, each row once", async () => {
  const book = new Workbook();
  await loadXlsx(book, await tenThousand(), nodeCodec);
  expect(table(book, "客诉台账").area.rows).toBe(10_001);
}, 120_000);

/** A register of 10,000 rows without the time it takes to make as many cases: the rows of a sample, again and again. */
async function tenThousand(): Promise<Uint8Array> {
  const pkg = await OpcPackage.open(await sampleOf(100), nodeCodec);
  const [part] = pkg.names().filter((name) => name.endsWith("sheet1.xml"));
  const xml = await pkg.text(part ?? "");
  const start = xml.indexOf('<row r="4"');
  const end = xml.indexOf("</sheetData>");
  const block = xml.slice(start, end);
  const copies = Array.from({ length: 100 }, (_, n) =>
    block.replace(
      /(<row r="|<c r="[A-Z]+)(\d+)/g,
      (_all, head: string, row: string) => head + String(Number(row) + n * 100),
    ),
  );
  pkg.set(part ?? "", xml.slice(0, start) + copies.join("") + xml.slice(end));
  for (const name of pkg.names().filter((one) => one.endsWith("table1.xml")))
    pkg.set(name, (await pkg.text(name)).replaceAll(/(ref="A3:[A-Z]+)103"/g, '$110003"'));
  return pkg.save();
}

const folder = process.env["KESU_CORPUS"] ?? resolve(__dirname, "../../../shared/fixtures/xlsx");

(existsSync(folder) ? test : test.skip)("every real workbook at hand can be opened", async () => {
  for (const name of readdirSync(folder).filter((one) => /\.xls[xm]$/i.test(one))) {
    const book = await loaded(readFileSync(join(folder, name)));
    expect([name, book.records.sheet.size > 0]).toEqual([name, true]);
    expect(book.records.sheet.has(book.active.sheet)).toBe(true);
  }
});
