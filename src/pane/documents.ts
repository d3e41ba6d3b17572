import type { WrittenDocument } from "../actions/write-document";
import {
  type CaseDocument,
  caseDocuments,
  type DocumentName,
  documentNames,
  kindOf,
} from "../documents/catalogue";
import type { Copy } from "../documents/form-input";
import { refusals } from "../documents/refusals";
import type { FormLanguage } from "../documents/words";
import type { State } from "../procedure/terms";
import type { Case, Masters } from "../rules/case";
import type { Issue } from "../rules/issue";
import type { Register } from "../workbook/register";
import { fetchTemplate } from "./fetch-bytes";

/** Which document, for whom, in which language. */
export interface DocumentChoice {
  readonly document: DocumentName;
  readonly copy: Copy;
  readonly language: FormLanguage;
}

/** The documents in the order they are offered: those at hand in the case's state, the others, those about no case. */
export function offeredDocuments(
  state: State | null,
): Readonly<Record<"now" | "others" | "overviews", readonly DocumentName[]>> {
  const isNow = (name: DocumentName): boolean =>
    state !== null && kindOf(name).first?.includes(state) === true;
  return {
    now: caseDocuments.filter(isNow),
    others: caseDocuments.filter((name) => !isNow(name)),
    overviews: documentNames.filter((name) => !isCaseDocument(name)),
  };
}

const isCaseDocument = (name: DocumentName): name is CaseDocument => kindOf(name).about === "case";

/** The choice as far as the document offers it, else its first copy and its first language. */
export function possibleChoice(choice: DocumentChoice): DocumentChoice {
  const { copies, languages } = kindOf(choice.document);
  return {
    document: choice.document,
    copy: copies.includes(choice.copy) ? choice.copy : (copies[0] ?? choice.copy),
    language: languages.includes(choice.language) ? choice.language : (languages[0] ?? choice.language),
  };
}

/** Why the document cannot go out as the case stands; a sheet about no single case always can. */
export const whyNot = (
  one: Case,
  { document, copy }: DocumentChoice,
  masters: Pick<Masters, "people">,
): readonly Issue[] => (isCaseDocument(document) ? refusals(one, document, copy, masters) : []);

/** Writes a document. The Word half of the house is loaded when the first one is asked for. */
export async function documentOf(
  one: Case,
  register: Register,
  { document, copy, language }: DocumentChoice,
  now: () => string,
): Promise<WrittenDocument> {
  const [{ writeDocument, writeOverview }, { compileTemplate }, { platformCodec }] = await Promise.all([
    import("../actions/write-document"),
    import("../documents/template"),
    import("../opc/codec"),
  ]);
  const ports = {
    template: async (fileName: string) => compileTemplate(await fetchTemplate(fileName), platformCodec),
    now,
  };
  return isCaseDocument(document)
    ? writeDocument(one, register, { document, copy, language }, ports)
    : writeOverview(register, { document, language }, ports);
}
