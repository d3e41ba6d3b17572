import type { TableName } from "../records/tables";
import type { Intent, Outbox } from "./outbox";
import { timeOf } from "./ulid-time";

/**
 * How long after a change a co-author who is connected may still write over it: within it every change that was under
 * way has arrived. It decides what is looked at once more, never what is forgotten.
 */
export const WATCH_MS = 10 * 60_000;

/** A record of the register, and the sheet row it stood in. */
export interface RecordPlace {
  readonly table: TableName;
  readonly id: string;
  readonly row: number;
}

/** What settling has to know besides the workbook. */
export interface Watch {
  /** Is a person at work in this row? Then it is left alone. */
  readonly isBusy: (table: TableName, row: number) => boolean;
  /** Did the state that is read now come back from the shared workbook after the change had reached it? */
  readonly hasArrived: (intent: Intent, now: number) => boolean;
  /** Did the write of this session end without an answer? The person knows that it will be made up for. */
  readonly isUnsure: (id: string) => boolean;
  /** Where records stood over which a co-author has written since this was last asked. */
  readonly takeHits: () => ReadonlyMap<string, RecordPlace>;
  /** They were not looked at after all. */
  readonly giveBack: (hits: ReadonlyMap<string, RecordPlace>) => void;
}

/** What is known when nobody has listened: nothing is proved, and nothing may be written again unasked. */
export const unwatched: Watch = {
  isBusy: () => false,
  hasArrived: () => false,
  isUnsure: () => false,
  takeHits: () => new Map(),
  giveBack: () => undefined,
};

export const placeKey = (table: TableName, id: string): string => `${table} ${id}`;

/**
 * What one session learns of the fate of its device's changes. That a change stands in this Excel proves nothing: while
 * the line is down Excel shows its own copy. Two things do, as far as Office.js lets anybody see:
 * - The workbook was fetched anew after the change was made (it was closed and opened again, with the line up), and the
 *   change stands in what came.
 * - Co-authors' changes came in (`source` Remote) after it, and again ten minutes later: Excel fetches others' changes
 *   and hands over its own in the same exchange, so by then it is with them, and whoever wrote at the same time has
 *   been heard as well.
 * Nor may anything vanish by the clock: whoever was offline for an hour is told then what became of his row.
 */
export class ArrivalWatch implements Watch {
  readonly isBusy: Watch["isBusy"];
  /** The changes that were there when the workbook was fetched anew, as long as nothing has been said of them since. */
  #earlier: ReadonlySet<string> = new Set();
  readonly #unsure = new Set<string>();
  /** When co-authors were heard. */
  readonly #heard: number[] = [];
  #hits = new Map<string, RecordPlace>();

  constructor(isBusy: Watch["isBusy"] = () => false) {
    this.isBusy = isBusy;
  }

  /** The state that is read now was fetched after these changes had been made. */
  fetchedAnew(earlier: readonly Intent[]): void {
    this.#earlier = new Set(earlier.map(({ id }) => id));
  }

  /** A co-author's cells came in, over these records. */
  heard(at: number, over: readonly RecordPlace[]): void {
    const last = this.#heard.at(-1);
    if (last === undefined || at - last > WATCH_MS / 20) this.#heard.push(at);
    for (const place of over) this.#hits.set(placeKey(place.table, place.id), place);
  }

  hasArrived({ id, watchedFrom = 0 }: Intent, now: number): boolean {
    const since = Math.max(timeOf(id), watchedFrom);
    if (this.#earlier.has(id)) return now - since > WATCH_MS;
    const first = this.#heard.find((at) => at > since);
    return first !== undefined && (this.#heard.at(-1) ?? 0) - first > WATCH_MS;
  }

  isUnsure(id: string): boolean {
    return this.#unsure.has(id);
  }

  takeHits(): ReadonlyMap<string, RecordPlace> {
    const hits = this.#hits;
    this.#hits = new Map();
    return hits;
  }

  giveBack(hits: ReadonlyMap<string, RecordPlace>): void {
    this.#hits = new Map([...hits, ...this.#hits]);
  }

  /** The outbox, with what is put into it noticed. */
  over(outbox: Outbox): Outbox {
    return {
      all: () => outbox.all(),
      drop: (ids) => outbox.drop(ids),
      put: (intent) => {
        this.#earlier = new Set([...this.#earlier].filter((id) => id !== intent.id));
        if (intent.unsure) this.#unsure.add(intent.id);
        else this.#unsure.delete(intent.id);
        return outbox.put(intent);
      },
    };
  }
}
