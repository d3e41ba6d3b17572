import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { type Stage, stage } from "./browser";

let on: Stage;
beforeAll(async () => {
  on = await stage();
}, 60_000);
afterAll(() => on.close());

const form = (page: Page) => page.locator("form.detail");
const save = (page: Page) => form(page).getByRole("button", { name: "保存", exact: true }).click();
const bytesOf = async (download: Download): Promise<Uint8Array> =>
  new Uint8Array(await readFile(await download.path()));

async function register(page: Page, complaint: string): Promise<string> {
  await page.keyboard.press("Alt+n");
  await page.keyboard.type("苏州澜起");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByLabel(/^投诉原因/).fill(complaint);
  await page
    .getByRole("textbox", { name: "登记人" })
    .or(page.getByRole("combobox", { name: "登记人" }))
    .fill("王芳");
  await page
    .getByRole("radiogroup", { name: /危及人身安全/ })
    .getByRole("radio", { name: "否" })
    .check();
  await save(page);
  return (await page.locator(".saved .number strong").textContent()) ?? "";
}

test("a complaint from the call to the printed form, over a reload", async () => {
  const { page, faults } = await on.open();
  await page.getByRole("button", { name: "新增" }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-customer");

  await page.keyboard.type("澜起");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  expect(await page.getByLabel("客户联系人").first().inputValue()).not.toBe("");
  await page.locator("#field-lotNo").fill("L261012A");
  await page.getByLabel("交货日期").fill("2026-02-30");
  await page.getByLabel("不良数量", { exact: true }).fill("约200");
  await page.getByLabel(/^投诉原因/).fill("端子氧化，上锡不良");
  await save(page);

  const wrong = page.getByRole("group", { name: "有 3 处要先改好" });
  await wrong.waitFor();
  expect(await wrong.getByRole("button").count()).toBe(3);
  expect(await page.locator("#field-deliveryDate-said").textContent()).toContain("不是真实的日期");
  expect(await page.locator("#field-defectQty-said").textContent()).toContain("大概的数");
  expect(await page.locator("#field-safetyRisk-said").textContent()).toContain("还没有填");

  await wrong.getByText(/不是真实的日期/).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("field-deliveryDate");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2026-10-12");
  await page.getByRole("button", { name: "改为 200" }).click();
  await page
    .getByRole("radiogroup", { name: /危及人身安全/ })
    .getByRole("radio", { name: "否" })
    .check();
  await page.keyboard.press("Control+Enter");

  const number = (await page.locator(".saved .number strong").textContent()) ?? "";
  expect(number).toMatch(/^\d{8}$/);
  await page.getByText("1 处改动只在此浏览器，还不在文件里").waitFor({ state: "attached" });

  await page.reload();
  await page.getByRole("searchbox").fill("l261012a");
  await page.getByText(/^找到 1 件/).waitFor();
  await page.getByRole("option").click();
  expect(await page.locator(".detail-header h1").textContent()).toBe(number);

  const [docx] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载 Word" }).click(),
  ]);
  expect(docx.suggestedFilename()).toBe(`客户投诉处理单_${number}_内部.docx`);
  const text = await (await OpcPackage.open(await bytesOf(docx), nodeCodec)).text("word/document.xml");
  for (const value of [number, "端子氧化，上锡不良", "L261012A", "200"]) expect(text).toContain(value);
  expect(text).not.toContain("{{");
  expect(faults).toEqual([]);
});

test("a form that was not saved is there again after a reload", async () => {
  const { page, faults } = await on.open();
  await page.keyboard.press("Alt+n");
  await page.keyboard.type("苏州");
  await page.getByLabel(/^投诉原因/).fill("外壳开裂");
  await page.reload();
  await page.getByText(/有一份没保存的登记/).waitFor();
  await page.getByRole("button", { name: "继续填写" }).click();
  expect(await page.getByLabel(/^投诉原因/).inputValue()).toBe("外壳开裂");
  expect(faults).toEqual([]);
});

test("a case is completed where its answers are missing", async () => {
  const { page, faults } = await on.open();
  await register(page, "标签贴错");
  await page.getByRole("button", { name: "打开这一件" }).click();
  const gate = page.locator(".next").getByText(/^还缺 \d+ 项$/);
  const before = await gate.textContent();
  await page.locator(".next").getByRole("button", { name: "订单编号" }).click();
  await page.locator("#field-orderNo:focus").waitFor();
  await page.keyboard.type("PO-1");
  await page.getByRole("button", { name: "保存修改 (1)" }).click();
  await page.locator(".fact", { hasText: "PO-1" }).waitFor();
  expect(await gate.textContent()).not.toBe(before);
  expect(faults).toEqual([]);
});

test("without the right to write files the changed workbook is a download, and only a person says it arrived", async () => {
  const { page, faults } = await on.open();
  await page.evaluate(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
  const number = await register(page, "上电不亮");
  await page.getByRole("button", { name: "返回" }).click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "保存到文件" }).click(),
  ]);
  const saved = await openFileWorkbook(await bytesOf(file), nodeCodec);
  expect(JSON.stringify((await saved.read(["complaint"])).tables.complaint?.rows)).toContain(number);
  expect(await page.locator(".file-bar").getAttribute("data-unsaved")).toBe("true");
  await page.getByText(/已交给下载/).waitFor();
  await page.getByRole("button", { name: "已收到" }).click();
  await page.getByText("与文件一致").or(page.getByText("示例数据，可以随便试")).waitFor();
  expect(faults).toEqual([]);
});

/** Lets the pickers answer with a file of the browser's private file system: a real handle, no dialog. */
const withPrivateFile = (page: Page, bytes: Uint8Array) =>
  page.evaluate(async (content) => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle("工厂台账.xlsx", { create: true });
    const stream = await handle.createWritable();
    await stream.write(Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0)));
    await stream.close();
    Object.assign(window, {
      showOpenFilePicker: () => Promise.resolve([handle]),
      showSaveFilePicker: () => Promise.resolve(handle),
    });
  }, Buffer.from(bytes).toString("base64")); // number by number it takes a minute
const privateBytes = async (page: Page): Promise<Uint8Array> =>
  new Uint8Array(
    Buffer.from(
      await page.evaluate(async () => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle("工厂台账.xlsx");
        const reader = new FileReader();
        reader.readAsDataURL(await handle.getFile());
        await new Promise((resolve) => reader.addEventListener("load", resolve));
        return (reader.result as string).replace(/^.*,/, "");
      }),
      "base64",
    ),
  );

test("opens a file, saves it in place, and merges when somebody has saved another over it", async () => {
  const { page, faults } = await on.open();
  const sample = new Uint8Array(await readFile("dist/addin/sample.xlsx"));
  await withPrivateFile(page, sample);
  await page.getByRole("tab", { name: "设置" }).click();
  await page.getByRole("button", { name: "打开文件…" }).click();
  await page.getByText("与文件一致").waitFor();
  const number = await register(page, "尺寸超差");
  await page.getByRole("button", { name: "返回" }).click();
  await page.getByRole("button", { name: "保存到文件" }).click();
  await page.getByText("与文件一致").waitFor();
  const saved = await openFileWorkbook(await privateBytes(page), nodeCodec);
  expect(JSON.stringify((await saved.read(["complaint"])).tables.complaint?.rows)).toContain(number);

  const next = await register(page, "又一件");
  await page.getByRole("button", { name: "返回" }).click();
  await withPrivateFile(page, sample);
  await page.getByRole("button", { name: "保存到文件" }).click();
  await page.getByText(/文件被一份较旧的版本覆盖过。缺少的内容已经补回/).waitFor();
  await page.getByText("与文件一致").waitFor();
  const merged = await openFileWorkbook(await privateBytes(page), nodeCodec);
  const rows = JSON.stringify((await merged.read(["complaint"])).tables.complaint?.rows);
  for (const each of [number, next]) expect(rows).toContain(each);
  await page.getByRole("button", { name: "知道了" }).click();
  expect(faults).toEqual([]);
});

test("a file that is no register is refused in a sentence, and the one before stays", async () => {
  const { page, faults } = await on.open();
  for (const [bytes, sentence] of [
    [new TextEncoder().encode("not a workbook at all"), /这不是 Excel 工作簿/],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), /已加密，或是旧版/],
  ] as const) {
    await withPrivateFile(page, bytes);
    await page.getByRole("tab", { name: "设置" }).click();
    await page.getByRole("button", { name: "打开文件…" }).click();
    await page.getByRole("alert").getByText(sentence).waitFor();
    await page.getByRole("tab", { name: "台账" }).click();
    await page.getByText("40 件，新的在前").waitFor();
  }
  expect(faults).toEqual([]);
});

test("makes a new register, which is empty and says what to do", async () => {
  const { page, faults } = await on.open();
  await page.getByRole("tab", { name: "设置" }).click();
  await page.getByRole("button", { name: "新建台账" }).click();
  await page.getByText(/台账还是空的/).waitFor();
  await page.getByText("1 处改动只在此浏览器，还不在文件里").waitFor();
  expect(faults).toEqual([]);
});

test("speaks English when asked to, and remembers it", async () => {
  const { page, faults } = await on.open();
  await page.getByRole("tab", { name: "设置" }).click();
  await page.getByLabel(/Language/).selectOption("en");
  await page.getByRole("tab", { name: "Register" }).click();
  await page.reload();
  await page.getByText("40 complaints, newest first").waitFor();
  expect(faults).toEqual([]);
});

test("a second window does not touch the first one's working copy", async () => {
  const { page, faults } = await on.open();
  const number = await register(page, "第一个窗口");
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.getByText("40 件，新的在前").waitFor();
  await register(second, "第二个窗口");
  await second.getByText(/哪里都没存/).waitFor({ state: "attached" });
  await second.close();
  await page.reload();
  await page.getByText("41 件，新的在前").waitFor();
  await page.getByRole("option").filter({ hasText: number }).waitFor();
  expect(faults).toEqual([]);
});

test("a working copy that cannot be opened any more can still be taken away", async () => {
  const { page } = await on.open();
  await register(page, "待救的一件");
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const request = indexedDB.open("kesu", 1);
        request.onsuccess = () => {
          const store = request.result.transaction("working-copy", "readwrite").objectStore("working-copy");
          const kept = store.get("current");
          kept.onsuccess = () => {
            store.put({ ...(kept.result as object), bytes: new Uint8Array([1, 2, 3]) }, "current").onsuccess =
              () => resolve();
          };
        };
      }),
  );
  await page.reload();
  await page.getByRole("alert").waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "先把工作副本下载下来" }).click(),
  ]);
  expect([...(await bytesOf(file))]).toEqual([1, 2, 3]);
  await page.getByRole("button", { name: "打开示例台账" }).click();
  await page.getByText("40 件，新的在前").waitFor();
});

test("nothing sticks out at 350 pixels, in any view", async () => {
  const { page } = await on.open();
  const sticksOut = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".pane *")]
        .filter(
          (each) => each.offsetParent !== null && each.getBoundingClientRect().right > window.innerWidth + 1,
        )
        .filter((each) => each.closest(".line-table") === null)
        .map((each) => each.className),
    );
  for (const tab of ["检查", "设置", "台账"]) {
    await page.getByRole("tab", { name: tab }).click();
    expect(await sticksOut()).toEqual([]);
  }
  await register(page, "印字模糊");
  expect(await sticksOut()).toEqual([]);
  await page.getByRole("button", { name: "打开这一件" }).click();
  await page.getByRole("navigation", { name: "八个阶段" }).waitFor();
  expect(await sticksOut()).toEqual([]);
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
  for (const list of [
    "清查",
    "处置",
    "措施",
    "费用",
    "分摊",
    "八D报告",
    "分发",
    "期限调整",
    "现场处理",
    "回访",
    "附件",
  ])
    await page.getByRole("button", { name: `添加${list}`, exact: true }).click();
  expect(await sticksOut()).toEqual([]);
  await page.keyboard.press("Alt+n");
  await page.getByText("更多", { exact: true }).click();
  expect(await sticksOut()).toEqual([]);
});
