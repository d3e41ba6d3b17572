import { readFile } from "node:fs/promises";
import { type ExcelStage, excelStage } from "./excel-stage";

/** The pane of the production build (npm run build) beside its workbook. */
let on: ExcelStage;
beforeAll(async () => {
  on = await excelStage();
}, 60_000);
afterEach(() => on.clear());
afterAll(() => on.close());

test("the pane follows the row a person stands on, and a button of the ribbon opens its form", async () => {
  const excel = await on.open({ workbook: await readFile("dist/addin/sample.xlsx") });
  const pane = excel.pane();
  await pane
    .getByRole("listbox")
    .or(pane.getByRole("heading", { level: 1 }))
    .first()
    .waitFor();
  await excel.select("E6");
  await pane.getByRole("heading", { level: 1, name: await excel.shown("B6") }).waitFor();
  await excel.ribbon("新客诉");
  await pane.locator("form.detail").waitFor();
  expect(excel.faults).toEqual([]);
});
