import { readFile } from "node:fs/promises";
import { nodeCodec } from "../../src/opc/node-codec";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { rowCells } from "../../src/workbook/register";
import { dirtyBlock } from "./dirty-block";
import { type ExcelStage, excelStage, type OpenedExcel } from "./excel-stage";

let on: ExcelStage;
beforeAll(async () => {
  on = await excelStage();
}, 60_000);
afterAll(() => on.close());

async function opened(options: Parameters<ExcelStage["open"]>[0] = {}): Promise<OpenedExcel> {
  const excel = await on.open({ workbook: await readFile("dist/addin/sample.xlsx"), ...options });
  for (let person = 0; person < (options.people ?? 1); person++)
    await excel.pane(person).getByText("40 件，新的在前").waitFor();
  return excel;
}
const title = (excel: OpenedExcel, person = 0) => excel.pane(person).locator(".detail-header h1");
const button = (excel: OpenedExcel, name: string, person = 0) =>
  excel.pane(person).getByRole("button", { name, exact: true });

/** The complaints as they stand in the workbook. */
async function complaints(excel: OpenedExcel, person = 0) {
  const book = await openFileWorkbook(await excel.save(person), nodeCodec);
  const { columns = [], rows = [] } = (await book.read(["complaint"])).tables.complaint ?? {};
  return rows.map((row) => rowCells(columns, row));
}

async function register(excel: OpenedExcel, complaint: string, person = 0): Promise<string> {
  const pane = excel.pane(person);
  await button(excel, "新增", person).click();
  await pane.locator("#field-customer").fill("苏州澜起光电科技有限公司");
  await pane.getByLabel(/^投诉原因/).fill(complaint);
  await pane.locator("#field-registeredBy").fill("王芳");
  await pane
    .getByRole("radiogroup", { name: /危及人身安全/ })
    .getByRole("radio", { name: "否" })
    .check();
  await button(excel, "保存", person).click();
  return (await pane.locator(".saved .number strong").textContent()) ?? "";
}

test("a complaint from the pane to its row, its form and back to the case by a click on the sheet", async () => {
  const excel = await opened();
  const number = await register(excel, "端子氧化，上锡不良");
  expect(number).toMatch(/^\d{8}$/);
  expect((await complaints(excel)).at(-1)).toMatchObject({ complaintNo: number, registeredBy: "王芳" });

  const [docx] = await Promise.all([excel.page.waitForEvent("download"), button(excel, "下载 Word").click()]);
  expect(docx.suggestedFilename()).toBe(`客户投诉处理单_${number}_内部.docx`);
  await excel
    .pane()
    .getByText(/已交给浏览器下载/)
    .waitFor();
  await button(excel, "再存一次").waitFor();

  await excel.select("C6");
  await title(excel)
    .getByText(/^\d{8}$/)
    .waitFor();
  expect(await title(excel).textContent()).not.toBe(number);
  expect(excel.faults).toEqual([]);
});

test("a typed quantity is judged when the row is left, and mended with one press", async () => {
  const excel = await opened();
  const { column, row } = await excel.inPage(({ windows }) => {
    const book = windows[0]!.host.workbook;
    const [table] = [...book.records.table.values()].filter(({ name }) => name === "客诉台账");
    return { column: table!.columns.findIndex(({ name }) => name === "不良数量"), row: table!.area.row + 3 };
  });
  await excel.inPage(
    ({ windows }, [r, c]) => {
      const { user } = windows[0]!.host;
      const letters = (at: number): string =>
        (at < 26 ? "" : letters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
      const address = `${letters(c!)}${String(r! + 1)}`;
      user.select("客诉台账", address);
      user.type("客诉台账", address, "约２００");
      user.select("客诉台账", "A1");
    },
    [row, column],
  );
  await button(excel, "改为 200").click();
  await button(excel, "改为 200").waitFor({ state: "detached" });
  expect((await complaints(excel))[2]).toMatchObject({ defectQty: 200 });
  expect(excel.faults).toEqual([]);
});

test("a block pasted from a mail: its findings at once, all fixes with one press, the rest by hand", async () => {
  const excel = await opened();
  await dirtyBlock(excel);
  await excel
    .pane()
    .getByText(/刚才输入的行有 \d 处要看一下/)
    .waitFor();
  await button(excel, "改为 2026-11-03").waitFor();
  await excel
    .pane()
    .getByRole("button", { name: /^全部采纳/ })
    .click();
  await button(excel, "改为 12000").waitFor({ state: "detached" });
  const [first, second] = (await complaints(excel)).slice(-2);
  expect(first).toMatchObject({
    defectQty: 12_000,
    deliveryDate: 46_329,
    complaintText: "=cmd|'/c calc'!A0",
  });
  expect(second).toMatchObject({ defectQty: 1200, deliveryDate: 46_329, status: "草稿" });
  expect([first?.["id"], second?.["id"]]).toEqual([expect.stringMatching(/^\w{26}$/), expect.any(String)]);
  expect(excel.faults).toEqual([]);
});

test("the ribbon: the case of the row, what is due, the check with its sheet, the review", async () => {
  const excel = await opened();
  await excel.ribbon("本行案件");
  await excel
    .pane()
    .getByText(/所选的行不是案件/)
    .or(title(excel))
    .first()
    .waitFor();
  await excel.select("C7");
  await excel.ribbon("本行案件");
  await title(excel).waitFor();
  await excel.ribbon("待办");
  await excel
    .pane()
    .getByText(/^已逾期 \d+/)
    .first()
    .waitFor();
  await excel.ribbon("校验台账");
  await excel
    .pane()
    .getByText(/已过，请尽快完成/)
    .first()
    .waitFor(); // the sample is overdue here and there (V-51)
  await excel.page.getByRole("tab", { name: "校验结果" }).waitFor();
  await excel.ribbon("月度回顾");
  await excel.page.getByRole("tab", { name: "月度回顾", selected: true }).waitFor();
  await excel.ribbon("新客诉");
  await title(excel).getByText("新增客诉").waitFor();
  expect(excel.faults).toEqual([]);
});

test("a workbook without a register gets one, and the pane goes on with it", async () => {
  const excel = await on.open();
  await button(excel, "在本工作簿中建立台账").click();
  await excel
    .pane()
    .getByText(/台账还是空的/)
    .waitFor();
  expect(await register(excel, "外壳开裂")).toMatch(/01$/);
  expect(await complaints(excel)).toHaveLength(1);
  expect(excel.faults).toEqual([]);
});

test("two windows of one computer save at the same moment: both complaints stand, each with a number of its own", async () => {
  const excel = await opened({ people: 2 });
  const numbers = [await register(excel, "标签贴错", 0), await register(excel, "外壳开裂", 1)];
  expect(numbers[0]).not.toBe(numbers[1]); // what this computer has drawn is kept until it is proved to have arrived
  for (let rounds = 0; rounds < 40; rounds++) {
    await excel.inPage(({ network }) => network?.deliverAll());
    await excel.page.waitForTimeout(250);
  }
  for (const person of [0, 1]) {
    await button(excel, "返回", person).click();
    await excel.pane(person).getByText("42 件，新的在前").waitFor();
    const drawn = (await complaints(excel, person)).slice(-2).map((row) => row["complaintNo"]);
    expect(new Set(drawn).size).toBe(2);
  }
  expect(excel.faults).toEqual([]);
});
