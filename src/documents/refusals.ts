import type { Case, Masters } from "../rules/case";
import { internalWords } from "../rules/internal-words";
import type { Issue } from "../rules/issue";
import { letterIssues } from "../rules/letters";
import type { CaseDocument } from "./catalogue";
import type { Copy } from "./form-input";

/** Why a document may not go out as the case stands: a letter that would be false, a customer who would read what is internal (V-56). */
export const refusals = (
  one: Case,
  document: CaseDocument,
  copy: Copy,
  { people }: Pick<Masters, "people">,
): readonly Issue[] => [
  ...(document === "reply" || document === "acknowledgement" ? letterIssues(document, one) : []),
  ...(copy === "customer" ? internalWords(one, people) : []),
];
