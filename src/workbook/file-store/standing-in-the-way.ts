import { realpath, rm } from "node:fs/promises";
import { lockName } from "./beside";
import { codeOf, readFault } from "./file-fault";
import { holderOf, lockFile, sayHolder } from "./file-lock";
import { openSigns, saySign } from "./open-elsewhere";

/** What keeps a register from being written, and what became of it. */
export interface InTheWay {
  /** Who holds it, since when, and the file that says so. */
  readonly detail: string;
  readonly kind: "lock" | "sign";
  readonly outcome: "removed" | "stands" | "in-use";
}

const AT_ONCE = { oneHolder: 0, all: 0 };

/**
 * Frees a register of what crashed programs left beside it. Kesu's own lock goes where its holder is gone, and never
 * otherwise. Whether another program's sign was left by a crash cannot be known from here: it goes only when a person
 * has said so, and on Windows not even then while that program runs.
 */
export async function freeFile(path: string, signsToo: boolean): Promise<readonly InTheWay[]> {
  const target = await realpath(path).catch((cause: unknown) => {
    throw readFault(path, cause);
  });
  const found: InTheWay[] = [];
  const holder = await holderOf(lockName(target));
  if (holder)
    found.push({ detail: sayHolder(lockName(target), holder), kind: "lock", outcome: await freed(target) });
  for (const sign of openSigns(target))
    found.push({
      detail: saySign(sign),
      kind: "sign",
      outcome: signsToo ? await removed(sign.path) : "stands",
    });
  return found;
}

async function freed(target: string): Promise<"removed" | "in-use"> {
  try {
    const lock = await lockFile(target, AT_ONCE);
    await lock.release();
    return "removed";
  } catch {
    return "in-use";
  }
}

async function removed(path: string): Promise<"removed" | "in-use"> {
  try {
    await rm(path);
    return "removed";
  } catch (cause) {
    return codeOf(cause) === "ENOENT" ? "removed" : "in-use";
  }
}
