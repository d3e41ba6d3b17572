import { beginning, isLater, type Stamp } from "./stamp";

interface Line {
  readonly id: string;
  readonly stamp: Stamp;
  isThere: boolean;
}

/**
 * The rows or the columns of a sheet in their order, each with a name of its own: what is written to one finds it
 * wherever others' insertions and deletions have moved it. Those of the sheet as it was are called by their number.
 * Deleted ones stay in the order, unseen, so that what was put behind one still has a place.
 */
export class Axis {
  readonly #lines: Line[] = [];
  /** The number of the first line that nobody has asked for yet: from there on nothing was ever moved. */
  #next = 0;

  /** What the line at a place is called. */
  at(place: number): string {
    let left = place;
    for (const line of this.#lines) if (line.isThere && left-- === 0) return line.id;
    while (left-- > 0) this.#more();
    return this.#more().id;
  }

  /** Where a line is; undefined when it was deleted. `orBefore` gives the last before it that is there. */
  placeOf(id: string, orBefore = false): number | undefined {
    this.#reach(id);
    let place = -1;
    for (const line of this.#lines) {
      if (line.isThere) place++;
      if (line.id === id) return line.isThere || orBefore ? place : undefined;
    }
    return undefined;
  }

  /** Is a line before another, whether they are there or not? */
  isBefore(one: string, other: string): boolean {
    for (const id of [one, other]) this.#reach(id);
    return this.#index(one) < this.#index(other);
  }

  /** Has a line been heard of? One that somebody inserted may be written to by a third before its insertion arrives. */
  knows(id: string): boolean {
    return !id.startsWith("+") || this.#index(id) >= 0;
  }

  /** Puts a line behind another ("": first). Of two put there at once the later stands first, on every replica alike. */
  insert(id: string, after: string, stamp: Stamp): void {
    if (after !== "") this.#reach(after);
    let index = after === "" ? 0 : this.#index(after) + 1;
    for (let next = this.#lines[index]; next && isLater(next.stamp, stamp); next = this.#lines[index])
      index++;
    this.#lines.splice(index, 0, { id, stamp, isThere: true });
  }

  remove(id: string): void {
    this.#reach(id);
    const line = this.#lines[this.#index(id)];
    if (line) line.isThere = false;
  }

  #index(id: string): number {
    return this.#lines.findIndex((line) => line.id === id);
  }

  #reach(id: string): void {
    const number = Number(id);
    while (number >= this.#next) this.#more();
  }

  #more(): Line {
    const line = { id: String(this.#next++), stamp: beginning, isThere: true };
    this.#lines.push(line);
    return line;
  }
}

/** The rows and columns of every sheet. */
export class Axes {
  readonly #axes = new Map<string, Axis>();

  of(sheet: string, what: "rows" | "columns"): Axis {
    const key = `${what} ${sheet}`;
    const known = this.#axes.get(key) ?? new Axis();
    this.#axes.set(key, known);
    return known;
  }
}
