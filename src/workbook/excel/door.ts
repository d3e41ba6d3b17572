import { WorkbookError, type WorkbookErrorCode } from "../port";

/** Excel as the adapter sees it: Microsoft's runtime, handed in by whoever loaded office.js. */
export interface ExcelDoor {
  /** `Excel.run`: everything queued in `batch` goes to Excel with each `context.sync()`. */
  readonly run: <T>(batch: (context: Excel.RequestContext) => Promise<T>) => Promise<T>;
  /** `Office.context.requirements.isSetSupported`: above ExcelApi 1.14 nothing is taken for granted. */
  readonly supports: (set: string, version: string) => boolean;
}

/** The most of a request or a response; Excel on the web refuses 5 MB. */
export const REQUEST_LIMIT = 2_500_000;
export const RESPONSE_LIMIT = 4_000_000;

const CODES: Readonly<Record<string, WorkbookErrorCode>> = {
  InvalidOperationInCellEditMode: "cell-edit-mode",
  AccessDenied: "access-denied",
  ActivityLimitReached: "host-busy",
  ServerBusy: "host-busy",
  ConnectionFailure: "connection-lost",
  Timeout: "connection-lost",
  HttpError: "connection-lost",
};

/** Runs a batch; what Excel refuses comes out as a WorkbookError, a fault of our own as it is. */
export async function inExcel<T>(
  door: ExcelDoor,
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await door.run(batch);
  } catch (cause) {
    throw translated(cause);
  }
}

/** The code office.js gives an error; undefined for errors that are not Excel's. Its errors may be of another window. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;

/** What Excel refuses, as a WorkbookError; anything else as it is. */
export function translated(cause: unknown): unknown {
  if (cause instanceof WorkbookError) return cause;
  const code = codeOf(cause);
  if (code === undefined) return cause;
  const detail = CODES[code] ? "" : `${code} ${(cause as { message?: string }).message ?? ""}`.trim();
  return new WorkbookError(CODES[code] ?? "host-failed", detail, { cause });
}

/** What office.js knows of the place where Excel refused: the member, and the statement of the request. */
interface DebugInfo {
  readonly errorLocation?: string;
  readonly statement?: string;
  readonly surroundingStatements?: readonly string[];
}

/** For whoever mends Kesu: where in a request Excel has stopped; undefined for errors that are not Excel's. */
export function hostDiagnostics(error: unknown): string | undefined {
  const cause = error instanceof WorkbookError ? error.cause : error;
  if (codeOf(cause) === undefined) return undefined;
  const { debugInfo, message } = cause as { debugInfo?: DebugInfo; message?: string };
  const { errorLocation, statement, surroundingStatements = [] } = debugInfo ?? {};
  return [
    `${codeOf(cause) ?? ""}: ${message ?? ""}`,
    ...(errorLocation === undefined ? [] : [`errorLocation: ${errorLocation}`]),
    ...(statement === undefined ? [] : [`statement: ${statement}`]),
    ...surroundingStatements,
  ].join("\n");
}
