import { type Complaint, complaintFields } from "../../records/complaint";
import type { Field, Fields, RecordOf, Value } from "../../records/field";
import { type ProductLine, productLineFields } from "../../records/product-line";
import { readEntry, type Typed } from "./entry";
import { type Issue, issue } from "../issue";
import { nearest } from "./nearest";

/** What a person typed into the form, field by field; `lines` are the further product lines. */
export type Draft = Readonly<Record<string, Typed | readonly DraftLine[]>>;
export type DraftLine = Readonly<Record<string, Typed>>;

/** A draft as far as it can be read: what could not is null and has an issue. */
export interface ReadDraft {
  readonly complaint: Complaint;
  readonly lines: readonly ProductLine[];
  readonly issues: readonly Issue[];
}

const LINES = "lines";

/** A record with nothing filled in. */
export const blank = <Fs extends Fields>(fields: Fs): RecordOf<Fs> =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, null])) as RecordOf<Fs>;

/** Reads every field of a draft and says everything that is wrong with it at once. */
export function readDraft(draft: Draft, pendingTokens: readonly string[]): ReadDraft {
  const { [LINES]: lines, ...own } = draft;
  const complaint = readRecord(complaintFields, own as DraftLine, pendingTokens);
  const further = (Array.isArray(lines) ? (lines as readonly DraftLine[]) : []).map((line) =>
    readRecord(productLineFields, line, pendingTokens),
  );
  return {
    complaint: complaint.record,
    lines: further.map(({ record }) => record),
    issues: [
      ...complaint.issues,
      ...further.flatMap(({ issues }, index) => issues.map((each) => ({ ...each, line: index }))),
    ],
  };
}

function readRecord<Fs extends Fields>(
  fields: Fs,
  typed: DraftLine,
  pendingTokens: readonly string[],
): { record: RecordOf<Fs>; issues: Issue[] } {
  const { values, issues } = readFields(fields, typed, pendingTokens);
  return { record: { ...blank(fields), ...values }, issues };
}

/** Reads the fields that were typed, and only those. */
export function readFields(
  fields: Fields,
  typed: DraftLine,
  pendingTokens: readonly string[],
): { values: Record<string, Value>; issues: Issue[] } {
  const record: Record<string, Value> = {};
  const issues: Issue[] = [];
  for (const [name, given] of Object.entries(typed)) {
    const field: Field | undefined = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) {
      const close = nearest(name, Object.keys(fields));
      issues.push(issue("V-10", "block", name, { code: "unknown-field", given: name, nearest: close }));
    } else if (field.auto) {
      issues.push(issue("V-10", "block", name, { code: "filled-by-kesu" }));
    } else {
      const entry = readEntry(given, field, { name, pendingTokens });
      record[name] = entry.value;
      issues.push(...entry.issues);
    }
  }
  return { values: record, issues };
}

/**
 * The draft with every proposed fix of a field taken. Fixes that follow from another field (a grade, a master
 * list's name) are left to a person: only what was written otherwise is rewritten.
 */
export function withFixes(draft: Draft, pendingTokens: readonly string[]): Draft {
  let fixed = draft;
  for (const { fix, line } of readDraft(draft, pendingTokens).issues) {
    if (!fix) continue;
    if (line === undefined) fixed = { ...fixed, [fix.field]: fix.value };
    else
      fixed = {
        ...fixed,
        [LINES]: (fixed[LINES] as readonly DraftLine[]).map((each, index) =>
          index === line ? { ...each, [fix.field]: fix.value } : each,
        ),
      };
  }
  return fixed;
}
