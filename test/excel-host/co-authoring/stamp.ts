/** When something was written and where: of two writes the later wins, on every replica alike. */
export interface Stamp {
  readonly time: number;
  /** Tells writes of one moment apart. */
  readonly count: number;
  readonly replica: number;
}

/** Before everything. */
export const beginning: Stamp = { time: -1, count: 0, replica: -1 };

export const isLater = (a: Stamp, b: Stamp): boolean =>
  a.time !== b.time ? a.time > b.time : a.count !== b.count ? a.count > b.count : a.replica > b.replica;

export const isSame = (a: Stamp, b: Stamp): boolean => !isLater(a, b) && !isLater(b, a);

/** A replica's clock: what it writes is later than everything it has seen (a hybrid logical clock). */
export class Clock {
  readonly #replica: number;
  readonly #now: () => number;
  #last: Stamp = beginning;

  constructor(replica: number, now: () => number) {
    this.#replica = replica;
    this.#now = now;
  }

  tick(): Stamp {
    const time = this.#now();
    const moved = time > this.#last.time;
    this.#last = {
      time: moved ? time : this.#last.time,
      count: moved ? 0 : this.#last.count + 1,
      replica: this.#replica,
    };
    return this.#last;
  }

  saw(stamp: Stamp): void {
    if (isLater(stamp, this.#last)) this.#last = stamp;
  }
}
