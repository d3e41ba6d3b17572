/** Why Excel refuses, in the codes it uses on the wire (Excel.ErrorCodes and OfficeExtension.ErrorCodes). */
export type ExcelErrorCode =
  | "AccessDenied"
  | "ActivityLimitReached"
  | "ApiNotFound"
  | "ConnectionFailure"
  | "FormulaLengthExceedsLimit"
  | "GeneralException"
  | "InsertDeleteConflict"
  | "InvalidArgument"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "InvalidReference"
  | "InvalidSelection"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "MergedRangeConflict"
  | "NonBlankCellOffSheet"
  | "NotImplemented"
  | "RequestPayloadSizeLimitExceeded"
  | "ResponsePayloadSizeLimitExceeded"
  | "UnsupportedOperation";

const statuses: Partial<Record<ExcelErrorCode, number>> = {
  AccessDenied: 403,
  ActivityLimitReached: 429,
  ApiNotFound: 404,
  ConnectionFailure: 500,
  GeneralException: 500,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
};

const sentences: Record<ExcelErrorCode, string> = {
  AccessDenied: "You do not have the permissions to perform the requested operation.",
  ActivityLimitReached: "The activity limit has been reached.",
  ApiNotFound: "The API you are trying to use could not be found.",
  ConnectionFailure: "The request failed: the connection to the host was lost.",
  FormulaLengthExceedsLimit: "The formula is longer than 8,192 characters.",
  GeneralException: "There was an internal error while processing the request.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode:
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "A resource with the same name or identifier already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict: "The operation can't be done on a range that overlaps merged cells.",
  NonBlankCellOffSheet: "Non-blank cells can't be moved off the end of the worksheet.",
  NotImplemented: "The requested feature isn't implemented.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  UnsupportedOperation: "The operation being attempted is not supported.",
};

/** Excel says no. The wire turns it into an error response, a person gets it in the face. */
export class ExcelError extends Error {
  readonly code: ExcelErrorCode;
  readonly status: number;
  /** The member that refused, e.g. `Range.values`; the wire fills it in where the thrower did not know. */
  readonly location: string | undefined;
  constructor(code: ExcelErrorCode, message?: string, location?: string) {
    super(message ?? sentences[code]);
    this.name = "ExcelError";
    this.code = code;
    this.status = statuses[code] ?? 400;
    this.location = location;
  }
}

/** A bad argument; `what` says more than Excel would. */
export const badArgument = (what?: string): ExcelError =>
  new ExcelError(
    "InvalidArgument",
    what === undefined ? undefined : `${sentences.InvalidArgument} (${what})`,
  );
