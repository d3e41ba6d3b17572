import type { Cell, CellsByField, TableChange } from "../workbook/port";
import type { RecordPlace } from "./arrival-watch";
import { placeKey, type Watch, WATCH_MS } from "./arrival-watch";
import type { Verdict } from "./judge";
import { changesIn } from "./meant";
import type { Intent } from "./outbox";
import { timeOf } from "./ulid-time";

/** Changes of this device that do not stand, for a person to say what is to become of them. */
export interface Doubt {
  /** The changes, by their ids. */
  readonly changes: readonly string[];
  readonly cases: readonly DoubtfulCase[];
}

/** A case of which something does not stand. */
export interface DoubtfulCase {
  /** Empty for a draft, and for what belongs to no case. */
  readonly number: string;
  readonly customer: string;
  /** The case itself is not there; else a change of it. */
  readonly isNew: boolean;
}

/**
 * The changes nobody may write again unasked. Written again by itself is only what this session has seen a co-author
 * write over (another record stands in its row now; a cell of a row they wrote to is as before), and what it wrote
 * itself without getting an answer. Whatever else does not stand may have been deleted, undone, or never saved on purpose.
 */
export function doubtful(
  verdicts: readonly Verdict[],
  intents: readonly Intent[],
  hits: ReadonlyMap<string, RecordPlace>,
  watch: Watch,
  now: number,
): ReadonlySet<string> {
  const since = new Map(intents.map(({ id, watchedFrom = 0 }) => [id, Math.max(timeOf(id), watchedFrom)]));
  const isYoung = (id: string): boolean => now - (since.get(id) ?? 0) <= WATCH_MS;
  const wrong = verdicts.filter(
    (verdict) => verdict.wrong && !changesIn(verdict.meant).every((id) => watch.isUnsure(id)),
  );
  const isSeen = ({ meant, insert, isRowTaken }: Verdict): boolean => {
    const place = hits.get(placeKey(meant.table, meant.id));
    if (!place) return false;
    return insert ? isRowTaken(place) : changesIn(meant).every(isYoung);
  };
  const seen = new Set(wrong.filter(isSeen));
  const inCommitSeen = new Set(
    [...seen].filter(({ meant }) => meant.table !== "log").flatMap(({ meant }) => changesIn(meant)),
  );
  const records = wrong.filter(({ meant }) => meant.table !== "log");
  const doubted = new Set(
    records
      .filter((verdict) => !seen.has(verdict))
      // rows of lists stand and fall with what was written in the same breath
      .filter(
        ({ meant }) => meant.table === "complaint" || !changesIn(meant).some((id) => inCommitSeen.has(id)),
      )
      .flatMap(({ meant }) => changesIn(meant)),
  );
  const withRecords = new Set(
    verdicts.filter(({ meant }) => meant.table !== "log").flatMap(({ meant }) => changesIn(meant)),
  );
  for (const verdict of wrong)
    if (verdict.meant.table === "log" && !seen.has(verdict))
      for (const id of changesIn(verdict.meant)) if (!withRecords.has(id)) doubted.add(id);
  return doubted;
}

/** What a person is asked about these changes. */
export function doubtOf(intents: readonly Intent[]): Doubt | undefined {
  if (intents.length === 0) return undefined;
  const cases = new Map<string, DoubtfulCase>();
  for (const { tables, before } of intents) {
    const fresh = [
      ...(tables.complaint?.insert ?? []),
      ...(tables.complaint?.adopt ?? []).map(({ cells }): CellsByField => ({
        ...before.complaint?.[text(cells["id"])],
        ...cells,
      })),
    ];
    for (const cells of fresh)
      cases.set(text(cells["complaintNo"]) || text(cells["id"]), {
        number: text(cells["complaintNo"]),
        customer: text(cells["customer"]),
        isNew: true,
      });
    if (fresh.length > 0) continue;
    const touched = Object.values<TableChange>(tables).flatMap(({ insert = [] }) => insert);
    for (const number of new Set(touched.map((cells) => text(cells["complaintNo"]))))
      if (!cases.has(number)) cases.set(number, { number, customer: "", isNew: false });
  }
  return { changes: intents.map(({ id }) => id), cases: [...cases.values()] };
}

const text = (cell: Cell | undefined): string =>
  typeof cell === "string" || typeof cell === "number" ? String(cell) : "";
