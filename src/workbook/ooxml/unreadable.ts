import { PackageError } from "../../opc/package-error";
import { WorkbookError } from "../port";

/** A part of somebody's own that cannot be read stays as it is: it must not stop the register from being written. */
export function unlessUnreadable(error: unknown): void {
  if (!(error instanceof WorkbookError || error instanceof PackageError)) throw error;
}
