import type { Value } from "../records/field";
import { type LogEntry, logFields } from "../records/log";
import { fieldsOf, type TableName, tableNames } from "../records/tables";
import { chained, chainHead, type LogFact } from "../rules/log/log-chain";
import { foldLog, type KnownRecord, recordKey } from "../rules/log/log-fold";
import { loggedValue } from "../workbook/logged-cell";
import { cellsOf, type Register, registerOf } from "../workbook/register";
import { registerWithout } from "../workbook/register-with";
import { isSealed } from "../workbook/seal";
import { changesSince } from "./changes-since";
import { changeSet } from "./commit-intent";
import { type FinishedRow, finishRows, type PendingRow } from "./finish-rows";
import { commitStamp, numberIn } from "./log-facts";
import { addedLog } from "./merged-log";
import { renumber, type Renumbered } from "./merged-numbers";
import { type MergedRow, MergedRows } from "./merged-rows";
import type { Intent } from "./outbox";
import type { Ports } from "./ports";
import { intentOf, withVacated } from "./record-change";

/** A field that both sides changed; the other side's value stands until a person chooses. */
export interface Conflict {
  readonly table: TableName;
  readonly id: string;
  readonly complaintNo: string | null;
  readonly field: string;
  /** What the field is called; of a setting, what the setting is called. */
  readonly label: string;
  readonly base: Value;
  readonly mine: Value;
  readonly theirs: Value;
}

/** A record this side changed and the other side removed: the changes to it stand in the log alone. */
export interface GoneThere {
  readonly table: TableName;
  readonly id: string;
  readonly complaintNo: string | null;
}

/** What merging came to. */
export interface Merged {
  readonly conflicts: readonly Conflict[];
  readonly renumbered: readonly Renumbered[];
  readonly gone: readonly GoneThere[];
}

/** Nothing was merged. */
export const nothingMerged: Merged = { conflicts: [], renumbered: [], gone: [] };

/**
 * Writes this side's changes into a workbook that somebody else has changed meanwhile, record by record and field by
 * field, in one commit; doing it twice changes nothing. What was typed into the other file is taken in before.
 * Rejects with WorkbookError.
 */
export async function mergeChanges(intents: readonly Intent[], ports: Ports): Promise<Merged> {
  if (intents.length === 0) return nothingMerged;
  const { workbook, profile, holidays } = ports;
  const snapshot = await workbook.read(tableNames);
  const register = registerOf(snapshot, profile, holidays);
  const rows = new MergedRows(intents, snapshot, register);
  const mine = addedLog(intents, register.log, rows.aliases);
  const log = [...register.log, ...mine];
  const renumbered = renumber(rows, register, log);

  const time = ports.now();
  const taken = [...rows.taken.values()];
  const left = registerWithout(register, taken);
  const { rows: finished, after } = await finishRows(rows.pending().map(pendingRow), left, time);
  const stamp = commitStamp(ports, time, ports.by);
  const facts = reconciled(finished, rows.all(), log, register).map((fact): LogFact => ({
    ...stamp(),
    ...fact,
  }));
  const written = [...mine, ...chained(facts, chainHead(log, ports.device))];
  const changed = intentOf(
    finished,
    written.map((entry) => cellsOf(logFields, entry, register.date1904)),
  );
  const tables = withVacated(
    changed.tables,
    taken.map(({ table, id, row }) => ({ table, vacate: { row, id, gone: true } })),
  );
  if (Object.keys(tables).length > 0) await workbook.commit(changeSet(tables, after), register.version);
  return {
    conflicts: rows.all().flatMap((row) => conflictsOf(row, register)),
    renumbered,
    gone: [...rows.gone.values()].map(({ table, id }) => ({ table, id, complaintNo: lastNumber(id, log) })),
  };
}

/** A changed row gets the next version; one that is new keeps its own. */
function pendingRow(row: MergedRow): PendingRow {
  const { present, cells, adopts } = row;
  const version = present["rowVersion"];
  if (adopts || Object.keys(present).length === 0 || !("rowVersion" in present)) return row;
  return { ...row, cells: { ...cells, rowVersion: (typeof version === "number" ? version : 0) + 1 } };
}

type Fact = Pick<LogFact, "table" | "record" | "complaintNo" | "field" | "old" | "new">;

/**
 * What the two logs together would have one believe, and is not so: where the other side's value stayed, a number was
 * drawn anew, a grade follows from the answers of both. Rows changed without Kesu are left to their being taken in.
 */
function reconciled(
  finished: readonly FinishedRow[],
  looked: readonly MergedRow[],
  log: readonly LogEntry[],
  register: Register,
): readonly Fact[] {
  const standing = new Map(
    looked.map((row) => [`${row.table} ${row.id}`, row as Omit<PendingRow, "isKnown">]),
  );
  for (const row of finished) standing.set(`${row.table} ${row.id}`, row);
  const known = foldLog(log, new Set([...standing.values()].map(({ table, id }) => recordKey(table, id))));
  return [...standing.values()].flatMap(({ table, id, present, cells, adopts }) => {
    const record = known.get(recordKey(table, id));
    const isOurs = adopts !== undefined || Object.keys(present).length === 0;
    if (!record || (!isOurs && "seal" in present && !isSealed(table, present))) return [];
    return changesSince(record, table, cells, register)
      .filter(({ field }) => isLogged(record, field))
      .map((change) => ({ table, record: id, complaintNo: numberIn(cells), ...change }));
  });
}

/** A record that was never logged as a whole says nothing of its other fields. */
const isLogged = ({ isWhole, fields }: KnownRecord, field: string): boolean => isWhole || fields.has(field);

function conflictsOf({ table, id, cells, contested }: MergedRow, register: Register): readonly Conflict[] {
  const named = table === "setting" ? cells["label"] : undefined;
  const number = numberIn(cells);
  return [...contested].map(([field, { base, mine }]): Conflict => ({
    table,
    id,
    complaintNo: number === "" ? null : number,
    field,
    label: typeof named === "string" ? named : (fieldsOf(table)[field]?.label.zh ?? field),
    base: loggedValue(table, field, base, register),
    mine: loggedValue(table, field, mine, register),
    theirs: loggedValue(table, field, cells[field], register),
  }));
}

const lastNumber = (id: string, log: readonly LogEntry[]): string | null =>
  log.filter(({ record, complaintNo }) => record === id && complaintNo !== null).at(-1)?.complaintNo ?? null;
