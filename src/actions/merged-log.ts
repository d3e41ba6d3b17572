import { type LogEntry, logFields } from "../records/log";
import { chained, chainHead, factOf, joined, type LogFact } from "../rules/log/log-chain";
import type { CellsByField } from "../workbook/port";
import type { Intent } from "./outbox";

/**
 * This side's rows of the log that the other side has not: as they are, for its device's chain to stay whole. Where the
 * same device has gone on in the other file, or a record goes by the other side's id, they are chained anew.
 */
export function addedLog(
  intents: readonly Intent[],
  theirs: readonly LogEntry[],
  aliases: ReadonlyMap<string, string>,
): readonly LogEntry[] {
  const known = new Set(theirs.map(({ id }) => id));
  const added = new Map<string | null, LogEntry>();
  for (const { tables } of intents)
    for (const cells of tables.log?.insert ?? []) {
      const entry = entryOf(cells);
      if (!known.has(entry.id)) added.set(entry.id, entry);
    }
  const devices = new Set([...added.values()].map(({ device }) => device ?? ""));
  return [...devices].flatMap((device) => {
    const own = [...added.values()].filter((entry) => entry.device === device);
    const renamed = own.some(({ record }) => aliases.has(record ?? ""));
    if (!renamed) return joined(theirs, own, device);
    const facts = own.map((entry): LogFact => {
      const fact = factOf(entry);
      return { ...fact, record: aliases.get(fact.record) ?? fact.record };
    });
    return chained(facts, chainHead(theirs, device));
  });
}

const entryOf = (cells: CellsByField): LogEntry =>
  Object.fromEntries(
    Object.keys(logFields).map((name) => {
      const cell = cells[name];
      return [name, typeof cell === "string" ? cell : null];
    }),
  ) as LogEntry;
