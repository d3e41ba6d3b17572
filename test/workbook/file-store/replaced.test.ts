import fs, { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { refused } from "../contract";
import { AFolder } from "./a-folder";

let folder: AFolder;
let theirs: Buffer;
beforeEach(async () => {
  folder = await AFolder.withRegister();
  const before = readFileSync(folder.book);
  await (await folder.withCustomer(9, "对方")).save();
  theirs = readFileSync(folder.book);
  writeFileSync(folder.book, before);
  rmSync(folder.backup);
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

/** As Excel and sync clients save: written beside, then put in place. */
function othersSave(bytes: Uint8Array = theirs): void {
  const temporary = join(folder.path, "excel.tmp");
  writeFileSync(temporary, bytes);
  real.renameSync(temporary, folder.book);
}
const real = { renameSync: fs.renameSync, linkSync: fs.linkSync, statSync: fs.statSync };

/** Lets others save right before, or right after, our own step from one name to another. */
function comeBetween(
  step: "renameSync" | "linkSync",
  isIt: (from: string, to: string) => boolean,
  when: "before" | "after",
) {
  let done = false;
  jest.spyOn(fs, step).mockImplementation((from, to) => {
    const now = !done && isIt(String(from), String(to));
    done ||= now;
    if (now && when === "before") othersSave();
    real[step](from, to);
    if (now && when === "after") othersSave();
  });
}
const isMovedAway = (from: string, to: string): boolean => from === folder.book && to.endsWith(".old");
const isPutInPlace = (from: string, to: string): boolean => from.endsWith(".tmp") && to === folder.book;

describe("a file that is replaced while we save", () => {
  it("stays where it is when it was replaced after the first look", async () => {
    const stored = await folder.withCustomer();
    let looks = 0;
    jest.spyOn(fs, "statSync").mockImplementation(((path: string, options: object) => {
      if (path === folder.book && looks++ === 0) othersSave();
      return real.statSync(path, options);
    }) as typeof fs.statSync);
    await refused(stored.save(), "changed-since-opened");
    jest.restoreAllMocks();
    expect(readFileSync(folder.book).equals(theirs)).toBe(true);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("goes back when it was replaced right before it is moved away", async () => {
    const stored = await folder.withCustomer();
    comeBetween("renameSync", isMovedAway, "before");
    await refused(stored.save(), "changed-since-opened");
    expect(readFileSync(folder.book).equals(theirs)).toBe(true);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("stays when it came right after the old one was moved away", async () => {
    const stored = await folder.withCustomer();
    const before = readFileSync(folder.book);
    comeBetween("renameSync", isMovedAway, "after");
    await refused(stored.save(), "changed-since-opened");
    expect(readFileSync(folder.book).equals(theirs)).toBe(true);
    expect(folder.told.map(({ code }) => code)).toEqual(["other-kept"]);
    expect(readFileSync(folder.told[0]!.detail).equals(before)).toBe(true);
  });

  it("stays when it came right before ours was put in place", async () => {
    const stored = await folder.withCustomer();
    comeBetween("linkSync", isPutInPlace, "before");
    await refused(stored.save(), "changed-since-opened");
    expect(readFileSync(folder.book).equals(theirs)).toBe(true);
  });

  it("is seen when it was put over ours before we are through, so that ours is merged into it", async () => {
    const stored = await folder.withCustomer();
    comeBetween("linkSync", isPutInPlace, "after");
    await refused(stored.save(), "changed-since-opened");
    expect(readFileSync(folder.book).equals(theirs)).toBe(true);
  });

  it("is kept under a name that is told when it was written into the file we had moved away", async () => {
    const stored = await folder.withCustomer();
    jest.spyOn(fs, "linkSync").mockImplementation((from, to) => {
      real.linkSync(from, to);
      const aside = folder.list().find((name) => name.endsWith(".old"));
      if (aside !== undefined) writeFileSync(join(folder.path, aside), theirs);
    });
    const { backup } = await stored.save();
    expect(await folder.names()).toEqual(["甲"]);
    expect(folder.told).toEqual([{ code: "other-kept", detail: backup }]);
    expect(readFileSync(backup).equals(theirs)).toBe(true);
  });

  it("is not recreated when it was deleted right before it is moved away", async () => {
    const stored = await folder.withCustomer();
    jest.spyOn(fs, "renameSync").mockImplementation((from, to) => {
      if (isMovedAway(String(from), String(to))) rmSync(folder.book);
      real.renameSync(from, to);
    });
    await refused(stored.save(), "gone-since-opened");
    expect(folder.list()).toEqual([]);
  });

  it("is safe where the file system has no hard links", async () => {
    jest.spyOn(fs, "linkSync").mockImplementation(() => {
      throw Object.assign(new Error("no links"), { code: "EPERM" });
    });
    await (await folder.withCustomer()).save();
    expect(await folder.names()).toEqual(["甲"]);
    expect(folder.list()).toEqual(["客诉台账.kesu-backup.xlsx", "客诉台账.xlsx"]);
  });
});
