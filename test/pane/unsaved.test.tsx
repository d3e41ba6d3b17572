/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { keptDraft } from "../../src/pane/form-draft";
import { Pane } from "../../src/pane/Pane";
import { field, frames, openedCase, people, press, shownCase, type } from "./course/case-stage";
import { startedSession } from "./stage";

const ID = "01K00000000000000000000001";
const list = () => within(screen.getByRole("listbox", { name: "台账" }));
const leave = (): void => {
  fireEvent.keyDown(document.querySelector("section.case")!, { key: "Escape" });
};
/** Would the browser ask before the window is closed? */
const isAsked = (): boolean => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

describe("the GM's 批示 and ticks", () => {
  async function decisions() {
    const { session } = await startedSession({
      person: people,
      complaint: [1, 2].map((each) => ({
        id: `01K0000000000000000000000${String(each)}`,
        complaintNo: `2611200${String(each)}`,
        status: "待总经理批示",
        recordType: "投诉",
        customer: "苏州澜起光电",
        complaintText: "外壳有划痕",
        preliminaryCause: "转运磕碰",
        liability: "我司",
        safetyRisk: "否",
        receivedAt: 46346.4,
        registeredAt: 46346.4,
      })),
    });
    session.setBy("陈总");
    return session;
  }
  const opened = async (): Promise<void> => {
    fireEvent.click(screen.getByRole("tab", { name: /待办/ }));
    fireEvent.click(await screen.findByRole("button", { name: "等总经理批示 2 件" }));
    await screen.findByRole("heading", { name: "总经理批示" });
  };
  const opinion = (): HTMLTextAreaElement => screen.getByLabelText(/^批示（/);
  const tick = (): HTMLInputElement => screen.getByRole("checkbox", { name: "26112002" });

  test("are there again after looking at a case, and after a reload; closing asks", async () => {
    const session = await decisions();
    render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
    await screen.findAllByRole("option");
    await opened();
    fireEvent.click(tick());
    fireEvent.change(opinion(), { target: { value: "限期改善" } });
    fireEvent.click(screen.getByRole("button", { name: "26112001" }));
    await screen.findByRole("navigation", { name: "八个阶段" });
    leave();
    fireEvent.click(screen.getByRole("tab", { name: /待办/ }));
    expect(await screen.findByText("有写好没提交的批示")).toBeTruthy();
    await opened();
    expect([tick().checked, opinion().value]).toEqual([true, "限期改善"]);
    expect(isAsked()).toBe(true);

    cleanup();
    render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
    await screen.findAllByRole("option");
    await opened();
    expect([tick().checked, opinion().value]).toEqual([true, "限期改善"]);
    press("同意选中的 1 件");
    await screen.findByText("1 件已批示。");
    expect(opinion().value).toBe("");
    expect(localStorage.getItem("kesu.decisions.客诉台账示例.xlsx")).toBeNull();
  });
});

test("edits left with Escape are marked in the list, above it and in the head of the case; closing asks", async () => {
  const { session } = await openedCase();
  expect(isAsked()).toBe(false);
  press("外壳有划痕");
  press("苏州澜起光电");
  type("complaintText", "外壳有划痕，三处");
  leave();
  expect(list().getByText("未保存 1 处")).toBeTruthy(); // the other field was only opened
  expect(screen.getByText(/1 件有没保存的修改/)).toBeTruthy();
  expect(isAsked()).toBe(true);

  cleanup(); // as a reload
  await shownCase(session);
  const note = (): HTMLElement => document.querySelector(".unsaved-note")!;
  expect(note().textContent).toContain("未保存 1 处");
  expect(field("complaintText").value).toBe("外壳有划痕，三处");
  fireEvent.click(within(note()).getByRole("button", { name: "继续" }));
  await frames();
  expect(document.activeElement?.id).toBe("field-complaintText");
  fireEvent.click(within(note()).getByRole("button", { name: "放弃" }));
  fireEvent.click(within(note()).getByRole("button", { name: "保留" }));
  expect(field("complaintText").value).toBe("外壳有划痕，三处");
  fireEvent.click(within(note()).getByRole("button", { name: "放弃" }));
  fireEvent.click(within(note()).getByRole("button", { name: "放弃" }));
  expect(note()).toBeNull();
  leave();
  expect(list().queryByText(/未保存/)).toBeNull();
  expect(isAsked()).toBe(false);
});

test("rows of lists, opinions, signed papers and reasons are unsaved typing like any other", async () => {
  const { session } = await openedCase({ status: "待受理", handedToQaAt: 46346.5 }, { by: "李华" });
  press("添加附件");
  press("添加措施");
  await frames();
  type("attachment-new-name", "划痕.jpg");
  type("opinion-部门主管签核", "属实");
  type("paper-部门主管签核-name", "周建国");
  press("退回业务");
  type("reason-step 退回 已登记 退回业务", "批号写错");
  leave();
  expect(list().getByText("未保存 4 处")).toBeTruthy(); // the new measure was only opened
  cleanup();
  await shownCase(session);
  expect(field("attachment-new-name").value).toBe("划痕.jpg");
  expect(field("opinion-部门主管签核").value).toBe("属实");
  expect(field("paper-部门主管签核-name").value).toBe("周建国");
  expect(field("reason-step 退回 已登记 退回业务").value).toBe("批号写错");
  expect(document.getElementById("field-measure-new-type")).toBeNull();
});

test("where the browser keeps nothing, typing lasts at least as long as the window", async () => {
  await openedCase();
  jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new Error("no room");
  });
  press("外壳有划痕");
  type("complaintText", "外壳有划痕，三处");
  leave();
  expect(list().getByText("未保存 1 处")).toBeTruthy();
  fireEvent.click(list().getByRole("option"));
  expect(field("complaintText").value).toBe("外壳有划痕，三处");
  jest.restoreAllMocks();
  fireEvent.click(screen.getByRole("button", { name: "放弃修改" }));
});

test("a preselected answer that was changed is typing, and follows the workbook to its new name", async () => {
  const { session } = await openedCase();
  press("新增");
  expect(keptDraft("客诉台账示例.xlsx")).toBeUndefined();
  type("channel", "微信");
  await waitFor(() => expect(keptDraft("客诉台账示例.xlsx")?.fields["channel"]).toBe("微信"));
  cleanup();
  await session.stand({ origin: "disk", name: "工厂台账.xlsx" });
  expect(keptDraft("客诉台账示例.xlsx")).toBeUndefined();
  expect(keptDraft("工厂台账.xlsx")?.fields["channel"]).toBe("微信");
});

test("edits kept by an earlier release, under the name of the workbook, are found again", async () => {
  localStorage.setItem(`kesu.edit.客诉台账示例.xlsx.${ID}`, JSON.stringify({ complaintText: "外壳开裂" }));
  await openedCase();
  expect(field("complaintText").value).toBe("外壳开裂");
});
