/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { ActButton } from "../../src/pane/ActButton";
import { Pane } from "../../src/pane/Pane";
import type { Session } from "../../src/pane/session";
import { field, frames, openedCase, press, type } from "./course/case-stage";
import { known, startedSession } from "./stage";

/** Clicks in one tick, before anything can be drawn anew. */
const inOneTick = (...buttons: readonly HTMLElement[]): void => {
  act(() => {
    for (const button of buttons) button.click();
  });
};
const twice = (button: HTMLElement): void => {
  inOneTick(button, button);
};
const button = (name: string | RegExp): HTMLElement => screen.getByRole("button", { name });
const commits = (session: Session): number => session.state().book?.unsaved ?? 0;
/** Waits for the first commit, and as long again for a second one. */
const settled = async (session: Session): Promise<number> => {
  await waitFor(() => {
    expect(commits(session)).toBeGreaterThan(0);
  });
  await frames();
  return commits(session);
};

beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe("a double-click signs once", () => {
  test("同意, 以…名义同意", async () => {
    const { session, one } = await openedCase({}, { by: "周建国" });
    twice(button("以周建国的名义同意"));
    expect(await settled(session)).toBe(1);
    expect(one().parts.approval).toHaveLength(1);
  });

  test("同意 and 退回 in the same tick are one word, the first", async () => {
    const { session, one } = await openedCase({}, { by: "周建国" });
    type("opinion-部门主管签核", "属实");
    const box = within(screen.getByRole("group", { name: "部门主管签核" }));
    inOneTick(button("以周建国的名义同意"), box.getByRole("button", { name: "退回" }));
    expect(await settled(session)).toBe(1);
    expect(one().parts.approval).toMatchObject([{ verdict: "同意" }]);
  });

  test("录入 of a signed paper", async () => {
    const { session, one } = await openedCase();
    type("paper-部门主管签核-name", "周建国");
    type("paper-部门主管签核-link", "签核夹 3");
    twice([...document.querySelectorAll("button")].find(({ textContent }) => textContent === "录入")!);
    expect(await settled(session)).toBe(1);
    expect(one().parts.approval).toHaveLength(1);
  });
});

test("保存修改 writes one commit", async () => {
  const { session } = await openedCase();
  press("外壳有划痕");
  type("complaintText", "外壳有划痕，三处");
  twice(button("保存修改 (1)"));
  expect(await settled(session)).toBe(1);
});

test("the same edits saved from two places, the foot and the step, are written once", async () => {
  const { session, one } = await openedCase({ status: "待受理", handedToQaAt: 46346.5 }, { by: "李华" });
  press("外壳有划痕");
  type("complaintText", "外壳有划痕，三处");
  inOneTick(button("保存修改 (1)"), button("受理"));
  expect(await settled(session)).toBe(1);
  expect(one().complaint).toMatchObject({ status: "待受理", complaintText: "外壳有划痕，三处" });
});

test("a row, a step and a reason are written once", async () => {
  const { session, one } = await openedCase({ status: "待受理", handedToQaAt: 46346.5 }, { by: "李华" });
  press("添加附件");
  await frames();
  type("attachment-new-name", "划痕.jpg");
  twice(within(screen.getByRole("group", { name: "新的附件" })).getByRole("button", { name: "保存" }));
  expect(await settled(session)).toBe(1);
  expect(one().parts.attachment).toHaveLength(1);
  press("添加附件");
  await frames();
  type("attachment-new-name", "划痕二.jpg");
  const name = field("attachment-new-name");
  act(() => {
    for (const repeat of [false, true, true])
      name.dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, repeat, bubbles: true }),
      );
  });
  await waitFor(() => expect(one().parts.attachment).toHaveLength(2));
  await frames();
  expect(commits(session)).toBe(2);
  press("退回业务");
  type("reason-step 退回 已登记 退回业务", "批号写错");
  twice(button("确认：退回业务"));
  await screen.findByRole("heading", { name: /下一步：送交品保/ });
  await frames();
  expect(one().parts.transition).toHaveLength(1);
});

test("a complaint is registered once, also with Ctrl+Enter beside the click", async () => {
  const { session } = await startedSession(known);
  render(<Pane session={session} calls={undefined} onLanguage={() => undefined} />);
  await screen.findByText(/台账还是空的/);
  press("新增");
  type("customer", "苏州澜起光电");
  type("complaintText", "外壳有划痕");
  fireEvent.click(within(screen.getByRole("radiogroup", { name: /危及人身安全/ })).getByLabelText("否"));
  act(() => {
    button("保存").click();
    field("customer").dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
    );
    button("存草稿").click();
  });
  expect(await settled(session)).toBe(1);
  expect(session.state().book!.register.cases).toHaveLength(1);
});

test("the second click of a double-click and Enter held down meet no button that took the first one's place", () => {
  const acted: string[] = [];
  const { rerender } = render(<ActButton onAct={() => acted.push("受理")}>受理</ActButton>);
  fireEvent.click(screen.getByRole("button"), { detail: 1 });
  rerender(<ActButton onAct={() => acted.push("送批示")}>送批示</ActButton>);
  fireEvent.click(screen.getByRole("button"), { detail: 2 });
  expect(fireEvent.keyDown(screen.getByRole("button"), { key: "Enter", repeat: true })).toBe(false);
  expect(fireEvent.keyDown(screen.getByRole("button"), { key: "Enter" })).toBe(true);
  expect(acted).toEqual(["受理"]);
});
