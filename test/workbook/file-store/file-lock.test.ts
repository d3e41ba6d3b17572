import { readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { hostname, userInfo } from "node:os";
import { type FileLock, lockFile } from "../../../src/workbook/file-store/file-lock";
import { ownNote } from "../../../src/workbook/file-store/lock-note";
import { freeFile } from "../../../src/workbook/file-store/standing-in-the-way";
import { refused } from "../contract";
import { AFolder, deadPid, noteOf } from "./a-folder";

let folder: AFolder;
beforeEach(async () => {
  folder = await AFolder.withRegister();
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

const soon = { oneHolder: 60, all: 10_000 };
const lock = (): Promise<FileLock> => lockFile(folder.book, soon);
const age = (milliseconds: number): void => {
  const then = new Date(Date.now() - milliseconds);
  utimesSync(folder.lock, then, then);
};
const otherPc = { host: "QA-PC2", user: "王五", machine: "another start", room: "pid:[4026531836]" };

describe("the lock", () => {
  it("says host, user, pid and time, and goes away with its holder", async () => {
    const held = await lock();
    expect(JSON.parse(readFileSync(folder.lock, "utf8"))).toMatchObject({
      host: hostname(),
      user: userInfo().username,
      pid: process.pid,
      time: expect.any(Number),
    });
    expect(folder.list()).toEqual([".客诉台账.xlsx.kesu-lock", "客诉台账.xlsx"]);
    expect(held.isOurs()).toBe(true);
    await held.release();
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("of another computer is respected, though no process here has its pid", async () => {
    writeFileSync(folder.lock, noteOf({ ...otherPc, pid: deadPid() }));
    await expect(lock()).rejects.toMatchObject({
      code: "being-saved",
      detail: expect.stringMatching(/^王五@QA-PC2 · 20\d\d-\d\d-\d\d \d\d:\d\d:\d\d · .*\.kesu-lock$/),
    });
    expect(folder.list()).toEqual([".客诉台账.xlsx.kesu-lock", "客诉台账.xlsx"]);
  });

  it.each([
    ["another room for processes of this very system", { room: "pid:[1]" }],
    ["another computer of the same name", { machine: "another start" }],
    ["a system that does not say which it is", { machine: "" }],
  ])("of %s is respected as well", async (_, other) => {
    writeFileSync(folder.lock, noteOf({ ...other, pid: deadPid() }));
    await refused(lock(), "being-saved");
  });

  it("of a living process is waited for, and had as soon as it is free", async () => {
    const first = await lock();
    const waiting = lockFile(folder.book);
    await first.release();
    const second = await waiting;
    expect(second.isOurs()).toBe(true);
    expect(first.isOurs()).toBe(false);
    await second.release();
  });

  it("goes to ten at once, one after the other", async () => {
    let holders = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const held = await lockFile(folder.book);
        most = Math.max(most, ++holders);
        await held.now();
        holders--;
        await held.release();
      }),
    );
    expect(most).toBe(1);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it.each([
    ["of a dead process of this computer", () => noteOf({ pid: deadPid() }), 0],
    ["whose pid another process has by now", () => noteOf({ born: "1" }), 0],
    ["of another computer that is silent for a minute", () => noteOf(otherPc), 61_000],
    ["of a process that hangs", () => noteOf({}), 61_000],
    ["that is empty (full disk, kill)", () => "", 11_000],
    ["that is half-written", () => "{", 11_000],
    ["of a Kesu that wrote no host", () => JSON.stringify({ pid: 1, time: 0, mark: "x" }), 11_000],
  ])("is taken over from a holder %s", async (_, note, old) => {
    writeFileSync(folder.lock, note());
    age(old);
    const held = await lock();
    expect(held.isOurs()).toBe(true);
    await held.release();
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("is judged by the clock of the folder, not by that of either computer", async () => {
    writeFileSync(folder.lock, noteOf({ ...otherPc, time: 0 })); // a PC whose clock stands at 1970
    jest.spyOn(Date, "now").mockReturnValue(9e12); // and ours is far ahead
    await refused(lock(), "being-saved");
  });

  it("just being written is not taken for one left empty", async () => {
    writeFileSync(folder.lock, "");
    await refused(lock(), "being-saved");
  });

  it("of one who is gone is taken over by one of ten, the others wait", async () => {
    writeFileSync(folder.lock, noteOf({ pid: deadPid() }));
    let holders = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const held = await lockFile(folder.book);
        most = Math.max(most, ++holders);
        await held.now();
        holders--;
        await held.release();
      }),
    );
    expect(most).toBe(1);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("that somebody took over while we looked at the old one stays theirs", async () => {
    writeFileSync(folder.lock, noteOf({ pid: deadPid() }));
    const theirs = noteOf(otherPc);
    const { link } = promises;
    jest.spyOn(promises, "link").mockImplementation(async (from, to) => {
      await link(from, to);
      // the claim is ours now, but the lock has gone from hand to hand meanwhile
      if (String(to) !== folder.lock) writeFileSync(folder.lock, theirs);
    });
    await refused(lock(), "being-saved");
    expect(readFileSync(folder.lock, "utf8")).toBe(theirs);
    expect(folder.list()).toEqual([".客诉台账.xlsx.kesu-lock", "客诉台账.xlsx"]);
  });

  it("is let alone by a holder who has lost it", async () => {
    const slept = await lock();
    writeFileSync(folder.lock, "");
    const theirs = noteOf(otherPc);
    writeFileSync(folder.lock, theirs);
    expect(slept.isOurs()).toBe(false);
    await slept.release();
    expect(readFileSync(folder.lock, "utf8")).toBe(theirs);
  });

  it("is had all the same by one whose note was cleared away", async () => {
    jest.spyOn(promises, "link").mockImplementationOnce((from) => {
      rmSync(String(from));
      return Promise.reject(Object.assign(new Error("gone"), { code: "ENOENT" }));
    });
    const held = await lock();
    expect(held.isOurs()).toBe(true);
    await held.release();
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("works where the file system has no hard links", async () => {
    jest.spyOn(promises, "link").mockRejectedValue(Object.assign(new Error("no links"), { code: "ENOTSUP" }));
    writeFileSync(folder.lock, noteOf({ pid: deadPid() }));
    const held = await lock();
    expect(JSON.parse(readFileSync(folder.lock, "utf8"))).toMatchObject({ pid: process.pid });
    await refused(lock(), "being-saved");
    await held.release();
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("is held by nobody twice: a claim that a killed run left is taken over too", async () => {
    const dead = noteOf({ pid: deadPid() });
    writeFileSync(folder.lock, dead);
    const seen: string[] = [];
    const { link } = promises;
    jest.spyOn(promises, "link").mockImplementation(async (from, to) => {
      if (seen.length === 1) writeFileSync(String(to), dead); // the claim, left behind by another dead run
      seen.push(String(to));
      await link(from, to);
    });
    const held = await lock();
    await held.release();
    expect(seen.length).toBeGreaterThan(2);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });

  it("leaves no note of those who waited and were killed", async () => {
    writeFileSync(`${folder.lock}.0123456789ab`, noteOf({ pid: deadPid() }));
    writeFileSync(`${folder.lock}.00000000000a`, ""); // killed before a word was written
    const alive = `${folder.lock}.ba9876543210`;
    writeFileSync(alive, JSON.stringify(ownNote("ba9876543210")));
    await (await folder.withCustomer()).save();
    expect(folder.list()).toEqual([
      ".客诉台账.xlsx.kesu-lock.ba9876543210",
      "客诉台账.kesu-backup.xlsx",
      "客诉台账.xlsx",
    ]);
  });
});

describe("kesu unlock", () => {
  it("clears a lock whose holder is gone, and never that of a living one", async () => {
    writeFileSync(folder.lock, noteOf({ pid: deadPid() }));
    expect(await freeFile(folder.book, false)).toMatchObject([{ kind: "lock", outcome: "removed" }]);
    expect(await freeFile(folder.book, false)).toEqual([]);
    const held = await lock();
    expect(await freeFile(folder.book, true)).toMatchObject([{ kind: "lock", outcome: "in-use" }]);
    expect(held.isOurs()).toBe(true);
    await held.release();
  });

  it("shows Excel's sign, and takes it away only when a person says that nobody has the file open", async () => {
    const sign = folder.book.replace("客诉台账.xlsx", "~$客诉台账.xlsx");
    writeFileSync(sign, "");
    expect(await freeFile(folder.book, false)).toMatchObject([{ kind: "sign", outcome: "stands" }]);
    expect(await freeFile(folder.book, true)).toMatchObject([{ kind: "sign", outcome: "removed" }]);
    expect(folder.list()).toEqual(["客诉台账.xlsx"]);
  });
});
