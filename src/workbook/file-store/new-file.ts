import { lstatSync, renameSync } from "node:fs";
import { open, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { WorkbookError } from "../port";
import { newMark } from "./beside";
import { codeOf, writeFault } from "./file-fault";
import { placeSync, syncFolder, writeThrough } from "./place";

/** Writes a file that must not be there yet: whole under its name, or not at all. */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  await writeVia(path, bytes, (temporary) => {
    if (lstatSync(path, { throwIfNoEntry: false })) throw inTheWay(path);
    try {
      placeSync(temporary, path);
    } catch (cause) {
      throw codeOf(cause) === "EEXIST" ? inTheWay(path) : cause;
    }
  });
}

/** Writes a file in place of one that was ours. */
export const writeOver = (path: string, bytes: Uint8Array): Promise<void> =>
  writeVia(path, bytes, (temporary) => renameSync(temporary, path));

async function writeVia(path: string, bytes: Uint8Array, place: (temporary: string) => void): Promise<void> {
  const temporary = join(dirname(path), `.kesu-${newMark()}.tmp`);
  try {
    const file = await open(temporary, "wx");
    await writeThrough(file, bytes);
    place(temporary);
    await clearOldTemporaries(dirname(path));
    await syncFolder(dirname(path));
  } catch (cause) {
    throw writeFault(path, cause);
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined); // no such folder
  }
}

const inTheWay = (path: string): WorkbookError =>
  lstatSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? new WorkbookError("is-a-folder", path)
    : new WorkbookError("exists", path);

/** No file takes this long to be written: what is older was left by a run that was killed. */
const HOUR = 3_600_000;

async function clearOldTemporaries(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!/^\.kesu-[0-9a-f]{12}\.tmp$/.test(name)) continue;
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > HOUR) await rm(path, { force: true });
  }
}
