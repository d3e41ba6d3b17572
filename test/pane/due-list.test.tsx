/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { DueList } from "../../src/pane/DueList";
import { HandOverContext } from "../../src/pane/HandOverContext";
import type { HandedFile, WaysOut } from "../../src/pane/hand-over";
import type { MonthDuty } from "../../src/rules/due/month-duties";
import type { CellsByField } from "../../src/workbook/port";
import { startedSession } from "./stage";

const NOW = "2026-11-22 10:00:00";
/** Days as Excel counts them: 46346 is 2026-11-20. */
const day = (offset: number): number => 46346 + offset;
const row = (index: number, cells: CellsByField = {}): CellsByField => ({
  id: `01J000000000000000000${String(index).padStart(5, "0")}`,
  complaintNo: `261101${String(index).padStart(2, "0")}`,
  status: "已登记",
  receivedAt: day(-index) + 0.4,
  registeredAt: day(-index) + 0.4,
  registeredBy: index % 2 === 0 ? "林晓" : "赵敏",
  customer: "苏州澜起光电",
  ...cells,
});
const measure = (index: number, cells: CellsByField): CellsByField => ({
  id: `01M000000000000000000${String(index).padStart(5, "0")}`,
  complaintId: row(1)["id"] ?? null,
  complaintNo: "26110101",
  lineNo: index,
  content: "换刀具",
  ...cells,
});

const waysOut = (files: HandedFile[]): WaysOut => ({
  platform: undefined,
  download: (file) => files.push(file),
  share: undefined,
  openPage: undefined,
  pageAddress: "",
});

async function shown(
  rows: Parameters<typeof startedSession>[0],
  more: { readonly by?: string; readonly onDuty?: (duty: MonthDuty) => void } = {},
) {
  const { session } = await startedSession(rows);
  const opened: string[] = [];
  const files: HandedFile[] = [];
  const { register } = session.state().book!;
  const ui = (
    <HandOverContext value={() => waysOut(files)}>
      <DueList register={register} now={NOW} current={undefined} onOpen={(id) => opened.push(id)} {...more} />
    </HandOverContext>
  );
  render(ui);
  return { opened, files };
}
const options = (): readonly string[] => screen.getAllByRole("option").map(({ textContent }) => textContent);
const listed = (): readonly string[] =>
  within(screen.getByRole("listbox"))
    .getAllByRole("option")
    .map(({ textContent }) => textContent);
const choose = (value: string): void => {
  fireEvent.change(screen.getByRole("combobox"), { target: { value } });
};
afterEach(cleanup);

test("stands person by person, the most overdue first, with what to do, its date and its age", async () => {
  await shown({ complaint: [row(1), row(2), row(8)] });
  expect(listed()[0]).toMatch(/^林晓已逾期 2/);
  expect(listed()[1]).toMatch(/^26110108苏州澜起光电.*送交品保.*已 10 天/);
  expect(listed()[3]).toMatch(/^部门主管已逾期 3/); // the head signs all three (V-50)
  expect(listed().findIndex((text) => text.startsWith("赵敏"))).toBe(7);
});

test("narrows to one person, to mine, and back", async () => {
  await shown({ complaint: [row(1), row(2)] }, { by: "赵敏" });
  choose("name 林晓");
  expect(listed().filter((text) => text.startsWith("2611"))).toEqual([expect.stringContaining("26110102")]);
  choose("mine");
  expect(listed()[0]).toMatch(/^赵敏/);
  expect(listed()).toHaveLength(2);
  choose("all");
  expect(listed()).toHaveLength(7);
  expect(options()).toEqual(expect.arrayContaining(["全部", "我的（赵敏）", "林晓", "赵敏"]));
});

test("a tap on a person narrows to them, a tap on a task opens its case", async () => {
  const { opened } = await shown({ complaint: [row(1), row(2)] });
  const [own] = screen.getAllByText(/^26110102/);
  fireEvent.click(own!);
  expect(opened).toEqual([row(2)["id"]]);
  fireEvent.click(within(screen.getByRole("listbox")).getByText("林晓"));
  expect(listed()).toHaveLength(2);
});

test("says that the customer is waited for, and which year has no holidays (V-54)", async () => {
  const pause = {
    id: "01P00000000000000000000001",
    complaintId: row(1)["id"] ?? null,
    kind: "暂停",
    clock: "D-03",
    from: day(0),
    reason: "等样品",
  };
  await shown({
    complaint: [
      row(1, {
        status: "对策制定中",
        sentToUnitAt: day(-9),
        handedToQaAt: day(-1),
        firstResponseAt: day(-1),
        customerReplyAt: day(-1),
        subjectType: "服务",
      }),
    ],
    clockChange: [pause],
  });
  expect(listed().find((text) => text.startsWith("26110101"))).toMatch(/等待客户中2026 年节假日未导入/);
});

test("measures are their owners' own", async () => {
  await shown({ complaint: [row(1)], measure: [measure(1, { owner: "李工", due: day(3) })] });
  expect(listed()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^26110101.*还剩 1 天措施完成 1 换刀具/)]),
  );
  expect(listed()).toEqual(expect.arrayContaining([expect.stringMatching(/^李工/)]));
});

test("the duties of the month stand above, and can be done where the session can write them down", async () => {
  const done: string[] = [];
  await shown({ complaint: [row(1)] }, { onDuty: ({ month, id }) => done.push(`${month} ${id}`) });
  const duties = screen.getByRole("list", { name: "本月例行" });
  expect(duties.textContent).toContain("审阅上月结案客诉11-10");
  fireEvent.click(within(duties).getByRole("button", { name: "审阅上月结案客诉 已完成" }));
  expect(done).toEqual(["2026-11 D-10"]);
});

test("a duty the log knows is told as done", async () => {
  const log = {
    id: "01L00000000000000000000001",
    time: "2026-11-09 10:00:00",
    who: "陈总",
    device: "pc",
    table: "month",
    record: "2026-11",
    field: "D-10",
    new: "已完成",
  };
  await shown({ complaint: [row(1)], log: [log] });
  expect(screen.getByRole("list", { name: "本月例行" }).textContent).toMatch(/11-09.*已完成/);
  expect(screen.queryByRole("button", { name: /已完成/ })).toBeNull();
});

test("is copied as text, and taken along as a calendar", async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
  });
  const { files } = await shown({ complaint: [row(1), row(2)] });
  choose("name 林晓");
  fireEvent.click(screen.getByRole("button", { name: "复制文字" }));
  expect(await screen.findByText("已复制")).toBeTruthy();
  expect(copied[0]).toMatch(/^客诉待办 2026-11-22\n\n林晓　/);
  expect(copied[0]).not.toContain("赵敏");
  fireEvent.click(screen.getByRole("button", { name: "日历 .ics" }));
  expect(await screen.findByText(/“客诉待办-2026-11-22.ics”已交给浏览器下载/)).toBeTruthy();
  expect(files[0]).toMatchObject({ fileName: "客诉待办-2026-11-22.ics", type: "text/calendar" });
  expect(Buffer.from(files[0]?.bytes ?? []).toString("utf8")).toContain("BEGIN:VEVENT");
});

test("draws only what is in sight of ten thousand cases, and is quick about it", async () => {
  const from = performance.now();
  await shown({
    complaint: Array.from({ length: 10_000 }, (_each, index) =>
      row(index % 90, { id: String(index).padStart(26, "0") }),
    ),
  });
  expect(listed().length).toBeLessThan(40);
  expect(performance.now() - from).toBeLessThan(20_000);
});

test("says so when nothing waits", async () => {
  await shown({ complaint: [row(1, { status: "已结案" })] });
  expect(screen.getByText("没有待办。")).toBeTruthy();
});

test("a date of 9999-12-31 leaves the list standing", async () => {
  await shown({
    complaint: [row(1, { receivedAt: 2_958_465, customerDueDate: 2_958_465 }), row(2)],
    measure: [measure(1, { due: 2_958_465 })],
  });
  expect(listed().some((text) => text.includes("26110102"))).toBe(true);
});
