import type { IsoDay } from "../procedure/day";

/** Chance for samples: the same for the same seed, on any machine. */
export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

/** Pseudo-random numbers by a seed (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
  };
}

/** ULIDs in a sequence of their own: a moment and a counter, no clock and no chance. */
export function countedIds(start: IsoDay): () => string {
  const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const stamp = Number(start.replaceAll("-", "")) * 1000;
  const encode = (value: number, length: number): string =>
    length === 0 ? "" : encode(Math.floor(value / 32), length - 1) + (letters[value % 32] ?? "");
  let count = 0;
  return () => encode(stamp, 10) + encode(++count, 16);
}
