import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { type FileHandle, link, open, rename, rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { WorkbookError } from "../port";
import { lockName, newMark, noteName } from "./beside";
import { codeOf, writeFault } from "./file-fault";
import { localTime } from "./local-time";
import { isProvablyDead, ownNote, parseNote } from "./lock-note";

/** A register that nobody else's Kesu writes while this is held. */
export interface FileLock {
  /** A process that slept for long may have lost its lock to another. */
  readonly isOurs: () => boolean;
  /** The time where the folder is: computers that share one have clocks of their own. */
  readonly now: () => Promise<number>;
  readonly release: () => Promise<void>;
  /** Lets go at once, for a process that is being ended. */
  readonly drop: () => void;
}

/** How long one waits for the same holder, and in all while the lock goes from hand to hand. */
export interface Patience {
  readonly oneHolder: number;
  readonly all: number;
}
const PATIENCE: Patience = { oneHolder: 20_000, all: 300_000 };

/** A holder gives a sign of life this often … */
const BEAT = 5_000;
/** … and is taken for gone after so long without one, by the clock of the folder's own computer. */
export const SILENT_FOR = 60_000;
/** A note is written at once: one that cannot be read was left by a crash or a full disk. */
const UNREADABLE_FOR = 10_000;

/** Waits for the lock beside a file. Rejects with WorkbookError `being-saved`, which says who holds it. */
export async function lockFile(target: string, patience = PATIENCE): Promise<FileLock> {
  const path = lockName(target);
  const note = await WrittenNote.write(target);
  try {
    await waitFor(path, note, patience);
    return await heldLock(path, note.text);
  } catch (cause) {
    throw writeFault(path, cause);
  } finally {
    await note.remove();
  }
}

/** The note of one who waits: complete before it becomes the lock. Its file tells the time by the folder's clock. */
class WrittenNote {
  readonly path: string;
  readonly text: string;
  readonly #file: FileHandle;

  private constructor(path: string, text: string, file: FileHandle) {
    this.path = path;
    this.text = text;
    this.#file = file;
  }

  static async write(target: string): Promise<WrittenNote> {
    const mark = newMark();
    const path = noteName(target, mark);
    const text = JSON.stringify(ownNote(mark));
    try {
      const note = new WrittenNote(path, text, await open(path, "wx", 0o644));
      await note.now();
      return note;
    } catch (cause) {
      await rm(path, { force: true });
      throw writeFault(path, cause);
    }
  }

  /** Gives a sign of life, and learns by it what the time is where the folder is. */
  now(): Promise<number> {
    return timeBy(this.#file, this.text);
  }

  async remove(): Promise<void> {
    await this.#file.close();
    await rm(this.path, { force: true });
  }
}

async function waitFor(path: string, note: WrittenNote, patience: Patience): Promise<void> {
  const begin = performance.now();
  let holder: Holder | undefined;
  let since = begin;
  for (let round = 0; !(await take(path, note)); round++) {
    const now = performance.now();
    const standing = await holderOf(path);
    if (standing?.text !== holder?.text) since = now;
    holder = standing;
    if (now - since > patience.oneHolder || now - begin > patience.all)
      throw new WorkbookError("being-saved", sayHolder(path, holder));
    const longest = Math.min(400, 15 * 1.5 ** round);
    await pause(longest * (0.5 + Math.random() / 2));
  }
}

/** A lock as it stands: `beat` is its last sign of life. */
export interface Holder {
  readonly text: string;
  readonly beat: number;
}

/** Who holds a lock; undefined where nobody does. */
export async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    const file = await open(path, "r");
    try {
      return { text: await file.readFile("utf8"), beat: (await file.stat()).mtimeMs };
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw cause;
  }
}

/** Is the holder gone? `now` is the time where the folder is. */
export function isGone({ text, beat }: Holder, now: number): boolean {
  const note = parseNote(text);
  return note ? isProvablyDead(note) || now - beat > SILENT_FOR : now - beat > UNREADABLE_FOR;
}

/** "林晓@QA-PC1 · 2026-12-01 11:02:03 · …/.台账.xlsx.kesu-lock": who holds a lock, since when, and where it stands. */
export function sayHolder(path: string, holder: Holder | undefined): string {
  const note = parseNote(holder?.text ?? "");
  const since = note?.time ?? holder?.beat;
  return [...(note ? [`${note.user}@${note.host}`] : []), ...(since ? [localTime(since)] : []), path].join(
    " · ",
  );
}

/**
 * Takes a lock that nobody has, or whose holder is gone. A lock that stands is replaced or removed only by who holds
 * the claim to it, which is a lock again and named after that very holder: so of two who find the same holder gone one
 * wins, and one who looked long ago finds another holder and no claim. The claim then becomes the lock, in one step.
 */
async function take(path: string, note: WrittenNote): Promise<boolean> {
  if (await put(note, path)) return true;
  const holder = await holderOf(path);
  if (!holder || !isGone(holder, await note.now())) return false;
  const claim = claimOf(path, holder);
  if (!(await take(claim, note))) return false;
  try {
    if ((await holderOf(path))?.text !== holder.text) return false;
    await rename(claim, path);
    return true;
  } finally {
    await rm(claim, { force: true });
  }
}

const claimOf = (path: string, { text, beat }: Holder): string => {
  const holder = parseNote(text) ? text : `${text} ${Math.floor(beat / 1000)}`;
  return `${path}.${createHash("sha256").update(holder).digest("hex").slice(0, 12)}`;
};

/** File systems without hard links say so in one of these ways (FAT, exFAT, some shares). */
const NO_LINKS = ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL", "EMLINK", "UNKNOWN", "EISDIR"];
export const hasNoLinks = (error: unknown): boolean => NO_LINKS.includes(codeOf(error) ?? "");

/** Gives a complete note the name, unless there is something of that name. */
async function put({ path: from, text }: { path: string; text: string }, path: string): Promise<boolean> {
  try {
    await link(from, path);
    return true;
  } catch (cause) {
    // An answer that got lost on the network is asked for twice: the name may be ours already.
    if (codeOf(cause) === "EEXIST") return (await holderOf(path))?.text === text;
    const isCleared = codeOf(cause) === "ENOENT"; // it was found empty and taken for one that was left
    if (!isCleared && !hasNoLinks(cause)) throw cause;
  }
  try {
    const file = await open(path, "wx", 0o644);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw cause;
  }
}

async function timeBy(file: FileHandle, text: string): Promise<number> {
  await file.write(text, 0);
  return (await file.stat()).mtimeMs;
}

/** A lock that is held: it gives signs of life until it is let go. */
async function heldLock(path: string, text: string): Promise<FileLock> {
  const file = await open(path, "r+");
  const timer = setInterval(() => {
    file.write(text, 0).catch(() => undefined); // a share that is gone for a moment; the next beat tells
  }, BEAT);
  timer.unref();
  const isOurs = (): boolean => {
    try {
      return readFileSync(path, "utf8") === text;
    } catch {
      return false;
    }
  };
  return {
    isOurs,
    now: () => timeBy(file, text),
    release: async () => {
      clearInterval(timer);
      await file.close();
      const claim = claimOf(path, { text, beat: 0 });
      if (!isOurs() || !(await put({ path, text }, claim))) return;
      if (isOurs()) await rm(path, { force: true });
      await rm(claim, { force: true });
    },
    drop: () => {
      clearInterval(timer);
      if (isOurs()) rmSync(path, { force: true });
    },
  };
}
