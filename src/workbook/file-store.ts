import { createHash, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Codec } from "../opc/codec";
import { type FileWorkbook, openFileWorkbook } from "./file-workbook";
import { WorkbookError } from "./port";

/** A register in a file on disk. */
export interface StoredWorkbook {
  readonly workbook: FileWorkbook;
  /** Puts the workbook as it stands in place of the file; what was there before is kept beside it. */
  readonly save: () => Promise<{ readonly backup: string }>;
}

const codeOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

/** A file on disk that may be replaced as long as nobody else changes it. */
export interface ReplaceableFile {
  readonly bytes: Uint8Array;
  /** Puts a workbook with a register in place of the file; what was there before is kept beside it. */
  readonly replace: (next: Uint8Array) => Promise<{ readonly backup: string }>;
}

/** Reads a file that is to be replaced; a link is followed to the file it means. */
export async function openForReplacement(path: string, codec: Codec): Promise<ReplaceableFile> {
  const target = await existing(path);
  const bytes = await readFile(target);
  let known = fingerprint(bytes);
  return {
    bytes,
    replace: async (next) => {
      const backup = await replaceFile(target, next, known, codec);
      known = fingerprint(next);
      return { backup };
    },
  };
}

/** Reads a register from a file. */
export async function openWorkbookFile(path: string, codec: Codec): Promise<StoredWorkbook> {
  const { bytes, replace } = await openForReplacement(path, codec);
  const workbook = await openFileWorkbook(bytes, codec);
  return { workbook, save: async () => replace(await workbook.bytes()) };
}

/** Writes a file that must not be there yet. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  let file: FileHandle;
  try {
    file = await open(path, "wx");
  } catch (cause) {
    const code = codeOf(cause);
    throw new WorkbookError(code === "EEXIST" ? "exists" : "write-failed", path, { cause });
  }
  try {
    await writeAll(file, bytes);
  } catch (cause) {
    await rm(path, { force: true });
    throw new WorkbookError("write-failed", path, { cause });
  }
  await syncFolder(dirname(path));
}

async function existing(path: string): Promise<string> {
  try {
    const target = await realpath(path);
    if ((await stat(target)).isFile()) return target;
  } catch (cause) {
    throw new WorkbookError("not-found", path, { cause });
  }
  throw new WorkbookError("not-found", path);
}

const fingerprint = (bytes: Uint8Array): string =>
  `${String(bytes.length)} ${createHash("sha256").update(bytes).digest("hex")}`;

/** The previous content stands beside the file, under one name only, so that copies do not pile up. */
const backupName = (target: string): string => {
  const extension = extname(target);
  return join(dirname(target), `${basename(target, extension)}.kesu-backup${extension}`);
};

async function replaceFile(target: string, bytes: Uint8Array, known: string, codec: Codec): Promise<string> {
  await refuseOpenElsewhere(target);
  const release = await lock(target);
  const folder = dirname(target);
  const mark = randomBytes(6).toString("hex");
  const temporary = join(folder, `.${basename(target)}.${mark}.tmp`);
  const oldCopy = join(folder, `.${basename(target)}.${mark}.old`);
  const backup = backupName(target);
  try {
    const old = await readFile(target).catch((cause: unknown) => {
      throw new WorkbookError("changed-since-opened", target, { cause });
    });
    if (fingerprint(old) !== known) throw new WorkbookError("changed-since-opened", target);
    const { mode } = await stat(target);
    if ((mode & 0o222) === 0) throw new WorkbookError("locked", `${basename(target)}：只读`);
    await writeChecked(temporary, bytes, mode, codec);
    await writeChecked(oldCopy, old, mode);
    await rename(oldCopy, backup);
    await refuseOpenElsewhere(target);
    await rename(temporary, target);
    await syncFolder(folder);
    return backup;
  } catch (cause) {
    if (cause instanceof WorkbookError) throw cause;
    throw new WorkbookError("write-failed", target, { cause });
  } finally {
    await rm(temporary, { force: true });
    await rm(oldCopy, { force: true });
    await release();
  }
}

/** Writes a file through to the disk and reads it back; with a codec, it must also open as a register. */
async function writeChecked(path: string, bytes: Uint8Array, mode: number, codec?: Codec): Promise<void> {
  const file = await open(path, "wx", mode);
  await writeAll(file, bytes, mode);
  const written = await readFile(path);
  if (!written.equals(bytes)) throw new WorkbookError("write-failed", `${path}: not what was written`);
  if (codec !== undefined) await openFileWorkbook(written, codec);
}

async function writeAll(file: FileHandle, bytes: Uint8Array, mode?: number): Promise<void> {
  try {
    await file.writeFile(bytes);
    if (mode !== undefined) await file.chmod(mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last; systems that cannot sync a folder (Windows) do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (!["EISDIR", "EPERM", "EINVAL", "EACCES", "ENOTSUP"].includes(codeOf(cause) ?? "")) throw cause;
  }
}

/** What lies beside a workbook that is open: Excel's `~$name`, WPS's `.~name`, LibreOffice's `.~lock.name#`. */
async function refuseOpenElsewhere(target: string): Promise<void> {
  const name = basename(target);
  for (const sign of [`~$${name}`, `.~${name}`, `.~lock.${name}#`]) {
    const found = await stat(join(dirname(target), sign)).catch(() => undefined);
    if (found !== undefined) throw new WorkbookError("locked", sign);
  }
}

/** A lock this old belongs to a process that hangs or is gone. */
const STALE_AFTER = 120_000;

/** Keeps a second Kesu out while one saves. Resolves to what gives the lock back. */
async function lock(target: string): Promise<() => Promise<void>> {
  const path = join(dirname(target), `.${basename(target)}.kesu-lock`);
  const own = JSON.stringify({ pid: process.pid, time: Date.now(), mark: randomBytes(6).toString("hex") });
  for (let attempt = 0; ; attempt++) {
    try {
      const file = await open(path, "wx");
      await writeAll(file, Buffer.from(own));
      return async () => {
        if ((await readFile(path, "utf8").catch(() => "")) === own) await rm(path, { force: true });
      };
    } catch (cause) {
      if (codeOf(cause) !== "EEXIST") throw new WorkbookError("write-failed", path, { cause });
      if (attempt > 2 || !(await takeOver(path))) throw new WorkbookError("locked", basename(path));
    }
  }
}

/** Moves a stale lock out of the way; of several who try, the rename lets one win and the rest see a new lock. */
async function takeOver(path: string): Promise<boolean> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) return true;
  if (!(await isStale(path, text))) return false;
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
    const moved = await readFile(aside, "utf8");
    // Someone else's fresh lock, taken by mistake between reading and moving: put it back.
    if (moved !== text) await rename(aside, path);
    else await rm(aside, { force: true });
    return moved === text;
  } catch {
    return true;
  }
}

async function isStale(path: string, text: string): Promise<boolean> {
  let pid: unknown;
  let time: unknown;
  try {
    ({ pid, time } = JSON.parse(text) as { pid?: unknown; time?: unknown });
  } catch {
    // Being written this very moment, or left half-written by a crash: its age decides.
    time = (await stat(path).catch(() => undefined))?.mtimeMs;
  }
  if (typeof time !== "number" || Date.now() - time > STALE_AFTER) return true;
  return typeof pid === "number" && !isAlive(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
