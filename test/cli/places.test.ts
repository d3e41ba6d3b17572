import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { noteOf } from "../workbook/file-store/a-folder";
import { build, draftFile, emptyFolder, kesu } from "./a-command-line";

jest.setTimeout(120_000);
let made: string;
beforeAll(() => {
  build();
  made = join(emptyFolder(), "b.xlsx");
  kesu(join(made, ".."), ["new", "b.xlsx"]);
});

const typed = { customer: "苏州澜起光电", complaintText: "外壳有划痕", safetyRisk: "否" };

/** A folder with an empty register. */
function aBook(): string {
  const folder = emptyFolder();
  copyFileSync(made, join(folder, "b.xlsx"));
  return folder;
}
const register = (folder: string) =>
  kesu(folder, ["register", "b.xlsx", "--from", draftFile(folder, typed), "--by", "林晓"]);

describe("a path that cannot be written", () => {
  it.each([
    ["new", ["new", "没有/新.xlsx"]],
    ["sample", ["sample", "没有/示例.xlsx", "--cases", "1"]],
    ["document", ["document", "b.xlsx", "--form", "flow-chart", "--out", "没有"]],
    ["due", ["due", "b.xlsx", "--ics", "没有/待办.ics"]],
  ])("is a folder that does not exist, and no full disk: %s", (_, args) => {
    const folder = aBook();
    const { code, err } = kesu(folder, args);
    expect(err).toContain("文件夹“没有”不存在");
    expect(err).not.toContain("磁盘");
    expect(code).toBe(2);
    expect(readdirSync(folder)).not.toContain("没有");
  });

  it("is a folder, a file that stands for a folder, or too long a name: each has its sentence", () => {
    const folder = aBook();
    mkdirSync(join(folder, "夹.xlsx"));
    expect(kesu(folder, ["new", "夹.xlsx"])).toMatchObject({
      code: 1,
      err: "“夹.xlsx”是一个文件夹，不是文件。请写明文件名。\n",
    });
    const file = kesu(folder, ["document", "b.xlsx", "--form", "flow-chart", "--out", "b.xlsx"]);
    expect(file).toMatchObject({ code: 2 });
    expect(file.err).toContain("“b.xlsx”是一个文件，不是文件夹");
    const long = kesu(folder, ["new", `${"长".repeat(100)}.xlsx`]);
    expect(long).toMatchObject({ code: 2 });
    expect(long.err).toContain("太长");
    expect(kesu(folder, ["register", "b.xlsx", "--from", "."])).toMatchObject({ code: 1 });
  });

  it("is a register that is read-only: refused, and as it was", () => {
    const folder = aBook();
    chmodSync(join(folder, "b.xlsx"), 0o444);
    const { code, err } = register(folder);
    expect(code).toBe(1);
    expect(err).toContain("只读");
    expect(readFileSync(join(folder, "b.xlsx")).equals(readFileSync(made))).toBe(true);
  });
});

describe("a register somebody else holds", () => {
  it("is told apart by who, where, since when, and the way out is said and safe", () => {
    const folder = aBook();
    writeFileSync(join(folder, "~$b.xlsx"), "");
    const { code, err } = register(folder);
    expect(code).toBe(1);
    expect(err).toMatch(/~\$b\.xlsx.*kesu unlock/);
    const looked = kesu(folder, ["unlock", "b.xlsx"]);
    expect(looked).toMatchObject({ code: 1 });
    expect(looked.out).toContain("--nobody-has-it-open");
    expect(readdirSync(folder)).toContain("~$b.xlsx");
    expect(kesu(folder, ["unlock", "b.xlsx", "--nobody-has-it-open"])).toMatchObject({ code: 0 });
    expect(register(folder)).toMatchObject({ code: 0 });
    expect(kesu(folder, ["unlock", "b.xlsx"])).toMatchObject({
      code: 0,
      out: "没有人占用这个台账，可以写入。\n",
    });
  });

  it("is waited for and then refused, naming the person and the computer", () => {
    const folder = aBook();
    const other = { host: "QA-PC2", user: "王五", machine: "another start" };
    writeFileSync(join(folder, ".b.xlsx.kesu-lock"), noteOf(other));
    const { code, err } = register(folder);
    expect(code).toBe(1);
    expect(err).toMatch(/另一个 Kesu 正在写这个台账（王五@QA-PC2 · 20.*kesu-lock）/);
    expect(readFileSync(join(folder, "b.xlsx")).equals(readFileSync(made))).toBe(true);
  });

  it("is free again after every verb, and nothing is left beside it", () => {
    const folder = aBook();
    expect(register(folder)).toMatchObject({ code: 0 });
    expect(kesu(folder, ["advance", "b.xlsx", "none", "--to", "待受理"])).toMatchObject({ code: 1 });
    expect(readdirSync(folder).sort()).toEqual(["b.kesu-backup.xlsx", "b.xlsx", "draft.json"]);
  });
});
