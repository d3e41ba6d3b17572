import { renameSync, statSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { backupName, leftoverKind } from "./beside";
import { type FileLock, holderOf, isGone } from "./file-lock";
import { placeSync } from "./place";
import type { Tell } from "./told";

/**
 * Clears away what killed runs left beside a register; the caller holds its lock, so no living run owns any of it.
 * Where the register itself is gone because a run was killed while it put the new one in place, the old one comes back.
 */
export async function clearLeftovers(target: string, lock: FileLock, tell: Tell): Promise<void> {
  const folder = dirname(target);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const kind = leftoverKind(target, name);
    if (kind === "temporary") await rm(path, { force: true });
    if (kind === "aside") await settleAside(path, target, tell);
    if (kind === "lock-note" && (await isLeft(path, await lock.now()))) await rm(path, { force: true });
  }
}

/** Is the content of a register waiting under another name, because a run was killed at that very moment? */
export async function isSetAside(target: string): Promise<boolean> {
  const names = await readdir(dirname(target)).catch(() => []);
  return names.some((name) => leftoverKind(target, name) === "aside");
}

async function settleAside(path: string, target: string, tell: Tell): Promise<void> {
  const standing = statSync(target, { throwIfNoEntry: false });
  if (standing === undefined) {
    placeSync(path, target);
    tell({ code: "restored", detail: target });
  } else if (standing.ino === statSync(path).ino && standing.nlink > 1) await rm(path, { force: true });
  else renameSync(path, backupName(target));
}

/** Those who wait for the lock have a note as well, and are alive; one that is empty they can do without. */
async function isLeft(path: string, now: number): Promise<boolean> {
  const holder = await holderOf(path).catch(() => undefined); // another user's, who lets nobody read it
  return holder !== undefined && (holder.text === "" || isGone(holder, now));
}
