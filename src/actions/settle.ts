import { RECORD_GONE } from "../records/log";
import { fieldsOf, type TableName, tableNames } from "../records/tables";
import type {
  Cell,
  CellsByField,
  Snapshot,
  TableChange,
  TableSnapshot,
  WantedFields,
} from "../workbook/port";
import { WorkbookError } from "../workbook/port";
import { rowCells } from "../workbook/register";
import { isSealed, sameCell, sealed } from "../workbook/seal";
import type { Intent, Outbox } from "./outbox";
import type { Renumbered } from "./merged-numbers";
import type { Ports } from "./ports";
import { settleNumbers } from "./settle-numbers";
import { settleStates } from "./settle-states";

/** What settling came to. */
export interface Settled {
  /** Records that had vanished, lost a field, or stood elsewhere than their last step led, and were written again. */
  readonly rewritten: number;
  /** Changes that are still being watched. */
  readonly waiting: number;
  /** Cases of this device whose number somebody else had drawn as well. */
  readonly renumbered: readonly Renumbered[];
}

/** How long a change is watched after it was made or written again: by then every co-author's changes have arrived. */
export const WATCH_MS = 10 * 60_000;

/** What of the log tells whether a field was changed again by somebody else. */
const logColumns: WantedFields = { log: ["device", "table", "record", "field"] };

/**
 * Sees to it that what this device wrote still stands. Excel knows no transaction: two people who append at the same
 * time take the same next row, and one of them is lost everywhere. The device that wrote it notices and writes it
 * again, from its outbox; a field somebody changed later (the log says so) is left alone. Rejects with WorkbookError.
 */
export async function settle(ports: Ports, isBusy: Busy = () => false): Promise<Settled> {
  const rewritten = (await rewriteLost(ports, isBusy)) + (await settleStates(ports));
  const renumbered = await settleNumbers(ports);
  return { rewritten, renumbered, waiting: ((await ports.outbox?.all()) ?? []).length };
}

/** Writes again what this device wrote and others took away; resolves to how many records that were. */
async function rewriteLost(ports: Ports, isBusy: Busy): Promise<number> {
  const { outbox } = ports;
  const intents = (await outbox?.all()) ?? [];
  if (!outbox || intents.length === 0) return 0;
  const meant = meantBy(intents);
  const names = tableNames.filter((name) => name === "log" || meant.some(({ table }) => table === name));
  const snapshot = await ports.workbook.read(names, logColumns);
  const verdicts = judged(meant, snapshot, isBusy);
  const tables = changeOf(verdicts);
  if (Object.keys(tables).length > 0) await ports.workbook.commit({ tables }, snapshot.version);
  await release(intents, verdicts, timeOf(ports.newId()), outbox);
  return verdicts.filter(({ wrong }) => wrong).length;
}

/** Settles, and once more when somebody changed something meanwhile. */
export async function settleAgain(ports: Ports, isBusy?: Busy): Promise<Settled> {
  try {
    return await settle(ports, isBusy);
  } catch (error) {
    if (!(error instanceof WorkbookError) || error.code !== "changed-since-opened") throw error;
    return settle(ports, isBusy);
  }
}

/** A field as this device meant it to be, and the change that says so. */
interface MeantField {
  readonly value: Cell;
  /** What stood there before this device's changes: should it stand there again, the change was lost. */
  readonly before: readonly Cell[];
  readonly by: string;
}

/** A record as this device meant it to be. */
interface Meant {
  readonly table: TableName;
  readonly id: string;
  /** The cells as this device last wrote them: all of them where it wrote the `whole` record. */
  readonly cells: CellsByField;
  readonly whole: boolean;
  readonly fields: Map<string, MeantField>;
}

/** The records of all changes, later ones laid over earlier ones. */
function meantBy(intents: readonly Intent[]): Meant[] {
  const found = new Map<string, Meant>();
  const put = (
    table: TableName,
    id: string,
    whole: boolean,
    cells: CellsByField,
    before: CellsByField,
    by: string,
  ): void => {
    const key = `${table} ${id}`;
    const known = found.get(key) ?? { table, id, whole, cells: {}, fields: new Map<string, MeantField>() };
    const fields = fieldsOf(table);
    for (const [name, value] of Object.entries(cells))
      if (fields[name]?.note !== true && fields[name]?.formula === undefined)
        known.fields.set(name, {
          value,
          before: [...(known.fields.get(name)?.before ?? []), before[name] ?? null],
          by,
        });
    found.set(key, { ...known, whole: known.whole || whole, cells: { ...known.cells, ...cells } });
  };
  for (const { id: by, tables, before } of [...intents].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const [table, change] of Object.entries(tables) as [TableName, TableChange][]) {
      for (const cells of change.insert ?? []) put(table, idIn(cells), true, cells, {}, by);
      for (const { cells } of change.adopt ?? []) {
        const id = idIn(cells);
        put(table, id, true, { ...before[table]?.[id], ...cells }, {}, by);
      }
      for (const { id, cells } of change.update ?? [])
        put(table, id, false, cells, before[table]?.[id] ?? {}, by);
    }
  return [...found.values()];
}

/** The id of a row that is to become a record: it always has one. */
const idIn = ({ id }: CellsByField): string => (typeof id === "string" ? id : "");

/** Is a person at work in a row? Then it is left alone. */
export type Busy = (table: TableName, row: number) => boolean;

/** Do two rows hold the same, Kesu's notes and what formulas come to aside? */
const isSameRow = (table: TableName, one: CellsByField, other: CellsByField = {}): boolean =>
  Object.entries(fieldsOf(table)).every(
    ([name, { note, formula }]) => note === true || formula !== undefined || sameCell(one[name], other[name]),
  );

/** What stands of a record, and what has to be written so that it stands as meant. */
interface Verdict {
  readonly meant: Meant;
  readonly insert?: CellsByField;
  readonly update?: CellsByField;
  /** Further rows the record stands in. */
  readonly vacate: readonly number[];
  /** Something had been lost. */
  readonly wrong: boolean;
  /** A value nobody accounts for: it may be a co-author's whose log is still on its way. */
  readonly open: boolean;
}

function judged(meant: readonly Meant[], snapshot: Snapshot, isBusy: Busy): Verdict[] {
  const rows = new Map(
    (Object.entries(snapshot.tables) as [TableName, TableSnapshot][]).map(([name, table]) => [
      name,
      rowsById(table),
    ]),
  );
  const cellsOf = (table: TableName, id: string): CellsByField | undefined =>
    rows.get(table)?.get(id)?.[0]?.cells;
  const own = new Set(meant.flatMap(({ table, id }) => (table === "log" ? [id] : [])));
  const log = laterFields(snapshot.tables.log, meant, own);
  return meant.map((each): Verdict => {
    const row = cellsOf(each.table, each.id);
    const twins = each.whole ? (rows.get(each.table)?.get(each.id) ?? []).slice(1) : [];
    // a copy that somebody has begun to change, or is still at, is no twin of ours
    const vacate = twins.flatMap((twin) =>
      isSameRow(each.table, twin.cells, row) && !isBusy(each.table, twin.row) ? [twin.row] : [],
    );
    if (!row) {
      const by = each.fields.get("id")?.by ?? "";
      if (log.changedLater(each, RECORD_GONE, by)) return { meant: each, vacate, wrong: false, open: false };
      if (!each.whole) return { meant: each, vacate, wrong: false, open: true };
      return { meant: each, vacate, insert: sealed(each.table, each.cells), wrong: true, open: false };
    }
    const lost: Record<string, Cell> = {};
    let open = false;
    for (const [name, { value, before, by }] of each.fields) {
      if (!(name in row)) continue; // of the log only what tells changes apart is read
      const now = row[name] ?? null;
      if (name === "id" || sameCell(now, value) || log.changedLater(each, name, by)) continue;
      const strayed = log
        .othersLater(each, name, by)
        .some((id) => sameCell(cellsOf(each.table, id)?.[name], now));
      if (strayed || before.some((cell) => sameCell(now, cell))) lost[name] = value;
      else open = true;
    }
    const cells = { ...row, ...lost };
    const resealed = sealed(each.table, cells);
    // only two devices' logged changes together may leave a seal behind: whatever else breaks one is to be taken in
    const [place] = rows.get(each.table)?.get(each.id) ?? [];
    const maySeal = !open && log.byOthers(each) && !(place && isBusy(each.table, place.row));
    const stale = maySeal && "seal" in cells && !sameCell(resealed["seal"], cells["seal"]);
    const wrong = Object.keys(lost).length > 0;
    if (!wrong && !stale) return { meant: each, vacate, wrong, open };
    const isWhole = each.whole || maySeal || isSealed(each.table, row);
    const update = { ...lost, ...(isWhole && "seal" in cells ? { seal: resealed["seal"] ?? null } : {}) };
    return { meant: each, vacate, update, wrong, open };
  });
}

/** The rows of every record: more than one where a row was put back that had been written again elsewhere. */
function rowsById({ columns, rows }: TableSnapshot): Map<string, { row: number; cells: CellsByField }[]> {
  const found = new Map<string, { row: number; cells: CellsByField }[]>();
  for (const each of rows) {
    if (each.id === null) continue;
    const same = found.get(each.id) ?? [];
    same.push({ row: each.row, cells: rowCells(columns, each) });
    found.set(each.id, same);
  }
  return found;
}

/** What the log says of fields after a change of this device, besides its `own` rows. Ids of the log and of changes are ULIDs: later is greater. */
function laterFields(
  log: TableSnapshot | undefined,
  meant: readonly Meant[],
  own: ReadonlySet<string>,
): {
  /** Somebody changed the field of this record later. */
  readonly changedLater: (record: Meant, field: string, by: string) => boolean;
  /** Somebody else changed the record since this device's oldest change. */
  readonly byOthers: (record: Meant) => boolean;
  /** Records whose same field was changed later: such a cell may have hit this row while it was theirs. */
  readonly othersLater: (record: Meant, field: string, by: string) => readonly string[];
} {
  const oldest = meant.flatMap(({ fields }) => [...fields.values()].map(({ by }) => by)).sort()[0] ?? "";
  const latest = new Map<string, string>();
  const changed = new Set<string>();
  const any = new Map<string, { id: string; record: string }[]>();
  const at = (name: string): number => log?.columns.indexOf(name) ?? -1;
  for (const { id, cells } of log?.rows ?? []) {
    const [table, record, field] = [cells[at("table")], cells[at("record")], cells[at("field")]].map(String);
    if (id === null || id < oldest || (own.has(id) && field !== RECORD_GONE)) continue;
    changed.add(`${table ?? ""} ${record ?? ""}`);
    const key = `${table ?? ""} ${record ?? ""} ${field ?? ""}`;
    if (id > (latest.get(key) ?? "")) latest.set(key, id);
    const list = any.get(`${table ?? ""} ${field ?? ""}`) ?? [];
    list.push({ id, record: record ?? "" });
    any.set(`${table ?? ""} ${field ?? ""}`, list);
  }
  return {
    changedLater: ({ table, id }, field, by) => (latest.get(`${table} ${id} ${field}`) ?? "") > by,
    byOthers: ({ table, id }) => changed.has(`${table} ${id}`),
    othersLater: ({ table, id }, field, by) =>
      (any.get(`${table} ${field}`) ?? []).flatMap((each) =>
        each.record !== id && each.id > by ? [each.record] : [],
      ),
  };
}

function changeOf(verdicts: readonly Verdict[]): Partial<Record<TableName, TableChange>> {
  const tables: Partial<Record<TableName, TableChange>> = {};
  for (const { meant, insert, update, vacate } of verdicts) {
    if (!insert && !update && vacate.length === 0) continue;
    const known = tables[meant.table] ?? {};
    tables[meant.table] = {
      insert: [...(known.insert ?? []), ...(insert ? [insert] : [])],
      update: [...(known.update ?? []), ...(update ? [{ id: meant.id, cells: update }] : [])],
      vacate: [...(known.vacate ?? []), ...vacate.map((row) => ({ row, id: meant.id }))],
    };
  }
  return tables;
}

/** Lets go of the changes that stand and are old enough; what had to be written again is watched anew. */
async function release(
  intents: readonly Intent[],
  verdicts: readonly Verdict[],
  now: number,
  outbox: Outbox,
): Promise<void> {
  const wrong = new Set(
    verdicts.flatMap(({ wrong: lost, meant }) =>
      lost ? [...meant.fields.values()].map(({ by }) => by) : [],
    ),
  );
  const done = intents.filter(
    ({ id, watchedFrom = timeOf(id) }) => !wrong.has(id) && now - watchedFrom > WATCH_MS,
  );
  for (const intent of intents) if (wrong.has(intent.id)) await outbox.put({ ...intent, watchedFrom: now });
  if (done.length > 0) await outbox.drop(done.map(({ id }) => id));
}

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The time in a ULID, in milliseconds since 1970. */
const timeOf = (ulid: string): number =>
  [...ulid.slice(0, 10)].reduce((time, letter) => time * 32 + CROCKFORD.indexOf(letter), 0);
