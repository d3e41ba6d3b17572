import { type LogEntry, logFields } from "../records/log";
import { fieldsOf, type TableName } from "../records/tables";
import { isOwnField } from "../rules/computed";
import { loggedCell } from "../workbook/logged-cell";
import type { Cell, CellsByField, TableChange } from "../workbook/port";
import { cellsOf, type Register } from "../workbook/register";
import { sealedTables } from "../workbook/seal";
import type { Intent } from "./outbox";

/**
 * What stood in the file once and does not any more: somebody has saved an older copy over it. Kesu never removes a row
 * of the log, so rows that are missing there tell what is. As a change that can be merged into the file again; those of
 * `intents` are known to be in no file yet. Undefined when nothing is missing.
 */
export function lostChanges(
  ours: Register,
  theirs: Register,
  intents: readonly Intent[],
  newId: () => string,
): Intent | undefined {
  const unsaved = intents.flatMap(({ tables }) => (tables.log?.insert ?? []).map(({ id }) => id));
  const known = new Set<Cell | undefined>([...theirs.log.map(({ id }) => id), ...unsaved]);
  const lost = ours.log.filter(({ id }) => !known.has(id));
  if (lost.length === 0) return undefined;
  const inserted = new Map<string, { table: TableName; cells: CellsByField }>();
  const updated = new Map<string, { table: TableName; id: string; now: Cells; before: Cells }>();
  for (const { table, record, field, old } of lost) {
    const name = sealedTables.find((each) => each === table);
    const own = name && ours.cells(name, record ?? "");
    if (!name || !own || record === null || field === null) continue;
    const key = `${name} ${record}`;
    const there = theirs.cells(name, record);
    if (!there) inserted.set(key, { table: name, cells: own });
    else if (Object.hasOwn(fieldsOf(name), field) && !isOwnField(name, field)) {
      const row = updated.get(key) ?? { table: name, id: record, now: {}, before: {} };
      updated.set(key, row);
      row.now[field] = own[field] ?? null;
      // the cell as it was before, if it is that again; else what the log says it was: a conflict
      const isOld = loggedCell(name, field, there[field], theirs) === (old ?? "");
      row.before[field] ??= isOld ? (there[field] ?? null) : (old ?? "");
    }
  }
  const tables: Partial<Record<TableName, Open<TableChange>>> = {};
  const before: Partial<Record<TableName, Record<string, CellsByField>>> = {};
  for (const { table, cells } of inserted.values()) (tables[table] ??= opened()).insert.push(cells);
  for (const { table, id, now, before: was } of updated.values()) {
    (tables[table] ??= opened()).update.push({ id, cells: now });
    (before[table] ??= {})[id] = was;
  }
  return { id: newId(), tables: { ...tables, log: { insert: lost.map(logCells) } }, before };
}

type Cells = Record<string, Cell>;
type Open<T extends TableChange> = {
  readonly [K in "insert" | "update"]: NonNullable<T[K]>[number][];
};
const opened = (): Open<TableChange> => ({ insert: [], update: [] });

const logCells = (entry: LogEntry): CellsByField => cellsOf(logFields, entry, false);
