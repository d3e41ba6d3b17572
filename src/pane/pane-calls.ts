/** What a command of the ribbon wants of the pane. */
export type PaneCall = "form" | "case" | "document" | "check" | "due" | "review";

/** Between the ribbon and the pane: a command given before the pane can follow it waits until it can. */
export class PaneCalls {
  #waiting: PaneCall | undefined;
  #listener: ((call: PaneCall) => void) | undefined;

  make(call: PaneCall): void {
    if (this.#listener) this.#listener(call);
    else this.#waiting = call; // of several, the last is what is wanted now
  }

  /** Follows the commands from now on, and the one that waited. */
  listen(listener: (call: PaneCall) => void): () => void {
    this.#listener = listener;
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) listener(waiting);
    return () => {
      this.#listener = undefined;
    };
  }
}
