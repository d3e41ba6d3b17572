import { WorkbookError, type WorkbookErrorCode } from "../workbook/port";

/** Failures that pass by themselves: Excel has to do something else first, or a person is typing in a cell. */
const passing: ReadonlySet<WorkbookErrorCode> = new Set(["host-busy", "cell-edit-mode", "connection-lost"]);

/** Failures a person can do something about before trying again. */
const mendable: ReadonlySet<WorkbookErrorCode> = new Set([
  "access-denied",
  "sheet-protected",
  "changed-since-opened",
  "cells-below-in-use",
  "host-failed",
]);

/** Will it work after a moment, without anybody doing anything? */
export const willPass = (error: unknown): boolean =>
  error instanceof WorkbookError && passing.has(error.code);

/** Does it help to try again? */
export const retryHelps = (error: unknown): boolean =>
  willPass(error) || (error instanceof WorkbookError && mendable.has(error.code));
