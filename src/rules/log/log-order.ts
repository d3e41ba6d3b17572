import type { LogEntry } from "../../records/log";
import { linkOf } from "./log-chain";

/**
 * The log in the order it was written, wherever its rows stand: each device's by its chain, the devices by time, then
 * by id. What does not hang together (a chain that runs in a circle) comes last.
 */
export function asWritten(entries: readonly LogEntry[]): readonly LogEntry[] {
  const links = new Set(entries.map(({ device, hash }) => linkOf(device, hash)));
  const written: LogEntry[] = [];
  const done = new Set<string>();
  /** Entries whose time has come, while the one they follow is still to come, by that one. */
  const waiting = new Map<string, LogEntry[]>();
  for (const entry of [...entries].sort(byTime)) {
    const before = linkOf(entry.device, entry.prev);
    if (links.has(before) && !done.has(before)) {
      waiting.set(before, [...(waiting.get(before) ?? []), entry]);
      continue;
    }
    const ready = [entry];
    for (let next = ready.shift(); next; next = ready.shift()) {
      const link = linkOf(next.device, next.hash);
      written.push(next);
      done.add(link);
      ready.push(...(waiting.get(link) ?? []));
      waiting.delete(link);
    }
  }
  return [...written, ...[...waiting.values()].flat()];
}

function byTime(left: LogEntry, right: LogEntry): number {
  const [one, other] = [left, right].map(({ time, id }) => `${time ?? ""} ${id ?? ""}`);
  return (one ?? "") < (other ?? "") ? -1 : 1;
}
