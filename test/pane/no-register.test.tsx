/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { Pane } from "../../src/pane/Pane";
import type { SheetSide } from "../../src/pane/sheet-side";
import { WorkbookError } from "../../src/workbook/port";
import { sheetSession } from "./sheet-stage";

async function shown(answers: Partial<SheetSide> = {}) {
  const stage = await sheetSession({}, answers);
  stage.tell({ phase: "none" });
  render(<Pane session={stage.session} calls={undefined} onLanguage={() => undefined} />);
  await screen.findByText("这个工作簿里还没有客诉台账");
  return stage;
}
const press = (name: string): void => {
  fireEvent.click(screen.getByRole("button", { name }));
};
afterEach(cleanup);

test("two ways to a register, each with what it will do; nothing else is in sight", async () => {
  await shown();
  expect(screen.getAllByRole("button").map((each) => each.textContent)).toEqual([
    "在本工作簿中建立台账",
    "新建一个台账工作簿",
  ]);
  expect(screen.getByText(/现有的工作表一个字也不改/)).toBeTruthy();
  expect(screen.getByText(/这个工作簿不改动/)).toBeTruthy();
});

test("says that it works, and shows the register when it is there", async () => {
  let done = (): void => undefined;
  const { tell } = await shown({
    setUp: () =>
      new Promise((resolve) => {
        done = () => {
          tell({ phase: "open" });
          resolve();
        };
      }),
  });
  press("在本工作簿中建立台账");
  expect(screen.getByRole("status").textContent).toBe("正在建立台账…");
  expect(screen.getByRole("button", { name: "新建一个台账工作簿" })).toHaveProperty("disabled", true);
  act(done);
  await screen.findByText(/台账还是空的/);
});

test("a set-up that fails says why in a sentence, and can be tried again", async () => {
  let times = 0;
  const setUp = jest.fn(() =>
    times++ === 0 ? Promise.reject(new WorkbookError("cell-edit-mode")) : Promise.resolve(),
  );
  await shown({ setUp });
  press("在本工作簿中建立台账");
  await screen.findByText(/请按回车或 Esc 结束编辑/);
  press("再试一次");
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(setUp).toHaveBeenCalledTimes(2);
});

test("where trying again helps nobody it is not offered", async () => {
  await shown({ setUp: () => Promise.reject(new WorkbookError("already-a-register")) });
  press("在本工作簿中建立台账");
  await screen.findByText(/已经有客诉台账/);
  expect(screen.queryByRole("button", { name: "再试一次" })).toBeNull();
});

test("a new workbook is opened beside this one, and the pane says so", async () => {
  const { asked } = await shown();
  press("新建一个台账工作簿");
  await screen.findByText(/新工作簿已经打开/);
  expect(asked).toEqual(["newWorkbook"]);
});
