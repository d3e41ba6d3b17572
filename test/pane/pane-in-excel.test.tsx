/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Pane } from "../../src/pane/Pane";
import { PaneCalls } from "../../src/pane/pane-calls";
import type { RegisterSession } from "../../src/pane/register-session";
import type { SeenSpot } from "../../src/pane/sheet-side";
import { WorkbookError } from "../../src/workbook/port";
import { sheetSession } from "./sheet-stage";

const id = (index: number): string => `01J00000000000000000000${String(index).padStart(3, "0")}`;
const row = (index: number) => ({
  id: id(index),
  complaintNo: `2611010${index}`,
  status: "已登记",
  receivedAt: 46000 + index,
  registeredAt: 46000 + index,
  customer: `客户${index}`,
});

async function shown(verbs: Partial<RegisterSession> = {}) {
  const stage = await sheetSession({ complaint: [row(1), row(2), row(3)] }, {}, verbs);
  const calls = new PaneCalls();
  render(<Pane session={stage.session} calls={calls} onLanguage={() => undefined} />);
  await screen.findByText("3 件，新的在前");
  const goTo = (spot: Partial<SeenSpot> | undefined): void => {
    act(() => {
      stage.tell({
        spot: spot && { table: "complaint", row: 5, id: null, field: undefined, byPane: false, ...spot },
      });
    });
  };
  const call = (what: Parameters<PaneCalls["make"]>[0]): void => {
    act(() => {
      calls.make(what);
    });
  };
  return { ...stage, goTo, call };
}
const title = (): string => document.querySelector(".detail-header h1")?.textContent ?? "";
const type = (label: RegExp, value: string): void => {
  fireEvent.change(screen.getByLabelText(label, { selector: "input, textarea" }), { target: { value } });
};

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined; // jsdom draws nothing
});
beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("the case of the selected row is shown", async () => {
  const { goTo } = await shown();
  goTo({ id: id(2) });
  expect(title()).toBe("26110102");
  goTo({ id: id(3) });
  expect(title()).toBe("26110103");
  goTo(undefined);
  expect(title()).toBe("26110103");
});

test("picking a case selects its row, and the echo of that moves nothing", async () => {
  const { asked, goTo } = await shown();
  fireEvent.click(screen.getByText("客户1"));
  expect(asked).toEqual([`select complaint ${id(1)}`]);
  expect(title()).toBe("26110101");
  fireEvent.click(screen.getByRole("button", { name: "返回" }));
  goTo({ id: id(1), byPane: true });
  expect(title()).toBe("");
});

test("a form with typing in it stays; the selected row is only a quiet link", async () => {
  const { goTo } = await shown();
  fireEvent.click(screen.getByRole("button", { name: "新增" }));
  type(/^客户名称/, "苏州");
  goTo({ id: id(2), row: 7 });
  expect(title()).toBe("新增客诉");
  fireEvent.click(await screen.findByRole("button", { name: "到第 7 行的案件" }));
  expect(title()).toBe("26110102");
  fireEvent.click(screen.getByRole("button", { name: "新增" }));
  expect(screen.getByLabelText(/^客户名称/, { selector: "input" })).toHaveProperty("value", "苏州");
});

test("a form nobody has typed into gives way", async () => {
  const { goTo } = await shown();
  fireEvent.click(screen.getByRole("button", { name: "新增" }));
  goTo({ id: id(2) });
  expect(title()).toBe("26110102");
});

test("a fact being mended stays in sight", async () => {
  const { goTo } = await shown();
  goTo({ id: id(2) });
  fireEvent.click(screen.getByRole("button", { name: "客户2" }));
  goTo({ id: id(3), row: 9 });
  expect(title()).toBe("26110102");
  expect(await screen.findByRole("button", { name: "到第 9 行的案件" })).toBeTruthy();
});

test("the ribbon opens the form, the case of the row and what is due", async () => {
  const { call, goTo } = await shown();
  call("form");
  expect(title()).toBe("新增客诉");
  goTo({ id: id(2) });
  call("case");
  expect(title()).toBe("26110102");
  call("due");
  expect(await screen.findByRole("listbox", { name: "待办" })).toBeTruthy();
  expect(screen.getAllByText(/^已逾期 3 · 今天 0/)).toHaveLength(2); // who registered them, and the department head
});

test("a command for a row that is no case says what to do", async () => {
  const { call, goTo } = await shown();
  call("case");
  expect(await screen.findByText(/所选的行不是案件/)).toBeTruthy();
  goTo({ id: id(1) });
  call("document");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("下载 Word"));
  expect(screen.queryByText(/所选的行不是案件/)).toBeNull();
});

test("checking the register reads it anew, shows the findings and lays them out on the sheet", async () => {
  const { call, asked } = await shown();
  call("check");
  expect(await screen.findByRole("listbox", { name: "检查" })).toBeTruthy();
  await waitFor(() => expect(asked).toEqual(["refresh", expect.stringMatching(/^show [1-9]/)]));
  fireEvent.click(screen.getByRole("button", { name: "列到工作表“校验结果”" }));
  await waitFor(() => expect(asked[2]).toBe(asked[1]));
});

test("a finding leads to its case and to its cell", async () => {
  const { call, asked } = await shown();
  call("check");
  fireEvent.click((await screen.findAllByRole("option"))[0]!);
  expect(title()).toMatch(/^2611010/);
  expect(asked.at(-1)).toMatch(/^select complaint 01J/);
});

test("the monthly review is a sheet", async () => {
  const { call, asked } = await shown();
  call("review");
  await waitFor(() => expect(asked).toEqual(["openReview"]));
});

test("a complaint Excel refused is saved by trying again, with what stands in the form by then", async () => {
  const saved: unknown[] = [];
  await shown({
    register: (draft) => {
      saved.push(draft["complaintText"]);
      return saved.length === 1
        ? Promise.reject(new WorkbookError("cell-edit-mode"))
        : Promise.resolve({ ok: false, issues: [] });
    },
  });
  fireEvent.click(screen.getByRole("button", { name: "新增" }));
  type(/^客户名称/, "苏州");
  type(/^投诉原因/, "端子");
  fireEvent.click(screen.getByRole("button", { name: "保存" }));
  await screen.findByText(/请按回车或 Esc 结束编辑/);
  type(/^投诉原因/, "端子氧化");
  fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
  await waitFor(() => expect(saved).toEqual(["端子", "端子氧化"]));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

test("a register that cannot be opened says why, and opens when it is tried again", async () => {
  let times = 0;
  const { session } = await sheetSession(
    {},
    {},
    {
      start: () => (times++ === 0 ? Promise.reject(new WorkbookError("host-busy")) : Promise.resolve()),
    },
  );
  render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
  await screen.findByText(/Excel 正忙/);
  fireEvent.click(screen.getByRole("button", { name: "再试一次" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(times).toBe(2);
});
