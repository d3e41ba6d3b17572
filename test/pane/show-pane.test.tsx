/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { FailureNote } from "../../src/pane/FailureNote";
import { Pane } from "../../src/pane/Pane";
import { translated } from "../../src/workbook/excel/door";
import { sheetSession } from "./sheet-stage";

const ASK = /打开这个工作簿时自动显示 Kesu/;

async function shown(start: { readonly shows: boolean; readonly answered: boolean }) {
  const said: string[] = [];
  let { shows, answered } = start;
  const withWorkbook = {
    shows: () => shows,
    isAnswered: () => answered,
    answer: () => void (answered = true),
    show: (on: boolean) => {
      said.push(on ? "on" : "off");
      shows = on;
      return Promise.resolve();
    },
  };
  const { session } = await sheetSession({}, { withWorkbook });
  const open = () => render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
  open();
  await screen.findByText(/台账还是空的/);
  return { said, open };
}
const press = (name: string): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
afterEach(cleanup);

test("the pane comes up with a workbook only after asking, once, and who says no is not asked again", async () => {
  const { said, open } = await shown({ shows: false, answered: false });
  expect((await screen.findByText(ASK)).textContent).toMatch(/没有装加载项的人/);
  expect(said).toEqual([]);
  press("不用");
  expect(screen.queryByText(ASK)).toBeNull();
  cleanup();
  open();
  await screen.findByText(/台账还是空的/);
  expect([screen.queryByText(ASK), said]).toEqual([null, []]);
});

test("who says yes gets it, and can take it back in the settings", async () => {
  const { said } = await shown({ shows: false, answered: false });
  await screen.findByText(ASK);
  press("是");
  expect(said).toEqual(["on"]);
  fireEvent.click(screen.getByRole("tab", { name: "设置" }));
  fireEvent.click(await screen.findByRole("button", { name: "不再自动显示" }));
  await screen.findByRole("button", { name: "自动显示" });
  expect(said).toEqual(["on", "off"]);
});

test("a workbook of an earlier Kesu that shows the pane can be switched off, and nobody is asked", async () => {
  const { said } = await shown({ shows: true, answered: false });
  expect(screen.queryByText(ASK)).toBeNull();
  fireEvent.click(screen.getByRole("tab", { name: "设置" }));
  fireEvent.click(await screen.findByRole("button", { name: "不再自动显示" }));
  await waitFor(() => {
    expect(said).toEqual(["off"]);
  });
});

test("what Excel refused can be copied with its place: errorLocation and statement", () => {
  const copied: string[] = [];
  Object.assign(navigator, {
    clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
  });
  const refused = Object.assign(new Error("There was an internal error."), {
    code: "GeneralException",
    debugInfo: { errorLocation: "WorksheetCollection.add", statement: "worksheets.add(...);" },
  });
  render(<FailureNote error={translated(refused)} onClose={() => undefined} />);
  press("复制详情");
  expect(copied[0]).toMatch(/GeneralException: There was an internal error\./);
  expect(copied[0]).toMatch(/errorLocation: WorksheetCollection\.add\nstatement: worksheets\.add\(\.\.\.\);/);
});
