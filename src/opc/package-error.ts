/** Why a zip package or one of its parts could not be used: a closed list; whoever opened the package translates it. */
export type PackageErrorCode =
  | "not-a-package"
  /** An OLE compound file: a password-protected document, or one from before 2007. */
  | "legacy-or-encrypted"
  | "truncated"
  | "damaged"
  | "too-large"
  | "unsafe-name"
  | "duplicate-name"
  | "unsupported"
  | "unsafe-xml"
  | "bad-xml"
  | "no-such-part";

/** A package that cannot be read or written. `detail` names the part and what is wrong with it. */
export class PackageError extends Error {
  readonly code: PackageErrorCode;
  readonly detail: string;
  constructor(code: PackageErrorCode, detail = "", options?: ErrorOptions) {
    super(detail === "" ? code : `${code}: ${detail}`, options);
    this.name = "PackageError";
    this.code = code;
    this.detail = detail;
  }
}
