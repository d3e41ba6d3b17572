import type { Pace } from "./finish-rows";

/** How long work goes on before others get their turn. */
const TURN_MS = 40;

/** Who waits for a long piece of work, and how it is called off. */
export interface Waiting {
  readonly onProgress?: (done: number, all: number) => void;
  /** Until the commit everything can be called off; then nothing has changed. */
  readonly signal?: AbortSignal;
}

/** The pace of work over so many rows: tells how far it is, lets the window answer, stops when it is called off. */
export function pacer(rows: number, { onProgress, signal }: Waiting): Pace {
  let turn = performance.now();
  return async (done, all) => {
    if (performance.now() - turn < TURN_MS) return;
    onProgress?.(Math.floor((done / all) * rows), rows);
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal?.throwIfAborted();
    turn = performance.now();
  };
}
