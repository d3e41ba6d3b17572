import type { Conflict } from "../actions/merge-changes";
import { TemplateError } from "../documents/template-error";
import { sayTemplateError } from "../documents/template-sentences";
import { asLogged } from "../rules/log/log-fold";
import { zh } from "../texts/zh";
import { WorkbookError, type WorkbookErrorCode } from "../workbook/port";
import { letGo } from "./held-locks";

/** What a verb ends with: 0 done, 1 refused (input or file), 2 usage, I/O or a bug. */
export type ExitCode = 0 | 1 | 2;

/** Runs a verb and turns what it throws into a sentence and an exit code: the one place that catches. */
export async function ending(verb: () => Promise<ExitCode>): Promise<void> {
  try {
    process.exitCode = await verb();
  } catch (error) {
    process.exitCode = explain(error);
  } finally {
    await letGo();
  }
}

/** Missing files and folders, and failed writes; all other files are refused: damaged, locked, in the way. */
const INPUT_OUTPUT: ReadonlySet<WorkbookErrorCode> = new Set<WorkbookErrorCode>([
  "not-found",
  "not-readable",
  "write-failed",
  "folder-not-found",
  "not-a-folder",
  "no-permission",
  "read-only-disk",
  "disk-full",
  "name-too-long",
]);

function explain(error: unknown): ExitCode {
  if (error instanceof WorkbookError) {
    console.error(zh.workbookErrors[error.code](error.detail));
    return INPUT_OUTPUT.has(error.code) ? 2 : 1;
  }
  if (error instanceof TemplateError) {
    console.error(sayTemplateError(error, "zh"));
    return 1;
  }
  if (error instanceof MergeRefused) {
    for (const { complaintNo, label, mine, theirs } of error.conflicts)
      console.error(zh.merged.conflict(complaintNo ?? "", label, asLogged(mine), asLogged(theirs)));
    console.error(zh.merged.refused(error.conflicts.length));
    return 1;
  }
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
  if (code === "ENOENT" && path !== undefined) {
    console.error(zh.workbookErrors["not-found"](path));
    return 2;
  }
  if (typeof code === "string" && /^E[A-Z]+$/.test(code))
    console.error(`无法读写文件：${(error as Error).message}`);
  else
    console.error(
      `程序出错，请把下面的内容发给维护人员：\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  return 2;
}

/** Somebody else has saved the file, with other values where this side changed them: a person has to choose. */
export class MergeRefused extends Error {
  readonly conflicts: readonly Conflict[];
  constructor(conflicts: readonly Conflict[]) {
    super(`${String(conflicts.length)} fields were changed on both sides`);
    this.conflicts = conflicts;
  }
}

/** A call that cannot be understood. Its message is the sentence the person reads. */
export class UsageError extends Error {}
