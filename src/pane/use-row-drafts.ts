import { useEffect, useState } from "react";
import type { PartTable } from "../records/parts";
import { forget, recall, remember } from "./device-memory";
import type { TypedFields } from "./form-draft";

/** Forms of a case that are being filled in besides its own fields: rows of lists, reasons of steps, signed papers. */
export interface RowDrafts {
  readonly drafts: Readonly<Record<string, TypedFields>>;
  /** Opens a form with what stands in it; one that is open keeps what was typed. */
  readonly open: (key: string, typed: TypedFields) => void;
  readonly type: (key: string, name: string, text: string) => void;
  readonly drop: (key: string) => void;
}

/** The key of a row's form; without an id, of a new row. */
export const rowKey = (table: PartTable, id: string | undefined): string => `${table} ${id ?? ""}`;

/** The forms of a case, kept on this device until they are saved or dropped. */
export function useRowDrafts(bookName: string, caseId: string): RowDrafts {
  const memory = `rows.${bookName}.${caseId}`;
  const [drafts, setDrafts] = useState<RowDrafts["drafts"]>(() => kept(memory));
  useEffect(() => {
    if (Object.keys(drafts).length > 0) remember(memory, JSON.stringify(drafts));
    else forget(memory);
  }, [memory, drafts]);
  return {
    drafts,
    open: (key, typed) => {
      setDrafts((before) => (key in before ? before : { ...before, [key]: typed }));
    },
    type: (key, name, text) => {
      setDrafts((before) => ({ ...before, [key]: { ...before[key], [name]: text } }));
    },
    drop: (key) => {
      setDrafts((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== key)));
    },
  };
}

function kept(memory: string): RowDrafts["drafts"] {
  try {
    return (JSON.parse(recall(memory) ?? "{}") ?? {}) as RowDrafts["drafts"];
  } catch {
    return {};
  }
}
