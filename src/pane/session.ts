import { ulid } from "ulid";
import { amendComplaint } from "../actions/amend-complaint";
import type { Ports } from "../actions/ports";
import { registerComplaint, type Registered, type RegisterOptions } from "../actions/register-complaint";
import type { PublicHolidays } from "../procedure/calendar";
import { qp12a } from "../procedure/qp-12a";
import type { Draft } from "../rules/draft";
import type { Workbook } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import { deviceName, recall, remember } from "./device-memory";
import { plantClock } from "../actions/plant-clock";
import type { CopyKeeper, WorkingCopy } from "./working-copy";

/** An opened workbook whose bytes can be had at any time. */
export interface OpenedWorkbook extends Workbook {
  bytes(): Promise<Uint8Array>;
}

/** What the session needs from where it runs; only the door knows which. */
export interface Surroundings {
  open(bytes: Uint8Array): Promise<OpenedWorkbook>;
  fetchSample(): Promise<Uint8Array>;
  newRegister(): Promise<Uint8Array>;
  holidays(): Promise<PublicHolidays>;
  readonly keeper: CopyKeeper;
}

/** The register in hand and where its file stands. */
export interface Book extends Omit<WorkingCopy, "bytes"> {
  readonly register: Register;
  /** Did this browser keep the working copy? If not, only the file is safe. */
  readonly kept: boolean;
  /** A download that was handed to the browser and that nobody has confirmed yet. */
  readonly handedOver?: string;
}

type BookChange = { readonly [K in keyof Book]?: Book[K] | undefined };

/** What the pane shows of the session. */
export interface SessionState {
  readonly book: Book | undefined;
  readonly by: string;
  /** A working copy that could not be opened again: it can still be taken away as a file. */
  readonly stranded: WorkingCopy | undefined;
}

/** The register this pane works on: opens it, keeps the working copy, runs the actions. React reads it as a store. */
export class Session {
  #state: SessionState = { book: undefined, by: recall("by") ?? "", stranded: undefined };
  #workbook: OpenedWorkbook | undefined;
  #holidays: PublicHolidays | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  readonly state = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens what this browser worked on last, else the sample, which is kept from its first change on. */
  async start(): Promise<void> {
    const kept = await this.#around.keeper.load().catch(() => undefined);
    try {
      await this.#take(kept ?? (await this.#sample()));
    } catch (error) {
      this.#set({ ...this.#state, stranded: kept });
      throw error;
    }
  }

  /** Opens the sample that comes with the pane, in place of what was open. */
  async openSample(): Promise<void> {
    await this.openBytes(await this.#sample());
  }

  /** Makes an empty register. */
  async openNew(name: string): Promise<void> {
    const bytes = await this.#around.newRegister();
    await this.openBytes({ bytes, name, origin: "new", unsaved: 1 });
  }

  /** Opens a workbook and keeps it as the working copy. The one before stays when this one cannot be opened. */
  async openBytes(copy: WorkingCopy): Promise<void> {
    await this.#take(copy);
    await this.#keep(copy.bytes);
  }

  /** Registers a complaint (§6.1.1). */
  register(draft: Draft, options: RegisterOptions): Promise<Registered> {
    const { registeredBy } = draft;
    if (this.#state.by === "" && typeof registeredBy === "string") this.setBy(registeredBy); // asked for once
    return this.#act((ports) => registerComplaint(draft, options, ports));
  }

  /** Fills in or mends fields of a case. */
  amend(id: string, changes: Draft, options: RegisterOptions): Promise<Registered> {
    return this.#act((ports) => amendComplaint(id, changes, options, ports));
  }

  /** The bytes of the workbook as it stands. */
  bytes(): Promise<Uint8Array> {
    return this.#opened().bytes();
  }

  /** Says where the file stands now: written, or handed to the downloads and not confirmed. */
  async stand(where: BookChange): Promise<void> {
    this.#setBook(where);
    await this.#keep(await this.bytes());
  }

  /** Who acts on this device from now on. */
  setBy(by: string): void {
    remember("by", by);
    this.#set({ ...this.#state, by });
  }

  readonly now = plantClock;

  async #act(action: (ports: Ports) => Promise<Registered>): Promise<Registered> {
    const result = await action({
      workbook: this.#opened(),
      profile: qp12a,
      holidays: await this.#publicHolidays(),
      now: plantClock,
      newId: () => ulid(),
      by: this.#state.by,
      device: deviceName(() => ulid()),
    });
    if (result.ok) {
      const register = await loadRegister(this.#opened(), qp12a, await this.#publicHolidays());
      const unsaved = (this.#state.book?.unsaved ?? 0) + 1;
      this.#setBook({ register, unsaved, handedOver: undefined });
      await this.#keep(await this.bytes());
    }
    return result;
  }

  async #take({ bytes, ...copy }: WorkingCopy): Promise<void> {
    const workbook = await this.#around.open(bytes);
    const register = await loadRegister(workbook, qp12a, await this.#publicHolidays());
    this.#workbook = workbook;
    this.#set({ ...this.#state, book: { ...copy, register, kept: true } });
  }

  async #sample(): Promise<WorkingCopy> {
    const bytes = await this.#around.fetchSample();
    return { bytes, name: "客诉台账示例.xlsx", origin: "sample", unsaved: 0 };
  }

  async #keep(bytes: Uint8Array): Promise<void> {
    const { book } = this.#state;
    if (!book) return;
    const { name, origin, unsaved, handle, stamp } = book;
    const copy: WorkingCopy = {
      bytes,
      name,
      origin,
      unsaved,
      ...(handle && { handle }),
      ...(stamp && { stamp }),
    };
    try {
      await this.#around.keeper.keep(copy);
      this.#setBook({ kept: true });
    } catch {
      this.#setBook({ kept: false });
    }
  }

  #opened(): OpenedWorkbook {
    if (!this.#workbook) throw new Error("no workbook is open");
    return this.#workbook;
  }

  async #publicHolidays(): Promise<PublicHolidays> {
    return (this.#holidays ??= await this.#around.holidays());
  }

  #setBook(change: BookChange): void {
    const { book } = this.#state;
    if (book) this.#set({ ...this.#state, book: { ...book, ...change } as Book });
  }

  #set(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
