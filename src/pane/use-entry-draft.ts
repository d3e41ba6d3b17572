import { useEffect, useState } from "react";
import type { ComplaintField } from "../records/complaint";
import type { Issue } from "../rules/issue";
import type { Register } from "../workbook/register";
import {
  dropDraft,
  type FormDraft,
  freshDraft,
  isTouched,
  keepDraft,
  keptDraft,
  type TypedFields,
  withPrefill,
  withTyped,
} from "./form-draft";
import { prefillFrom } from "./knowledge";

/** Fields from which others follow. */
const sources: ReadonlySet<string> = new Set<ComplaintField>(["customer", "partNo", "lotNo"]);

/** The draft in the form and what may be done with it. */
export interface EntryDraft {
  readonly draft: FormDraft;
  /** It was typed before the pane was closed. */
  readonly isRestored: boolean;
  readonly type: (name: string, text: string, line?: number) => void;
  readonly fix: (issue: Issue) => void;
  readonly setLines: (lines: readonly TypedFields[]) => void;
  readonly startAfresh: () => void;
}

/** The draft of a workbook's form: every keystroke is kept on this device and found again after a crash. */
export function useEntryDraft(
  register: Register,
  bookName: string,
  fresh: { readonly now: () => string; readonly by: string },
): EntryDraft {
  const [draft, setDraft] = useState(() => keptDraft(bookName) ?? freshDraft(fresh.now(), fresh.by));
  const [isRestored, setRestored] = useState(() => keptDraft(bookName) !== undefined);
  useEffect(() => {
    if (isTouched(draft)) keepDraft(bookName, draft);
    else dropDraft(bookName);
  }, [bookName, draft]);

  const type = (name: string, text: string, line?: number): void => {
    setDraft((before) => {
      const after = withTyped(before, name, text, line);
      return line === undefined && sources.has(name)
        ? withPrefill(after, name, prefillFrom(name, text, after.fields, register))
        : after;
    });
  };
  return {
    draft,
    isRestored,
    type,
    fix: ({ fix, line }) => {
      if (fix) type(fix.field, fix.value, line);
    },
    setLines: (lines) => {
      setDraft((before) => ({ ...before, lines }));
    },
    startAfresh: () => {
      setDraft(freshDraft(fresh.now(), fresh.by));
      setRestored(false);
    },
  };
}
