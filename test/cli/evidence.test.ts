import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import type { TableName } from "../../src/records/tables";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import type { CellsByField } from "../../src/workbook/port";
import { build, draftFile, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(60_000);
beforeAll(build);

const typed = { customer: "苏州澜起光电", complaintText: "外壳有划痕", safetyRisk: "否" };
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

/** A folder with a register in which one case was registered on this computer; resolves to it and the number. */
function aBook(): { folder: string; no: string } {
  const folder = emptyFolder();
  kesu(folder, ["new", "b.xlsx"]);
  const { out } = kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);
  return { folder, no: out.trim() };
}

/** Changes the first row of a table in the file the way another program would: past Kesu. */
async function tamper(folder: string, table: TableName, cells: CellsByField): Promise<void> {
  const path = join(folder, "b.xlsx");
  const workbook = await openFileWorkbook(readFileSync(path), nodeCodec);
  const { tables, version } = await workbook.read([table]);
  const id = tables[table]?.rows[0]?.id ?? "";
  await workbook.commit({ tables: { [table]: { update: [{ id, cells }] } } }, version);
  writeFileSync(path, await workbook.bytes());
}

describe("kesu verify (R-6.4.1)", () => {
  it("says of a whole log that it is, with the log code, and ends with 0", () => {
    const { folder } = aBook();
    const { code, out } = kesu(folder, ["verify", "b.xlsx"]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^设备 .+：日志 \d+ 行，完整\n台账与日志一致。\n日志码 ([0-9A-Z]{4}-){3}[0-9A-Z]{4}\n$/,
    );
  });

  it("ends with 0 where only the sheet was changed, with 1 where the log was, and writes nothing", async () => {
    const { folder, no } = aBook();
    await tamper(folder, "complaint", { complaintText: "别的" });
    const changed = kesu(folder, ["verify", "b.xlsx"]);
    expect(changed.code).toBe(0);
    expect(changed.out).toContain(`${no}\t「投诉原因」日志记的是“外壳有划痕”，表里是“别的”。`);
    await tamper(folder, "log", { who: "别人" });
    const before = readFileSync(join(folder, "b.xlsx"));
    const broken = kesu(folder, ["verify", "b.xlsx", "--json"]);
    expect(broken.code).toBe(1);
    expect(json(broken.out)).toMatchObject({
      whole: false,
      chains: [{ whole: false, breaks: [{ kind: "changed", row: expect.any(Number) }] }],
      outside: [
        {
          kind: "changed",
          table: "客诉台账",
          field: "complaintText",
          logged: "外壳有划痕",
          standing: "别的",
        },
      ],
    });
    expect(kesu(folder, ["verify", "b.xlsx"]).out).toMatch(/操作日志第\d+行：改过/);
    expect(readFileSync(join(folder, "b.xlsx"))).toEqual(before);
  });

  it("looks for the code that a paper carries", () => {
    const { folder } = aBook();
    const printed = String(json(kesu(folder, ["verify", "b.xlsx", "--json"]).out)["code"]);
    kesu(folder, [
      "register",
      "b.xlsx",
      "--from",
      draftFile(folder, { ...typed, lotNo: "L2" }),
      "--by",
      "林晓",
    ]);
    const found = kesu(folder, ["verify", "b.xlsx", "--expect", printed]);
    expect(found).toMatchObject({ code: 0, out: expect.stringContaining("都还在日志里") });
    expect(kesu(folder, ["verify", "b.xlsx", "--expect", "00000000"])).toMatchObject({
      code: 1,
      out: expect.stringContaining("找不到该日志码"),
    });
    expect(kesu(folder, ["verify", "b.xlsx", "--expect", "码"]).code).toBe(2);
  });
});

describe("kesu undo", () => {
  it("takes back what this computer changed last, once, and refuses a registration", () => {
    const { folder, no } = aBook();
    const refused = kesu(folder, ["undo", "b.xlsx", "--by", "林晓"]);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("请用“撤销”") });
    const decisions = join(folder, "d.json");
    writeFileSync(
      decisions,
      JSON.stringify([{ complaintNo: no, step: "部门主管签核", name: "赵明", link: "签核单" }]),
    );
    expect(kesu(folder, ["approve", "b.xlsx", "--from", decisions, "--by", "林晓"])).toMatchObject({
      code: 0,
    });
    const undone = kesu(folder, ["undo", "b.xlsx", "--by", "林晓"]);
    expect(undone.code).toBe(0);
    expect(undone.out).toContain(`${no} 审批 新添的这一行已取消`);
    expect(undone.out).toContain(`${no} 「部门主管签核」“赵明” → “”`);
    const again = kesu(folder, ["undo", "b.xlsx", "--by", "林晓", "--json"]);
    expect(again.code).toBe(1);
    expect(json(again.out)).toMatchObject({ refused: "was-undo" });
    expect(kesu(folder, ["verify", "b.xlsx"]).out).toContain("台账与日志一致。");
  });
});

describe("kesu approve (§6.1.7, V-50)", () => {
  it("refuses all where one cannot be entered, and leaves the bytes; --skip-refused writes the others", () => {
    const { folder, no } = aBook();
    const sheet = {
      decisions: [
        { complaintNo: no, step: "部门主管签核", name: "赵明", medium: "纸质", link: "签核单" },
        { complaintNo: "99999999", step: "总经理批示" },
      ],
    };
    const before = readFileSync(join(folder, "b.xlsx"));
    const args = ["approve", "b.xlsx", "--from", "-", "--by", "林晓"];
    const refused = kesu(folder, args, JSON.stringify(sheet));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("没有编号为“99999999”的客诉") });
    expect(refused.err).toContain("全部没有写入");
    expect(readFileSync(join(folder, "b.xlsx"))).toEqual(before);
    const skipped = kesu(folder, [...args, "--skip-refused", "--json"], JSON.stringify(sheet));
    expect(skipped.code).toBe(0);
    expect(json(skipped.out)).toMatchObject({
      written: [{ at: 1, complaintNo: no, step: "部门主管签核", verdict: "同意" }],
      refused: [{ at: 2, issues: [{ rule: "V-50" }] }],
    });
  });

  it.each([
    ["{oops", "不是有效的 JSON"],
    ['{"a":1}', "应当是一个列表"],
    ['[{"step":"总经理批示"}]', "第 1 件没有 complaintNo"],
    ['[{"complaintNo":"1","step":"总经理批示","signed":"x"}]', "第 1：signed 不是签核的栏目"],
    ['[{"complaintNo":["1"]}]', "第 1 件应当是对象"],
  ])("says what is wrong with a list that is none: %s", (text, sentence) => {
    const { folder } = aBook();
    const refused = kesu(folder, ["approve", "b.xlsx", "--from", "-", "--json"], text);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(sentence) });
    expect(json(refused.out)).toMatchObject({
      issues: [{ severity: "block", message: expect.stringContaining(sentence) }],
    });
  });
});

describe("kesu advance --json", () => {
  it("says as an issue that there is no such complaint, and that the data cannot be read", () => {
    const { folder, no } = aBook();
    const step = ["--to", "待受理", "--by", "林晓", "--json"];
    const unknown = kesu(folder, ["advance", "b.xlsx", "99999999", ...step]);
    expect(unknown.code).toBe(1);
    expect(json(unknown.out)).toMatchObject({
      issues: [{ fields: ["complaintNo"], message: expect.stringContaining("99999999") }],
    });
    const unreadable = kesu(folder, ["advance", "b.xlsx", no, ...step, "--from", "-"], "{oops");
    expect(unreadable.code).toBe(1);
    expect(json(unreadable.out)).toMatchObject({
      issues: [{ message: expect.stringContaining("不是有效的 JSON") }],
    });
  });
});

describe("a change that voids a signature (V-50)", () => {
  it("is told on stderr, with the signature", () => {
    const { folder, no } = aBook();
    const word = JSON.stringify([{ id: no, step: "部门主管签核", name: "周建国" }]);
    expect(kesu(folder, ["approve", "b.xlsx", "--from", "-", "--by", "周建国"], word).code).toBe(0);
    const from = draftFile(folder, { complaintText: "外壳有划痕，三处" });
    const run = kesu(folder, [
      "advance",
      "b.xlsx",
      no,
      "--to",
      "已撤销",
      "--reason",
      "重复登记",
      "--from",
      from,
      "--by",
      "林晓",
    ]);
    expect(run.code).toBe(0);
    expect(run.err).toMatch(
      new RegExp(`以下签核随之作废，要重新签：${no} · 部门主管签核 · 周建国 · \\d{4}-\\d\\d-\\d\\d。`),
    );
  });
});
