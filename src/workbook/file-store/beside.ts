import { createHash, randomBytes } from "node:crypto";
import { basename, dirname, extname, join } from "node:path";

/** A mark nobody else draws. */
export const newMark = (): string => randomBytes(6).toString("hex");

const MARK = "[0-9a-f]{12}";

/** File systems hold names of 255 bytes: a long name is shortened, so that what stands beside it still fits. */
const LONG = 180;

const stem = (target: string): string => {
  const name = basename(target);
  return Buffer.byteLength(name) <= LONG
    ? name
    : createHash("sha256").update(name).digest("hex").slice(0, 12);
};
const beside = (target: string, name: string): string => join(dirname(target), name);

/** The lock of a register: `.name.kesu-lock`. */
export const lockName = (target: string): string => beside(target, `.${stem(target)}.kesu-lock`);
/** The note of one who wants the lock, before it becomes the lock. */
export const noteName = (target: string, mark: string): string => `${lockName(target)}.${mark}`;
/** The new content, before it stands in place. */
export const temporaryName = (target: string, mark: string): string =>
  beside(target, `.${stem(target)}.${mark}.tmp`);
/** The old content, from its being taken away until it is the backup. */
export const asideName = (target: string, mark: string): string =>
  beside(target, `.${stem(target)}.${mark}.old`);

/** What a name in the folder is to a register: nothing, or what one of our runs leaves when it is killed. */
export function leftoverKind(target: string, name: string): "temporary" | "aside" | "lock-note" | undefined {
  const own = `.${stem(target)}.`;
  if (!name.startsWith(own)) return undefined;
  const rest = name.slice(own.length);
  if (new RegExp(`^${MARK}\\.tmp$`).test(rest)) return "temporary";
  if (new RegExp(`^${MARK}\\.old$`).test(rest)) return "aside";
  return new RegExp(`^kesu-lock(\\.${MARK})+$`).test(rest) ? "lock-note" : undefined;
}

const named = (target: string, what: string): string => {
  const extension = extname(target);
  return beside(target, `${basename(target, extension)}.${what}${extension}`);
};
/** The previous content stands beside the file, under one name only, so that copies do not pile up. */
export const backupName = (target: string): string => named(target, "kesu-backup");
/** Where somebody else's version goes that can neither stay in place nor be merged. */
export const keptName = (target: string, mark: string): string => named(target, `kesu-kept-${mark}`);
