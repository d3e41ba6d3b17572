import type { Intent, Outbox } from "../actions/outbox";
import type { Registered } from "../actions/register-complaint";
import { previewComplaint } from "../actions/preview-complaint";
import type { Case } from "../rules/case";
import type { Draft } from "../rules/entry/draft";
import { assessGrade, gradeReasonWords } from "../rules/grade";
import type { Register } from "../workbook/register";
import { forget, recall, remember } from "./device-memory";

/** A complaint of which nobody knows whether it was written: the line broke before Excel's answer came. */
export interface UnsureDraft {
  /** What was typed; the same again is the same complaint. */
  readonly typed: string;
  /** The id it has, or will have when the outbox writes it. */
  readonly id: string;
}

export const typedOf = (draft: Draft): string => JSON.stringify(draft);

const key = (book: string): string => `unsure.${book}`;

/** The complaint of this workbook that nobody is sure of. */
export function recallUnsure(book: string): UnsureDraft | undefined {
  try {
    return (JSON.parse(recall(key(book)) ?? "null") as UnsureDraft | null) ?? undefined;
  } catch {
    return undefined;
  }
}

export const forgetUnsure = (book: string): void => {
  forget(key(book));
};

/** Remembers a complaint that failed while the outbox still holds it; the others are known not to have been written. */
export async function rememberUnsure(
  book: string,
  draft: Draft,
  made: readonly Intent[],
  outbox: Outbox,
): Promise<void> {
  const held = new Set((await outbox.all()).map(({ id }) => id));
  const [complaint] = made
    .filter(({ id }) => held.has(id))
    .flatMap((each) => each.tables.complaint?.insert ?? []);
  if (typeof complaint?.["id"] !== "string") return;
  remember(key(book), JSON.stringify({ typed: typedOf(draft), id: complaint["id"] } satisfies UnsureDraft));
}

/** An outbox that also says what was put into it. */
export function recording(outbox: Outbox): { readonly outbox: Outbox; readonly made: readonly Intent[] } {
  const made: Intent[] = [];
  return {
    made,
    outbox: {
      all: () => outbox.all(),
      drop: (ids) => outbox.drop(ids),
      put: (intent) => {
        made.push(intent);
        return outbox.put(intent);
      },
    },
  };
}

/** A complaint that turned out to have been written, told as if its answer had come. */
export function landed(
  one: Case,
  draft: Draft,
  register: Register,
  ports: { readonly now: () => string; readonly by: string },
): Registered {
  const asDraft = one.complaint.status === "草稿";
  const others = register.cases.filter((each) => each !== one);
  const { issues, derived } = previewComplaint(draft, { asDraft }, { ...register, cases: others }, ports);
  const assessment = assessGrade(one.complaint, register.procedure);
  const gradeReasons = gradeReasonWords(assessment, register.procedure);
  return { ok: true, case: one, assessment, gradeReasons, issues, derived };
}
