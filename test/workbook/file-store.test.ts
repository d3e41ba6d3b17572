import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeCodec } from "../../src/opc/node-codec";
import { openWorkbookFile, writeNewFile } from "../../src/workbook/file-store";
import { insert, refused, rowsOf, ulid } from "./contract";
import { tinyRegister } from "./tiny-register";

let folder: string;
let path: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "kesu-store-"));
  path = join(folder, "客诉台账.xlsx");
  writeFileSync(path, await tinyRegister());
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const withCustomer = async (n = 1) => {
  const stored = await openWorkbookFile(path, nodeCodec);
  await insert(stored.workbook, { id: ulid(n), name: "甲" });
  return stored;
};
const names = async (): Promise<unknown[]> =>
  (await rowsOf((await openWorkbookFile(path, nodeCodec)).workbook, "customer")).map((row) => row["name"]);
const lockPath = (): string => join(folder, ".客诉台账.xlsx.kesu-lock");
const deadPid = (): number => spawnSync("true").pid;

describe("saving a register's file", () => {
  it("replaces the file, keeps its mode and leaves the previous content as the one backup", async () => {
    const before = readFileSync(path);
    chmodSync(path, 0o640);
    const stored = await withCustomer();
    const { backup } = await stored.save();
    expect(backup).toBe(join(folder, "客诉台账.kesu-backup.xlsx"));
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(await names()).toEqual(["甲"]);
    const between = readFileSync(path);
    await insert(stored.workbook, { id: ulid(2), name: "乙" });
    await stored.save();
    expect(readFileSync(backup).equals(between)).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(["客诉台账.kesu-backup.xlsx", "客诉台账.xlsx"]);
  });

  it.each(["~$客诉台账.xlsx", ".~lock.客诉台账.xlsx#"])(
    "refuses while %s says somebody has it open",
    async (sign) => {
      const stored = await withCustomer();
      writeFileSync(join(folder, sign), "");
      const before = readFileSync(path);
      await refused(stored.save(), "locked");
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(folder).sort()).toEqual([sign, "客诉台账.xlsx"].sort());
    },
  );

  it("refuses when the file is another one than was opened, and when it is gone", async () => {
    const stored = await withCustomer();
    const rival = await withCustomer(2);
    await rival.save();
    await refused(stored.save(), "changed-since-opened");
    rmSync(path);
    await refused(rival.save(), "changed-since-opened");
    expect(readdirSync(folder)).toEqual(["客诉台账.kesu-backup.xlsx"]);
  });

  it("lets one of two who save at once through", async () => {
    const both = await Promise.all([withCustomer(1), withCustomer(2)]);
    const outcomes = await Promise.allSettled(both.map((stored) => stored.save()));
    expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await names()).toEqual(["甲"]);
  });

  it("respects the lock of a living process", async () => {
    const stored = await withCustomer();
    writeFileSync(lockPath(), JSON.stringify({ pid: process.pid, time: Date.now() }));
    await refused(stored.save(), "locked");
    expect(existsSync(lockPath())).toBe(true);
  });

  it.each([
    ["of a dead process", () => JSON.stringify({ pid: deadPid(), time: Date.now() })],
    ["older than two minutes", () => JSON.stringify({ pid: process.pid, time: Date.now() - 121_000 })],
  ])("takes over a lock %s", async (_, content) => {
    const stored = await withCustomer();
    writeFileSync(lockPath(), content());
    await stored.save();
    expect(readdirSync(folder).sort()).toEqual(["客诉台账.kesu-backup.xlsx", "客诉台账.xlsx"]);
  });

  it("takes over a lock somebody left half-written long ago, not one just being written", async () => {
    const stored = await withCustomer();
    writeFileSync(lockPath(), "{");
    await refused(stored.save(), "locked");
    utimesSync(lockPath(), new Date(0), new Date(0));
    await stored.save();
    expect(await names()).toEqual(["甲"]);
  });

  it("follows a link to the file it means", async () => {
    const link = join(folder, "link.xlsx");
    symlinkSync(path, link);
    const stored = await openWorkbookFile(link, nodeCodec);
    await insert(stored.workbook, { id: ulid(1), name: "甲" });
    await stored.save();
    expect(await names()).toEqual(["甲"]);
    expect(readdirSync(folder)).toContain("客诉台账.kesu-backup.xlsx");
  });

  it("leaves the file and the folder as they were when what would be written does not open", async () => {
    const stored = await withCustomer();
    const before = readFileSync(path);
    jest.spyOn(stored.workbook, "bytes").mockResolvedValue(new Uint8Array([1, 2, 3]));
    await refused(stored.save(), "not-a-workbook");
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["客诉台账.xlsx"]);
  });

  it("says so when there is no such file", async () => {
    await refused(openWorkbookFile(join(folder, "none.xlsx"), nodeCodec), "not-found");
    await refused(openWorkbookFile(folder, nodeCodec), "not-found");
  });
});

describe("writing a new file", () => {
  it("writes what is not there and never over what is", async () => {
    const fresh = join(folder, "new.xlsx");
    await writeNewFile(fresh, new Uint8Array([1, 2]));
    expect([...readFileSync(fresh)]).toEqual([1, 2]);
    await refused(writeNewFile(fresh, new Uint8Array([3])), "exists");
    await refused(writeNewFile(join(folder, "no", "new.xlsx"), new Uint8Array([3])), "write-failed");
    expect([...readFileSync(fresh)]).toEqual([1, 2]);
  });
});
