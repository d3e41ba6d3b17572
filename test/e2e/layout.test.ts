import { mkdirSync } from "node:fs";
import type { Page } from "playwright-core";
import { type Stage, stage } from "./browser";

let on: Stage;
beforeAll(async () => {
  on = await stage();
  mkdirSync("dist/pictures", { recursive: true });
}, 60_000);
afterAll(() => on.close());

/** Opens the first case. */
async function aCase(page: Page): Promise<void> {
  await page.getByRole("option").first().click();
  await page.getByRole("navigation", { name: "八个阶段" }).waitFor();
  await page.locator(".documents").waitFor();
}

test.each([600, 900])("the pane does not slide into white below its foot, at 350 × %d", async (height) => {
  const { page } = await on.open({ viewport: { width: 350, height } });
  await aCase(page);
  const slid = await page.evaluate(() => {
    for (const folded of document.querySelectorAll("details")) folded.open = true;
    for (const each of document.querySelectorAll<HTMLElement>(".case button, .case summary, .case .part")) {
      each.focus();
      each.scrollIntoView({ block: "start" });
    }
    window.scrollTo(0, 10_000);
    const pane = document.querySelector(".pane");
    return [
      window.scrollY,
      document.body.scrollTop,
      pane?.scrollTop,
      pane?.parentElement?.scrollTop,
      document.documentElement.scrollHeight - window.innerHeight,
      Math.round(
        (document.querySelector(".file-bar")?.getBoundingClientRect().bottom ?? 0) - window.innerHeight,
      ),
    ];
  });
  expect(slid).toEqual([0, 0, 0, 0, 0, 0]);
  await page.screenshot({ path: `dist/pictures/foot-${String(height)}.png` });
});

test("the toast lies over no button, and stays while somebody points at it", async () => {
  const { page } = await on.open();
  await aCase(page);
  await page.locator(".fact .value").first().click();
  const field = page.locator(".case .field input, .case .field textarea").first();
  await field.fill("改过的内容");
  await page.getByRole("button", { name: /^保存修改/ }).click();
  const voids = page.getByRole("button", { name: "保存并作废" });
  await voids.or(page.locator(".toast")).first().waitFor();
  if (await voids.isVisible()) await voids.click();
  await page.locator(".toast").waitFor();
  await page.locator(".fact .value").first().click();
  await page.locator(".case .field input, .case .field textarea").first().fill("又改了");
  await page.getByRole("button", { name: /^保存修改/ }).waitFor();
  const covered = await page.evaluate(() => {
    const toast = document.querySelector(".toast")?.getBoundingClientRect();
    return [...document.querySelectorAll("button")]
      .filter((each) => each.closest(".toast, .scroll") === null)
      .map((each) => ({ box: each.getBoundingClientRect(), name: each.textContent }))
      .filter(
        ({ box }) =>
          box.width > 0 &&
          toast !== undefined &&
          box.bottom > toast.top &&
          box.top < toast.bottom &&
          box.right > toast.left &&
          box.left < toast.right,
      )
      .map(({ name }) => name);
  });
  expect(covered).toEqual([]);
  await page.screenshot({ path: "dist/pictures/toast.png" });
});

test("a part that does not load is a sentence with 重试 and 重新载入, and what was typed is kept", async () => {
  const { page } = await on.open();
  await page.keyboard.press("Alt+n");
  await page.keyboard.type("苏州");
  await page.getByRole("button", { name: "返回" }).click();
  await page.route(/\/documents\..*\.js|\/course\..*\.js|\/lists\..*\.js/, (route) => route.abort());
  await page.reload();
  await page.getByRole("option").first().click();
  await page.locator(".case .failure", { hasText: "Kesu 的一部分没有加载" }).first().waitFor();
  await page.screenshot({ path: "dist/pictures/not-loaded.png" });
  expect(await page.locator("pre").count()).toBe(0);
  await page.unrouteAll();
  await page.locator(".case").getByRole("button", { name: "重试" }).first().click();
  await page.getByRole("navigation", { name: "八个阶段" }).waitFor();
  await page.getByRole("button", { name: "返回" }).click();
  await page.getByText(/有一份没保存的登记/).waitFor();
});
