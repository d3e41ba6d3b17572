import {
  chmodSync,
  chownSync,
  linkSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { newMark } from "../../../src/workbook/file-store/beside";
import { insert, refused, ulid } from "../contract";
import { AFolder } from "./a-folder";

let folder: AFolder;
beforeEach(async () => {
  folder = await AFolder.withRegister();
});
afterEach(() => {
  folder.remove();
});
const CLEAN = ["客诉台账.kesu-backup.xlsx", "客诉台账.xlsx"];

describe("saving a register's file", () => {
  it("replaces the file, keeps its mode and leaves the previous content as the one backup", async () => {
    const before = readFileSync(folder.book);
    chmodSync(folder.book, 0o640);
    const stored = await folder.withCustomer();
    expect(await stored.save()).toEqual({ backup: folder.backup });
    expect(readFileSync(folder.backup).equals(before)).toBe(true);
    expect(statSync(folder.book).mode & 0o777).toBe(0o640);
    expect(await folder.names()).toEqual(["甲"]);
    expect(folder.list()).toEqual(CLEAN);
  });

  it("keeps another person's version in the backup when one run saves twice", async () => {
    const before = readFileSync(folder.book);
    const stored = await folder.withCustomer();
    await stored.save();
    await insert(stored.workbook, { id: ulid(2), name: "乙" });
    await stored.save();
    expect(readFileSync(folder.backup).equals(before)).toBe(true);
    expect(await folder.names()).toEqual(["甲", "乙"]);
    expect(folder.list()).toEqual(CLEAN);
  });

  it.each(["~$客诉台账.xlsx", ".~客诉台账.xlsx", ".~lock.客诉台账.xlsx#"])(
    "refuses while %s says somebody has it open",
    async (sign) => {
      const stored = await folder.withCustomer();
      writeFileSync(join(folder.path, sign), "");
      const before = readFileSync(folder.book);
      await refused(stored.save(), "open-elsewhere");
      expect(readFileSync(folder.book).equals(before)).toBe(true);
      expect(folder.list()).toEqual([sign, "客诉台账.xlsx"].sort());
    },
  );

  it("says who has it open, as Excel and LibreOffice write it", async () => {
    const stored = await folder.withCustomer();
    const excel = Buffer.alloc(165, " ");
    excel.writeUInt16LE(2, 55);
    excel.write("林晓", 57, "utf16le");
    const sign = join(folder.path, "~$客诉台账.xlsx");
    writeFileSync(sign, excel);
    await expect(stored.save()).rejects.toMatchObject({ detail: expect.stringMatching(/^林晓 · 20\d\d-/) });
    rmSync(sign);
    writeFileSync(join(folder.path, ".~lock.客诉台账.xlsx#"), ",lin,QA-PC1,01.12.2026 09:00,file:///x;");
    await expect(stored.save()).rejects.toMatchObject({ detail: expect.stringMatching(/^lin@QA-PC1 · /) });
  });

  it("refuses when the file is another one than was opened", async () => {
    const stored = await folder.withCustomer();
    await (await folder.withCustomer(2)).save();
    await refused(stored.save(), "changed-since-opened");
    expect(folder.list()).toEqual(CLEAN);
  });

  it("recreates nothing that was deleted", async () => {
    const stored = await folder.withCustomer();
    rmSync(folder.book);
    await refused(stored.save(), "gone-since-opened");
    expect(folder.list()).toEqual([]);
  });

  it("lets one of two who save at once through", async () => {
    const both = [await folder.withCustomer(1, "甲"), await folder.withCustomer(2, "乙")];
    const outcomes = await Promise.allSettled(both.map((stored) => stored.save()));
    expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await folder.names()).toHaveLength(1);
  });

  it("keeps owner and group of the file", async () => {
    if (process.getuid?.() !== 0) return; // only root gives files away
    chownSync(folder.book, 1234, 2345);
    await (await folder.withCustomer()).save();
    expect(statSync(folder.book)).toMatchObject({ uid: 1234, gid: 2345 });
    expect(folder.told).toEqual([]);
  });

  it("tells of a hard link, and leaves the other name as it was", async () => {
    const other = join(folder.path, "other.xlsx");
    linkSync(folder.book, other);
    await (await folder.withCustomer()).save();
    expect(folder.told).toEqual([{ code: "hard-link", detail: folder.book }]);
    expect(await folder.names(other)).toEqual([]);
    expect(await folder.names()).toEqual(["甲"]);
  });

  it("refuses a file that is read-only", async () => {
    const stored = await folder.withCustomer();
    chmodSync(folder.book, 0o444);
    await refused(stored.save(), "access-denied");
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("follows a link to the file it means", async () => {
    const link = join(folder.path, "link.xlsx");
    symlinkSync(folder.book, link);
    const stored = await folder.open(link);
    await insert(stored.workbook, { id: ulid(1), name: "甲" });
    await stored.save();
    expect(await folder.names()).toEqual(["甲"]);
    expect(folder.list()).toContain("客诉台账.kesu-backup.xlsx");
  });

  it("leaves the file and the folder as they were when what would be written does not open", async () => {
    const stored = await folder.withCustomer();
    const before = readFileSync(folder.book);
    jest.spyOn(stored.workbook, "bytes").mockResolvedValue(new Uint8Array([1, 2, 3]));
    await refused(stored.save(), "not-a-workbook");
    expect(readFileSync(folder.book).equals(before)).toBe(true);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("saves a file whose name leaves hardly any room beside it", async () => {
    const long = join(folder.path, `${"台".repeat(76)}.xlsx`);
    writeFileSync(long, readFileSync(folder.book));
    const stored = await folder.open(long);
    await insert(stored.workbook, { id: ulid(1), name: "甲" });
    await stored.save();
    expect(await folder.names(long)).toEqual(["甲"]);
  });

  it("says so when there is no such file", async () => {
    await refused(folder.open(join(folder.path, "none.xlsx")), "not-found");
    await refused(folder.open(folder.path), "not-found");
  });
});

describe("what a killed run leaves beside a register", () => {
  const beside = (ending: string): string => join(folder.path, `.客诉台账.xlsx.${newMark()}.${ending}`);

  it("is cleared away by the next save: .tmp, and .old, which becomes the backup", async () => {
    writeFileSync(beside("tmp"), "half");
    const old = beside("old");
    writeFileSync(old, "what was there before");
    const foreign = join(folder.path, ".客诉台账.xlsx.notes.tmp");
    writeFileSync(foreign, "not ours");
    await (await folder.withCustomer()).save();
    expect(folder.list()).toEqual([".客诉台账.xlsx.notes.tmp", ...CLEAN]);
  });

  it("comes back where the run was killed while neither file had the name, and is told", async () => {
    await (await folder.withCustomer()).save();
    writeFileSync(beside("old"), readFileSync(folder.book));
    rmSync(folder.book);
    expect(await folder.names()).toEqual(["甲"]);
    expect(folder.told).toEqual([{ code: "restored", detail: folder.book }]);
    expect(folder.list()).toEqual(CLEAN);
  });

  it("is the very file that stands in place: then only the second name goes", async () => {
    linkSync(folder.book, beside("old"));
    await (await folder.withCustomer()).save();
    expect(folder.told).toEqual([]);
    expect(folder.list()).toEqual(CLEAN);
  });
});
