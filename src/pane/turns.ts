import { WorkbookError } from "../workbook/port";
import { willPass } from "./retry";

/** Pieces of work that follow each other: what one has read is still so when it writes. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** How long Excel is given before it is asked again, and how often. */
export interface Patience {
  readonly pauseMs: number;
  readonly times: number;
}

/** Work nobody waits for: what passes by itself is tried again quietly, everything else is told once. */
export class Background {
  readonly #turns: Turns;
  readonly #patience: Patience;
  readonly #onTrouble: (error: unknown) => void;
  #failed: (() => Promise<void>)[] = [];

  constructor(turns: Turns, patience: Patience, onTrouble: (error: unknown) => void) {
    this.#turns = turns;
    this.#patience = patience;
    this.#onTrouble = onTrouble;
  }

  async run(work: () => Promise<void>): Promise<void> {
    for (let left = this.#patience.times; ; left--)
      try {
        await this.#turns.take(work);
        return;
      } catch (error) {
        if (left > 0 && passes(error)) await pause(this.#patience.pauseMs);
        else {
          this.#failed.push(work);
          this.#onTrouble(error);
          return;
        }
      }
  }

  /** Does once more what failed. */
  again(): void {
    for (const work of this.#failed.splice(0)) void this.run(work);
  }
}

/** In the background also what somebody else has just changed is simply looked at again. */
const passes = (error: unknown): boolean =>
  willPass(error) || (error instanceof WorkbookError && error.code === "changed-since-opened");

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
