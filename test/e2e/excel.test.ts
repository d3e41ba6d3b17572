import holidaysJson from "chinese-days/dist/chinese-days.json";
import { makeSample } from "../../src/actions/make-sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { tinyPane } from "./excel-page/tiny-pane";
import { type ExcelStage, excelStage, type OpenedExcel } from "./excel-stage";

let on: ExcelStage;
beforeAll(async () => {
  on = await excelStage({ pane: tinyPane });
}, 60_000);
afterEach(() => on.clear());
afterAll(() => on.close());

const sample = (): Promise<Uint8Array> =>
  makeSample({ cases: 12, seed: 1, asOf: "2026-10-31" }, qp12a, chineseHolidays(holidaysJson), nodeCodec);
const ready = ({ pane }: OpenedExcel) => pane().locator("#ready");
const log = ({ pane }: OpenedExcel) => pane().locator("#log li");

/** Opens Excel and waits until the pane listens to it. */
async function open(options: Parameters<ExcelStage["open"]>[0] = {}): Promise<OpenedExcel> {
  const excel = await on.open(options);
  if (options.pane !== false) await log(excel).getByText("listening").waitFor();
  return excel;
}

test("the real office.js boots in the pane's frame and says it is in Excel", async () => {
  const excel = await open();
  expect(await ready(excel).textContent()).toBe("Excel OfficeOnline zh-CN true false");
  expect(excel.faults).toEqual([]);
});

test("the level and the language of Excel are what the test says", async () => {
  const excel = await open({ api: "1.17", uiLocale: "en-US" });
  expect(await ready(excel).textContent()).toBe("Excel OfficeOnline en-US true true");
  await excel.page.getByRole("toolbar", { name: "Complaints" }).getByRole("button").first().waitFor();
});

test("batches, their errors and events go there and back", async () => {
  const excel = await open();
  const frame = excel.pane().locator("body");
  const told = await frame.evaluate(async () => {
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet1").getRange("B2:C2").values = [["客诉", 12]];
      await context.sync();
    });
    return Excel.run(async (context) => {
      context.workbook.tables.getItem("没有").load("name");
      await context.sync();
      return "";
    }).catch((error: unknown) => (error as { code: string }).code);
  });
  expect(told).toBe("ItemNotFound");
  await log(excel).getByText("changed B2:C2 Local").waitFor();
  expect([await excel.shown("B2"), await excel.shown("C2")]).toEqual(["客诉", "12"]);
});

test("what a person types, pastes and deletes is in the workbook and the pane hears of it", async () => {
  const excel = await open();
  await excel.type("B3", "3-5");
  await log(excel).getByText("changed B3 Local").waitFor();
  expect(await excel.shown("B3")).toBe("3月5日");
  await excel.paste("A5", [
    ["编号", "数量"],
    ["007", "1.5"],
  ]);
  await log(excel).getByText("changed A5:B6 Local").waitFor();
  expect(await excel.inPage(({ windows }) => windows[0]?.host.workbook.active.address)).toBe("A5");
  await excel.select("A6");
  await excel.page.keyboard.press("Delete");
  await log(excel).getByText("changed A6 Local").waitFor();
  expect([await excel.shown("A6"), await excel.shown("B6")]).toEqual(["", "1.5"]);
  await excel.page.keyboard.press("Control+z");
  await expectShown(excel, "A6", "7");
  await excel.page.keyboard.type("第一");
  await excel.page.keyboard.press("Escape");
  await expectShown(excel, "A6", "7");
  expect(excel.faults).toEqual([]);
});

/** A cell is drawn with the next frame. */
async function expectShown(
  { page, shown }: OpenedExcel,
  address: string,
  text: string,
  window = 0,
): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await shown(address, window)).toBe(text);
}

test("while a cell is being edited the add-in is locked out", async () => {
  const excel = await open();
  const write = () =>
    excel
      .pane()
      .locator("body")
      .evaluate(() =>
        Excel.run({ delayForCellEdit: false }, async (context) => {
          context.workbook.worksheets.getFirst().getRange("A1").values = [[1]];
          await context.sync();
          return "written";
        }).catch((error: unknown) => (error as { code: string }).code),
      );
  await excel.select("C3");
  await excel.page.keyboard.press("F2");
  expect(await write()).toBe("InvalidOperationInCellEditMode");
  await excel.page.keyboard.press("Escape");
  expect(await write()).toBe("written");
});

test("a button of the ribbon starts its function, also before the pane was ever open, and the pane comes up", async () => {
  const excel = await open({ pane: false });
  expect(await excel.page.locator("iframe").count()).toBe(0);
  await excel.ribbon("新客诉");
  await log(excel).getByText("command newComplaint from Kesu.New").waitFor();
  await excel.pane().getByRole("heading", { name: "窗格" }).waitFor({ state: "visible" });
  const completed = () =>
    excel.inPage(
      ({ windows }) => windows[0]?.host.calls.filter(({ name }) => name === "commandCompleted").length,
    );
  await expect(completed()).resolves.toBe(1);
  await excel.select("B2");
  await excel.contextMenu("新客诉");
  await log(excel).getByText("command newComplaint from Kesu.Menu.New").waitFor();
});

test("buttons can be pressed or not as the add-in says", async () => {
  const excel = await open();
  const button = excel.page.getByRole("button", { name: "本行案件" });
  expect(await button.isDisabled()).toBe(true);
  await excel
    .pane()
    .locator("body")
    .evaluate(() =>
      Office.ribbon.requestUpdate({
        tabs: [
          {
            id: "Kesu.Tab",
            groups: [{ id: "Kesu.Group.Row", controls: [{ id: "Kesu.Case", enabled: true }] }],
          },
        ],
      }),
    );
  expect(await button.isEnabled()).toBe(true);
});

test("settings are saved in the document and are there when the pane is opened anew", async () => {
  const excel = await open();
  const saved = await excel
    .pane()
    .locator("body")
    .evaluate(
      () =>
        new Promise((done) => {
          Office.context.document.settings.set("kesu", { tab: "due" });
          Office.context.document.settings.saveAsync(({ status }) => done(String(status)));
        }),
    );
  expect(saved).toBe("succeeded");
  await excel
    .pane()
    .locator("body")
    .evaluate(() => {
      location.reload();
    });
  await log(excel).getByText("listening").waitFor();
  const read = () =>
    excel
      .pane()
      .locator("body")
      .evaluate(() => Office.context.document.settings.get("kesu") as unknown);
  expect(await read()).toEqual({ tab: "due" });
});

test("a dialog speaks to the pane", async () => {
  const excel = await open();
  const [popup, said] = await Promise.all([
    excel.page.waitForEvent("popup"),
    excel
      .pane()
      .locator("body")
      .evaluate(
        () =>
          new Promise((done) => {
            Office.context.ui.displayDialogAsync(
              `${location.origin}/dialog.html`,
              { promptBeforeOpen: false },
              ({ value }) => {
                value.addEventHandler(Office.EventType.DialogMessageReceived, (event) => {
                  done("message" in event ? event.message : event.error);
                  value.close();
                });
              },
            );
          }),
      ),
  ]);
  expect(said).toBe("好");
  if (!popup.isClosed()) await popup.waitForEvent("close");
  const canOpen = () =>
    excel
      .pane()
      .locator("body")
      .evaluate(() => Office.context.requirements.isSetSupported("OpenBrowserWindowApi", "1.1"));
  expect(await canOpen()).toBe(false); // as in Excel on the web
});

describe("a register on the page", () => {
  test("shows its sheets, its frozen header, its dates, and is the same file when it is saved", async () => {
    const excel = await open({ workbook: await sample() });
    const { page } = excel;
    expect(await page.getByRole("tab").allTextContents()).not.toContain("操作日志");
    expect(await excel.shown("B3")).toBe("客诉编号");
    expect(await excel.shown("D4")).toMatch(/^2026-\d\d-\d\d \d\d:\d\d$/);
    await page.mouse.move(400, 500);
    await page.mouse.wheel(0, 300);
    await page.locator('[data-cell="B3"]').waitFor();
    expect(await page.locator('[data-cell="B4"]').count()).toBe(0);
    await excel.sheet("客户");
    await excel.type("C12", "新客户有限公司");
    const { tables } = await (
      await openFileWorkbook(await excel.save(), nodeCodec)
    ).read(["complaint", "customer"]);
    expect(tables.complaint?.rows).toHaveLength(12);
    expect(JSON.stringify(tables.customer?.rows.at(-1))).toContain("新客户有限公司");
    expect(excel.faults).toEqual([]);
  });

  test("refuses a person what Excel refuses, in a sentence", async () => {
    const excel = await open({ workbook: await sample() });
    expect(await excel.shown("G3")).toBe("危及人身安全");
    await excel.type("G4", "也许");
    expect(await excel.page.getByRole("alert").textContent()).toContain("也许");
    expect(await excel.shown("G4")).not.toBe("也许");
  });
});

test("two people in one workbook: each sees at once what he does and later what the other did", async () => {
  const excel = await open({ people: 2 });
  await log({ ...excel, pane: () => excel.pane(1) })
    .getByText("listening")
    .waitFor();
  await excel.type("B2", "第一人", 0);
  await excel.type("B3", "第二人", 1);
  expect(await excel.shown("B2", 1)).toBe("");
  await excel.inPage(({ network }) => network?.deliverAll());
  await excel.pane(1).locator("#log li").getByText("changed B2 Remote").waitFor();
  await expectShown(excel, "B2", "第一人", 1);
  await expectShown(excel, "B3", "第二人", 0);
});
