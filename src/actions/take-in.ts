import { OUTSIDE, RECORD_GONE, WHOLE_RECORD } from "../records/log";
import { partNames } from "../records/parts";
import type { TableName } from "../records/tables";
import { isOwnField } from "../rules/computed";
import { unmet } from "../rules/flow/unmet";
import type { LogFact } from "../rules/log/log-chain";
import type { FieldChange } from "./changes-since";
import { type Finding, RegisterCheck } from "./check-register";
import { commitIntent } from "./commit-intent";
import { type FinishedRow, finishRows } from "./finish-rows";
import { commitStamp, factsOf, numberIn, type Stamp } from "./log-facts";
import { listFacts, listNews, nothingNew } from "./master-log";
import { beforeOf, outsideFacts } from "./outside-facts";
import { Owners, pendingRow } from "./outside-row";
import type { Intent } from "./outbox";
import { pacer, type Waiting } from "./pace";
import type { Ports } from "./ports";
import { type GoneRecord, type Looking, type OutsideRow, recognise } from "./recognise";
import { intentOf, logRows } from "./record-change";
import type { CellsByField, Snapshot } from "../workbook/port";
import { type Register, rowCells, rowsWithoutCase, type Stored } from "../workbook/register";

/** A change that was made without Kesu; `field` is "*" for a row that is new to it. */
export interface OutsideChange extends FieldChange {
  readonly table: TableName;
  readonly row: number;
  readonly id: string;
  readonly complaintNo: string | null;
}

/** What was taken in. */
export interface TakenIn {
  readonly changes: readonly OutsideChange[];
  /** What the rules have to say of these rows. */
  readonly findings: readonly Finding[];
  /** Formulas that were put back (V-17). */
  readonly restored: number;
  /** Records whose row is gone, each told once. */
  readonly gone: readonly GoneRecord[];
}

/**
 * Takes in what was changed without Kesu: rows get their id, the log what was old and what is new, the rules look at
 * exactly these rows, and Kesu's own columns follow, all in one commit. Nothing to say: no commit. Rejects with
 * WorkbookError, or with the reason of the signal.
 */
export async function takeIn(ports: Ports, options: Looking & Waiting): Promise<TakenIn> {
  const found = await recognise(ports, options);
  const { rows, gone, register } = found;
  const time = ports.now();
  const who = options.how === "hand" ? ports.by : OUTSIDE;
  const stamp = commitStamp(ports, time, who);

  const owners = new Owners(register);
  const pending = rows.map((row) =>
    pendingRow(row, beforeOf(row, found.known, ports.profile), owners, ports.newId),
  );
  const originOf = new Map(pending.map(({ table, id }, index) => [`${table} ${id}`, rows[index]]));
  const finished = await finishRows(pending, register, time, pacer(rows.length, options));
  const told = finished.rows.map((row) => {
    const origin = originOf.get(`${row.table} ${row.id}`);
    const facts = origin
      ? outsideFacts(row, origin, found, ports.profile, stamp)
      : factsOf(row, register, stamp); // a case whose lines were changed
    return { row, facts, isOutside: origin !== undefined };
  });
  const seen = await listNews(found.snapshot, register, ports.workbook);
  const isNews = finished.rows.length + gone.length + seen.changes.length > 0;
  const lists = isNews || options.keepsLists ? seen : nothingNew;
  const outside = options.how === "hand" ? commitStamp(ports, time, OUTSIDE) : stamp;
  const facts = [
    ...told.flatMap((each) => each.facts),
    ...gone.map((record) => goneFact(record, stamp)),
    ...listFacts(lists, outside),
  ];
  const written = intentOf(finished.rows, await logRows(facts, register, ports));
  const change =
    options.how === "hand"
      ? withTyped(
          written,
          told.filter(({ isOutside }) => isOutside),
          options.remembered,
        )
      : written;
  options.signal?.throwIfAborted();
  if (Object.keys(change.tables).length > 0) await commitIntent(change, finished.after, ports);
  options.onProgress?.(rows.length, rows.length);
  return {
    changes: [
      ...told.flatMap(({ row, facts: own, isOutside }) => (isOutside ? changesOf(row, own) : [])),
      ...lists.changes.map(({ key, ...each }) => ({ ...each, id: key, complaintNo: null })),
    ],
    findings: [
      ...told.flatMap(({ row, isOutside }) => (isOutside ? keptStates(row, finished.after) : [])),
      ...findingsOf(rows, finished.after, time),
    ],
    restored: register.tableIssues.filter(isLostFormula).filter(isAmong(rows)).length,
    gone,
  };
}

/** How many things there are to tell. */
export const countOf = ({ changes, restored, gone }: TakenIn): number =>
  changes.length + restored + gone.length;

/**
 * The change with what the person typed: it stands in its cells already, but a co-author's append that takes the row
 * takes the typing along, and then it has to be written again.
 */
function withTyped(
  change: Omit<Intent, "id">,
  told: readonly { readonly row: FinishedRow; readonly facts: readonly LogFact[] }[],
  remembered: Snapshot | undefined,
): Omit<Intent, "id"> {
  const typed = new Map<string, { readonly now: CellsByField; readonly was: CellsByField }>();
  for (const { row, facts } of told) {
    const { columns = [], rows = [] } = remembered?.tables[row.table] ?? {};
    const before = rows.find(({ id }) => id === row.id);
    const old = before && rowCells(columns, before);
    const fields = facts.filter(({ field }) => {
      const cell = row.present[field];
      return cell !== undefined && typeof cell !== "object" && !(field in row.write);
    });
    typed.set(`${row.table} ${row.id}`, {
      now: Object.fromEntries(fields.map(({ field }) => [field, row.present[field] ?? null])),
      was: Object.fromEntries(
        fields.map((fact) => [fact.field, old?.[fact.field] ?? (fact.old === "" ? null : fact.old)]),
      ),
    });
  }
  const tables = Object.entries(change.tables).map(([table, { update = [], ...rest }]) => [
    table,
    {
      ...rest,
      update: update.map(({ id, cells }) => ({
        id,
        cells: { ...typed.get(`${table} ${id}`)?.now, ...cells },
      })),
    },
  ]);
  const before = Object.entries(change.before).map(([table, records]) => [
    table,
    Object.fromEntries(
      Object.entries(records).map(([id, cells]) => [id, { ...typed.get(`${table} ${id}`)?.was, ...cells }]),
    ),
  ]);
  return {
    tables: Object.fromEntries(tables) as Intent["tables"],
    before: Object.fromEntries(before) as Intent["before"],
  };
}

const goneFact = ({ table, id, complaintNo }: GoneRecord, stamp: Stamp): LogFact => ({
  ...stamp(),
  table,
  record: id,
  complaintNo: complaintNo ?? "",
  field: RECORD_GONE,
  old: "",
  new: "",
});

/** What a person is told of: not what Kesu worked out anew because of it. */
function changesOf({ table, row, id }: FinishedRow, facts: readonly LogFact[]): readonly OutsideChange[] {
  const told = facts.filter(({ field }, index) =>
    field === WHOLE_RECORD ? index === 0 : !isOwnField(table, field),
  );
  return told.map(({ field, old, new: fresh, complaintNo }) => ({
    table,
    row,
    id,
    complaintNo: complaintNo === "" ? null : complaintNo,
    field,
    old,
    new: field === WHOLE_RECORD ? "" : fresh,
  }));
}

/** The findings that stand in these rows, now that they are taken in. */
function findingsOf(rows: readonly OutsideRow[], after: Register, now: string): readonly Finding[] {
  if (rows.length === 0) return [];
  const check = new RegisterCheck(after, now);
  const isOne = isAmong(rows);
  const hanging = listNames.flatMap((table) =>
    rowsOf(table, after)
      .filter(({ row }) => isOne({ table, row }))
      .map((stored) => ({ table, stored })),
  );
  const owners = new Set(hanging.map(({ stored }) => stored.record.complaintId));
  return [
    ...[...after.tableIssues.filter((each) => !isSettledByNow(each)), ...rowsWithoutCase(after)]
      .filter(isOne)
      .map((each) => check.ofTable(each)),
    ...after.complaints.flatMap(({ row, record }, index) =>
      isOne({ table: "complaint", row }) || owners.has(record.id)
        ? check.ofComplaint(index).filter(isOne)
        : [],
    ),
    ...hanging.flatMap(({ table, stored }) => check.ofRow(table, stored)),
  ];
}

const listNames = ["productLine", ...partNames] as const;

interface ListRecord {
  readonly id: string | null;
  readonly complaintId: string | null;
  readonly complaintNo: string | null;
}

const rowsOf = (
  table: (typeof listNames)[number],
  { productLines, parts }: Register,
): readonly Stored<ListRecord>[] => (table === "productLine" ? productLines : parts[table]);

/** V-31: a state that somebody typed, and that Kesu has set back. */
function keptStates(
  { table, row, present, cells, adopts }: FinishedRow,
  after: Register,
): readonly Finding[] {
  const [typed, kept] = [present["status"], cells["status"]];
  if (
    adopts ||
    table !== "complaint" ||
    typeof typed !== "string" ||
    typeof kept !== "string" ||
    typed === kept
  )
    return [];
  const issue = unmet("V-31", "skipped-state", [kept, typed], { fields: "status" });
  return [{ table, row, complaintNo: numberIn(cells), issue, cell: after.cellOf(table, row, "status") }];
}

type TableIssue = Register["tableIssues"][number];

/** Is a place one of these rows? */
function isAmong(
  rows: readonly OutsideRow[],
): (place: { readonly table: TableName; readonly row: number | undefined }) => boolean {
  const places = new Set(rows.map(({ table, row }) => `${table} ${row}`));
  return ({ table, row = 0 }) => places.has(`${table} ${row}`);
}

const isFault =
  (fault: string) =>
  ({ issue: { problem } }: TableIssue): boolean =>
    problem.code === "sheet" && problem.fault === fault;
const isLostFormula = isFault("lost-formula");

/** Faults that taking a row in has mended, or may have. */
const isSettledByNow = (each: TableIssue): boolean =>
  ["lost-formula", "duplicate-id", "row-without-case"].some((fault) => isFault(fault)(each));
