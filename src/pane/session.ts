import { monotonicFactory } from "ulid";
import type { Advance, Advanced } from "../actions/advance-case";
import type { Decided, Decision } from "../actions/decide-cases";
import { MemoryOutbox } from "../actions/memory-outbox";
import type { Conflict } from "../actions/merge-changes";
import type { Ports } from "../actions/ports";
import type { PrintedCase } from "../actions/record-printed";
import type { Registered, RegisterOptions } from "../actions/register-complaint";
import type { Undone } from "../actions/undo-last";
import type { Verified } from "../actions/verify-register";
import type { PublicHolidays } from "../procedure/calendar";
import { qp12a } from "../procedure/qp-12a";
import type { LogEntry } from "../records/log";
import type { Draft } from "../rules/entry/draft";
import type { DutyId } from "../rules/due/month-duties";
import type { Workbook } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import { mayVoid } from "./consent";
import { type Book, type BookChange, conflictsBesides, type Sent, workingCopyOf } from "./book";
import type { DiskStamp } from "./disk-file";
import { carryDraft } from "./form-draft";
import { deviceName, recall, remember } from "./device-memory";
import { plantClock } from "../actions/plant-clock";
import { isPaper } from "./papers";
import { Turns } from "./turns";
import type { CopyKeeper, WorkingCopy } from "./working-copy";

/** An opened workbook whose bytes can be had at any time. */
export interface OpenedWorkbook extends Workbook {
  bytes(): Promise<Uint8Array>;
}

/** What the session needs from where it runs; only the door knows which. */
export interface Surroundings {
  open(bytes: Uint8Array): Promise<OpenedWorkbook>;
  /** Opens a register of an earlier layout, to be read. */
  openOlder(bytes: Uint8Array): Promise<Pick<Workbook, "read">>;
  fetchSample(): Promise<Uint8Array>;
  newRegister(): Promise<Uint8Array>;
  holidays(): Promise<PublicHolidays>;
  readonly keeper: CopyKeeper;
}

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
  #outbox = new MemoryOutbox();
  /** What reads the workbook and writes it does so by turns. */
  readonly #turns = new Turns();
  readonly #newId = monotonicFactory();
  #holidays: PublicHolidays | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #around: Surroundings;
  /** What only a register in a file has. */
  readonly file = this;

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
  openBytes(copy: WorkingCopy): Promise<void> {
    return this.#turns.take(async () => {
      await this.#take(copy);
      if (copy.origin === "disk") await this.#takeIn();
      await this.#keep(await this.bytes());
    });
  }

  /** Carries a register of an earlier layout over into a new one, which is opened unsaved. Rejects with WorkbookError. */
  async carryOver({ bytes }: Pick<WorkingCopy, "bytes">, name: string): Promise<void> {
    const { carryOver } = await import("../actions/carry-over");
    const fresh = await this.#around.open(await this.#around.newRegister());
    await carryOver(await this.#around.openOlder(bytes), fresh, await this.#portsOn(fresh));
    await this.openBytes({ bytes: await fresh.bytes(), name, origin: "new", unsaved: 1 });
  }

  /**
   * Goes on with a file that somebody else has saved, with this side's changes in it; what both changed stays as it is
   * there until a person chooses. Rejects with WorkbookError: then everything is as before.
   */
  merge(bytes: Uint8Array, stamp: DiskStamp): Promise<void> {
    return this.#turns.take(() => this.#merge(bytes, stamp));
  }

  async #merge(bytes: Uint8Array, stamp: DiskStamp): Promise<void> {
    const { countOf, takeIn } = await import("../actions/take-in");
    const { lostChanges } = await import("../actions/lost-changes");
    const { mergeChanges } = await import("../actions/merge-changes");
    const { voidedByMerging } = await import("../actions/signatures-at-stake");
    const workbook = await this.#around.open(bytes);
    const ports = await this.#portsOn(workbook);
    const found = await takeIn(ports, { how: "outside" });
    const own = this.#state.book?.register;
    const intents = this.#outbox.kept;
    const theirs = await this.#load(workbook);
    const lost = own && lostChanges(own, theirs, intents, this.#newId);
    const merged = await mergeChanges(lost ? [lost, ...intents] : intents, ports);
    const register = await this.#load(workbook);
    this.#workbook = workbook;
    const { conflicts } = merged;
    this.#setBook({
      register,
      stamp,
      merged,
      voided: voidedByMerging([own, theirs], register),
      conflicts: [...conflictsBesides(this.#state.book ?? {}, conflicts), ...conflicts],
      takenIn: countOf(found) > 0 ? found : undefined,
      recovers: lost !== undefined,
    });
    await this.#keep(await this.bytes());
  }

  /** Decides about a field both sides changed. Rejects with WorkbookError. */
  async choose(conflict: Conflict, side: "mine" | "theirs"): Promise<void> {
    if (side === "mine")
      await this.#act(async (ports) => {
        const { keepMine } = await import("../actions/keep-mine");
        await keepMine(conflict, ports);
        return { ok: true };
      });
    this.#setBook({ conflicts: conflictsBesides(this.#state.book ?? {}, [conflict]) });
    await this.#keep(await this.bytes());
  }

  /** The person has seen what was taken in, or what came of merging. */
  dismiss(note: "takenIn" | "merged"): void {
    this.#setBook({ [note]: undefined });
  }

  /** Registers a complaint (§6.1.1). */
  register(draft: Draft, options: RegisterOptions): Promise<Registered> {
    const { registeredBy } = draft;
    if (this.#state.by === "" && typeof registeredBy === "string") this.setBy(registeredBy); // asked for once
    return this.#act(async (ports) => {
      const { registerComplaint } = await import(
        /* webpackChunkName: "writing" */ "../actions/register-complaint"
      );
      return registerComplaint(draft, options, ports);
    });
  }

  /** Fills in or mends fields of a case. */
  amend(id: string, changes: Draft, options: RegisterOptions): Promise<Registered> {
    return this.#act(async (ports) => {
      const { amendComplaint } = await import(/* webpackChunkName: "writing" */ "../actions/amend-complaint");
      return amendComplaint(id, changes, options, ports);
    });
  }

  /** Takes a case a step further or back (catalogue §7.1). */
  advance(id: string, advance: Advance): Promise<Advanced> {
    return this.#act(async (ports) => {
      const { advanceCase } = await import("../actions/advance-case");
      return advanceCase(id, advance, ports);
    });
  }

  /** Enters words of approval; one that is refused does not keep the others from being written. */
  async decide(decisions: readonly Decision[]): Promise<Decided> {
    const { decideCases } = await import("../actions/decide-cases");
    const { decided } = await this.#act(async (ports) => {
      const done = await decideCases(decisions, { skipRefused: true }, ports);
      return { ok: done.written.length > 0, decided: done };
    });
    return decided;
  }

  /** Keeps in the log that a duty of the month was done. */
  async duty(month: string, duty: DutyId): Promise<void> {
    const { recordDuty } = await import("../actions/record-duty");
    await this.#act(async (ports) => {
      await recordDuty(month, duty, ports);
      return { ok: true };
    });
  }

  /** Takes back the last change this device wrote. */
  undo(): Promise<Undone> {
    return this.#act(async (ports) => (await import("../actions/undo-last")).undoLast(ports));
  }

  /** The register as it is shown: a file's is read with its log. */
  withLog(): Promise<Register> {
    const { book } = this.#state;
    return book ? Promise.resolve(book.register) : this.#load(this.#opened());
  }

  /** The rows of the log on documents that went out and on the month's duties. */
  papers(): Promise<readonly LogEntry[]> {
    return Promise.resolve((this.#state.book?.register.log ?? []).filter(isPaper));
  }

  /** Looks whether the log is whole and the register follows from it. */
  verify(): Promise<Verified> {
    return this.#turns.take(async () => {
      const { verifyRegister } = await import("../actions/verify-register");
      return verifyRegister(await this.#portsOn(this.#opened()));
    });
  }

  /** A form about a case went out of the house: from then on it keeps its number. */
  async printed(cases: readonly PrintedCase[]): Promise<void> {
    await this.#act(async (ports) => {
      const { recordAllPrinted } = await import(
        /* webpackChunkName: "writing" */ "../actions/record-printed"
      );
      await recordAllPrinted(cases, ports);
      return { ok: true };
    });
  }

  /** The bytes of the workbook as it stands. */
  bytes(): Promise<Uint8Array> {
    return this.#opened().bytes();
  }

  /** The workbook on its way into a file. */
  sent(): Sent {
    const intents = this.#outbox.kept.map(({ id }) => id);
    return { bytes: this.bytes(), unsaved: this.#state.book?.unsaved ?? 0, intents };
  }

  /** Says where the file stands now, and what is in it; what came in while it was being written is not. */
  async stand(where: Omit<BookChange, "unsaved">, sent?: Sent): Promise<void> {
    const unsaved = (this.#state.book?.unsaved ?? 0) - (sent?.unsaved ?? 0);
    if (sent) await this.#outbox.drop(sent.intents);
    if (where.name !== undefined && this.#state.book) carryDraft(this.#state.book.name, where.name);
    this.#setBook({ ...where, unsaved });
    await this.#keep(await this.bytes());
  }

  /** Who acts on this device from now on. */
  setBy(by: string): void {
    remember("by", by);
    this.#set({ ...this.#state, by });
  }

  readonly now = plantClock;

  #act<T extends { readonly ok: boolean }>(action: (ports: Ports) => Promise<T>): Promise<T> {
    return this.#turns.take(async () => {
      const ports = await this.#portsOn(this.#opened());
      const result = await action({ ...ports, outbox: this.#outbox, mayVoid });
      if (result.ok) await this.#changed({ handedOver: undefined });
      return result;
    });
  }

  /** One change more that stands in no file. */
  async #changed(book: BookChange): Promise<void> {
    const register = await this.#load(this.#opened());
    const unsaved = (this.#state.book?.unsaved ?? 0) + 1;
    this.#setBook({ ...book, register, unsaved });
    await this.#keep(await this.bytes());
  }

  /** Takes in what was typed into the file without Kesu. */
  async #takeIn(): Promise<void> {
    const { countOf, takeIn } = await import("../actions/take-in");
    const ports = await this.#portsOn(this.#opened());
    const found = await takeIn({ ...ports, outbox: this.#outbox }, { how: "outside" });
    if (this.#outbox.kept.length > 0) await this.#changed(countOf(found) > 0 ? { takenIn: found } : {});
  }

  async #portsOn(workbook: OpenedWorkbook): Promise<Ports> {
    return {
      workbook,
      profile: qp12a,
      holidays: await this.#publicHolidays(),
      now: plantClock,
      newId: () => this.#newId(),
      by: this.#state.by,
      device: deviceName(this.#newId),
    };
  }

  async #load(workbook: OpenedWorkbook): Promise<Register> {
    return loadRegister(workbook, qp12a, await this.#publicHolidays());
  }

  async #take({ bytes, intents, ...copy }: WorkingCopy): Promise<void> {
    const workbook = await this.#around.open(bytes);
    const register = await this.#load(workbook);
    this.#workbook = workbook;
    this.#outbox = new MemoryOutbox(intents);
    this.#set({ ...this.#state, book: { ...copy, register, kept: true } });
  }

  async #sample(): Promise<WorkingCopy> {
    const bytes = await this.#around.fetchSample();
    return { bytes, name: "客诉台账示例.xlsx", origin: "sample", unsaved: 0 };
  }

  async #keep(bytes: Uint8Array): Promise<void> {
    const { book } = this.#state;
    if (!book) return;
    try {
      await this.#around.keeper.keep(workingCopyOf(book, bytes, this.#outbox.kept));
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
