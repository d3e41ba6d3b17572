import type { Value } from "../../records/field";
import { isPart, type PartTable, partNames } from "../../records/parts";
import { fieldsOf } from "../../records/tables";
import type { Case } from "../case";
import { type Draft, type DraftLine, readFields } from "./draft";
import { type Issue, issue } from "../issue";

/** What a person typed into a row of a list; `id` says which row is changed, without it the row is new. */
export interface PartEntry {
  readonly table: PartTable;
  readonly id: string | undefined;
  readonly values: Readonly<Record<string, Value>>;
}

/** The rows of lists in a draft. */
export interface ReadParts {
  readonly entries: readonly PartEntry[];
  readonly issues: readonly Issue[];
}

/** The draft without its lists. */
export const withoutParts = (draft: Draft): Draft =>
  Object.fromEntries(Object.entries(draft).filter(([name]) => !isPart(name)));

/** Reads the lists of a draft (`measure: [{…}]`) and says everything that is wrong with them at once. */
export function readParts(draft: Draft, one: Case, pendingTokens: readonly string[]): ReadParts {
  const entries: PartEntry[] = [];
  const issues: Issue[] = [];
  for (const table of partNames) {
    const rows = draft[table];
    if (!Array.isArray(rows)) continue;
    for (const { id, ...typed } of rows as readonly DraftLine[]) {
      const rowId = typeof id === "string" && id !== "" ? id : undefined;
      const part = { table, ...(rowId !== undefined && { id: rowId }) };
      if (rowId !== undefined && !one.parts[table].some((row) => row.id === rowId))
        issues.push({ ...issue("V-10", "block", [], { code: "record-gone", given: rowId }), part });
      const read = readFields(fieldsOf(table), typed, pendingTokens);
      issues.push(...read.issues.map((each) => ({ ...each, part })));
      entries.push({ table, id: rowId, values: read.values });
    }
  }
  return { entries, issues };
}
