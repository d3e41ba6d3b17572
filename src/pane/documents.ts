import type { Copy } from "../documents/tags";
import type { DocumentName } from "../documents/catalogue";
import type { WrittenDocument } from "../actions/write-document";
import type { Case } from "../rules/case";
import type { Register } from "../workbook/register";
import { fetchTemplate } from "./fetch-bytes";

/** Which form, for whom, in which language. */
export interface DocumentChoice {
  readonly document: DocumentName;
  readonly copy: Copy;
  readonly language: "zh" | "en" | "both";
}

/** Writes a form about a case. The Word half of the house is loaded when the first form is asked for. */
export async function documentOf(
  one: Case,
  register: Register,
  choice: DocumentChoice,
  now: () => string,
): Promise<WrittenDocument> {
  const [{ writeDocument }, { compileTemplate }, { platformCodec }] = await Promise.all([
    import("../actions/write-document"),
    import("../documents/template"),
    import("../opc/codec"),
  ]);
  return writeDocument(one, register, choice, {
    template: async (fileName) => compileTemplate(await fetchTemplate(fileName), platformCodec),
    now,
  });
}
