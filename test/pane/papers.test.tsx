/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { Pane } from "../../src/pane/Pane";
import { PaneCalls } from "../../src/pane/pane-calls";
import type { RegisterSession } from "../../src/pane/register-session";
import type { LogEntry } from "../../src/records/log";
import { WorkbookError } from "../../src/workbook/port";
import { sheetSession } from "./sheet-stage";

configure({ asyncUtilTimeout: 10_000 }); // what is loaded late comes late on a busy machine

const ID = "01J00000000000000000000001";
const entry = (cells: Partial<LogEntry>): LogEntry => ({
  id: null,
  time: "2026-11-09 10:00:00",
  who: "陈总",
  device: null,
  table: null,
  record: null,
  complaintNo: null,
  field: null,
  old: null,
  new: null,
  prev: null,
  hash: null,
  ...cells,
});
const letter = { document: "reply", copy: "customer", file: "26110101 回复函.docx", content: "before" };
const printed = entry({ table: "complaint", record: ID, field: "printed", new: JSON.stringify(letter) });
const reviewed = entry({ table: "month", record: "2026-11", field: "D-10", new: "已完成" });

/** The pane on a register whose log was not read; `papers` is what comes of asking for it. */
async function shown(papers: RegisterSession["papers"]) {
  const row = { id: ID, complaintNo: "26110101", status: "已登记", receivedAt: 46340, customer: "客户1" };
  let times = 0;
  const { session, asked } = await sheetSession(
    { complaint: [row] },
    {},
    {
      papers: () => {
        times++;
        return papers();
      },
    },
  );
  const calls = new PaneCalls();
  render(<Pane session={session} calls={calls} onLanguage={() => undefined} />);
  await screen.findByText("1 件，新的在前");
  const open = async (): Promise<void> => {
    fireEvent.click(screen.getByText("客户1"));
    await screen.findByRole("navigation", { name: "八个阶段" });
  };
  const due = async (): Promise<HTMLElement> => {
    fireEvent.click(screen.getByRole("tab", { name: "待办" }));
    return screen.findByRole("list", { name: "本月例行" });
  };
  return { asked, times: () => times, open, due };
}
const STALE = /“26110101 回复函.docx”.*文件已过期/;

beforeAll(() => {
  Element.prototype.scrollIntoView = () => undefined; // jsdom draws nothing
});
beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("a case tells of its stale documents by a log that was not read with it; it is asked for then and once (V-59)", async () => {
  const { times, open } = await shown(() => Promise.resolve([printed]));
  expect(times()).toBe(0);
  await open();
  expect(await screen.findByText(STALE)).toBeTruthy();
  expect(times()).toBe(1);
});

test("待办 knows the duties of the month that are done, and the others can be done (§6.1.10, §6.3.1)", async () => {
  const { asked, times, due } = await shown(() => Promise.resolve([reviewed]));
  const duties = await due();
  expect(await within(duties).findByText(/11-09.*已完成/)).toBeTruthy();
  expect(within(duties).queryByRole("button", { name: "审阅上月结案客诉 已完成" })).toBeNull();
  fireEvent.click(within(duties).getByRole("button", { name: "公布上月验证与结案状态 已完成" }));
  await waitFor(() => expect(asked).toContain("duty 2026-11 D-11"));
  expect(times()).toBe(1);
});

test("a log that cannot be read is no trouble: the case and 待办 stand without it", async () => {
  const { open, due } = await shown(() => Promise.reject(new WorkbookError("host-busy")));
  await open();
  expect(screen.queryByText(STALE)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "返回" }));
  expect((await due()).textContent).toContain("审阅上月结案客诉");
  expect(screen.queryByRole("alert")).toBeNull();
});
