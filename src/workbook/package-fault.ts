import { PackageError, type PackageErrorCode } from "../opc/package-error";
import { WorkbookError, type WorkbookErrorCode } from "./port";

/** What a fault of the zip or its XML means to someone who only knows workbooks. */
const CODES: Readonly<Record<PackageErrorCode, WorkbookErrorCode>> = {
  "not-a-package": "not-a-workbook",
  "legacy-or-encrypted": "legacy-or-encrypted",
  truncated: "damaged",
  damaged: "damaged",
  "too-large": "too-large",
  "unsafe-name": "damaged",
  "duplicate-name": "damaged",
  unsupported: "unsupported",
  "unsafe-xml": "unsafe-xml",
  "bad-xml": "damaged",
  "no-such-part": "damaged",
};

/** Runs work on a package; what is wrong with the file comes out as a WorkbookError. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof PackageError) throw new WorkbookError(CODES[cause.code], cause.detail, { cause });
    throw cause;
  }
}
