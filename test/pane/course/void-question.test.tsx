/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { field, openedCase, press, type } from "./case-stage";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** A case the department head has signed, with one word of 投诉原因 changed. */
async function signedAndChanged() {
  const stage = await openedCase({}, { by: "周建国" });
  await act(async () => {
    await stage.session.decide([{ id: "26112001", step: "部门主管签核", name: "周建国" }]);
  });
  press("外壳有划痕");
  type("complaintText", "外壳有裂痕");
  press("保存修改 (1)");
  const question = await screen.findByRole("alertdialog");
  return { ...stage, question: within(question), box: question };
}

test("before saving it is said which signatures become void: 步骤 · 姓名 · 日期; 继续编辑 leaves all as it was", async () => {
  const { question, box, one, session } = await signedAndChanged();
  const day = one().parts.approval[0]!.signedAt!.slice(0, 10);
  expect(question.getByText("保存会使 1 个有效的签核作废：")).toBeTruthy();
  expect(question.getByRole("listitem").textContent).toBe(`26112001 · 部门主管签核 · 周建国 · ${day}`);
  expect(document.activeElement).toBe(question.getByRole("button", { name: "继续编辑" }));
  fireEvent.keyDown(box, { key: "Tab" });
  expect(document.activeElement).toBe(question.getByRole("button", { name: "保存并作废" }));
  const before = session.state().book?.unsaved;
  fireEvent.click(question.getByRole("button", { name: "继续编辑" }));
  await screen.findByRole("button", { name: "保存修改 (1)" });
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(field("complaintText").value).toBe("外壳有裂痕");
  expect(one().complaint.complaintText).toBe("外壳有划痕");
  expect(session.state().book?.unsaved).toBe(before);
});

test("保存并作废 saves, and the signature is void", async () => {
  const { question, one } = await signedAndChanged();
  fireEvent.click(question.getByRole("button", { name: "保存并作废" }));
  await screen.findByText("已保存。");
  expect(one().complaint.complaintText).toBe("外壳有裂痕");
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(document.getElementById("part-approval")?.textContent).toMatch(/部门主管签核已失效/);
});

test("Escape answers no and stays in the case", async () => {
  const { box, one } = await signedAndChanged();
  fireEvent.keyDown(box, { key: "Escape" });
  await screen.findByRole("button", { name: "保存修改 (1)" });
  expect(one().complaint.complaintText).toBe("外壳有划痕");
});
