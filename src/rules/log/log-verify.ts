import type { LogEntry } from "../../records/log";
import type { TableName } from "../../records/tables";
import { asWritten } from "./log-order";
import { codeFit, isFit } from "../printed-code";
import { chainHeads, hashOf, hashOfHeads, START } from "./log-chain";

/** Where a chain does not hold together. `at` is the entry's place in the list that was looked at, from 0. */
export interface ChainBreak {
  /**
   * `changed` (改过): its hash does not fit its content. `gap` (缺行): the row before it is gone. `fork` (分叉): an
   * earlier row follows the same one. `duplicate` (重复): an earlier row has its id.
   */
  readonly kind: "changed" | "gap" | "fork" | "duplicate";
  readonly at: number;
}

/** The chain of one device. */
export interface ChainReport {
  readonly device: string;
  readonly rows: number;
  /** The hash it ends with; undefined where no end can be told. */
  readonly head: string | undefined;
  /** In the order of the rows; none where the chain is whole. */
  readonly breaks: readonly ChainBreak[];
}

/**
 * Whether each device's chain is whole (R-6.4.1: what became of a complaint stays readable). Rows may stand in any
 * order: a merge appends what another file had first, and a person may sort the sheet. That the last rows of a chain
 * were cut off leaves a chain that is whole; only a code printed elsewhere tells of it (`standingOf`).
 */
export function verifyChains(entries: readonly LogEntry[]): readonly ChainReport[] {
  const chains = new Map<string, Chain>();
  const ids = new Set<string>();
  const heads = chainHeads(entries);
  entries.forEach((entry, at) => {
    const device = entry.device ?? "";
    const chain = chains.get(device) ?? {
      device,
      places: [],
      links: [],
      known: new Set([START]),
      breaks: [],
    };
    chains.set(device, chain);
    const computed = hashOf(entry);
    if (computed !== entry.hash) chain.breaks.push({ kind: "changed", at });
    if (entry.id !== null && ids.has(entry.id)) chain.breaks.push({ kind: "duplicate", at });
    else {
      chain.links.push({ at, prev: entry.prev ?? "" });
      if (entry.id !== null) ids.add(entry.id);
    }
    chain.places.push(at);
    // a hash that was written over is told once, at its own row
    chain.known.add(computed).add(entry.hash ?? "");
  });
  return [...chains.values()].map((chain) => ({
    device: chain.device,
    rows: chain.places.length,
    head: heads.get(chain.device),
    breaks: [...chain.breaks, ...linkBreaks(chain)].sort((left, right) => left.at - right.at),
  }));
}

interface Chain {
  readonly device: string;
  readonly places: number[];
  readonly links: { readonly at: number; readonly prev: string }[];
  /** Hashes a row of this chain may follow. */
  readonly known: Set<string>;
  readonly breaks: ChainBreak[];
}

function linkBreaks({ links, known }: Chain): ChainBreak[] {
  const followed = new Set<string>();
  return links.flatMap(({ at, prev }): ChainBreak[] => {
    const kind = followed.has(prev) ? "fork" : known.has(prev) ? undefined : "gap";
    followed.add(prev);
    return kind === undefined ? [] : [{ kind, at }];
  });
}

/** What is gone from the log though every chain that is there may hold together: rows, a device's whole chain, all of it. */
export interface LogHole {
  /**
   * `missing`: the register has no table of the log. `empty`: it has cases, and the log no row. `unlogged`: a record that
   * the log never heard of. `cut`: a row that stands as Kesu wrote it, with a value the log does not know. `unseen`: rows
   * that stood in the log when a document was printed.
   */
  readonly kind: "missing" | "empty" | "unlogged" | "cut" | "unseen";
  readonly table: TableName;
  readonly row: number | undefined;
  readonly complaintNo: string | null;
  /** Of `unseen`: when it was printed. */
  readonly time?: string;
}

/** What a code that was printed says of the log as it stands now. */
export type CodeStanding =
  /** The log ends as it did when the code was printed. */
  | { readonly kind: "now" }
  /** It was so after `rows` rows, the last of which was written at `time`; everything since came behind it. */
  | { readonly kind: "earlier"; readonly rows: number; readonly time: string }
  /** The log never stood so: the rows the code was printed over were changed or are gone. */
  | { readonly kind: "never" };

/**
 * Looks for the moment at which the log had this code. It knew the rows up to some row then, in the order they stand in
 * or, where a merge brought rows of others later, in the order they were written.
 */
export function standingOf(code: string, entries: readonly LogEntry[]): CodeStanding {
  return lastWith(code, entries) ?? lastWith(code, asWritten(entries)) ?? { kind: "never" };
}

/** The last of the entries up to which the log has the code. */
function lastWith(code: string, entries: readonly LogEntry[]): CodeStanding | undefined {
  const heads = new Map<string, string>();
  let found: CodeStanding | undefined;
  entries.forEach(({ device, hash, time }, index) => {
    if (device === null || hash === null) return;
    heads.set(device, hash);
    if (!isFit(codeFit(hashOfHeads([...heads.values()]), code))) return;
    const isLast = index === entries.length - 1;
    found = isLast ? { kind: "now" } : { kind: "earlier", rows: index + 1, time: time ?? "" };
  });
  return found;
}
