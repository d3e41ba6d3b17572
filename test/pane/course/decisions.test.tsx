/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { Pane } from "../../../src/pane/Pane";
import type { CellsByField } from "../../../src/workbook/port";
import { startedSession } from "../stage";
import { people, press } from "./case-stage";

const waiting = (index: number, change: CellsByField = {}): CellsByField => ({
  id: `01K000000000000000000000${String(index).padStart(2, "0")}`,
  complaintNo: `261120${String(index).padStart(2, "0")}`,
  status: "待总经理批示",
  recordType: "投诉",
  customer: "苏州澜起光电",
  complaintText: `外壳有划痕 ${String(index)}`,
  preliminaryCause: "转运磕碰",
  liability: "我司",
  respUnit: "生产部",
  level: "一般",
  safetyRisk: "否",
  receivedAt: 46346.4,
  registeredAt: 46346.4,
  gmSubmittedAt: 46347,
  ...change,
});

async function shown(by: string) {
  const { session } = await startedSession({
    person: people,
    complaint: [waiting(1), waiting(2), waiting(3), waiting(4, { status: "调查中" })],
  });
  session.setBy(by);
  render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
  await screen.findAllByRole("option");
  fireEvent.click(screen.getByRole("tab", { name: /待办/ }));
  fireEvent.click(await screen.findByRole("button", { name: "等总经理批示 3 件" }));
  await screen.findByRole("heading", { name: "总经理批示" });
  return { session, given: () => session.state().book!.register.parts.approval.map(({ record }) => record) };
}
const words = (text: string): void => {
  fireEvent.change(screen.getByLabelText(/^批示（/), { target: { value: text } });
};

beforeEach(() => localStorage.clear());
afterEach(cleanup);

test("§6.1.7: the cases that wait for the GM, each with its facts, decided together in one go", async () => {
  const { given } = await shown("陈总");
  const first = screen.getAllByRole("listitem").find((each) => each.textContent.includes("26112001"))!;
  for (const fact of ["苏州澜起光电", "一般", "外壳有划痕 1", "转运磕碰 · 我司 · 生产部", "内容码"])
    expect(first.textContent).toContain(fact);
  press("同意选中的 0 件");
  expect(screen.getByText("先勾选要批示的案件。")).toBeTruthy();
  fireEvent.click(screen.getByRole("checkbox", { name: "26112001" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "26112003" }));
  words("同意，限期改善");
  press("同意选中的 2 件");
  await screen.findByText("2 件已批示。");
  expect(given()).toMatchObject([
    { complaintNo: "26112001", step: "总经理批示", name: "陈总", verdict: "同意", opinion: "同意，限期改善" },
    { complaintNo: "26112003", step: "总经理批示", name: "陈总", verdict: "同意", opinion: "同意，限期改善" },
  ]);
  expect(screen.queryByRole("checkbox", { name: "26112001" })).toBeNull();
  expect(screen.getByRole("checkbox", { name: "26112002" })).toBeTruthy();
});

test("sending back wants its words, and the case is out of the list", async () => {
  const { given } = await shown("陈总");
  const refuse = (): void => {
    fireEvent.click(screen.getByRole("button", { name: "退回 26112002" }));
  };
  refuse();
  expect(screen.getByText("退回要写明理由。")).toBeTruthy();
  words("原因不清，补做断面分析");
  refuse();
  await screen.findByText("1 件已批示。");
  expect(given()).toMatchObject([
    { complaintNo: "26112002", verdict: "退回", opinion: "原因不清，补做断面分析" },
  ]);
  expect(screen.queryByRole("checkbox", { name: "26112002" })).toBeNull();
});

test("V-50: nobody else signs as the GM", async () => {
  const { given } = await shown("李华");
  fireEvent.click(screen.getByRole("button", { name: "同意 26112001" }));
  expect(screen.getByText(/李华没有“总经理”这个角色/)).toBeTruthy();
  expect(given()).toHaveLength(0);
});

test("what was saved can be taken back where it is told", async () => {
  const { session, given } = await shown("陈总");
  fireEvent.click(screen.getByRole("button", { name: "同意 26112001" }));
  await screen.findByText("1 件已批示。");
  expect(given()).toHaveLength(1);
  fireEvent.click(within(document.querySelector(".toast-place")!).getByRole("button", { name: "撤销" }));
  await screen.findByText(/^已撤销：26112001/);
  expect(given()).toHaveLength(0);
  expect(session.state().book!.register.cases[0]!.complaint.gmInstruction).toBeNull();
});

test("核对日志 says that the log is whole, and of a row that was changed past Kesu where", async () => {
  const { session } = await shown("陈总");
  await act(async () => {
    await session.decide([{ id: "26112001", step: "总经理批示", verdict: "同意", name: "陈总" }]);
  });
  fireEvent.click(screen.getByRole("tab", { name: "设置" }));
  fireEvent.click(await screen.findByRole("button", { name: "核对日志" }));
  await screen.findByText(/日志 \d+ 行，完整/);
  expect(screen.getAllByText(/日志里没有这一行的记录/).length).toBeGreaterThan(0);
});
