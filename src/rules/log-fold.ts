import { type LogEntry, RECORD_GONE, WHOLE_RECORD } from "../records/log";

/** What the log last says of a field, and what it said before. */
export interface KnownValue {
  readonly value: string;
  readonly before: string | undefined;
}

/** What the log knows of a record. */
export interface KnownRecord {
  /** It was logged as a whole once: a field that is not there was empty, else it is unknown. */
  readonly isWhole: boolean;
  readonly fields: ReadonlyMap<string, KnownValue>;
}

/** Columns of the log that a fold reads. */
export const foldedColumns = [
  "table",
  "record",
  "field",
  "new",
] as const satisfies readonly (keyof LogEntry)[];
type FoldedEntry = Pick<LogEntry, (typeof foldedColumns)[number]>;

/** How the fold calls a record. */
export const recordKey = (table: string, record: string): string => `${table} ${record}`;

/** The last value the log knows of every field, by record; of the `wanted` records, or of all. */
export function foldLog(
  entries: readonly FoldedEntry[],
  wanted?: ReadonlySet<string>,
): ReadonlyMap<string, KnownRecord> {
  const known = new Map<string, OpenRecord>();
  /** Whole records come in pieces, one row each (record-change.ts). */
  const pieces = new Map<string, string>();
  for (const { table, record, field, new: fresh } of entries) {
    const key = recordKey(table ?? "", record ?? "");
    if (field === null || (wanted && !wanted.has(key))) continue;
    const open = known.get(key) ?? { isWhole: false, fields: new Map<string, KnownValue>() };
    const { fields } = open;
    known.set(key, open);
    if (field === WHOLE_RECORD) {
      const text = (pieces.get(key) ?? "") + (fresh ?? "");
      const values = wholeRecordIn(text);
      pieces.set(key, values ? "" : text);
      if (!values) continue;
      open.isWhole = true;
      for (const name of new Set([...fields.keys(), ...Object.keys(values)]))
        learn(fields, name, asLogged(values[name]));
    } else if (field === RECORD_GONE) fields.clear();
    else learn(fields, field, fresh ?? "");
  }
  return known;
}

interface OpenRecord {
  isWhole: boolean;
  readonly fields: Map<string, KnownValue>;
}

function learn(fields: Map<string, KnownValue>, name: string, value: string): void {
  fields.set(name, { value, before: fields.get(name)?.value });
}

/** The values in the JSON of a record; undefined while a piece of it is missing. */
function wholeRecordIn(text: string): Readonly<Record<string, unknown>> | undefined {
  if (!text.endsWith("}")) return undefined;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** A value as the log writes it in a row of its own. */
export const asLogged = (value: unknown): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
