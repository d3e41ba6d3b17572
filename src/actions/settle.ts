import { type LogEntry } from "../records/log";
import { type TableName, tableNames } from "../records/tables";
import { joined } from "../rules/log/log-chain";
import type { Cell, CellsByField, Snapshot, TableChange, WantedFields } from "../workbook/port";
import { WorkbookError } from "../workbook/port";
import { rowCells } from "../workbook/register";
import { unwatched, type Watch } from "./arrival-watch";
import { type Doubt, doubtful, doubtOf } from "./doubts";
import { judged, type Verdict } from "./judge";
import { leadsOn } from "./leads-on";
import { changesIn, meantBy } from "./meant";
import type { Renumbered } from "./merged-numbers";
import type { Intent, Outbox } from "./outbox";
import type { Ports } from "./ports";
import { settleNumbers } from "./settle-numbers";
import { settleStates } from "./settle-states";
import { straysOf } from "./strays";
import { timeOf } from "./ulid-time";

/** What settling came to. */
export interface Settled {
  /** Records that had vanished, lost a field, or stood elsewhere than their last step led, and were written again. */
  readonly rewritten: number;
  /** The numbers of the cases among them. */
  readonly rewrittenCases: readonly string[];
  /** Changes that no later state has proved yet. */
  readonly waiting: number;
  /** Changes that do not stand and that nobody may write again unasked. */
  readonly doubt: Doubt | undefined;
  /** Cases of this device whose number somebody else had drawn as well. */
  readonly renumbered: readonly Renumbered[];
}

/** What of the log tells whether a field was changed again by somebody else, and where the chains end. */
const logColumns: WantedFields = { log: ["device", "table", "record", "field", "prev", "hash"] };

/**
 * Sees to it that what this device wrote still stands. Excel knows no transaction: two people who append at the same
 * time take the same next row, and one of them is lost everywhere. The device that wrote it notices and writes it
 * again, from its outbox; a field somebody changed later (the log says so) is left alone, and so is what may have been
 * taken away on purpose, unless a person has `agreed` to it. Rejects with WorkbookError.
 */
export async function settle(
  ports: Ports,
  watch: Watch = unwatched,
  agreed: readonly string[] = [],
): Promise<Settled> {
  const hits = watch.takeHits();
  try {
    const { written, doubt } = await rewriteLost(ports, { watch, hits, agreed: new Set(agreed) });
    const rewritten = written.length + (await settleStates(ports));
    const renumbered = await settleNumbers(ports);
    const waiting = ((await ports.outbox?.all()) ?? []).length;
    return { rewritten, rewrittenCases: numbersOf(written), renumbered, waiting, doubt };
  } catch (error) {
    watch.giveBack(hits);
    throw error;
  }
}

/** Settles, and once more when somebody changed something meanwhile. */
export async function settleAgain(ports: Ports, watch?: Watch, agreed?: readonly string[]): Promise<Settled> {
  try {
    return await settle(ports, watch, agreed);
  } catch (error) {
    if (!(error instanceof WorkbookError) || error.code !== "changed-since-opened") throw error;
    return settle(ports, watch, agreed);
  }
}

/** How a look at what was lost is taken. */
interface Look {
  readonly watch: Watch;
  readonly hits: ReturnType<Watch["takeHits"]>;
  readonly agreed: ReadonlySet<string>;
}

/** Writes again what this device wrote and others took away. */
async function rewriteLost(
  ports: Ports,
  { watch, hits, agreed }: Look,
): Promise<{ readonly written: readonly Verdict[]; readonly doubt: Doubt | undefined }> {
  const { outbox } = ports;
  const intents = (await outbox?.all()) ?? [];
  if (!outbox || intents.length === 0) return { written: [], doubt: undefined };
  const now = timeOf(ports.newId());
  const meant = meantBy(intents);
  const names = tableNames.filter((name) => name === "log" || meant.some(({ table }) => table === name));
  const snapshot = await ports.workbook.read(names, logColumns);
  const verdicts = judged(meant, snapshot, watch.isBusy);
  const doubted = new Set([...doubtful(verdicts, intents, hits, watch, now)].filter((id) => !agreed.has(id)));
  const mayWrite = verdicts.filter(({ meant: each }) => !changesIn(each).some((id) => doubted.has(id)));
  const strays = await straysOf(
    mayWrite.filter(({ wrong, isMissing }) => wrong || isMissing),
    snapshot,
    ports,
  );
  const own = new Set(mayWrite.flatMap(({ meant: each, update }) => (update ? [each.id] : [])));
  const tables = rechained(
    changeOf(
      mayWrite,
      strays.filter(({ id }) => !own.has(id)),
    ),
    snapshot,
    ports.device,
  );
  if (Object.keys(tables).length > 0) await ports.workbook.commit({ tables }, snapshot.version);
  const written = mayWrite.filter(({ wrong }) => wrong);
  const chained = new Map((tables.log?.insert ?? []).map((cells) => [cells["id"], cells]));
  await release(intents, { verdicts, written, doubted, chained, watch, now }, outbox);
  return { written, doubt: doubtOf(intents.filter(({ id }) => doubted.has(id))) };
}

function changeOf(
  verdicts: readonly Verdict[],
  strays: Awaited<ReturnType<typeof straysOf>>,
): Partial<Record<TableName, TableChange>> {
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
  for (const { table, id, cells } of strays) {
    const { update = [], ...rest } = tables[table] ?? {};
    tables[table] = { ...rest, update: [...update, { id, cells }] };
  }
  return tables;
}

/** Rows of the log that come back while their device has gone on without them are chained behind its last; not those that others follow. */
function rechained(
  tables: Partial<Record<TableName, TableChange>>,
  { tables: { log } }: Snapshot,
  device: string,
): Partial<Record<TableName, TableChange>> {
  const lost = tables.log?.insert ?? [];
  if (!log || lost.length === 0) return tables;
  const standing = log.rows.map((row) => asEntry(rowCells(log.columns, row)));
  const entries = lost.map(asEntry).filter((entry) => entry.device === device);
  const isFollowed = leadsOn(entries, standing);
  const own = entries.filter((entry) => !isFollowed(entry));
  const chain = new Map(joined(standing, own, device).map((entry) => [entry.id, entry]));
  const insert = lost.map((cells): CellsByField => ({ ...cells, ...chain.get(asEntry(cells).id) }));
  return { ...tables, log: { ...tables.log, insert } };
}

const asEntry = (cells: CellsByField): LogEntry => cells as unknown as LogEntry;

/** The numbers of the cases in these records. */
const numbersOf = (written: readonly Verdict[]): readonly string[] => [
  ...new Set(
    written.flatMap(({ meant: { table, cells }, number }) => {
      const shown = cells["complaintNo"] ?? number;
      return table !== "log" && typeof shown === "string" && shown !== "" ? [shown] : [];
    }),
  ),
];

/** A change with its rows of the log as they stand by now: whatever follows is chained behind these. */
function withLog(
  tables: Intent["tables"],
  chained: ReadonlyMap<Cell | undefined, CellsByField>,
): Intent["tables"] {
  const { log } = tables;
  if (!log?.insert) return tables;
  return { ...tables, log: { ...log, insert: log.insert.map((cells) => chained.get(cells["id"]) ?? cells) } };
}

/** Lets go of the changes that are proved to have arrived; what had to be written again is watched anew. */
async function release(
  intents: readonly Intent[],
  found: {
    readonly verdicts: readonly Verdict[];
    readonly written: readonly Verdict[];
    readonly doubted: ReadonlySet<string>;
    /** Rows of the log as they were written again, by their ids. */
    readonly chained: ReadonlyMap<Cell | undefined, CellsByField>;
    readonly watch: Watch;
    readonly now: number;
  },
  outbox: Outbox,
): Promise<void> {
  const { verdicts, written, doubted, chained, watch, now } = found;
  const changesOf = (some: readonly Verdict[]): ReadonlySet<string> =>
    new Set(some.flatMap(({ meant }) => changesIn(meant)));
  const rewritten = changesOf(written);
  const wrong = changesOf(verdicts.filter((verdict) => verdict.wrong));
  const arrived: string[] = [];
  for (const intent of intents) {
    const { id, tables, before, watchedFrom, unsure, doubted: was } = intent;
    const plain: Intent = {
      id,
      tables: withLog(tables, chained),
      before,
      ...(watchedFrom !== undefined && { watchedFrom }),
    };
    if (doubted.has(id)) {
      if (!was) await outbox.put({ ...plain, doubted: true });
    } else if (rewritten.has(id)) await outbox.put({ ...plain, watchedFrom: now });
    else if (!wrong.has(id) && watch.hasArrived(intent, now)) arrived.push(id);
    else if (was === true || unsure === true) await outbox.put(plain);
  }
  if (arrived.length > 0) await outbox.drop(arrived);
}
