import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirtyBlock } from "./dirty-block";
import { excelStage } from "./excel-stage";

/** Draws docs/excel-host.png for the README from the production build: npx tsx test/e2e/excel-picture.ts */
const on = await excelStage();
try {
  const excel = await on.open({
    workbook: readFileSync("dist/addin/sample.xlsx"),
    context: { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1.5, locale: "zh-CN" },
  });
  await excel.pane().getByText("40 件，新的在前").waitFor();
  const { first } = await dirtyBlock(excel);
  await excel.pane().getByRole("button", { name: "改为 12000" }).waitFor();
  await excel.page.mouse.move(500, 500);
  for (let turn = 0; turn < 12; turn++) {
    await excel.page.mouse.wheel(0, 300);
    await excel.page.waitForTimeout(20);
  }
  await excel.select(`F${first - 2}`);
  await excel.page.waitForTimeout(1500);
  mkdirSync("docs", { recursive: true });
  writeFileSync("docs/excel-host.png", await excel.page.screenshot());
} finally {
  await on.close();
}
