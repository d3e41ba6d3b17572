import { shiftArea } from "./model/shift";
import type { Workbook } from "./model/workbook";
import { rangeClass } from "./surface/range";
import type { Cells } from "./surface/scope";
import type { WireObject } from "./wire-object";

/** The ranges an add-in holds: they follow when rows or columns are inserted or deleted. */
export class LiveRanges {
  /** Those kept across batches, by reference. */
  readonly kept = new Map<string, WireObject>();
  readonly #now = new Set<Cells>();
  #last = 0;

  constructor(book: Workbook) {
    book.onMutation((mutation) => {
      if (mutation.kind !== "shift") return;
      for (const range of this.#all()) {
        if (range.sheet !== mutation.sheet) continue;
        const next = shiftArea(range.area, mutation);
        if (next !== null) range.area = next;
        // belief `lost-range`: what was deleted is referred to in vain
        else if (range.reference !== undefined) this.kept.delete(range.reference);
      }
    });
  }

  add(object: WireObject): void {
    const range = rangeClass.target(object);
    if (range !== undefined) this.#now.add(range);
  }

  keep(object: WireObject): void {
    const range = rangeClass.target(object);
    if (range === undefined || range.reference !== undefined) return;
    range.reference = `range-${++this.#last}`;
    this.kept.set(range.reference, object);
  }

  /** At the end of a batch only what was kept is left. */
  forget(): void {
    this.#now.clear();
  }

  #all(): Set<Cells> {
    const all = new Set(this.#now);
    for (const object of this.kept.values()) {
      const range = rangeClass.target(object);
      if (range !== undefined) all.add(range);
    }
    return all;
  }
}
