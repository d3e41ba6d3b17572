import { readFile } from "node:fs/promises";
import { pageHash } from "../../src/pane/hand-over";
import { type Stage, stage } from "./browser";

let on: Stage;
beforeAll(async () => {
  on = await stage();
}, 60_000);
afterAll(() => on.close());

const bytes = async (): Promise<Uint8Array> =>
  new Uint8Array(await readFile("templates/客户投诉处理单.docx"));

test("the page a Mac's browser opens offers the form in its address, and forgets the address", async () => {
  const { page, faults } = await on.open();
  const file = { fileName: "客户投诉处理单_26112001_客户.docx", bytes: await bytes() };
  await page.goto(`${on.server.origin}/handover.html#${pageHash(file)}`);
  await page.getByText(file.fileName).waitFor();
  const [got] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /下载 Word/ }).click(),
  ]);
  expect(got.suggestedFilename()).toBe(file.fileName);
  expect(new Uint8Array(await readFile(await got.path()))).toEqual(file.bytes);
  expect(page.url()).toBe(`${on.server.origin}/handover.html`);
  expect(faults).toEqual([]);
});

test("without a file in its address it says where to get one", async () => {
  const { page, faults } = await on.open();
  await page.goto(`${on.server.origin}/handover.html#a.html:PGh0bWw-`);
  await page.getByText(/这里没有文件/).waitFor();
  expect(await page.getByRole("button").count()).toBe(0);
  expect(faults).toEqual([]);
});
