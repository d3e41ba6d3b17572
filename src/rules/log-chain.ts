import type { LogEntry } from "../records/log";
import { logFields } from "../records/log";
import { fingerprint } from "./fingerprint";

/** A log row before it is chained. */
export type LogFact = Omit<{ readonly [K in keyof LogEntry]: string }, "prev" | "hash">;

/** The hash of the first row's `prev`: a chain begins with nothing. */
const START = "0".repeat(64);

const hashed = Object.keys(logFields).filter((name) => name !== "hash") as Exclude<keyof LogEntry, "hash">[];

/** The hash over `prev` and every other cell, as SHA-256 of their JSON in the order of the columns. */
export const hashOf = (entry: Readonly<Record<string, string | null>>): string =>
  fingerprint(JSON.stringify(hashed.map((name) => entry[name] ?? "")));

/** The facts chained behind the device's last row (`head`, its hash; none for a device's first). */
export function chained(facts: readonly LogFact[], head: string | undefined): LogEntry[] {
  let prev = head ?? START;
  return facts.map((fact) => {
    const entry = { ...fact, prev };
    const hash = hashOf(entry);
    prev = hash;
    return { ...entry, hash };
  });
}

/** The hash each device's chain ends with, in the order of the rows. */
export function chainHead(entries: readonly LogEntry[], device: string): string | undefined {
  for (let index = entries.length - 1; index >= 0; index--)
    if (entries[index]?.device === device) return entries[index]?.hash ?? undefined;
  return undefined;
}
