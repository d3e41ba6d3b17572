/** Why a file cannot serve as a template. */
export type TemplateErrorCode = "notDocx" | "damaged" | "dtd";

/** A file that cannot serve as a template. */
export class TemplateError extends Error {
  readonly code: TemplateErrorCode;
  readonly detail: string;
  constructor(code: TemplateErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = "TemplateError";
    this.code = code;
    this.detail = detail;
  }
}
