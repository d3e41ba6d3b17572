import { type LogEntry, RECORD_GONE, WHOLE_RECORD } from "../../records/log";

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

/** What one entry says of a field; `old` undefined where the record was written whole, or is gone. */
interface Word {
  readonly device: string | null;
  readonly old: string | undefined;
  readonly value: string;
}

/**
 * What may stand in a field of a record (`entries`, all of its log in the order it was written): each device's last
 * word that no other has written over. Two people who wrote at one time did not know of each other, and clocks differ:
 * whichever came last stands. What a device wrote before its own last word never does.
 */
export function lastWords(entries: readonly LogEntry[], field: string): readonly string[] {
  const words: Word[] = [];
  let text = "";
  for (const { device, field: name, old, new: fresh } of entries)
    if (name === WHOLE_RECORD) {
      text += fresh ?? "";
      const values = wholeRecordIn(text);
      if (!values) continue;
      words.push({ device, old: undefined, value: asLogged(values[field]) });
      text = "";
    } else if (name === RECORD_GONE) words.push({ device, old: undefined, value: "" });
    else if (name === field) words.push({ device, old: old ?? "", value: fresh ?? "" });
  const isLast = ({ device }: Word, at: number): boolean =>
    words.slice(at + 1).every((later) => later.device !== device);
  const isOver = (word: Word, at: number): boolean =>
    words.some((other, place) => other.device !== word.device && isWrittenOver(word, other, place > at));
  return words.filter((word, at) => isLast(word, at) && !isOver(word, at)).map(({ value }) => value);
}

/** Was a word replaced by another device's? By the clocks that one `isLater`; who knew the other's value is certain. */
function isWrittenOver(word: Word, other: Word, isLater: boolean): boolean {
  const isKnownToOther = other.old === word.value;
  const knowsOther = word.old === other.value;
  if (!isLater) return isKnownToOther && !knowsOther;
  return other.old === undefined ? !knowsOther : isKnownToOther;
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
