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
export async function documentOf(
  register: Register,
  complaintId: string,
  choice: DocumentChoice,
  now: () => string,
): Promise<WrittenDocument> {
  const [{ writeDocument }, { platformCodec }] = await Promise.all([
    import("../actions/write-document"),
    import("../opc/codec"),
  ]);
  return writeDocument(register, complaintId, choice, { now, templates: fetchTemplate, codec: platformCodec });
}

async function fetchTemplate(name: string): Promise<Uint8Array> {
  const answer = await fetch(`templates/${encodeURIComponent(name)}`);
  if (!answer.ok) throw new Error(`templates/${name}: ${String(answer.status)}`);
  return new Uint8Array(await answer.arrayBuffer());
}
