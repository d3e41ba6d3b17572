import type { Locator, Page } from "playwright-core";
import { complaintFields, type ComplaintField } from "../../src/records/complaint";
import { type PartTable, partTables } from "../../src/records/parts";
import { type Stage, stage } from "./browser";

let on: Stage;
beforeAll(async () => {
  on = await stage();
}, 60_000);
afterAll(() => on.close());

type Typed = Readonly<Record<string, string>>;

/** Fills an input of whatever kind it is. */
async function fill(page: Page, id: string, value: string): Promise<void> {
  const input = page.locator(`[id="${id}"]`);
  await input.waitFor();
  const kind = await input.evaluate((each) => (each instanceof HTMLInputElement ? each.type : each.tagName));
  if (kind === "radio")
    await page
      .locator(`[name="${id}"]`)
      .and(page.getByRole("radio", { name: value, exact: true }))
      .check();
  else if (kind === "SELECT") await input.selectOption(value);
  else await input.fill(value);
}

/** Answers fields of the case and saves them. */
async function answer(page: Page, typed: Partial<Record<ComplaintField, string>>): Promise<void> {
  for (const [name, value] of Object.entries(typed)) {
    if ((await page.locator(`[id="field-${name}"]`).count()) === 0) {
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLDetailsElement>(".facts, .empties"))
          each.open = true;
      });
      const label = complaintFields[name as ComplaintField].label.zh;
      await page.locator(".empties").getByRole("button", { name: label, exact: true }).click();
    }
    await fill(page, `field-${name}`, value);
  }
  await page.getByRole("button", { name: /^保存修改/ }).click();
  await page.getByRole("button", { name: /^保存修改/ }).waitFor({ state: "detached" });
}

/** Adds a row to a list of the case, or changes the one that is named. */
async function row(page: Page, table: PartTable, typed: Typed, existing?: Locator): Promise<void> {
  const id = existing ? ((await existing.getAttribute("id")) ?? "").replace("row-", "") : undefined;
  const part = page.locator(`[id="part-${table}"]`);
  await part.evaluate((each) => {
    const folded = each.closest("details");
    if (folded) folded.open = true;
  });
  if (existing) await existing.click();
  else await page.getByRole("button", { name: `添加${partTables[table].label.zh}` }).click();
  const form = part.locator(".row-form");
  await form.waitFor();
  await form.locator("details").evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  for (const [name, value] of Object.entries(typed))
    await fill(page, `field-${table}-${id ?? "new"}-${name}`, value);
  await form.getByRole("button", { name: "保存", exact: true }).click();
  await form.waitFor({ state: "detached" });
}

const agree = async (page: Page): Promise<void> => {
  const box = page.locator(".approval-box");
  const step = await box.getAttribute("aria-label");
  await box.getByRole("button", { name: /的名义同意$/ }).click();
  await page
    .getByRole("group", { name: step ?? "" })
    .and(page.locator(".approval-box"))
    .waitFor({ state: "detached" });
};
const take = async (page: Page, step: string, next: string): Promise<void> => {
  await page.getByText("都齐了，可以办理。").waitFor();
  await page.locator(".next").getByRole("button", { name: step, exact: true }).click();
  await page.locator(".next").getByText(next).waitFor();
};
const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

test("§6.1: one complaint in the pane, from the call to closing, every step through its gate", async () => {
  const { page, faults } = await on.open();
  page.setDefaultTimeout(15_000);
  await page.getByRole("tab", { name: "设置" }).click();
  await page.getByRole("button", { name: "新建台账" }).click();
  await page.getByText(/台账还是空的/).waitFor();
  await page.getByRole("tab", { name: "设置" }).click();
  await page.getByLabel("我的姓名").fill("林晓");

  await page.keyboard.press("Alt+n");
  const intake: Partial<Record<ComplaintField, string>> = {
    customer: "苏州澜起光电",
    partNo: "CN-208",
    lotNo: "L2611",
    productFamily: "连接器",
    foundAt: "来料",
    orderNo: "PO-1",
    deliveryDate: "2026-10-10",
    lotQty: "5000",
    uom: "个",
    defectQty: "52",
    complaintText: "端子氧化，上锡不良",
    sampleStatus: "已收",
    customerDemand: "8D报告",
    safetyRisk: "否",
  };
  for (const [name, value] of Object.entries(intake)) await fill(page, `field-${name}`, value);
  await page.locator("form").getByRole("button", { name: "保存", exact: true }).click();
  const number = (await page.locator(".saved .number strong").textContent()) ?? "";
  expect(number).toMatch(/^\d{8}$/);
  await page.getByRole("button", { name: "打开这一件" }).click();

  // §6.1.1 signed and handed over, §6.1.3 accepted and investigated
  await page.getByRole("button", { name: "送交品保" }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("还缺 1 项");
  await agree(page);
  await take(page, "送交品保", "下一步：受理");
  await take(page, "受理", "下一步：送总经理批示");
  await answer(page, {
    affectsFunction: "否",
    legalBreach: "否",
    affectsStrength: "否",
    massReturn: "否",
    amountInvolved: "1000",
    level: "一般",
    isOurProduct: "是",
    preliminaryCause: "电镀槽液老化",
    liability: "我司",
    investigatedAt: today(),
    respUnit: "生产部",
    lineRisk: "否",
  });
  await take(page, "送总经理批示", "下一步：转责任单位");

  // §6.1.7 the GM decides in the list of what waits for him
  await page.getByRole("button", { name: "返回" }).click();
  await page.getByRole("tab", { name: "待办" }).click();
  await page.getByRole("button", { name: "等总经理批示 1 件" }).click();
  await page.getByLabel(/^批示（/).fill("同意，限期改善");
  await page.getByRole("checkbox", { name: number }).check();
  await page.getByRole("button", { name: "同意选中的 1 件" }).click();
  await page.getByText("没有等总经理批示的案件。").waitFor();
  await page.getByRole("button", { name: "返回" }).click();
  await page.getByRole("tab", { name: "台账" }).click();
  await page.getByRole("option").click();
  await take(page, "转责任单位", "下一步：责任单位已回复");

  // §6.1.8 the unit's measures, §6.1.9 the 8D with its approvals
  await page.getByRole("button", { name: /还没有纠正措施/ }).click();
  await page.locator("#field-measure-new-type").waitFor();
  expect(await page.locator("#field-measure-new-type").inputValue()).toBe("纠正");
  for (const [name, value] of Object.entries({
    owner: "张工",
    content: "更换槽液",
    cause: "发生",
    due: today(),
  }))
    await fill(page, `field-measure-new-${name}`, value);
  await page.locator(".row-form").getByRole("button", { name: "保存", exact: true }).click();
  await page.locator(".row-form").waitFor({ state: "detached" });
  await row(page, "measure", {
    type: "预防",
    owner: "张工",
    content: "每周滴定并点检",
    cause: "流出",
    due: today(),
  });
  await answer(page, { prodUnit: "电镀一课", shift: "白班", prodDate: "2026-10-01" });
  await take(page, "责任单位已回复", "下一步：提交营销审核");
  await row(page, "eightD", {
    leader: "林晓",
    occurrenceCause: "槽液老化",
    escapeCause: "漏检",
    causesVerified: "是",
    documents: "作业指导书 WI-12 A2",
  });
  await agree(page);
  await take(page, "提交营销审核", "下一步：送总经理批准");
  await agree(page);
  await take(page, "送总经理批准", "下一步：发出并实施");
  await agree(page);
  await row(page, "eightD", { sentAt: today() }, page.locator('[id="part-eightD"] button.row-words'));
  await row(page, "distribution", { recipient: "客户" });
  await take(page, "发出并实施", "下一步：验证通过");

  // §6.1.10 done and verified by somebody else, then closed
  for (const at of [0, 1])
    await row(
      page,
      "measure",
      { status: "已验证", doneAt: today(), verifiedBy: "李华", verifiedAt: today(), effect: "有效" },
      page.locator('[id="part-measure"] button.row-words').nth(at),
    );
  await answer(page, {
    cutInAt: today(),
    verifiedLots: "3",
    verifyResult: "有效",
    verifiedBy: "李华",
    verifiedAt: today(),
    verifyEvidence: "连续三批未再发",
  });
  await take(page, "验证通过", "下一步：结案");
  await answer(page, { customerAccepted: "接受", closeNote: "客户已接受改善" });
  await take(page, "结案", "程序已走完。");

  await page.locator("summary", { hasText: "流转" }).click();
  expect(await page.locator(".history li").count()).toBe(10);
  expect(await page.locator(".detail-header .state").textContent()).toBe("已结案");
  expect(faults).toEqual([]);
});
