import { existsSync } from "node:fs";
import { basename, dirname } from "node:path";
import { WorkbookError, type WorkbookErrorCode } from "../port";

/** The code of a failing call: "ENOENT" and its kind. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

/** What the system's codes mean to a person; each names the file, or the folder it was to stand in. */
const FAULTS: Readonly<Record<string, readonly [WorkbookErrorCode, (path: string) => string]>> = {
  EACCES: ["no-permission", dirname],
  EPERM: ["no-permission", dirname],
  EROFS: ["read-only-disk", dirname],
  ENOSPC: ["disk-full", dirname],
  EDQUOT: ["disk-full", dirname],
  ENAMETOOLONG: ["name-too-long", basename],
  EISDIR: ["is-a-folder", (path) => path],
  ENOTDIR: ["not-a-folder", (path) => nearestFile(dirname(path))],
  EBUSY: ["locked", basename],
  ETXTBSY: ["locked", basename],
};

/** Why a file could not be written, by what the system says of it; what the system did not say is thrown as it is. */
export function writeFault(path: string, cause: unknown): unknown {
  if (cause instanceof WorkbookError) return cause;
  const code = codeOf(cause);
  if (code === undefined) return cause;
  if (code === "ENOENT" && !existsSync(dirname(path)))
    return new WorkbookError("folder-not-found", dirname(path), { cause });
  const [fault, detail] = FAULTS[code] ?? ["write-failed", () => `${path}: ${code}`];
  return new WorkbookError(fault, detail(path), { cause });
}

/** Why a file that was named could not be read. */
export function readFault(path: string, cause: unknown): unknown {
  const code = codeOf(cause);
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ELOOP" || code === "ENAMETOOLONG")
    return new WorkbookError("not-found", path, { cause });
  if (code === "EISDIR") return new WorkbookError("is-a-folder", path, { cause });
  if (code === "EACCES" || code === "EPERM") return new WorkbookError("not-readable", path, { cause });
  if (code === "EBUSY") return new WorkbookError("locked", basename(path), { cause });
  return cause;
}

/** "a/b/c" where "a/b" is a file: "a/b". */
function nearestFile(path: string): string {
  for (let at = path; dirname(at) !== at; at = dirname(at)) if (existsSync(at)) return at;
  return path;
}
