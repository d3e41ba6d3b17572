import { linkSync, lstatSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { codeOf } from "./file-fault";
import { hasNoLinks } from "./file-lock";

/**
 * Gives a file a name that nothing has, in one step: what came there meanwhile stays, and the call fails with EEXIST.
 * Without hard links that takes a look and a step.
 */
export function placeSync(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (cause) {
    if (!hasNoLinks(cause)) throw cause;
    if (lstatSync(to, { throwIfNoEntry: false }))
      throw Object.assign(new Error(`EEXIST: ${to}`, { cause }), { code: "EEXIST" });
    renameSync(from, to);
    return;
  }
  rmSync(from, { force: true });
}

/** Writes a file through to the disk and closes it. */
export async function writeThrough(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a rename last; systems that cannot sync a folder (Windows, some shares) do it by themselves. */
export async function syncFolder(folder: string): Promise<void> {
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
