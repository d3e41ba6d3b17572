/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { frames, openedCase, press, type } from "./case-stage";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const form = (name: string) => within(screen.getByRole("group", { name }));

test.each(["措施", "附件", "分发", "费用"])(
  "an empty row of %s is not saved, and a sentence says so",
  async (list) => {
    const { session } = await openedCase();
    press(`添加${list}`);
    await frames();
    fireEvent.click(form(`新的${list}`).getByRole("button", { name: "保存" }));
    await frames();
    expect(form(`新的${list}`).getByText("这一行还没有填内容，空行不保存。")).toBeTruthy();
    expect(session.state().book?.unsaved).toBe(0);
  },
);

test("a row can be taken away: asked once more, gone from the case, kept in the log", async () => {
  const { session, one } = await openedCase();
  press("添加附件");
  await frames();
  type("attachment-new-name", "划痕.jpg");
  fireEvent.click(form("新的附件").getByRole("button", { name: "保存" }));
  await waitFor(() => expect(one().parts.attachment).toHaveLength(1));
  const id = one().parts.attachment[0]!.id!;
  fireEvent.click(await waitFor(() => document.getElementById(`row-${id}`)!));
  type(`attachment-${id}-name`, "");
  type(`attachment-${id}-kind`, "");
  fireEvent.click(form("附件 1").getByRole("button", { name: "保存" }));
  expect(form("附件 1").getByText(/内容全清空了/)).toBeTruthy();
  fireEvent.click(form("附件 1").getByRole("button", { name: "去掉这一行" }));
  expect(one().parts.attachment).toHaveLength(1);
  fireEvent.click(form("附件 1").getByRole("button", { name: "确认去掉" }));
  await waitFor(() => expect(one().parts.attachment).toHaveLength(0));
  const log = session.state().book!.register.log.filter(({ record }) => record === id);
  expect(log.length).toBeGreaterThan(1);
  expect(JSON.stringify(log)).toContain("划痕.jpg");
});

test("what a closed case rests on, and approvals, are not taken away", async () => {
  const { one } = await openedCase(
    { status: "已结案" },
    {
      rows: {
        attachment: [
          {
            id: "01KATTACH00000000000000001",
            complaintId: "01K00000000000000000000001",
            complaintNo: "26112001",
            lineNo: 1,
            kind: "照片",
            name: "划痕.jpg",
          },
        ],
      },
    },
  );
  expect(one().parts.attachment).toHaveLength(1);
  fireEvent.click(document.getElementById("row-01KATTACH00000000000000001")!);
  expect(form("附件 1").queryByRole("button", { name: "去掉这一行" })).toBeNull();
});
