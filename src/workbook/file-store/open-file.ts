import { readlink, readFile, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Codec } from "../../opc/codec";
import { type FileWorkbook, openFileWorkbook } from "../file-workbook";
import { WorkbookError } from "../port";
import { codeOf, readFault } from "./file-fault";
import { type FileLock, lockFile, type Patience } from "./file-lock";
import { clearLeftovers, isSetAside } from "./leftovers";
import { fingerprint, type KnownContent, replaceFile } from "./replace-file";
import type { Tell } from "./told";

/** A register in a file on disk. */
export interface StoredWorkbook {
  readonly workbook: FileWorkbook;
  /**
   * Puts the workbook as it stands in place of the file; what was there before is kept beside it. Without a lock that
   * is held already, one is taken for as long as it lasts.
   */
  readonly save: (lock?: FileLock) => Promise<{ readonly backup: string }>;
}

/** A file on disk that may be replaced as long as nobody else changes it. */
export interface ReplaceableFile {
  readonly bytes: Uint8Array;
  /** Puts a workbook with a register in place of the file; what was there before is kept beside it. */
  readonly replace: (next: Uint8Array, lock?: FileLock) => Promise<{ readonly backup: string }>;
}

const nobodyListens: Tell = () => undefined;

/** Reads a file that is to be replaced; a link is followed to the file it means. */
export async function openForReplacement(
  path: string,
  codec: Codec,
  tell = nobodyListens,
): Promise<ReplaceableFile> {
  const [target, bytes] = await existing(path, tell, async (file) => [file, await readFile(file)] as const);
  let known: KnownContent = { print: fingerprint(bytes), isOwn: false };
  const replace = async (next: Uint8Array, lock: FileLock): Promise<{ backup: string }> => {
    const backup = await replaceFile(target, next, { known, codec, lock, tell });
    known = { print: fingerprint(next), isOwn: true };
    return { backup };
  };
  return {
    bytes,
    replace: (next, lock) => (lock ? replace(next, lock) : withLock(target, (own) => replace(next, own))),
  };
}

/** Reads a register from a file. */
export async function openWorkbookFile(
  path: string,
  codec: Codec,
  tell = nobodyListens,
): Promise<StoredWorkbook> {
  const { bytes, replace } = await openForReplacement(path, codec, tell);
  const workbook = await openFileWorkbook(bytes, codec);
  return { workbook, save: async (lock) => replace(await workbook.bytes(), lock) };
}

/** Keeps every other Kesu from writing a file that is there. Rejects with WorkbookError. */
export const lockExisting = async (path: string, tell: Tell, patience?: Patience): Promise<FileLock> =>
  lockFile(await existing(path, tell, (target) => Promise.resolve(target)), patience);

/** A file a person has named, whole. Rejects with WorkbookError. */
export async function readGiven(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    throw readFault(path, cause);
  }
}

async function withLock<T>(target: string, act: (lock: FileLock) => Promise<T>): Promise<T> {
  const lock = await lockFile(target);
  try {
    return await act(lock);
  } finally {
    await lock.release();
  }
}

/** While a file is put in place of another there is none for a moment; this many looks, so far apart, outlast it. */
const LOOKS = 8;
const BETWEEN_LOOKS = 25;

/** The file a path means. One that is missing because a run was killed while it saved is put back first. */
async function existing<T>(path: string, tell: Tell, use: (target: string) => Promise<T>): Promise<T> {
  for (let look = 0; ; look++) {
    try {
      const target = await realpath(path);
      if (!(await stat(target)).isFile()) throw new WorkbookError("not-found", path);
      return await use(target);
    } catch (cause) {
      if (codeOf(cause) !== "ENOENT") throw readFault(path, cause);
      const target = await meant(path);
      if (look === LOOKS || (look > 1 && !(await isSetAside(target)))) throw readFault(path, cause);
      if (look === LOOKS - 1) await withLock(target, (lock) => clearLeftovers(target, lock, tell));
      else await pause(BETWEEN_LOOKS);
    }
  }
}

/** Where a file would be that is not there just now. */
async function meant(path: string): Promise<string> {
  const link = await readlink(path).catch(() => undefined);
  const file = link === undefined ? path : resolve(dirname(path), link);
  return join(await realpath(dirname(file)).catch(() => dirname(file)), basename(file));
}
