import { complaintFields, type Complaint } from "../records/complaint";
import type { Value } from "../records/field";
import type { LogEntry } from "../records/log";
import { logFields } from "../records/log";
import type { ProductLine } from "../records/product-line";
import { productLineFields } from "../records/product-line";
import type { TableName } from "../records/tables";
import { chained, chainHead, type LogFact } from "../rules/log-chain";
import type { Case } from "../rules/case";
import { reviewResults } from "../review/review-sheet";
import type { ChangeSet } from "../workbook/port";
import { cellsOf, type Register } from "../workbook/register";
import type { Ports } from "./ports";

/** What one action does to the register, before it is written. */
export interface RegisterChange {
  /** A new case with its lines. */
  readonly insert?: Case;
  /** The fields of a case that change. */
  readonly update?: { readonly id: string; readonly from: Complaint; readonly to: Partial<Complaint> };
}

/** The word for a whole record in the log's 字段: the record as it was first written. */
const WHOLE_RECORD = "*";

/**
 * Writes a change with its log and the review's figures in one commit: all of it or nothing.
 * A new record is one log row with all its values; an amended one is a row a field.
 */
export async function recordChange(change: RegisterChange, register: Register, ports: Ports): Promise<void> {
  const { date1904 } = register;
  const facts = factsOf(change, ports);
  const entries: readonly LogEntry[] = chained(facts, chainHead(register.log, ports.device));
  const { insert, update } = change;
  const set: ChangeSet = {
    tables: {
      complaint: {
        insert: insert ? [cellsOf(complaintFields, insert.complaint, date1904)] : [],
        update: update ? [{ id: update.id, cells: cellsOf(complaintFields, update.to, date1904) }] : [],
      },
      productLine: {
        insert: (insert?.lines ?? []).map((line) => cellsOf(productLineFields, line, date1904)),
      },
      log: { insert: entries.map((entry) => cellsOf(logFields, entry, date1904)) },
    },
    results: reviewResults(
      casesAfter(change, register).map(({ complaint }) => complaint),
      date1904,
    ),
  };
  await ports.workbook.commit(set, register.version);
}

function casesAfter({ insert, update }: RegisterChange, register: Register): readonly Case[] {
  const cases = update
    ? register.cases.map((one) =>
        one.complaint.id === update.id ? { ...one, complaint: { ...one.complaint, ...update.to } } : one,
      )
    : register.cases;
  return insert ? [...cases, insert] : cases;
}

function factsOf({ insert, update }: RegisterChange, ports: Ports): LogFact[] {
  const time = ports.now();
  const stamp = (): Stamp => ({ id: ports.newId(), time, who: ports.by, device: ports.device });
  const amended = Object.entries(update?.to ?? {}).map(([field, value]): LogFact => ({
    ...stamp(),
    table: "complaint",
    record: update?.id ?? "",
    complaintNo: update?.to.complaintNo ?? update?.from.complaintNo ?? "",
    field,
    old: written(update?.from[field as keyof Complaint]),
    new: written(value),
  }));
  return [
    ...(insert ? wholeRecord("complaint", insert.complaint, stamp) : []),
    ...(insert?.lines ?? []).flatMap((line) => wholeRecord("productLine", line, stamp)),
    ...amended,
  ];
}

type Stamp = Pick<LogFact, "id" | "time" | "who" | "device">;

/** Letters of a long record that a cell of the log takes, whatever they are; the rest goes on in the next row. */
const PIECE = 15_000;

/** The log of a record's first writing: all its values as JSON, in as many rows as it takes. */
export function wholeRecord(
  table: TableName,
  record: Complaint | ProductLine,
  stamp: () => Stamp,
): LogFact[] {
  const letters = [...JSON.stringify(withoutNulls(record))];
  const pieces = Array.from({ length: Math.ceil(letters.length / PIECE) }, (_, index) =>
    letters.slice(index * PIECE, (index + 1) * PIECE).join(""),
  );
  return pieces.map((piece) => ({
    ...stamp(),
    table,
    record: record.id ?? "",
    complaintNo: record.complaintNo ?? "",
    field: WHOLE_RECORD,
    old: "",
    new: piece,
  }));
}

const withoutNulls = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
const written = (value: Value | undefined): string =>
  value === null || value === undefined ? "" : String(value);
