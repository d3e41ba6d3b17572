import type { Register } from "../workbook/register";

/** Which form, for whom, in which language. */
export interface DocumentChoice {
  readonly form: "complaint" | "eightD";
  readonly copy: "internal" | "customer";
  readonly language: "zh" | "en" | "both";
}

/** A Word file ready to be handed over. */
export interface WrittenDocument {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** Writes a form about a case. The Word half of the house is loaded when the first form is asked for. */
export function documentOf(
  _register: Register,
  _complaintId: string,
  _choice: DocumentChoice,
  _now: () => string,
): Promise<WrittenDocument> {
  return Promise.reject(new Error("write-document is not here yet"));
}
