import { readFile } from "node:fs/promises";
import { excelStage } from "./excel-stage";
test("shots", async () => {
  const on = await excelStage();
  const D = "/tmp/kesu-pane-screens/";
  let excel = await on.open({ workbook: await readFile("dist/addin/sample.xlsx") });
  await excel.pane().getByText("40 件，新的在前").waitFor();
  await excel.inPage(({ windows }) => { const { user } = windows[0]!.host; user.select("客诉台账", "Z6"); user.type("客诉台账", "Z6", "约２００"); });
  await excel.select("C7");
  await excel.page.waitForTimeout(2500);
  await excel.page.screenshot({ path: D + "xl1.png" });
  await excel.ribbon("校验台账"); await excel.page.waitForTimeout(1500);
  await excel.sheet("校验结果"); await excel.page.waitForTimeout(500);
  await excel.page.screenshot({ path: D + "xl2.png" });
  excel = await on.open(); await excel.pane().getByText("在本工作簿中建立台账").waitFor();
  await excel.page.screenshot({ path: D + "xl3.png" });
  await on.close();
}, 90000);
