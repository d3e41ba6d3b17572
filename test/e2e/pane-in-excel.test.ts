import { readFile } from "node:fs/promises";
import { type ExcelStage, excelStage, type OpenedExcel } from "./excel-stage";

let on: ExcelStage;
beforeAll(async () => {
  on = await excelStage();
}, 60_000);
afterAll(() => on.close());

const sample = (): Promise<Buffer> => readFile("dist/addin/sample.xlsx");

async function opened(options: Parameters<ExcelStage["open"]>[0] = {}): Promise<OpenedExcel> {
  const excel = await on.open({ workbook: await sample(), ...options });
  await excel.pane().getByText("40 件，新的在前").waitFor();
  return excel;
}
const title = (excel: OpenedExcel) => excel.pane().locator(".detail-header h1");

test("the register of the workbook stands in the pane, and the row selected on the sheet is its case", async () => {
  const excel = await opened();
  await excel.select("C6");
  await title(excel).waitFor();
  expect(await excel.pane().locator(".case").count()).toBe(1);
  expect(excel.faults).toEqual([]);
});
