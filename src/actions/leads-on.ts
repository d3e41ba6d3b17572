import type { LogEntry } from "../records/log";

/** Tells of rows of the log that are not to be seen just now whether one that is certain follows them, near or far. */
export function leadsOn(
  unseen: readonly LogEntry[],
  certain: readonly LogEntry[],
): (entry: LogEntry) => boolean {
  const followed = new Set(certain.map(({ prev }) => prev));
  for (let before = -1; before < followed.size;) {
    before = followed.size;
    for (const { hash, prev } of unseen) if (followed.has(hash)) followed.add(prev);
  }
  return ({ hash }) => followed.has(hash);
}
