import type { Finding } from "../../src/actions/check-register";
import { findingLines } from "../../src/pane/finding-lines";
import { issue } from "../../src/rules/issue";
import { zh } from "../../src/texts/zh";

const finding = (row: number | undefined, of: Finding["issue"]): Finding => ({
  table: "complaint",
  row,
  complaintNo: row === undefined ? null : "26112001",
  issue: of,
  cell: undefined,
});

test("what blocks stands first; each line says rule, place, sentence and proposal", () => {
  const lines = findingLines(
    [
      finding(undefined, issue("V-16", "warn", [], { code: "sheet", fault: "hidden-rows", text: "7" })),
      finding(4, issue("V-09", "block", "defectQty", { code: "number-written-otherwise", given: "１" }, "1")),
    ],
    zh,
  );
  expect(lines).toEqual([
    {
      severity: "阻止",
      rule: "V-09",
      complaintNo: "26112001",
      field: "不良数量",
      sentence: "「不良数量」“１”的写法不能直接保存，请确认换算后的值。",
      proposal: "1",
      at: { table: "complaint", row: 4, field: "defectQty" },
    },
    expect.objectContaining({ rule: "V-16", complaintNo: "", field: "", proposal: "", at: undefined }),
  ]);
});
