import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync, strFromU8 } from "fflate";
import { nodeCodec } from "../../src/opc/node-codec";
import { openFileWorkbook } from "../../src/workbook/file-workbook";
import { build, draftFile, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(60_000);
beforeAll(build);

const typed = { customer: "苏州澜起光电", complaintText: "外壳有划痕", safetyRisk: "否" };
const json = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe("kesu new", () => {
  it("makes a register and never overwrites one", () => {
    const folder = emptyFolder();
    expect(kesu(folder, ["new", "台账.xlsx"])).toMatchObject({ code: 0, out: "台账.xlsx\n" });
    const before = readFileSync(join(folder, "台账.xlsx"));
    expect(kesu(folder, ["new", "台账.xlsx"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("已存在"),
    });
    expect(readFileSync(join(folder, "台账.xlsx"))).toEqual(before);
    expect(json(kesu(folder, ["list", "台账.xlsx", "--json"]).out)).toEqual({ complaints: [] });
  });

  it("adds the register to a workbook in place, with a backup, and only once", () => {
    const folder = emptyFolder();
    kesu(folder, ["sample", "x.xlsx", "--cases", "1"]);
    expect(kesu(folder, ["new", "--into", "x.xlsx"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("已经有客诉台账"),
    });
    expect(readdirSync(folder)).toEqual(["x.xlsx"]);
  });

  it("calls a missing file I/O and a wrong call usage", () => {
    const folder = emptyFolder();
    expect(kesu(folder, ["new", "y.xlsx", "--into", "没有.xlsx"]).code).toBe(2);
    expect(kesu(folder, ["new"]).code).toBe(2);
    expect(kesu(folder, ["frobnicate"]).code).toBe(2);
    expect(kesu(folder, ["list", "没有.xlsx"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("没有.xlsx"),
    });
  });

  it("refuses what is no workbook", () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, "a.xlsx"), "hello");
    writeFileSync(
      join(folder, "b.xlsx"),
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)),
    );
    expect(kesu(folder, ["list", "a.xlsx"]).code).toBe(1);
    expect(kesu(folder, ["list", "b.xlsx"])).toMatchObject({ code: 1, err: expect.stringContaining("加密") });
  });
});

describe("kesu sample", () => {
  it("writes the same bytes for the same arguments", () => {
    const folder = emptyFolder();
    kesu(folder, ["sample", "a.xlsx", "--cases", "5", "--seed", "7"]);
    kesu(folder, ["sample", "b.xlsx", "--cases", "5", "--seed", "7"]);
    expect(readFileSync(join(folder, "a.xlsx"))).toEqual(readFileSync(join(folder, "b.xlsx")));
    expect((json(kesu(folder, ["list", "a.xlsx", "--json"]).out)["complaints"] as unknown[]).length).toBe(5);
  });
  it("refuses a day that is none", () =>
    expect(kesu(emptyFolder(), ["sample", "a.xlsx", "--as-of", "2026-02-30"]).code).toBe(2));
});

describe("kesu register", () => {
  it("prints the number, and with --json what it made of the draft", () => {
    const folder = emptyFolder();
    kesu(folder, ["new", "b.xlsx"]);
    const plain = kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);
    expect(plain).toMatchObject({ code: 0, out: expect.stringMatching(/^\d{8}\n$/) });
    const asJson = json(
      kesu(
        folder,
        ["register", "b.xlsx", "--from", "-", "--by", "林晓", "--json"],
        JSON.stringify({ ...typed, safetyRisk: "是", lotNo: "L9" }),
      ).out,
    );
    expect(asJson).toMatchObject({
      complaintNo: expect.stringMatching(/^\d{6}02$/),
      grade: "重大",
      gradeReasons: ["危及人身安全：是（§3）"],
    });
    expect(asJson["warnings"]).toEqual(
      expect.arrayContaining([expect.objectContaining({ rule: "V-20", severity: "warn", clause: "§6.1.1" })]),
    );
  });

  it("refuses a wrong draft whole, with every issue, and leaves the bytes as they were", () => {
    const folder = emptyFolder();
    kesu(folder, ["new", "b.xlsx"]);
    const before = readFileSync(join(folder, "b.xlsx"));
    const draft = draftFile(folder, { ...typed, customer: "", channel: "鸽子", amountInvolved: "￥1.2万" });
    const refused = kesu(folder, ["register", "b.xlsx", "--from", draft, "--by", "林晓", "--json"]);
    expect(refused.code).toBe(1);
    expect(
      (json(refused.out)["issues"] as { rule: string; severity: string }[])
        .filter(({ severity }) => severity === "block")
        .map(({ rule }) => rule),
    ).toEqual(["V-10", "V-09", "V-20"]);
    expect(refused.err).toContain("鸽子");
    expect(readFileSync(join(folder, "b.xlsx"))).toEqual(before);
    expect(
      kesu(folder, [
        "register",
        "b.xlsx",
        "--from",
        draftFile(folder, { ...typed, amountInvolved: "￥1.2万" }),
        "--accept-fixes",
        "--by",
        "林晓",
      ]).code,
    ).toBe(0);
  });

  it("takes who acts from the draft, and JSON that is JSON", () => {
    const folder = emptyFolder();
    kesu(folder, ["new", "b.xlsx"]);
    expect(
      kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, { ...typed, registeredBy: "王五" })])
        .code,
    ).toBe(0);
    expect(json(kesu(folder, ["list", "b.xlsx", "--json"]).out)).toMatchObject({
      complaints: [{ registeredBy: "王五" }],
    });
    expect(kesu(folder, ["register", "b.xlsx", "--from", "-", "--by", "林晓"], "{oops").code).toBe(1);
    expect(
      kesu(
        folder,
        ["register", "b.xlsx", "--from", "-", "--by", "林晓"],
        '{"constructor":"x","customer":"甲"}',
      ),
    ).toMatchObject({ code: 1, err: expect.stringContaining("没有名为“constructor”的字段") });
    expect(kesu(folder, ["register", "b.xlsx", "--from", "没有.json", "--by", "林晓"]).code).toBe(2);
  });

  it("does not write while Excel has the file open", () => {
    const folder = emptyFolder();
    kesu(folder, ["new", "b.xlsx"]);
    writeFileSync(join(folder, "~$b.xlsx"), "");
    expect(
      kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]),
    ).toMatchObject({ code: 1, err: expect.stringContaining("占用") });
  });

  it("keeps the file before as a backup", () => {
    const folder = emptyFolder();
    kesu(folder, ["new", "b.xlsx"]);
    const before = readFileSync(join(folder, "b.xlsx"));
    kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);
    const backups = readdirSync(folder).filter((name) => name.includes("backup"));
    expect(backups).toHaveLength(1);
    expect(readFileSync(join(folder, backups[0] ?? ""))).toEqual(before);
  });
});

describe("a register that somebody changed without Kesu", () => {
  async function changed(): Promise<string> {
    const folder = emptyFolder();
    kesu(folder, ["new", "b.xlsx"]);
    kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);
    const path = join(folder, "b.xlsx");
    const workbook = await openFileWorkbook(new Uint8Array(readFileSync(path)), nodeCodec);
    const { version, tables } = await workbook.read(["complaint"]);
    const id = tables.complaint?.rows[0]?.id ?? "";
    await workbook.commit({ tables: { complaint: { update: [{ id, cells: { lotNo: "L9" } }] } } }, version);
    writeFileSync(path, await workbook.bytes());
    return folder;
  }

  it("is told of by check, which writes nothing", async () => {
    const folder = await changed();
    const before = readFileSync(join(folder, "b.xlsx"));
    const { findings } = json(kesu(folder, ["check", "b.xlsx", "--json"]).out) as { findings: object[] };
    expect(findings.at(-1)).toMatchObject({
      rule: "V-60",
      severity: "info",
      fields: ["lotNo"],
      message: "「批号」在 Kesu 之外由“”改为“L9”，Kesu 下次写入时会记入日志。",
    });
    expect(readFileSync(join(folder, "b.xlsx"))).toEqual(before);
  });

  it("is taken in by the next verb that writes, which says how much", async () => {
    const folder = await changed();
    const run = kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);
    expect(run).toMatchObject({
      code: 0,
      err: expect.stringContaining("认出 1 处在 Kesu 之外的改动，已记入日志。"),
    });
    const { complaints } = json(kesu(folder, ["list", "b.xlsx", "--json"]).out) as {
      complaints: { complaintNo: string }[];
    };
    const shown = json(kesu(folder, ["show", "b.xlsx", complaints[0]?.complaintNo ?? "", "--json"]).out);
    expect(shown["log"]).toContainEqual(
      expect.objectContaining({ who: "外部修改", field: "lotNo", old: null, new: "L9" }),
    );
    expect(JSON.stringify(json(kesu(folder, ["check", "b.xlsx", "--json"]).out))).not.toContain("V-60");
  });
});

describe("kesu list, show, check, document", () => {
  const folder = emptyFolder();
  let no = "";
  beforeAll(() => {
    kesu(folder, ["sample", "s.xlsx"]);
    const { complaints } = json(kesu(folder, ["list", "s.xlsx", "--json"]).out) as {
      complaints: { complaintNo: string; amountInvolved: number | null }[];
    };
    expect(complaints).toHaveLength(40);
    no = complaints[0]?.complaintNo ?? "";
  });

  it("show a case with what hangs on it", () => {
    const shown = json(kesu(folder, ["show", "s.xlsx", no, "--json"]).out);
    expect(shown).toMatchObject({
      complaint: {
        complaintNo: no,
        recordType: "投诉",
        receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/) as string,
      },
    });
    expect(kesu(folder, ["show", "s.xlsx", "99999999"]).code).toBe(1);
  });

  it("check it without failing for findings", () => {
    const { code, out } = kesu(folder, ["check", "s.xlsx", "--json"]);
    expect(code).toBe(0);
    for (const finding of json(out)["findings"] as object[])
      expect(finding).toMatchObject({
        rule: expect.stringMatching(/^V-\d\d$/) as string,
        severity: expect.stringMatching(/^(block|warn|info)$/) as string,
        table: expect.any(String) as string,
        message: expect.any(String) as string,
      });
  });

  it.each(["complaint", "8d"])(
    "write the %s form with the case's number, never over an older one",
    (form) => {
      const first = kesu(folder, ["document", "s.xlsx", no, "--form", form]);
      expect(first.code).toBe(0);
      const path = join(folder, first.out.trim());
      expect(
        strFromU8(unzipSync(new Uint8Array(readFileSync(path)))["word/document.xml"] ?? new Uint8Array()) +
          Object.values(unzipSync(new Uint8Array(readFileSync(path))))
            .map((part) => strFromU8(part))
            .join(""),
      ).toContain(no);
      const second = kesu(folder, ["document", "s.xlsx", no, "--form", form]);
      expect(second.out).not.toBe(first.out);
      expect(existsSync(join(folder, second.out.trim()))).toBe(true);
    },
  );

  it("say what is wrong with a template", () => {
    copyFileSync(join(__dirname, "../../templates/客户投诉处理单.docx"), join(folder, "t.docx"));
    expect(kesu(folder, ["template", "lint", "t.docx"])).toMatchObject({ code: 0, out: "模板没有问题。\n" });
    writeFileSync(join(folder, "bad.docx"), "hello");
    expect(kesu(folder, ["template", "lint", "bad.docx"])).toMatchObject({
      code: 1,
      err: expect.stringContaining("Word"),
    });
  });

  it.each([
    ["new"],
    ["sample"],
    ["register"],
    ["list"],
    ["show"],
    ["check"],
    ["document"],
    ["template", "lint"],
  ])("help with %s %s", (...verb) => {
    const { code, out } = kesu(folder, [...verb.filter((word) => typeof word === "string"), "--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Usage: kesu");
  });
});
