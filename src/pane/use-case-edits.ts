import { useEffect, useState } from "react";
import { type Complaint, type ComplaintField, complaintFields } from "../records/complaint";
import { asTyped } from "../rules/entry/as-typed";
import { keepOf, keptOf } from "./case-drafts";
import { fieldId, focusField } from "./field-focus";
import type { TypedFields } from "./form-draft";

/** The fields of a case that are being mended, as typed. */
export interface CaseEdits {
  readonly edits: TypedFields;
  /** Opens a field, with what stands in it, and puts the cursor there. */
  readonly edit: (name: string) => void;
  readonly type: (name: string, text: string) => void;
  readonly clear: () => void;
}

/** Edits of a case, kept on this device until they are saved or dropped; `first` is opened at once. */
export function useCaseEdits(complaint: Complaint, first: string | undefined): CaseEdits {
  const id = complaint.id ?? "";
  const [edits, setEdits] = useState<TypedFields>(() =>
    opened(keptOf("edit", id) as TypedFields, complaint, first),
  );
  useEffect(() => {
    keepOf("edit", id, changedOnly(edits, complaint));
  }, [id, edits, complaint]);
  useEffect(() => {
    if (first !== undefined) focusField(fieldId(first));
  }, [first]);
  return {
    edits,
    edit: (name) => {
      setEdits((before) => opened(before, complaint, name));
      requestAnimationFrame(() => {
        focusField(fieldId(name));
      });
    },
    type: (name, text) => {
      setEdits((before) => ({ ...before, [name]: text }));
    },
    clear: () => {
      setEdits({});
    },
  };
}

function opened(edits: TypedFields, complaint: Complaint, name: string | undefined): TypedFields {
  const field = fieldNamed(name);
  if (name === undefined || field === undefined || "auto" in field || name in edits) return edits;
  return { ...edits, [name]: standing(name, complaint) ?? "" };
}

/** A field that was opened and left as it is holds no typing of anybody. */
const changedOnly = (edits: TypedFields, complaint: Complaint): TypedFields =>
  Object.fromEntries(Object.entries(edits).filter(([name, text]) => text !== standing(name, complaint)));

/** What stands in a field, as it would be typed. */
function standing(name: string, complaint: Complaint): string | undefined {
  const field = fieldNamed(name);
  return field && asTyped(field, complaint[name as ComplaintField]);
}

const fieldNamed = (name: string | undefined): (typeof complaintFields)[ComplaintField] | undefined =>
  complaintFields[name as ComplaintField];
