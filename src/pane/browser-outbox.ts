import { MemoryOutbox } from "../actions/memory-outbox";
import type { Intent, Outbox } from "../actions/outbox";

const DATABASE = "kesu-outbox";
const STORE = "intents";

/** Where a workbook is kept now, and which register is in it. */
export interface BookPlace {
  /** Its live address or path; empty while it has none. */
  readonly name: string;
  /** Undefined while the register has no id. */
  readonly id: string | undefined;
}

/** A change with the workbook it belongs to. */
interface Kept {
  readonly book: string;
  readonly intent: Intent;
}

/**
 * Keeps what this device wrote until a later state proves it: in the browser's IndexedDB, so that it outlives the pane.
 * A change belongs to one register in one place. A copy under another name has the register's id but not its name,
 * another register under the same name not its id: neither gets what was meant for this one. What was written before
 * the register had an id stands under the name alone, as everything did in earlier versions. Where the browser keeps
 * nothing, or the workbook has no name yet, it is kept as long as the pane is open.
 */
export class BrowserOutbox implements Outbox {
  readonly #place: () => Promise<BookPlace>;
  readonly #memory = new Map<string, MemoryOutbox>();
  #database: Promise<IDBDatabase | undefined> | undefined;

  /** `place` is asked each time: a workbook gets another name while it is open when it is saved under one. */
  constructor(place: () => Promise<BookPlace>) {
    this.#place = place;
  }

  async all(): Promise<readonly Intent[]> {
    const intents: Intent[] = [];
    for (const book of booksOf(await this.#place())) {
      const kept = book === "" ? [] : await this.#run("readonly", (store) => store.getAll(under(book)));
      intents.push(...((kept ?? []) as Kept[]).map(({ intent }) => intent), ...this.#inMemory(book).kept);
    }
    return intents.sort((left, right) => (left.id < right.id ? -1 : 1));
  }

  async put(intent: Intent): Promise<void> {
    const place = await this.#place();
    const known = await this.#bookWith(intent.id, place);
    const book = known ?? booksOf(place)[0] ?? "";
    const kept: Kept = { book, intent };
    const done =
      book === "" ? undefined : await this.#run("readwrite", (store) => store.put(kept, [book, intent.id]));
    if (done === undefined) await this.#inMemory(book).put(intent);
    else await this.#inMemory(book).drop([intent.id]);
  }

  async drop(ids: readonly string[]): Promise<void> {
    for (const book of booksOf(await this.#place())) {
      await this.#inMemory(book).drop(ids);
      for (const id of ids) await this.#run("readwrite", (store) => store.delete([book, id]));
    }
  }

  /** Under what a change is kept already: a change that is put again stays one. */
  async #bookWith(id: string, place: BookPlace): Promise<string | undefined> {
    for (const book of booksOf(place)) {
      if (this.#inMemory(book).kept.some((each) => each.id === id)) return book;
      if (await this.#run("readonly", (store) => store.getKey([book, id]))) return book;
    }
    return undefined;
  }

  #inMemory(book: string): MemoryOutbox {
    const known = this.#memory.get(book) ?? new MemoryOutbox();
    this.#memory.set(book, known);
    return known;
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

/** What the changes of a workbook are kept under: the first for new ones, all are looked at. */
const booksOf = ({ name, id }: BookPlace): readonly string[] =>
  id === undefined || name === "" ? [name] : [`${id}\n${name}`, name];

const under = (book: string): IDBKeyRange => IDBKeyRange.bound([book], [book, []]);

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
