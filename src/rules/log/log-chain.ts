import type { LogEntry } from "../../records/log";
import { logFields } from "../../records/log";
import { fingerprint } from "../fingerprint";
import { printedCode } from "../printed-code";

/** A log row before it is chained. */
export type LogFact = Omit<{ readonly [K in keyof LogEntry]: string }, "prev" | "hash">;

/** The hash of the first row's `prev`: a chain begins with nothing. */
export const START = "0".repeat(64);

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

/**
 * The hash a device's chain ends with: the entry nobody follows. Rows may stand in any order, for a merge appends what
 * another file had first. Of a chain that has forked, the last such row counts.
 */
export function chainHead(entries: readonly ChainLink[], device: string): string | undefined {
  const own = entries.filter((entry) => entry.device === device);
  const followed = new Set(own.map(({ prev }) => prev));
  return own.filter(({ hash }) => hash !== null && !followed.has(hash)).at(-1)?.hash ?? undefined;
}

/** The hash each device's chain ends with. */
export function chainHeads(entries: readonly ChainLink[]): ReadonlyMap<string, string> {
  const followed = new Set(entries.map(({ device, prev }) => linkOf(device, prev)));
  return new Map(
    entries.flatMap(({ device, hash }) =>
      device === null || hash === null || followed.has(linkOf(device, hash)) ? [] : [[device, hash] as const],
    ),
  );
}

/** What an entry with this `hash` is called by the one that follows it, whose `prev` it is. */
export const linkOf = (device: string | null, hash: string | null): string => `${hash ?? ""} ${device ?? ""}`;

/**
 * The code of the log as it stands, over the heads of all devices' chains. Printed on paper it
 * bears witness: a log that was worked out anew afterwards does not lead to it. Empty while nothing is logged.
 */
export const logCode = (entries: readonly ChainLink[]): string =>
  codeOf(hashOfHeads([...chainHeads(entries).values()]));

const codeOf = (hash: string): string => (hash === "" ? "" : printedCode(hash));

/** The hash over the heads of all chains, of which the log code is printed; empty where there is none. */
export const hashOfHeads = (heads: readonly string[]): string =>
  heads.length === 0 ? "" : fingerprint([...heads].sort().join("\n"));

/**
 * Entries of a device that are to be added to those it has already: as they are, or, where another of its entries
 * follows the same one, chained anew behind the last.
 */
export function joined(
  entries: readonly ChainLink[],
  added: readonly LogEntry[],
  device: string,
): readonly LogEntry[] {
  const followed = new Set(entries.flatMap((entry) => (entry.device === device ? [entry.prev] : [])));
  if (!added.some(({ prev }) => followed.has(prev))) return added;
  return chained(added.map(factOf), chainHead(entries, device));
}

/** What a chain hangs together by. */
type ChainLink = Pick<LogEntry, "device" | "prev" | "hash">;

/** An entry before it was chained. */
export const factOf = (entry: LogEntry): LogFact =>
  Object.fromEntries(
    hashed.filter((name) => name !== "prev").map((name) => [name, entry[name] ?? ""]),
  ) as LogFact;
