import { RECORD_GONE, UNDONE, WHOLE_RECORD } from "../records/log";
import type { Value } from "../records/field";
import { isPart } from "../records/parts";
import { fieldsOf, type TableName } from "../records/tables";
import { isOwnField } from "../rules/computed";
import { foldLog, recordKey } from "../rules/log/log-fold";
import { loggedAsValue } from "../rules/log/logged-text";
import { type ChangedRecord, lastOwnChange, type OwnChange } from "../rules/log/own-change";
import { loggedCell } from "../workbook/logged-cell";
import { loadRegister, type Register } from "../workbook/register";
import { changesSince } from "./changes-since";
import { numberIn } from "./log-facts";
import type { Ports } from "./ports";
import { recordChange, type RecordUpdate, type RegisterChange } from "./record-change";

/** A field that got its earlier value back, or, with `field` "*", a row that was taken back; values as the log has them. */
export interface TakenBack {
  readonly table: TableName;
  readonly complaintNo: string | null;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** Why a change stays as it is. */
export type UndoRefusal = {
  /**
   * `nothing`: this device has written none. `was-undo`: the last one took one back; that is done once and not undone.
   * `step`: a step of the procedure goes back by 退回 or 重开. `registered`: a number was drawn; it goes by 撤销.
   * `removed`: rows were removed. `moved-on`: the case was taken a step on since. `changed-later`: the field, or the row
   * (`*`), was changed since. `not-readable`: what stood there before cannot be written again.
   */
  readonly code:
    | "nothing"
    | "was-undo"
    | "step"
    | "registered"
    | "removed"
    | "moved-on"
    | "changed-later"
    | "not-readable";
  /** The fields concerned, of the last three. */
  readonly at: readonly Pick<TakenBack, "table" | "complaintNo" | "field">[];
};

export type Undone =
  | { readonly ok: true; readonly time: string; readonly back: readonly TakenBack[] }
  | { readonly ok: false; readonly refusal: UndoRefusal };

/**
 * Takes back the last change this device wrote, by its log: fields get the value they had, new rows of lists are
 * emptied, what follows from them follows. Whatever was changed since by anybody is left alone: then nothing is written.
 * An undo is logged and is not undone itself. Rejects with WorkbookError.
 */
export async function undoLast(ports: Ports): Promise<Undone> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays);
  const last = lastOwnChange(register.log, ports.device);
  const refusal = last ? (refusalOf(last) ?? laterStep(last, register)) : refused("nothing");
  if (!last || refusal) return { ok: false, refusal: refusal ?? refused("nothing") };
  const pieces = last.records.map((record) => pieceOf(record, register));
  const stands = pieces.flatMap(({ later }) => later);
  if (stands.length > 0) return { ok: false, refusal: { code: "changed-later", at: stands } };
  const unreadable = pieces.flatMap((piece) => piece.unreadable);
  if (unreadable.length > 0) return { ok: false, refusal: { code: "not-readable", at: unreadable } };

  const [first] = last.records;
  const change: RegisterChange = {
    update: pieces.flatMap(({ update }) => update),
    remove: pieces.flatMap(({ remove }) => remove),
    facts: first ? [noteOn(first, last.time, register)] : [],
  };
  await recordChange(change, register, ports);
  return { ok: true, time: last.time, back: pieces.flatMap(({ back }) => back) };
}

/** That a change was taken back is told of its case, for the row it made may be gone. */
function noteOn({ table, id, complaintNo }: ChangedRecord, time: string, { cells }: Register): LogRowFact {
  const owner = cells(table, id)?.["complaintId"];
  const place = typeof owner === "string" ? { table: "complaint", record: owner } : { table, record: id };
  return { ...place, complaintNo: complaintNo ?? "", field: UNDONE, old: "", new: time };
}

type LogRowFact = NonNullable<RegisterChange["facts"]>[number];

const refused = (code: UndoRefusal["code"]): UndoRefusal => ({ code, at: [] });

/** Changes that are taken back another way, or not at all. */
function refusalOf({ isUndo, records }: OwnChange): UndoRefusal | undefined {
  if (isUndo) return refused("was-undo");
  if (records.some(({ table }) => table === "transition")) return refused("step");
  const fields = records.flatMap(({ table, entries }) =>
    entries.map(({ field }) => `${table} ${field ?? ""}`),
  );
  if (["*", "complaintNo", "status"].some((field) => fields.includes(`complaint ${field}`)))
    return refused("registered");
  const isRemoved = fields.some((each) => each.endsWith(` ${RECORD_GONE}`));
  return isRemoved || fields.some((each) => isWholeElsewhere(each)) ? refused("removed") : undefined;
}

/** A whole row that is no row of a case's list: a setting that was typed in. */
const isWholeElsewhere = (key: string): boolean => {
  const [table = "", field] = key.split(" ");
  return field === WHOLE_RECORD && table !== "productLine" && !isPart(table);
};

/**
 * A case that was taken a step further, or back, rests on what stood there then. A step is later by its id, or, taken on
 * a computer whose clock is slow, by its place in the log.
 */
function laterStep({ firstId, records }: OwnChange, { cases, log }: Register): UndoRefusal | undefined {
  const touched = new Set(records.map(({ id }) => id));
  const place = log.findIndex(({ id }) => id === firstId);
  const behind = new Set(
    log.slice(place + 1).flatMap(({ table, record }) => (table === "transition" ? [record] : [])),
  );
  const moved = cases.filter(
    (one) =>
      one.parts.transition.some(({ id }) => (id ?? "") > firstId || behind.has(id)) &&
      [one.complaint, ...one.lines, ...Object.values(one.parts).flat()].some(({ id }) =>
        touched.has(id ?? ""),
      ),
  );
  return moved.length === 0
    ? undefined
    : {
        code: "moved-on",
        at: moved.map(({ complaint: { complaintNo } }) => ({
          table: "complaint",
          complaintNo,
          field: "status",
        })),
      };
}

/** What is to be done for one record, or what stands against it. */
interface Piece {
  readonly update: readonly RecordUpdate[];
  readonly remove: readonly { readonly table: TableName; readonly id: string }[];
  readonly back: readonly TakenBack[];
  readonly later: UndoRefusal["at"];
  readonly unreadable: UndoRefusal["at"];
}

function pieceOf(record: ChangedRecord, register: Register): Piece {
  const { table, id, entries } = record;
  const cells = register.cells(table, id);
  const at = (field: string) => ({ table, complaintNo: record.complaintNo, field });
  const nothing: Piece = { update: [], remove: [], back: [], later: [], unreadable: [] };
  if (!cells) return { ...nothing, later: [at(WHOLE_RECORD)] };
  if (entries.some(({ field }) => field === WHOLE_RECORD)) {
    const known = foldLog(entries).get(recordKey(table, id));
    const later = known ? changesSince(known, table, cells, register) : [];
    const changed = later.filter(({ field }) => !isOwnField(table, field));
    if (changed.length > 0) return { ...nothing, later: changed.map(({ field }) => at(field)) };
    return {
      ...nothing,
      remove: [{ table, id }],
      back: [{ ...at(WHOLE_RECORD), complaintNo: numberIn(cells) || null, from: "", to: "" }],
    };
  }
  const changes = changesOf(table, entries);
  return {
    ...nothing,
    later: changes
      .filter(({ field, wrote }) => loggedCell(table, field, cells[field], register) !== wrote)
      .map(({ field }) => at(field)),
    unreadable: changes.filter(({ value }) => value === undefined).map(({ field }) => at(field)),
    update: [
      { table, id, to: Object.fromEntries(changes.map(({ field, value }) => [field, value ?? null])) },
    ],
    back: changes.map(({ field, was, wrote }) => ({ ...at(field), from: wrote, to: was })),
  };
}

/** The typed fields of a record with what stood there before the change and after it; formulas are never written back. */
function changesOf(
  table: TableName,
  entries: ChangedRecord["entries"],
): readonly { field: string; was: string; wrote: string; value: Value | undefined }[] {
  const fields = new Map<string, { was: string; wrote: string }>();
  for (const { field, old, new: fresh } of entries)
    if (field !== null && !isOwnField(table, field))
      fields.set(field, { was: fields.get(field)?.was ?? old ?? "", wrote: fresh ?? "" });
  return [...fields].flatMap(([field, change]) => {
    const kind = fieldsOf(table)[field];
    if (!kind) return [];
    const isFormula = change.was.startsWith("=");
    return [{ field, ...change, value: isFormula ? undefined : loggedAsValue(kind, change.was) }];
  });
}
