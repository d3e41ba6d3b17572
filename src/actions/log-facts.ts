import { WHOLE_RECORD } from "../records/log";
import type { Value } from "../records/field";
import { fieldsOf, type TableName } from "../records/tables";
import { commitIds } from "../rules/log/commit-ids";
import type { LogFact } from "../rules/log/log-chain";
import { loggedCell, loggedValues } from "../workbook/logged-cell";
import type { CellsByField } from "../workbook/port";
import type { Register } from "../workbook/register";
import type { FinishedRow } from "./finish-rows";
import type { Ports } from "./ports";

/** Who does something when on which device: a new id for every row of the log. */
export type Stamp = () => Pick<LogFact, "id" | "time" | "who" | "device">;

/** The stamp of all rows of the log of one commit. */
export function commitStamp(
  { newId, device }: Pick<Ports, "newId" | "device">,
  time: string,
  who: string,
): Stamp {
  const nextId = commitIds(newId);
  return () => ({ id: nextId(), time, who, device });
}

/** What the log keeps of a written row: a new record whole, of one that was there a row a field, its notes never. */
export function factsOf(row: FinishedRow, register: Register, stamp: Stamp): LogFact[] {
  const { table, id, present, cells, replaces } = row;
  if (Object.keys(present).length === 0)
    return wholeRecord(
      { table, id, complaintNo: numberIn(cells) },
      loggedValues(table, cells, register),
      stamp,
    );
  return changedFields(row).map((field) => ({
    ...stamp(),
    table,
    record: id,
    complaintNo: numberIn(cells),
    field,
    old: replaces?.[field] ?? loggedCell(table, field, present[field], register),
    new: loggedCell(table, field, cells[field], register),
  }));
}

/** The fields of a written row that are no notes. */
export const changedFields = ({ table, write }: Pick<FinishedRow, "table" | "write">): readonly string[] =>
  Object.keys(write).filter((name) => !fieldsOf(table)[name]?.note);

/** The number a row carries; "" where it has none. */
export const numberIn = (cells: CellsByField): string => {
  const { complaintNo } = cells;
  return typeof complaintNo === "string" || typeof complaintNo === "number" ? String(complaintNo) : "";
};

/** Letters of a long record that a cell of the log takes, whatever they are; the rest goes on in the next row. */
const PIECE = 15_000;

/** The log of a record as a whole: all its values as JSON, in as many rows as it takes. */
export function wholeRecord(
  {
    table,
    id,
    complaintNo,
  }: { readonly table: TableName; readonly id: string; readonly complaintNo: string },
  values: Readonly<Record<string, Value>>,
  stamp: Stamp,
): LogFact[] {
  return piecesOf(JSON.stringify(values)).map((piece) => ({
    ...stamp(),
    table,
    record: id,
    complaintNo,
    field: WHOLE_RECORD,
    old: "",
    new: piece,
  }));
}

/** Cut between letters: half a surrogate pair fits in no cell. */
function piecesOf(text: string): readonly string[] {
  if (text.length <= PIECE) return [text];
  const letters = [...text];
  return Array.from({ length: Math.ceil(letters.length / PIECE) }, (_, index) =>
    letters.slice(index * PIECE, (index + 1) * PIECE).join(""),
  );
}
