import { createHash } from "node:crypto";
import { type BigIntStats, readFileSync, renameSync, statSync } from "node:fs";
import { access, constants, open, readFile, rm, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import type { Codec } from "../../opc/codec";
import { openFileWorkbook } from "../file-workbook";
import { WorkbookError } from "../port";
import { asideName, backupName, keptName, newMark, temporaryName } from "./beside";
import { codeOf, writeFault } from "./file-fault";
import type { FileLock } from "./file-lock";
import { clearLeftovers } from "./leftovers";
import { refuseOpenElsewhere } from "./open-elsewhere";
import { placeSync, syncFolder, writeThrough } from "./place";
import type { Tell } from "./told";

/** The content a register was opened with, and whether this very run has written it. */
export interface KnownContent {
  readonly print: string;
  readonly isOwn: boolean;
}

/** Enough to tell one content from another. */
export const fingerprint = (bytes: Uint8Array): string =>
  `${bytes.length} ${createHash("sha256").update(bytes).digest("hex")}`;

/** What replacing needs beside the bytes. */
export interface Replacing {
  readonly known: KnownContent;
  readonly codec: Codec;
  readonly lock: FileLock;
  readonly tell: Tell;
}

/**
 * Puts new content in place of a file, so that at every moment the old or the new one stands whole under some name,
 * and nothing somebody else puts there meanwhile is written over. Resolves to the name of the backup. The old file is
 * moved away and only then looked at: what was moved is what was known, or it goes back and nothing was done.
 */
export async function replaceFile(target: string, bytes: Uint8Array, replacing: Replacing): Promise<string> {
  const mark = newMark();
  const temporary = temporaryName(target, mark);
  const { known, codec, lock, tell } = replacing;
  try {
    refuseOpenElsewhere(target);
    await clearLeftovers(target, lock, tell);
    const before = await lookAt(target, known);
    if ((before.mode & 0o222n) === 0n) throw new WorkbookError("access-denied", `${basename(target)}：只读`);
    await access(target, constants.W_OK).catch((cause: unknown) => {
      throw new WorkbookError("access-denied", basename(target), { cause });
    });
    if (before.nlink > 1n) tell({ code: "hard-link", detail: target });
    await writeChecked(temporary, bytes, before, codec, () =>
      tell({ code: "owner-changed", detail: target }),
    );
    swap({ target, temporary, aside: asideName(target, mark) }, before, replacing);
    await syncFolder(dirname(target));
    const backup = await keepOld(target, asideName(target, mark), replacing);
    await lookAt(target, { print: fingerprint(bytes), isOwn: true }); // or somebody who knew the old one came right after
    return backup;
  } catch (cause) {
    throw writeFault(target, cause);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** How the file stands, if it is still the one that is known. */
async function lookAt(target: string, { print }: KnownContent): Promise<BigIntStats> {
  try {
    const before = await stat(target, { bigint: true });
    const content = fingerprint(await readFile(target));
    if (content === print) return before;
  } catch (cause) {
    throw codeOf(cause) === "ENOENT" ? new WorkbookError("gone-since-opened", target, { cause }) : cause;
  }
  throw new WorkbookError("changed-since-opened");
}

/** Writes a file through to the disk, with the rights and the owner of another, and reads it back as a register. */
async function writeChecked(
  path: string,
  bytes: Uint8Array,
  { mode, uid, gid }: BigIntStats,
  codec: Codec,
  ownerChanged: () => void,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  const own = await file.stat({ bigint: true });
  if (own.uid !== uid || own.gid !== gid)
    await file
      .chown(Number(uid), Number(gid))
      .catch(() => file.chown(Number(own.uid), Number(gid)).finally(ownerChanged))
      .catch(() => undefined); // only root gives files away
  await file.chmod(Number(mode & 0o7777n));
  await writeThrough(file, bytes);
  const written = await readFile(path);
  if (!written.equals(bytes)) throw new WorkbookError("write-failed", `${path}: not what was written`);
  await openFileWorkbook(written, codec);
}

interface Names {
  readonly target: string;
  readonly temporary: string;
  readonly aside: string;
}

/** The few steps at which others can come between, with nothing awaited among them. */
function swap(
  { target, temporary, aside }: Names,
  before: BigIntStats,
  { known, lock, tell }: Replacing,
): void {
  refuseOpenElsewhere(target);
  if (!lock.isOurs()) throw new WorkbookError("changed-since-opened");
  const standing = statSync(target, { bigint: true, throwIfNoEntry: false });
  if (standing === undefined) throw new WorkbookError("gone-since-opened", target);
  if (!isSame(standing, before)) throw new WorkbookError("changed-since-opened");
  moveAway(target, aside);
  try {
    const moved = statSync(aside, { bigint: true });
    if (!isSame(moved, before) && fingerprint(readFileSync(aside)) !== known.print)
      throw new WorkbookError("changed-since-opened");
    placeSync(temporary, target);
  } catch (cause) {
    putBack(target, aside, tell);
    throw codeOf(cause) === "EEXIST" ? new WorkbookError("changed-since-opened", "", { cause }) : cause;
  }
}

function moveAway(target: string, aside: string): void {
  try {
    renameSync(target, aside);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") throw new WorkbookError("gone-since-opened", target, { cause });
    // Windows refuses to move what a program has open
    if (process.platform === "win32" && ["EPERM", "EACCES"].includes(codeOf(cause) ?? ""))
      throw new WorkbookError("locked", basename(target), { cause });
    throw cause;
  }
}

/** What was moved away goes back; where somebody has put another file there, it is kept beside it and told. */
function putBack(target: string, aside: string, tell: Tell): void {
  try {
    placeSync(aside, target);
  } catch (cause) {
    if (codeOf(cause) !== "EEXIST") throw cause;
    tell({ code: "other-kept", detail: keep(target, aside) });
  }
}

function keep(target: string, aside: string): string {
  const kept = keptName(target, newMark());
  renameSync(aside, kept);
  return kept;
}

const isSame = (a: BigIntStats, b: BigIntStats): boolean =>
  a.ino === b.ino && a.dev === b.dev && a.size === b.size && a.mtimeNs === b.mtimeNs;

/**
 * The old content becomes the backup. What this run wrote itself is no backup: the one from before the run stays.
 * Somebody may have written into the old file while it was moved: then it is another's version and kept as such.
 */
async function keepOld(target: string, aside: string, { known, tell }: Replacing): Promise<string> {
  const backup = backupName(target);
  if (fingerprint(await readFile(aside)) !== known.print) {
    const kept = keep(target, aside);
    tell({ code: "other-kept", detail: kept });
    return kept;
  }
  if (known.isOwn) {
    await rm(aside, { force: true });
    return backup;
  }
  try {
    renameSync(aside, backup);
    return backup;
  } catch {
    return keep(target, aside); // the backup is open in another program
  }
}
