import { readFileSync, writeFileSync } from "node:fs";
import { excelStage } from "./excel-stage";
const on = await excelStage();
try {
  const excel = await on.open({
    workbook: readFileSync("dist/sample.xlsx"),
    context: { deviceScaleFactor: 1 },
  });
  await excel.page.waitForTimeout(5000);
  await excel.select("F8");
  await excel.page.waitForTimeout(500);
  writeFileSync("/tmp/host-x/a.png", await excel.page.screenshot());
  await excel.sheet("月度回顾");
  await excel.page.waitForTimeout(500);
  writeFileSync("/tmp/host-x/b.png", await excel.page.screenshot());
  console.log(excel.faults);
} finally {
  await on.close();
}
