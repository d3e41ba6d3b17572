/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { CaseList } from "../../src/pane/CaseList";
import type { CellsByField } from "../../src/workbook/port";
import { startedSession } from "./stage";

const NOW = "2026-11-22 10:00:00";
const row = (index: number, cells: CellsByField = {}): CellsByField => ({
  id: `01J000000000000000000${String(index).padStart(5, "0")}`,
  complaintNo: `261101${String(index).padStart(2, "0")}`,
  status: "已登记",
  receivedAt: 46000 + index / 1000,
  registeredAt: 46000 + index / 1000,
  customer: index % 2 === 0 ? "苏州澜起光电" : "宁波拓远",
  lotNo: `Ｌ－${index}`,
  ...cells,
});

async function shown(complaint: readonly CellsByField[], wanted = "") {
  const { session } = await startedSession({ complaint });
  const opened: string[] = [];
  const { register } = session.state().book!;
  render(
    <CaseList
      register={register}
      wanted={wanted}
      now={NOW}
      current={undefined}
      onOpen={(id) => opened.push(id)}
    />,
  );
  return opened;
}
afterEach(cleanup);

test("shows the newest first, with the grade and what is missing in words", async () => {
  await shown([row(1), row(2), row(3, { status: "草稿", complaintNo: null })]);
  const [first, second] = screen.getAllByRole("option");
  expect(first?.textContent).toContain("草稿");
  expect(second?.textContent).toMatch(/26110102.*暂定.*待补 \d+/);
});

test("draws only the rows in sight of ten thousand", async () => {
  await shown(Array.from({ length: 10_000 }, (_each, index) => row(index)));
  expect(screen.getByText("10000 件，新的在前")).toBeTruthy();
  expect(screen.getAllByRole("option").length).toBeLessThan(40);
});

test("is walked with the arrow keys and opened with Enter", async () => {
  const opened = await shown([row(1), row(2), row(3)]);
  const list = screen.getByRole("listbox");
  fireEvent.keyDown(list, { key: "ArrowDown" });
  fireEvent.keyDown(list, { key: "Enter" });
  fireEvent.keyDown(list, { key: "End" });
  fireEvent.keyDown(list, { key: "Enter" });
  expect(opened).toEqual([row(2)["id"], row(1)["id"]]);
});

test("finds a case by what people write: full width, any case, several words", async () => {
  await shown([row(1), row(2), row(3)], "l-2 澜起");
  expect(screen.getAllByRole("option")).toHaveLength(1);
  expect(screen.getByText("找到 1 件，共 3 件")).toBeTruthy();
});

test("an empty register says what to do", async () => {
  await shown([]);
  expect(screen.getByText(/台账还是空的/)).toBeTruthy();
});
