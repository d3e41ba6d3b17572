import ExcelJS from "exceljs";
import { nodeCodec } from "../../../src/opc/node-codec";
import { qp12a } from "../../../src/procedure/qp-12a";
import { tableNames } from "../../../src/records/tables";
import { sayDamage } from "../../../src/texts/damage";
import { openExcelWorkbook } from "../../../src/workbook/excel/excel-workbook";
import { findDamage, repair } from "../../../src/workbook/excel/repair";
import { setUpRegister } from "../../../src/workbook/excel/set-up";
import { extras } from "../../../src/workbook/excel/set-up-extras";
import { newRegisterWorkbook } from "../../../src/workbook/excel/set-up-new";
import { showPaneWithWorkbook, showsPane } from "../../../src/workbook/excel/set-up-pane";
import type { LayoutOptions } from "../../../src/workbook/layout";
import { addRegister, newRegister } from "../../../src/workbook/new-register";
import { loadXlsx } from "../../excel-host/file-load";
import { Workbook } from "../../excel-host/model/workbook";
import { ulid } from "../contract";
import { countedIds } from "../counted-ids";
import { type BookPicture, pictureOf } from "./book-picture";
import { anExcel, closeAll, type ExcelStage } from "./excel-register";

type Excel = Omit<ExcelStage, "workbook">;

jest.setTimeout(300_000);
afterEach(closeAll);

const options = (): LayoutOptions => ({ procedure: qp12a, newId: countedIds() });

async function loaded(bytes: Uint8Array): Promise<Workbook> {
  const book = new Workbook();
  await loadXlsx(book, bytes);
  return book;
}

const sheetNames = ({ host }: Excel): string[] =>
  host.workbook.sheetIds().map((id) => host.workbook.record("sheet", id).name);

describe("a register set up in the open workbook", () => {
  let drawn: BookPicture;
  let filed: BookPicture;
  let log: Excel["host"]["log"];
  beforeAll(async () => {
    const excel = anExcel("1.14");
    await setUpRegister(excel.door, options());
    await excel.office.settled();
    drawn = pictureOf(excel.host.workbook, ["Sheet1"]);
    log = excel.host.log.filter(({ housekeeping }) => !housekeeping);
    filed = pictureOf(await loaded(await newRegister({ ...options(), codec: nodeCodec })));
  });

  it("has the sheets of a register in a file: order, tabs, widths, frozen panes, pages", () => {
    // a page's zoom and margins, a row's height and so on; what a pivot shows is Excel's own business
    const frames = ({ sheets }: BookPicture): unknown =>
      sheets.map(({ cells, columns, rows, used, ...frame }) => ({
        ...frame,
        columns: (columns as [number, { size: number; hidden: boolean }][]).map(([at, { size, hidden }]) => [
          at,
          size,
          hidden,
        ]),
        rows: (rows as [number, unknown][]).filter(([at]) => at < 3),
      }));
    expect(frames(drawn)).toEqual(frames(filed));
  });

  it("has the same texts, numbers and formulas in the same cells, looking the same", () => {
    const cells = ({ sheets }: BookPicture): unknown[] =>
      sheets
        .filter(({ name }) => name !== "透视分析")
        .flatMap(({ name, cells: all }) =>
          Object.entries(all as Record<string, { content?: unknown; look: object }>).map(
            ([address, { content, look }]) => [`${String(name)}!${address}`, content, { ...plain, ...look }],
          ),
        );
    expect(cells(drawn)).toEqual(cells(filed));
    expect(cells(drawn).length).toBeGreaterThan(800);
  });

  it("formats whole columns, so that what is typed below keeps its zeros", () => {
    const formats = ({ sheets }: BookPicture): unknown =>
      sheets.map(({ columns }) =>
        (columns as [number, { format?: object }][]).map(([at, { format }]) => [at, { ...plain, ...format }]),
      );
    expect(formats(drawn)).toEqual(formats(filed));
  });

  it("has the same tables and hidden names", () => {
    expect(drawn.tables).toEqual(filed.tables);
    expect(drawn.names).toEqual(filed.names);
    expect(Object.keys(drawn.names)).toContain("_kesu.list.customer");
  });

  it("has the same drop-downs and checks", () => {
    const checks = ({ validations }: BookPicture): unknown[] =>
      (validations as { rule: object; errorAlert: { showAlert: boolean } }[]).map((each) => ({
        ...each,
        // without a rule there is nothing to be alarmed about
        errorAlert: each.errorAlert.showAlert && Object.keys(each.rule).length > 0 ? each.errorAlert : "none",
      }));
    expect(checks(drawn)).toEqual(checks(filed));
    expect(drawn.validations.length).toBeGreaterThan(50);
  });

  it("has the same conditional formats in the same order", () => {
    const marks = ({ marks: all }: BookPicture): unknown[] =>
      (all as { areas: string; rule: { operator?: string } | null }[]).map(({ areas, rule, ...rest }) => ({
        ...rest,
        areas: areas.replace(/([A-Z])(\d+):\1(\d+) ([A-Z])\2:\4\3/g, "$1$2:$4$3"), // neighbours
        rule: rule?.operator === undefined ? rule : { ...rule, operator: rule.operator.replace(/To$/, "") },
      }));
    expect(marks(drawn)).toEqual(marks(filed));
    expect(drawn.marks.length).toBeGreaterThan(8);
  });

  it("has the chart over the same cells, and a pivot of the same fields", () => {
    const series = ({ charts }: BookPicture): unknown =>
      (charts as { series: { values: string; categories: string }[] }[]).map((chart) =>
        chart.series.map(({ values, categories }) =>
          [values, categories].map((text) => text.replaceAll(/[='']/g, "")),
        ),
      );
    expect(series(drawn)).toEqual(series(filed));
    expect(drawn.charts).toMatchObject([
      { chartType: "ColumnStacked", set: { "title/text": "近 12 个月客诉件数（按级别）" } },
    ]);
    const fields = ({ pivots }: BookPicture): unknown =>
      (pivots as Record<string, unknown>[]).map(({ name, source, rows, columns, data, refreshOnOpen }) => ({
        name,
        source,
        rows,
        columns,
        data,
        refreshOnOpen,
      }));
    expect(fields(drawn)).toEqual(fields(filed));
  });

  it("takes few requests, none of them large", () => {
    expect(log.length).toBeLessThanOrEqual(24); // what may fail has one of its own
    expect(Math.max(...log.map(({ requestBytes }) => requestBytes))).toBeLessThan(2_000_000);
  });

  it("is opened, read and written by the adapter", async () => {
    const { door } = await anExcelWith(options());
    const workbook = await openExcelWorkbook(door);
    const { tables, version } = await workbook.read(tableNames);
    expect(Object.fromEntries(tableNames.map((name) => [name, tables[name]?.rows.length]))).toMatchObject({
      complaint: 0,
      customer: 0,
      log: 0,
      department: 10,
    });
    expect(tableNames.flatMap((name) => tables[name]?.faults ?? [])).toEqual([]);
    const customer = { insert: [{ id: ulid(1), name: "007" }] };
    const complaint = {
      insert: [{ id: ulid(2), customer: "007", complaintText: "=1", receivedAt: 46_348.5 }],
    };
    await workbook.commit({ tables: { customer, complaint } }, version);
    const again = (await (await openExcelWorkbook(door)).read(["customer", "complaint"])).tables;
    expect(again.customer?.rows).toMatchObject([{ id: ulid(1), row: 4 }]);
    expect(again.customer?.rows[0]?.cells).toContain("007");
    expect(again.complaint?.rows[0]?.cells).toEqual(expect.arrayContaining([ulid(2), "007", "=1", 46_348.5]));
    expect(again.complaint?.faults).toEqual([]);
  });
});

/** What a cell looks like when nothing was said about it, beside the type of the register. */
const plain = { fontName: "等线", wrapText: false, horizontalAlignment: "General", numberFormat: "General" };

async function anExcelWith(layout: LayoutOptions): Promise<Excel> {
  const excel = anExcel();
  await setUpRegister(excel.door, layout);
  return excel;
}

describe("a workbook that has sheets already", () => {
  /** A workbook with a sheet 客户 and a table 客户 of its own. */
  async function used(): Promise<Uint8Array> {
    const book = new ExcelJS.Workbook();
    book.addWorksheet("旧表").getCell("A1").value = 1;
    const sheet = book.addWorksheet("客户");
    sheet.addTable({ name: "客户", ref: "A1", columns: [{ name: "甲" }], rows: [["一"]] });
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  it("keeps them as they are; the register takes free names, as in a file", async () => {
    const excel = anExcel();
    await loadXlsx(excel.host.workbook, await used());
    const before = pictureOf(excel.host.workbook);
    await setUpRegister(excel.door, options());
    const after = pictureOf(excel.host.workbook);
    const filed = await loaded(await addRegister(await used(), { ...options(), codec: nodeCodec }));
    expect(after.sheets.slice(0, 2)).toEqual(before.sheets);
    expect(sheetNames(excel)).toEqual(filed.sheetIds().map((id) => filed.record("sheet", id).name));
    expect(after.tables).toEqual(pictureOf(filed).tables);
    expect(after.names).toEqual(pictureOf(filed).names);
    expect(after.names).toMatchObject({ "_kesu.list.customer": { formula: "=客户_2[客户名称]" } });
    const { tables } = await (await openExcelWorkbook(excel.door)).read(["customer", "complaint"]);
    expect([tables.customer?.sheet, tables.complaint?.sheet]).toEqual(["客户 (2)", "客诉台账"]);
  });

  it("takes no second register, and none while its structure is locked", async () => {
    const excel = await anExcelWith(options());
    const before = pictureOf(excel.host.workbook);
    await expect(setUpRegister(excel.door, options())).rejects.toMatchObject({ code: "already-a-register" });
    expect(pictureOf(excel.host.workbook)).toEqual(before);
    const locked = anExcel();
    locked.host.prepare((book) =>
      book.patch("workbook", "workbook", { protection: { password: undefined } }),
    );
    await expect(setUpRegister(locked.door, options())).rejects.toMatchObject({ code: "sheet-protected" });
  });

  it("does not draw over a register that has only lost the name of its layout", async () => {
    const excel = await anExcelWith(options());
    excel.host.prepare((book) => {
      for (const [id, { name }] of book.records.name) if (name === "_kesu.layout") book.put("name", id, null);
    });
    const before = pictureOf(excel.host.workbook);
    await expect(setUpRegister(excel.door, options())).rejects.toMatchObject({ code: "register-damaged" });
    expect(pictureOf(excel.host.workbook)).toEqual(before);
  });
});

/** A workbook as people see it, whatever came about first: a chart keeps the place it had before columns were widened. */
const compared = ({ host }: Excel): unknown => {
  const { sheets, tables, names, validations, marks, charts, pivots } = pictureOf(host.workbook);
  const unplaced = (charts as Record<string, unknown>[]).map(
    ({ left, top, width, height, ...chart }) => chart,
  );
  return { sheets, tables, names, validations, marks, pivots, charts: unplaced };
};

describe("a set-up that fails", () => {
  /** How many requests a set-up without faults takes; the last makes the register one. */
  async function requests(): Promise<number> {
    const excel = anExcel();
    await setUpRegister(excel.door, options());
    await excel.office.settled();
    return excel.host.log.filter(({ housekeeping }) => !housekeeping).length;
  }

  it("leaves the workbook as it was when something essential fails: the ground, sheets, tables, names, the layout", async () => {
    const excel = anExcel();
    excel.host.prepare((book) =>
      book.apply({ kind: "contents", sheet: book.sheetIds()[0]!, row: 0, column: 0, contents: [["我的"]] }),
    );
    const before = pictureOf(excel.host.workbook);
    const length = await requests();
    const essential: readonly [number, readonly number[]][] = [
      [1, [0, 5]],
      [2, [0, 1, 2, 7, 30]],
      [3, [0, 1, 2, 40, 150]],
      [4, [0, 1, 400, 700]],
      [length, [0, 1, 10, 40]],
    ];
    for (const [request, actions] of essential)
      for (const action of actions) {
        excel.host.fail("generic", { request, action });
        await expect(setUpRegister(excel.door, options())).rejects.toMatchObject({ code: "host-failed" });
        await excel.office.settled();
        expect([request, action, pictureOf(excel.host.workbook)]).toEqual([request, action, before]);
        excel.host.clearFaults();
      }
    await setUpRegister(excel.door, options());
    await expect(openExcelWorkbook(excel.door)).resolves.toBeDefined();
  });

  it("does without what is not essential: the register stands, it is told, and mended the next time", async () => {
    const clean = await anExcelWith(options());
    const length = await requests();
    const seen = new Set<string>();
    for (let request = 5; request < length; request++) {
      const excel = anExcel();
      excel.host.fail("generic", { request, action: 1 });
      const refused = await setUpRegister(excel.door, options());
      excel.host.clearFaults();
      for (const extra of refused) seen.add(extra);
      expect([request, refused.length]).toEqual([request, 1]);
      const { tables } = await (await openExcelWorkbook(excel.door)).read(["complaint"]);
      expect(tables.complaint).toMatchObject({ rows: [], faults: [] });
      const damages = await findDamage(excel.door);
      expect(damages).toMatchObject([{ code: "not-drawn", parts: refused, repairable: true }]);
      expect(sayDamage("zh", damages[0]!)).toMatch(/台账已建好，可以使用；这台 Excel 没有画出：/);
      await repair(excel.door, damages);
      expect(await findDamage(excel.door)).toEqual([]);
      expect([request, compared(excel)]).toEqual([request, compared(clean)]);
    }
    expect([...seen].sort()).toEqual([...extras].sort());
  });

  it("tries again the next time what is refused again, and doubles nothing that was half drawn", async () => {
    const clean = await anExcelWith(options());
    const excel = anExcel();
    excel.host.fail("generic", { request: 10, action: 60 });
    excel.host.fail("generic", { request: 16, action: 12 });
    expect(await setUpRegister(excel.door, options())).toEqual(["marks", "chart"]);
    excel.host.clearFaults();
    await repair(excel.door, await findDamage(excel.door));
    expect(compared(excel)).toEqual(compared(clean));
  });

  it("takes everything back when Excel is busy while it draws extras", async () => {
    const excel = anExcel();
    const before = pictureOf(excel.host.workbook);
    excel.host.fail("busy", { request: 8 });
    await expect(setUpRegister(excel.door, options())).rejects.toMatchObject({ code: "host-busy" });
    expect(pictureOf(excel.host.workbook)).toEqual(before);
  });

  it("leaves no register when it cannot even take back, and the next set-up clears the rest away", async () => {
    const clean = await anExcelWith(options());
    for (const request of [3, 4, await requests()]) {
      const excel = anExcel();
      for (const later of [0, 1, 2]) excel.host.fail("connection-lost", { request: request + later });
      await expect(setUpRegister(excel.door, options())).rejects.toMatchObject({ code: "connection-lost" });
      excel.host.clearFaults();
      expect(sheetNames(excel)).toContain("客诉台账");
      await expect(openExcelWorkbook(excel.door)).rejects.toMatchObject({ code: "no-register" });
      await setUpRegister(excel.door, options());
      expect(pictureOf(excel.host.workbook)).toEqual(pictureOf(clean.host.workbook));
    }
  });

  it("leaves a sheet alone that somebody else has made under the same name meanwhile", async () => {
    const excel = anExcel();
    await excel.door.run(async (context) => {
      context.workbook.worksheets.add("明细 (2)").getRange("A1").values = [["别人的"]];
      context.workbook.worksheets.add("明细");
      await context.sync();
    });
    const run: typeof excel.door.run = excel.door.run;
    let runs = 0;
    const door: typeof excel.door = {
      ...excel.door,
      run: async (batch) => {
        runs++;
        if (runs === 2)
          await run(async (context) => {
            context.workbook.worksheets.add("明细 (3)").getRange("A1").values = [["别人的"]];
            await context.sync();
          });
        return run(batch);
      },
    };
    await expect(setUpRegister(door, options())).rejects.toMatchObject({ code: "host-failed" });
    expect(sheetNames(excel)).toEqual(["Sheet1", "明细 (2)", "明细", "明细 (3)"]);
  });
});

describe("beside the register", () => {
  it("opens the pane with the workbook only after asking, and no longer when that is taken back", async () => {
    const { host, office, door } = anExcel();
    await setUpRegister(door, options());
    expect(host.documentSettings.size).toBe(0);
    const starts = (): unknown[] =>
      host.calls.filter(({ name }) => name === "setAppRuntimeStartState").map(({ args }) => args[0]);
    expect(starts()).toEqual([]);
    await showPaneWithWorkbook(office.Office, true);
    expect(host.documentSettings.get("Office.AutoShowTaskpaneWithDocument")).toBe(true);
    expect(showsPane(office.Office)).toBe(true);
    await showPaneWithWorkbook(office.Office, false);
    expect(host.documentSettings.size).toBe(0);
    expect(showsPane(office.Office)).toBe(false);
    expect(starts()).toHaveLength(2);
  });

  it("opens a new workbook from the template", async () => {
    const { host, door, office } = anExcel();
    const bytes = Uint8Array.from({ length: 20_000 }, (_, index) => index % 256);
    await newRegisterWorkbook(
      { ...door, createWorkbook: (text) => office.Excel.createWorkbook(text) },
      bytes,
    );
    const call = host.calls.find(({ name }) => /^create/.test(name));
    expect(Buffer.compare(Buffer.from(String(call?.args[0]), "base64"), bytes)).toBe(0);
  });
});
