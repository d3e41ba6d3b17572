/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import type { Finding } from "../../src/actions/check-register";
import { Pane } from "../../src/pane/Pane";
import { issue } from "../../src/rules/issue";
import { WorkbookError } from "../../src/workbook/port";
import { sheetSession } from "./sheet-stage";

async function shown() {
  const stage = await sheetSession();
  render(<Pane session={stage.session} calls={undefined} onLanguage={() => undefined} />);
  await screen.findByText(/台账还是空的/);
  return {
    ...stage,
    tell: (change: Parameters<typeof stage.tell>[0]) => {
      act(() => {
        stage.tell(change);
      });
    },
  };
}
const press = (name: string): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
const finding = (row: number, given: string, fixed?: string): Finding => ({
  table: "complaint",
  row,
  complaintNo: null,
  issue: issue("V-09", "block", "defectQty", { code: "number-written-otherwise", given }, fixed),
  cell: `客诉台账!K${row}`,
});
const missing = (row: number, field: string): Finding => ({
  ...finding(row, ""),
  issue: issue("V-20", "warn", field, { code: "missing" }),
});
afterEach(cleanup);

test("what was typed on the sheet is judged at the top, each fix one tap", async () => {
  const { tell, asked } = await shown();
  const [one, other] = [finding(12, "１，２００", "1200"), finding(13, "1.2万", "12000")];
  tell({
    typed: { findings: [one, other, missing(12, "lotNo"), missing(12, "orderNo")], restored: 0, gone: [] },
  });
  const note = await screen.findByRole("region", { name: "刚才输入的行有 3 处要看一下" });
  expect(within(note).getByText(/还没有填：批号、订单编号/)).toBeTruthy();
  press("改为 12000");
  press("全部采纳 (2)");
  press("知道了");
  expect(asked).toEqual([
    `fix ${JSON.stringify([other])}`,
    `fix ${JSON.stringify([one, other])}`,
    "dismiss typed",
  ]);
});

test("of many findings the first stand here, the others under 检查", async () => {
  const { tell } = await shown();
  tell({
    typed: { findings: Array.from({ length: 9 }, (_each, row) => finding(row, "x")), restored: 0, gone: [] },
  });
  expect(await screen.findByText("还有 5 处，见“检查”")).toBeTruthy();
  expect(screen.queryByText(/全部采纳/)).toBeNull();
});

test("formulas that stand again and rows that are gone are told", async () => {
  const { tell } = await shown();
  tell({ typed: { findings: [], restored: 2, gone: ["26112001"] } });
  expect(await screen.findByText("有 2 处公式被覆盖，已恢复。")).toBeTruthy();
  expect(screen.getByText(/台账里已没有 26112001 的行/)).toBeTruthy();
});

test("long work says how far it is and can be stopped", async () => {
  const { tell, asked } = await shown();
  tell({ work: { done: 120, all: 800 } });
  expect(await screen.findByText("正在核对输入的行：120 / 800")).toBeTruthy();
  expect(screen.getByRole("progressbar")).toHaveProperty("value", 120);
  press("停止");
  expect(asked).toEqual(["stop"]);
});

test("a case that lost its number says so until somebody has seen it", async () => {
  const { tell, asked } = await shown();
  tell({ notices: [{ kind: "renumbered", id: "1", from: "26112001", to: "26112002" }] });
  expect(await screen.findByText("编号 26112001 已被另一台电脑同时取用，本案改为 26112002。")).toBeTruthy();
  press("知道了");
  expect(asked).toEqual(["dismiss notices"]);
});

test("a part of Kesu that does not load behind the sheet is said, and tried again", async () => {
  const { asked, tell } = await shown();
  const error = Object.assign(new Error("Loading chunk 7 failed."), { name: "ChunkLoadError" });
  tell({ trouble: { error } });
  expect(screen.getByRole("alert").textContent).toContain("没有加载");
  expect(screen.queryByText(/ChunkLoadError|at /)).toBeNull();
  press("重试");
  expect(asked).toEqual(["dismiss trouble", "tryAgain"]);
});

test("what failed while nobody waited is a sentence with a way to try again", async () => {
  const { tell, asked } = await shown();
  tell({ trouble: { error: new WorkbookError("host-busy") } });
  expect(await screen.findByText(/Excel 正忙/)).toBeTruthy();
  press("再试一次");
  expect(asked).toEqual(["dismiss trouble", "tryAgain"]);
});

test("damage is told sentence by sentence; repair is offered where there is some", async () => {
  const { tell, asked } = await shown();
  const gone = { code: "table-gone", table: "customer", repairable: false } as const;
  tell({ damages: [gone] });
  expect(await screen.findByText(/找不到「客户」/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "修复" })).toBeNull();
  tell({ damages: [gone, { code: "name-missing", table: "complaint", field: "lotNo", repairable: true }] });
  await act(async () => {
    press("修复");
    await Promise.resolve();
  });
  expect(asked).toEqual(["repair"]);
});

test("what this computer wrote and the file does not show is listed, and asked about: 补写, 放弃, 以后再说", async () => {
  const { tell, asked } = await shown();
  tell({
    doubt: {
      changes: ["01A", "01B"],
      cases: [
        { number: "26112201", customer: "苏州澜起光电", isNew: true },
        { number: "26112003", customer: "", isNew: false },
      ],
    },
  });
  const note = await screen.findByRole("region", { name: "本机写过的 2 件，这个文件里找不到了" });
  expect(within(note).getByText("26112201 苏州澜起光电")).toBeTruthy();
  expect(within(note).getByText("26112003 的改动")).toBeTruthy();
  press("以后再说");
  press("放弃");
  expect(within(note).getByText(/放弃后不能再补写/)).toBeTruthy();
  expect(asked).toEqual(["resolve later"]);
  press("放弃");
  press("补写");
  expect(asked).toEqual(["resolve later", "resolve discard", "resolve write"]);
});

test("what is not confirmed yet is said quietly; what was written again is told", async () => {
  const { tell } = await shown();
  tell({ unconfirmed: 2, notices: [{ kind: "rewritten", id: "1", numbers: ["26112201"] }] });
  expect(await screen.findByText(/^待确认 2/)).toBeTruthy();
  expect(screen.getByText(/^26112201 曾被别人同时写入的内容盖住/)).toBeTruthy();
});
