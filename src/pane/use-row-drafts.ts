import { useEffect, useState } from "react";
import type { PartTable } from "../records/parts";
import { keepOf, keptOf } from "./case-drafts";
import type { TypedFields } from "./form-draft";

/** Forms of a case that are being filled in besides its own fields: rows of lists, reasons of steps, signed papers. */
export interface RowDrafts {
  readonly drafts: Readonly<Record<string, TypedFields>>;
  /** Opens a form with what stands in it; one that is open keeps what was typed. */
  readonly open: (key: string, typed: TypedFields) => void;
  readonly type: (key: string, name: string, text: string) => void;
  readonly drop: (key: string) => void;
  readonly clear: () => void;
}

/** The key of a row's form; without an id, of a new row. */
export const rowKey = (table: PartTable, id: string | undefined): string => `${table} ${id ?? ""}`;

/** The forms of a case, kept on this device until they are saved or dropped; of one that was only opened nothing is. */
export function useRowDrafts(caseId: string): RowDrafts {
  const [drafts, setDrafts] = useState(() => keptOf("rows", caseId) as RowDrafts["drafts"]);
  const [openedWith, setOpenedWith] = useState<RowDrafts["drafts"]>({});
  useEffect(() => {
    const isTyped = ([key, typed]: readonly [string, TypedFields]): boolean =>
      JSON.stringify(typed) !== JSON.stringify(openedWith[key]);
    keepOf("rows", caseId, Object.fromEntries(Object.entries(drafts).filter(isTyped)));
  }, [caseId, drafts, openedWith]);
  return {
    drafts,
    open: (key, typed) => {
      if (key in drafts) return;
      setOpenedWith((before) => ({ ...before, [key]: typed }));
      setDrafts((before) => (key in before ? before : { ...before, [key]: typed }));
    },
    type: (key, name, text) => {
      setDrafts((before) => ({ ...before, [key]: { ...before[key], [name]: text } }));
    },
    drop: (key) => {
      setDrafts((before) => Object.fromEntries(Object.entries(before).filter(([each]) => each !== key)));
    },
    clear: () => {
      setDrafts({});
    },
  };
}
