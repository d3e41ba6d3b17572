import { mkdirSync, writeFileSync } from "node:fs";
import { stage } from "./browser";

/** Draws docs/pane.png for the README from the production build: npx tsx test/e2e/picture.ts */
const on = await stage();
try {
  const { page } = await on.open({ deviceScaleFactor: 2 });
  await page.getByRole("button", { name: "新增" }).click();
  await page.keyboard.type("澜起");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const fields: Readonly<Record<string, string>> = {
    partNo: "PCBA-1107",
    lotNo: "L261012A",
    deliveryDate: "2026-02-30",
    defectQty: "约200",
    complaintText: "端子氧化，上锡不良，客户产线停线待料",
  };
  for (const [name, text] of Object.entries(fields)) await page.locator(`#field-${name}`).fill(text);
  await page.locator("#field-registeredBy").fill("王芳");
  await page.locator("form").getByRole("button", { name: "保存", exact: true }).click();
  await page.getByRole("group", { name: /处要先改好/ }).waitFor();
  await page.locator("#field-lotNo").evaluate((field) => {
    field.closest(".scroll")?.scrollTo({ top: 0 });
  });
  mkdirSync("docs", { recursive: true });
  writeFileSync("docs/pane.png", await page.screenshot());
} finally {
  await on.close();
}
