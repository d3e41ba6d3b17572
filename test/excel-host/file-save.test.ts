import holidaysJson from "chinese-days/dist/chinese-days.json";
import { makeSample } from "../../src/actions/make-sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import { tableNames } from "../../src/records/tables";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { newValidatorErrors, validatorErrors, validatorIsThere } from "../corpus/validator";
import { libreOfficeIsThere, recalculated } from "../workbook/libre-office";
import { tinyRegister } from "../workbook/tiny-register";
import { ExcelHost } from "./excel-host";
import { loadXlsx } from "./file-load";
import { saveXlsx } from "./file-save";
import { allowances } from "./file/read-sheet";
import { addChart } from "./model/charts";
import { mustParse } from "./model/address";
import { enter } from "./model/enter";
import { deleteSheet, addSheet, renameSheet } from "./model/new-sheet";
import { addName } from "./model/names";
import { addTable } from "./model/tables";
import { loader } from "./model/mutation";
import { defaultPage } from "./model/sheet-state";
import { Workbook } from "./model/workbook";

jest.setTimeout(120_000);

const sample = (): Promise<Uint8Array> =>
  makeSample({ cases: 20, seed: 2, asOf: "2026-10-31" }, qp12a, chineseHolidays(holidaysJson), nodeCodec);

async function hostOf(bytes: Uint8Array): Promise<ExcelHost> {
  const host = new ExcelHost();
  await loadXlsx(host.workbook, bytes, nodeCodec);
  return host;
}

const save = (host: ExcelHost): Promise<Uint8Array> => saveXlsx(host, nodeCodec);
const recordsIn = async (bytes: Uint8Array) =>
  (await (await openFileWorkbook(bytes, nodeCodec)).read(tableNames)).tables;
const [withValidator, why] = validatorIsThere
  ? ([test, ""] as const)
  : ([test.skip, " (skipped: npm install in tools/validator)"] as const);

test("a workbook nobody touched is saved with every part as it was", async () => {
  const bytes = await sample();
  const [before, after] = await Promise.all(
    [bytes, await save(await hostOf(bytes))].map((one) => OpcPackage.open(one, nodeCodec)),
  );
  expect(after?.names()).toEqual(before?.names());
  for (const name of before?.names() ?? [])
    expect([name, await after?.text(name)]).toEqual([name, await before?.text(name)]);
});

test("our own reader finds the same records after loading and saving", async () => {
  const bytes = await sample();
  expect(await recordsIn(await save(await hostOf(bytes)))).toEqual(await recordsIn(bytes));
});

describe("a register a person has worked in", () => {
  const row = (id: string, name: string) => [id, name, "", "", "", "", ""];
  let bytes: Uint8Array;
  let host: ExcelHost;
  beforeAll(async () => {
    bytes = await tinyRegister({
      customers: [
        ["01A", "甲"],
        ["01B", "乙"],
      ],
      sharedStrings: true,
    });
    host = await hostOf(bytes);
    host.user.paste("客户", "B6", [row("01C", "丙 <&> ")]);
    host.user.type("客户", "C4", "=1+1");
    host.user.hideRows("客户", 5, 5);
  });

  test("has the new row in its table, and the text and the hidden row it was given", async () => {
    const { customer } = await recordsIn(await save(host));
    expect(customer?.rows.map(({ id }) => id)).toEqual(["01A", "01B", "01C"]);
    expect(customer?.rows[2]?.cells[1]).toBe("丙 <&> ");
    expect(customer?.rows[0]?.cells[1]).toBe("=1+1"); // the column is formatted as text
    expect(customer?.faults.map(({ kind }) => kind)).toEqual(["hidden-rows"]);
  });

  withValidator(`is no worse a file than before${why}`, async () => {
    expect(await newValidatorErrors(bytes, await save(host))).toEqual([]);
  });
});

test("sheets that went, came and were renamed are so in the file, and names follow", async () => {
  const host = await hostOf(await sample());
  const { workbook } = host;
  const id = (name: string): string => workbook.sheetNamed(name) ?? "";
  workbook.as(loader, () => {
    deleteSheet(workbook, id("透视分析"));
    renameSheet(workbook, id("明细"), "产品明细");
    enter(workbook, addSheet(workbook, "备忘"), mustParse("A1"), [["给品保"]]);
  });
  const bytes = await save(host);
  const again = (await hostOf(bytes)).workbook;
  const names = again.sheetIds().map((one) => again.record("sheet", one).name);
  expect(names).not.toContain("透视分析");
  expect(names.slice(0, 2)).toEqual(["客诉台账", "产品明细"]);
  expect(again.cells(again.sheetNamed("备忘") ?? "").content(0, 0)).toBe("给品保");
  expect([...again.records.name.values()].map(({ name, formula }) => [name, formula]).sort()).toEqual(
    [...workbook.records.name.values()].map(({ name, formula }) => [name, formula]).sort(),
  );
  const { productLine } = await recordsIn(bytes);
  expect(productLine?.sheet).toBe("产品明细");
  if (validatorIsThere) expect(await newValidatorErrors(await sample(), bytes)).toEqual([]);
});

const onlySorting: Record<string, boolean | string> = Object.fromEntries([
  ...allowances.map(([option]): [string, boolean] => [option, option === "allowSort"]),
  ["selectionMode", "Normal"],
]);

test("a formula others share can be overwritten: they keep theirs", async () => {
  const at = (row: number): string => `<c r="L${String(row)}"><f t="shared" si="0"/><v>0</v></c>`;
  const bytes = await tinyRegister({
    patch: {
      "xl/worksheets/sheet2.xml": (xml) =>
        xml.replace(
          "</sheetData>",
          `<row r="20"><c r="L20"><f t="shared" ref="L20:L22" si="0">K20+1</f><v>0</v></c></row><row r="21">${at(21)}</row><row r="22">${at(22)}</row></sheetData>`,
        ),
    },
  });
  const host = await hostOf(bytes);
  host.user.type("客户", "L20", "无");
  const { workbook } = await hostOf(await save(host));
  const column = workbook.cells(workbook.sheetNamed("客户") ?? "").block(mustParse("L20:L22"));
  expect(column).toEqual([["无"], [{ formula: "=K21+1", value: 0 }], [{ formula: "=K22+1", value: 0 }]]);
});

/** A workbook drawn from nothing, with one of everything this host writes. */
function drawn(): ExcelHost {
  const host = new ExcelHost();
  host.prepare((book) => {
    const sheet = book.active.sheet;
    enter(book, sheet, mustParse("B3:D5"), [
      ["编号", "数量", "合计"],
      ["'007", 3, "=清单[[#This Row],[数量]]*2"],
      ["'008", 0.25, "=清单[[#This Row],[数量]]*2"],
    ]);
    const table = addTable(book, sheet, mustParse("B3:D5"), true);
    book.patch("table", table, { name: "清单", style: "TableStyleLight1" });
    book.apply({
      kind: "format",
      sheet,
      area: mustParse("B3:D3"),
      change: {
        bold: true,
        fill: "#D9E1F2",
        horizontalAlignment: "Center",
        wrapText: true,
        borders: { EdgeBottom: { style: "Continuous", weight: "Thin", color: "#BFBFBF" } },
      },
    });
    book.apply({ kind: "format", sheet, area: mustParse("C:C"), change: { numberFormat: "#,##0.000" } });
    book.apply({
      kind: "format",
      sheet,
      area: mustParse("C4:C5"),
      change: { fontColor: "#C00000", locked: false },
    });
    book.apply({ kind: "bands", sheet, of: "columns", first: 1, count: 1, change: { size: 105 } });
    book.apply({ kind: "bands", sheet, of: "rows", first: 2, count: 1, change: { size: 32 } });
    book.apply({
      kind: "links",
      sheet,
      row: 0,
      column: 0,
      links: [[{ address: "https://example.com/", screenTip: "程序" }]],
    });
    enter(book, sheet, mustParse("A1"), [["程序文件"]]);
    addName(book, { name: "_kesu.layout", formula: "=1", visible: false, comment: "", sheet: null });
    addName(book, { name: "数量列", formula: "=清单[数量]", visible: true, comment: "", sheet: null });
    const where = { sheet, areas: [mustParse("C4:C1003")] };
    const quiet = {
      errorAlert: { showAlert: true, style: "Warning", title: "数量", message: "请写数字" },
      prompt: { showPrompt: true, title: "数量", message: "不带单位" },
      ignoreBlanks: true,
    };
    book.put("validation", book.newId(), {
      ...where,
      ...quiet,
      rule: { decimal: { formula1: 0, operator: "GreaterThanOrEqualTo" } },
    });
    book.put("validation", book.newId(), {
      ...where,
      areas: [mustParse("B4:B1003")],
      ...quiet,
      rule: { list: { inCellDropDown: true, source: "是,否" } },
    });
    const mark = {
      sheet,
      areas: [mustParse("B4:D1003")],
      stopIfTrue: false,
      formula: "",
      rule: null,
      format: { "font/color": "#9C0006", "font/bold": true, "fill/color": "#FFC7CE" },
    };
    book.put("conditionalFormat", book.newId(), { ...mark, type: "Custom", priority: 0, formula: '=$C4=""' });
    book.put("conditionalFormat", book.newId(), {
      ...mark,
      type: "CellValue",
      priority: 1,
      rule: { formula1: "=5", operator: "GreaterThan" },
    });
    book.put("conditionalFormat", book.newId(), {
      ...mark,
      type: "ContainsText",
      priority: 2,
      rule: { operator: "Contains", text: "逾期" },
    });
    book.put("conditionalFormat", book.newId(), {
      ...mark,
      type: "ColorScale",
      priority: 3,
      format: {},
      rule: {
        minimum: { type: "Number", formula: "0", color: "#FFFFFF" },
        maximum: { type: "HighestValue", color: "#F8696B" },
      },
    });
    book.patch("sheet", sheet, {
      name: "清单 表",
      tabColor: "#2F75B5",
      showGridlines: false,
      frozen: { rows: 3, columns: 1 },
      merges: [mustParse("F1:G2")],
      page: {
        ...defaultPage,
        orientation: "Landscape",
        zoom: { horizontalFitToPages: 1 },
        centerHorizontally: true,
        printArea: [mustParse("A:D")],
        titleRows: mustParse("1:3"),
        headersFooters: { centerFooter: "第 &P 页" },
      },
    });
    const chart = addChart(book, sheet, "ColumnStacked", { sheet, area: mustParse("C3:D5") }, "Columns");
    book.patch("chart", chart, {
      set: { "title/text": "数量", "series/1/format/fill": "#C00000", "axes/valueAxis/title/text": "件" },
    });
    const hidden = addSheet(book, "藏");
    enter(book, hidden, mustParse("A1:A2"), [["#REF!"], [true]]);
    book.patch("sheet", hidden, {
      visibility: "VeryHidden",
      protection: { options: onlySorting, password: undefined },
    });
    book.put("property", book.newId(), { key: "Kesu", value: "1" });
    book.patch("workbook", "workbook", { title: "台账" });
  });
  return host;
}

describe("a workbook drawn from nothing", () => {
  test("is the same workbook when it is opened again", async () => {
    const { workbook } = drawn();
    const again = (await hostOf(await saveXlsx({ workbook }, nodeCodec))).workbook;
    expect(shown(again)).toEqual(shown(workbook));
  });

  withValidator(`is a valid file${why}`, async () => {
    expect(await validatorErrors(await save(drawn()))).toEqual([]);
  });

  (libreOfficeIsThere ? test : test.skip)(
    "is opened by LibreOffice with its values and its formula's result",
    async () => {
      const book = (await hostOf(await recalculated(await save(drawn())))).workbook;
      const id = book.sheetNamed("清单 表") ?? "";
      expect(book.cells(id).content(3, 1)).toBe("007");
      expect(book.cells(id).content(3, 3)).toMatchObject({ value: 6 });
      expect(book.tableNamed("清单")).toBeDefined();
    },
  );
});

const byIndex = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number => a - b;

/** A workbook without its ids, to be compared: cells with their looks, and every record. */
function shown(book: Workbook): unknown {
  const name = (sheet: string | null): string => (sheet === null ? "" : book.record("sheet", sheet).name);
  const records = (["table", "name", "validation", "conditionalFormat", "property"] as const).map((kind) =>
    [...book.records[kind].values()].map((state) =>
      "sheet" in state ? { ...state, sheet: name(state.sheet) } : state,
    ),
  );
  const sheets = book.sheetIds().map((id) => {
    const cells = book.cells(id);
    const area = mustParse("A1:J20");
    const looks = cells.formatBlock(area);
    const contents = cells
      .block(area)
      .map((row) => row.map((one) => (typeof one === "object" && "formula" in one ? one.formula : one)));
    return {
      ...book.record("sheet", id),
      contents,
      looks,
      rows: [...cells.rows].sort(byIndex),
      columns: [...cells.columns].sort(byIndex),
      links: [...cells.links.cells(area)],
      charts: [...book.records.chart.values()].map(({ chartType, set, series }) => [
        chartType,
        set["title/text"],
        series.map(({ values }) => values.replace(/^=/, "")),
      ]),
    };
  });
  return JSON.parse(
    JSON.stringify({ records, sheets, title: book.state.title }, (_, value: unknown) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    ),
  );
}
