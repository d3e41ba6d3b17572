import { useEffect, useState } from "react";
import { type Complaint, type ComplaintField, complaintFields } from "../records/complaint";
import { asTyped } from "../rules/entry/as-typed";
import { forget, recall, remember } from "./device-memory";
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
export function useCaseEdits(bookName: string, complaint: Complaint, first: string | undefined): CaseEdits {
  const key = `edit.${bookName}.${complaint.id ?? ""}`;
  const [edits, setEdits] = useState<TypedFields>(() => opened(keptEdits(key), complaint, first));
  useEffect(() => {
    if (Object.keys(edits).length > 0) remember(key, JSON.stringify(edits));
    else forget(key);
  }, [key, edits]);
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
  const field = complaintFields[name as ComplaintField] as
    (typeof complaintFields)[ComplaintField] | undefined;
  if (name === undefined || field === undefined || "auto" in field || name in edits) return edits;
  return { ...edits, [name]: asTyped(field, complaint[name as ComplaintField]) };
}

function keptEdits(key: string): TypedFields {
  try {
    return (JSON.parse(recall(key) ?? "{}") ?? {}) as TypedFields;
  } catch {
    return {};
  }
}
