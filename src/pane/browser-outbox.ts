import { MemoryOutbox } from "../actions/memory-outbox";
import type { Intent, Outbox } from "../actions/outbox";

const DATABASE = "kesu-outbox";
const STORE = "intents";

/** A change with the workbook it belongs to. */
interface Kept {
  readonly book: string;
  readonly intent: Intent;
}

/**
 * Keeps what this device wrote until it was seen in a later state: in the browser's IndexedDB, by workbook, so that it
 * outlives the pane. Where the browser keeps nothing it is kept as long as the pane is open.
 */
export class BrowserOutbox implements Outbox {
  readonly #book: string;
  readonly #memory = new MemoryOutbox();
  #database: Promise<IDBDatabase | undefined> | undefined;

  constructor(book: string) {
    this.#book = book;
  }

  async all(): Promise<readonly Intent[]> {
    const kept = (await this.#run("readonly", (store) => store.getAll(this.#own()))) as Kept[] | undefined;
    const intents = [...(kept ?? []).map(({ intent }) => intent), ...this.#memory.kept];
    return intents.sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  async put(intent: Intent): Promise<void> {
    const kept: Kept = { book: this.#book, intent };
    const done = await this.#run("readwrite", (store) => store.put(kept, [this.#book, intent.id]));
    if (done === undefined) await this.#memory.put(intent);
    else await this.#memory.drop([intent.id]);
  }

  async drop(ids: readonly string[]): Promise<void> {
    await this.#memory.drop(ids);
    for (const id of ids) await this.#run("readwrite", (store) => store.delete([this.#book, id]));
  }

  #own(): IDBKeyRange {
    return IDBKeyRange.bound([this.#book], [this.#book, []]);
  }

  /** Resolves to what was asked for, null where that is nothing; undefined when the browser keeps nothing. */
  async #run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await (this.#database ??= open());
    if (!database) return undefined;
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const request = ask(transaction.objectStore(STORE));
        transaction.oncomplete = () => {
          resolve(request.result ?? null);
        };
        transaction.onabort = transaction.onerror = () => {
          reject(transaction.error ?? new Error("IndexedDB failed"));
        };
      });
    } catch {
      return undefined;
    }
  }
}

/** The database; undefined where the browser refuses: in a private window, in a frame it does not trust. */
function open(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(STORE);
      };
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        resolve(undefined);
      };
      request.onblocked = () => {
        resolve(undefined);
      };
    } catch {
      resolve(undefined);
    }
  });
}
