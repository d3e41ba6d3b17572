import type { Conflict } from "../actions/merge-changes";
import type { Intent } from "../actions/outbox";
import type { DiskStamp } from "./disk-file";

/** The workbook as this browser keeps it between two visits: what a reload finds again. It is not the file. */
export interface WorkingCopy {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly origin: "sample" | "disk" | "new";
  /** Changes that stand in no file yet. */
  readonly unsaved: number;
  /** The file it came from, where the browser can write it, and how it was when it was last read or written. */
  readonly handle?: FileSystemFileHandle;
  readonly stamp?: DiskStamp;
  /** What was changed since the file was last read or written: merged into it should somebody else have saved it. */
  readonly intents?: readonly Intent[];
  /** Fields both sides changed, about which nobody has decided yet. */
  readonly conflicts?: readonly Conflict[];
}

/** A place for the working copy. `keep` rejects when there is no room, no right, or another window has the place. */
export interface CopyKeeper {
  load(): Promise<WorkingCopy | undefined>;
  keep(copy: WorkingCopy): Promise<void>;
}

const STORE = "working-copy";
const KEY = "current";
const LOCK_WAIT_MS = 1500;

/**
 * Keeps the working copy in the browser's IndexedDB. One window at a time owns it, by a lock that lives as long as
 * the window: two windows can never overwrite each other's work.
 */
export class BrowserCopyKeeper implements CopyKeeper {
  #database: Promise<IDBDatabase> | undefined;
  #owned: Promise<boolean> | undefined;

  async load(): Promise<WorkingCopy | undefined> {
    if (!(await this.#own())) return undefined;
    return (await this.#run("readonly", (store) => store.get(KEY))) as WorkingCopy | undefined;
  }

  async keep(copy: WorkingCopy): Promise<void> {
    if (!(await this.#own())) throw new Error("another window has the working copy");
    await this.#run("readwrite", (store) => store.put(copy, KEY));
  }

  /** A reload may have to wait a moment until the page before has let go. */
  #own(): Promise<boolean> {
    this.#owned ??= new Promise((resolve) => {
      if (!("locks" in navigator)) {
        resolve(false);
        return;
      }
      const held = new Promise<never>(() => undefined);
      navigator.locks
        .request("kesu-working-copy", { signal: AbortSignal.timeout(LOCK_WAIT_MS) }, () => {
          resolve(true);
          return held;
        })
        .catch(() => {
          resolve(false);
        });
    });
    return this.#owned;
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("kesu", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(STORE);
      };
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error("no IndexedDB"));
      };
    });
    return this.#database;
  }

  async #run(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
    const database = await this.#open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode);
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        resolve(request.result);
      };
      transaction.onabort = transaction.onerror = () => {
        reject(transaction.error ?? new Error("IndexedDB failed"));
      };
    });
  }
}
