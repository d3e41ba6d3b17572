import { chmodSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { join } from "node:path";
import { writeNewFile, writeOver } from "../../../src/workbook/file-store/new-file";
import { refused } from "../contract";
import { AFolder } from "./a-folder";

let folder: AFolder;
beforeEach(() => {
  folder = new AFolder();
});
afterEach(() => {
  jest.restoreAllMocks();
  chmodSync(folder.path, 0o700);
  folder.remove();
});
const one = new Uint8Array([1]);
const at = (...names: string[]): string => join(folder.path, ...names);

describe("writing a new file", () => {
  it("writes what is not there and never over what is", async () => {
    await writeNewFile(at("new.xlsx"), one);
    await refused(writeNewFile(at("new.xlsx"), new Uint8Array([3])), "exists");
    expect([...readFileSync(at("new.xlsx"))]).toEqual([1]);
    expect(folder.list()).toEqual(["new.xlsx"]);
  });

  it("names a folder that does not exist, instead of a full disk", async () => {
    await expect(writeNewFile(at("no", "deep", "new.xlsx"), one)).rejects.toMatchObject({
      code: "folder-not-found",
      detail: at("no", "deep"),
    });
  });

  it("tells a folder, a file that stands for a folder and too long a name apart", async () => {
    mkdirSync(at("folder"));
    writeFileSync(at("file"), "");
    await refused(writeNewFile(at("folder"), one), "is-a-folder");
    await expect(writeNewFile(at("file", "deep", "new.xlsx"), one)).rejects.toMatchObject({
      code: "not-a-folder",
      detail: at("file"),
    });
    await refused(writeNewFile(at(`${"长".repeat(90)}.xlsx`), one), "name-too-long");
    expect(folder.list()).toEqual(["file", "folder"]);
  });

  it.each([
    ["EACCES", "no-permission"],
    ["EROFS", "read-only-disk"],
    ["ENOSPC", "disk-full"],
    ["EDQUOT", "disk-full"],
    ["EIO", "write-failed"],
  ] as const)("says of %s: %s", async (code, said) => {
    jest.spyOn(promises, "open").mockRejectedValue(Object.assign(new Error(code), { code }));
    await refused(writeNewFile(at("new.xlsx"), one), said);
  });

  it("clears away what a run that was killed left an hour ago", async () => {
    writeFileSync(at(".kesu-0123456789ab.tmp"), "");
    writeFileSync(at(".kesu-ba9876543210.tmp"), "");
    utimesSync(at(".kesu-0123456789ab.tmp"), 0, 0);
    await writeNewFile(at("new.xlsx"), one);
    expect(folder.list()).toEqual([".kesu-ba9876543210.tmp", "new.xlsx"]);
  });

  it("writes a calendar of ours anew, whole or not at all", async () => {
    await writeNewFile(at("due.ics"), one);
    await writeOver(at("due.ics"), new Uint8Array([2, 3]));
    expect([...readFileSync(at("due.ics"))]).toEqual([2, 3]);
    expect(folder.list()).toEqual(["due.ics"]);
  });
});
