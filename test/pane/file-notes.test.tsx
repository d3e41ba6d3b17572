/**
 * @jest-environment jsdom
 * @jest-environment-options {"customExportConditions": ["node", "require", "default"]}
 */
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import type { Conflict } from "../../src/actions/merge-changes";
import { FileNotes } from "../../src/pane/FileNotes";
import type { FileSide } from "../../src/pane/register-session";
import type { Book } from "../../src/pane/book";

afterEach(cleanup);

const conflict: Conflict = {
  table: "complaint",
  id: "01K",
  complaintNo: "26112001",
  field: "amountInvolved",
  label: "涉及金额",
  base: null,
  mine: 1_200_000,
  theirs: "待定",
};

function shown(book: Partial<Book>) {
  const done: string[] = [];
  const state = { book: book as Book, by: "", stranded: undefined };
  const file = {
    state: () => state,
    subscribe: () => () => undefined,
    choose: (each: Conflict, side: string) => {
      done.push(`${each.field} ${side}`);
      return Promise.resolve();
    },
    dismiss: (note: string) => done.push(note),
  } as unknown as FileSide;
  render(<FileNotes file={file} attempt={async (verb) => verb()} />);
  return done;
}

test("nothing to tell, nothing in sight", () => {
  shown({});
  expect(document.body.textContent).toBe("");
});

test("a conflict shows both values, each with its button", () => {
  const done = shown({ conflicts: [conflict] });
  const words = document.body.textContent;
  expect(words).toContain("26112001 涉及金额");
  expect(words).toContain("我的：12,000.00 元");
  expect(words).toContain("对方：待定");
  fireEvent.click(screen.getByText("用我的"));
  fireEvent.click(screen.getByText("保留对方"));
  expect(done).toEqual(["amountInvolved mine", "amountInvolved theirs"]);
});

test("what was found in the file is one line that opens to a list", () => {
  const change = { table: "complaint", row: 7, id: "01K", complaintNo: "26112001" } as const;
  const done = shown({
    takenIn: {
      changes: [
        { ...change, field: "amountInvolved", old: "", new: "1200000" },
        { ...change, id: "01L", complaintNo: null, field: "*", old: "", new: "" },
      ],
      findings: [],
      restored: 1,
      gone: [{ table: "complaint", id: "01M", complaintNo: "26112009" }],
    },
  });
  expect(screen.getByText("打开时认出 4 处在 Kesu 之外的改动，已记入日志")).toBeTruthy();
  expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
    "26112001 「涉及金额」（空） → 12000",
    "第 7 行 新的一行，已收为记录",
    "26112009 的行已不在台账里，编号不会再用",
    "恢复了 1 处被覆盖的公式",
  ]);
  fireEvent.click(screen.getByText("知道了"));
  expect(done).toEqual(["takenIn"]);
});

test("a merge says whose number changed and what was deleted", () => {
  shown({
    merged: {
      conflicts: [],
      renumbered: [{ id: "01K", from: "26112002", to: "26112003" }],
      gone: [{ table: "complaint", id: "01L", complaintNo: "26112001" }],
    },
  });
  const words = document.body.textContent;
  expect(words).toContain("两边的改动已经合在一起");
  expect(words).toContain("26112002");
  expect(words).toContain("26112003");
  expect(words).toContain("客诉 26112001 在别人保存的文件里已被删除");
});
