import type { ComplaintField } from "../records/complaint";
import type { Draft } from "../rules/entry/draft";
import { forget, recall, remember } from "./device-memory";

/** Text typed into fields, by field name. */
export type TypedFields = Readonly<Record<string, string>>;

/** What stands in the form, as typed. `prefilled` names the fields Kesu filled in, with the field they follow from. */
export interface FormDraft {
  readonly fields: TypedFields;
  readonly lines: readonly TypedFields[];
  readonly prefilled: Readonly<Record<string, string>>;
  /** What was preselected when it was opened: answered otherwise, it is typing like any other. */
  readonly opened?: TypedFields;
}

/** The form as it opens: the likely answers preselected, for everybody to see. */
export function freshDraft(now: string, by: string): FormDraft {
  const fields = {
    recordType: "投诉",
    subjectType: "产品",
    channel: "电话",
    receivedAt: now.slice(0, 16),
    ...(by !== "" && { registeredBy: by }),
  } satisfies Partial<Record<ComplaintField, string>>;
  return { fields, lines: [], prefilled: {}, opened: fields };
}

/** Has a person typed anything yet, or is it all preselected? */
export const isTouched = ({ fields, lines, prefilled, opened }: FormDraft): boolean =>
  lines.length > 0 ||
  Object.entries(fields).some(([name, text]) => {
    if (name in prefilled) return false;
    if (!(preselected as readonly string[]).includes(name)) return text !== "";
    return opened !== undefined && text !== (opened[name] ?? "");
  });
const preselected: readonly ComplaintField[] = [
  "recordType",
  "subjectType",
  "channel",
  "receivedAt",
  "registeredBy",
];

/** The draft as the rules read it; fields left empty are left out. */
export function toDraft({ fields, lines }: FormDraft): Draft {
  const filled = (typed: TypedFields): TypedFields =>
    Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ""));
  return { ...filled(fields), ...(lines.length > 0 && { lines: lines.map(filled) }) };
}

/** The draft with one field typed; `line` is a further product line. */
export function withTyped(draft: FormDraft, name: string, text: string, line?: number): FormDraft {
  if (line !== undefined)
    return {
      ...draft,
      lines: draft.lines.map((each, index) => (index === line ? { ...each, [name]: text } : each)),
    };
  const prefilled = Object.fromEntries(Object.entries(draft.prefilled).filter(([each]) => each !== name));
  return { ...draft, fields: { ...draft.fields, [name]: text }, prefilled };
}

/** The draft with what follows from a field filled in: only where nothing is typed, and taken back when it no longer follows. */
export function withPrefill(draft: FormDraft, source: string, values: TypedFields): FormDraft {
  const fields: Record<string, string> = { ...draft.fields };
  const prefilled: Record<string, string> = { ...draft.prefilled };
  for (const [name, from] of Object.entries(draft.prefilled))
    if (from === source && !(name in values)) {
      fields[name] = "";
      Reflect.deleteProperty(prefilled, name);
    }
  for (const [name, value] of Object.entries(values))
    if ((fields[name] ?? "") === "" || name in prefilled) {
      fields[name] = value;
      prefilled[name] = source;
    }
  return { ...draft, fields, prefilled };
}

const key = (book: string): string => `draft.${book}`;

/** Keeps the draft of a workbook's form on this device; false when the browser does not. */
export const keepDraft = (book: string, draft: FormDraft): boolean =>
  remember(key(book), JSON.stringify(draft));

/** The draft kept for a workbook, if a person had typed into it. */
export function keptDraft(book: string): FormDraft | undefined {
  try {
    const kept = JSON.parse(recall(key(book)) ?? "null") as FormDraft | null;
    return kept && isTouched(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A workbook goes by another name: what was typed for it goes along. */
export function carryDraft(from: string, to: string): void {
  const draft = keptDraft(from);
  if (!draft || keptDraft(to)) return;
  keepDraft(to, draft);
  dropDraft(from);
}

export const dropDraft = (book: string): void => {
  forget(key(book));
};
