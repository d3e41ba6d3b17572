import type { Intent, Outbox } from "./outbox";

/** An outbox that lives as long as its owner: what a file gets that somebody else has saved meanwhile. */
export class MemoryOutbox implements Outbox {
  #kept: readonly Intent[];

  constructor(kept: readonly Intent[] = []) {
    this.#kept = kept;
  }

  /** The changes that are kept, oldest first. */
  get kept(): readonly Intent[] {
    return this.#kept;
  }

  all(): Promise<readonly Intent[]> {
    return Promise.resolve(this.#kept);
  }

  put(intent: Intent): Promise<void> {
    this.#kept = [...this.#kept.filter(({ id }) => id !== intent.id), intent];
    return Promise.resolve();
  }

  drop(ids: readonly string[]): Promise<void> {
    this.#kept = this.#kept.filter(({ id }) => !ids.includes(id));
    return Promise.resolve();
  }
}
