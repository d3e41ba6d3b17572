import type { Advance, Advanced } from "../actions/advance-case";
import { ArrivalWatch, type RecordPlace } from "../actions/arrival-watch";
import type { Finding } from "../actions/check-register";
import type { Decided, Decision } from "../actions/decide-cases";
import type { PrintedCase } from "../actions/record-printed";
import type { Registered, RegisterOptions } from "../actions/register-complaint";
import { timeOf } from "../actions/ulid-time";
import type { Undone } from "../actions/undo-last";
import type { Verified } from "../actions/verify-register";
import { qp12a } from "../procedure/qp-12a";
import type { LogEntry } from "../records/log";
import type { TableName } from "../records/tables";
import type { Draft } from "../rules/entry/draft";
import type { DutyId } from "../rules/due/month-duties";
import { WorkbookError } from "../workbook/port";
import type { Register } from "../workbook/register";
import type { FindingLine, SheetRow } from "../workbook/sheet";
import type { ExcelSurroundings } from "./excel-surroundings";
import { OpenedRegister } from "./opened-register";
import type { RegisterSession } from "./register-session";
import { SheetEvents } from "./sheet-events";
import type { DoubtAnswer, SheetSide } from "./sheet-side";
import { ShownRegister } from "./shown-register";
import { Background, Turns } from "./turns";

/** From this many rows on the pane says how far it is. */
const MANY_ROWS = 200;

/** The register this pane works on inside Excel: the sheet and the pane agree, whoever changes what. */
export class ExcelSession implements RegisterSession, SheetSide {
  readonly #around: ExcelSurroundings;
  readonly #shown: ShownRegister;
  readonly #turns = new Turns();
  readonly #background: Background;
  readonly #events: SheetEvents;
  #opened: OpenedRegister | undefined;
  /** What this session has learned of the fate of its device's changes. */
  #watch = this.#watchAnew();
  /** Changes the person has left for the next time. */
  #leftAlone: ReadonlySet<string> = new Set();
  #working: AbortController | undefined;
  #papers: { readonly of: string | undefined; readonly found: Promise<readonly LogEntry[]> } | undefined;
  /** What only a register on a sheet has. */
  readonly sheet = this;
  readonly state: ShownRegister["state"];
  readonly subscribe: ShownRegister["subscribe"];
  readonly now: () => string;
  readonly withWorkbook: SheetSide["withWorkbook"];

  constructor(around: ExcelSurroundings) {
    this.#around = around;
    this.now = around.now;
    this.withWorkbook = around.withWorkbook;
    this.#shown = new ShownRegister(around.bookName, around.now);
    this.state = this.#shown.state;
    this.subscribe = this.#shown.subscribe;
    this.#background = new Background(this.#turns, around.patience, (error) => {
      this.#shown.set({ trouble: { error } });
    });
    this.#events = new SheetEvents(
      {
        takeIn: (rows) => void this.#background.run(() => this.#takeIn(rows)),
        refresh: () => void this.#background.run(() => this.#refresh()),
        heard: (over) => {
          this.#watch.heard(timeOf(around.newId()), placesIn(over));
        },
        go: (spot) => {
          this.#shown.set({ spot });
        },
      },
      around.calmMs,
    );
  }

  /** Opens the register of the workbook; what takes longer than showing it follows by itself. */
  start(): Promise<void> {
    return this.#turns.take(async () => {
      this.#watch = this.#watchAnew();
      await this.#open();
      if (this.#around.isFetchedAnew()) this.#watch.fetchedAnew(await this.#around.outbox.all());
    });
  }

  #watchAnew(): ArrivalWatch {
    return new ArrivalWatch((table, row) => this.#opened?.sheet.isPending(table, row) ?? false);
  }

  register(draft: Draft, options: RegisterOptions): Promise<Registered> {
    const { registeredBy } = draft;
    if (this.state().by === "" && typeof registeredBy === "string") this.setBy(registeredBy); // asked for once
    return this.#act((opened) => opened.register(draft, options));
  }

  amend(id: string, changes: Draft, options: RegisterOptions): Promise<Registered> {
    return this.#act((opened) => opened.amend(id, changes, options));
  }

  advance(id: string, advance: Advance): Promise<Advanced> {
    return this.#act((opened) => opened.advance(id, advance));
  }

  async decide(decisions: readonly Decision[]): Promise<Decided> {
    const { decided } = await this.#act(async (opened) => {
      const done = await opened.decide(decisions);
      return { ok: done.written.length > 0, decided: done };
    });
    return decided;
  }

  async duty(month: string, duty: DutyId): Promise<void> {
    await this.#act(async (opened) => {
      await opened.duty(month, duty);
      return { ok: true };
    });
  }

  undo(): Promise<Undone> {
    return this.#act((opened) => opened.undo());
  }

  withLog(): Promise<Register> {
    return this.#turns.take(() => this.#mustBeOpen().withLog());
  }

  /** Read once for every version of the register that is shown. */
  papers(): Promise<readonly LogEntry[]> {
    const of = this.state().book?.register.version;
    const asked = this.#papers?.of === of ? this.#papers : undefined;
    const papers = asked ?? { of, found: this.#turns.take(() => this.#mustBeOpen().papers()) };
    this.#papers = papers;
    papers.found.catch(() => {
      if (this.#papers === papers) this.#papers = undefined;
    });
    return papers.found;
  }

  verify(): Promise<Verified> {
    this.#opened?.sheet.flush();
    return this.#turns.take(() => this.#mustBeOpen().verify());
  }

  async printed(cases: readonly PrintedCase[]): Promise<void> {
    await this.#act(async (opened) => {
      await opened.printed(cases);
      return { ok: true };
    });
  }

  setBy(by: string): void {
    this.#shown.setBy(by);
  }

  async setUp(): Promise<void> {
    const { setUpRegister } = await import("../workbook/excel/set-up");
    const { door, newId, outbox } = this.#around;
    await this.#turns.take(async () => {
      await outbox.drop((await outbox.all()).map(({ id }) => id)); // of a register that stood here before
      await setUpRegister(door, { procedure: qp12a, newId });
      await this.#open();
    });
  }

  async newWorkbook(): Promise<void> {
    const { newRegisterWorkbook } = await import("../workbook/excel/set-up-new");
    await newRegisterWorkbook(this.#around.door, await this.#around.newRegister());
  }

  /** A selection is a courtesy: while Excel is busy there is none. */
  async select(table: TableName, id: string, field?: string): Promise<void> {
    this.#events.goesTo(id);
    try {
      await this.#turns.take(async () => this.#opened?.sheet.select(table, id, field));
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
    }
  }

  fix(findings: readonly Finding[]): Promise<void> {
    return this.#turns.take(async () => {
      const opened = this.#mustBeOpen();
      await opened.fix(findings);
      this.#shown.show(opened.known());
      this.#events.moved();
    });
  }

  async repair(): Promise<void> {
    const { repair } = await import("../workbook/excel/repair");
    await this.#turns.take(async () => {
      await repair(this.#around.door, this.state().damages);
      await this.#open();
    });
  }

  async resolve(answer: DoubtAnswer): Promise<void> {
    const { doubt } = this.state();
    if (!doubt) return;
    await this.#turns.take(async () => {
      const opened = this.#mustBeOpen();
      if (answer === "later") this.#leftAlone = new Set([...this.#leftAlone, ...doubt.changes]);
      if (answer === "discard") await opened.discard(doubt.changes);
      await this.#settle(opened, answer === "write" ? doubt.changes : []);
      this.#shown.show(await opened.load());
      this.#shown.welcome();
    });
  }

  async refresh(): Promise<void> {
    this.#opened?.sheet.flush();
    await this.#turns.take(() => this.#refresh());
  }

  show(lines: readonly FindingLine[]): Promise<void> {
    return this.#turns.take(() => this.#mustBeOpen().sheet.show(lines, this.now().slice(0, 16)));
  }

  openReview(): Promise<void> {
    return this.#turns.take(() => this.#mustBeOpen().sheet.openReview());
  }

  /** The person has turned to the pane: what was typed on the sheet is finished. */
  flush(): void {
    this.#opened?.sheet.flush();
  }

  tryAgain(): void {
    this.#shown.set({ trouble: undefined });
    this.#background.again();
  }

  stop(): void {
    this.#working?.abort();
  }

  dismiss(what: "typed" | "notices" | "trouble"): void {
    this.#shown.dismiss(what);
  }

  async #open(): Promise<void> {
    this.#events.close();
    await this.#opened?.close().catch(() => undefined); // what listened to a workbook that is gone
    this.#opened = undefined;
    this.#papers = undefined;
    try {
      const by = (): string => this.state().by;
      this.#opened = await OpenedRegister.open(this.#around, this.#events, by, this.#watch);
    } catch (error) {
      if (!(error instanceof WorkbookError && error.code === "no-register")) throw error;
      this.#shown.set({ phase: "none", book: undefined });
      return;
    }
    this.#shown.show(await this.#opened.load());
    void this.#background.run(() => this.#lookOver());
  }

  /** What is seen to when the register is in sight: what was lost to others, damage, and what came about without Kesu. */
  async #lookOver(): Promise<void> {
    await this.#refresh();
    this.#shown.welcome();
    await this.#findDamage();
    await this.#drawUndrawn();
    await this.#takeIn(undefined);
  }

  async #findDamage(): Promise<void> {
    const { findDamage } = await import("../workbook/excel/repair");
    this.#shown.set({ damages: await findDamage(this.#around.door) });
  }

  /** What Excel could not draw when the register was set up is tried again with every start. */
  async #drawUndrawn(): Promise<void> {
    const undrawn = this.state().damages.filter(({ code }) => code === "not-drawn");
    if (undrawn.length === 0) return;
    const { repair } = await import("../workbook/excel/repair");
    await repair(this.#around.door, undrawn);
    await this.#findDamage();
  }

  /** Brings back what this device lost to others, and shows the register as it stands now. */
  async #refresh(): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    await this.#settle(opened);
    const before = sheetFaults(this.state().book?.register);
    const register = await opened.load();
    this.#shown.show(register);
    if (sheetFaults(register) !== before) await this.#findDamage();
  }

  async #settle(opened: OpenedRegister, agreed: readonly string[] = []): Promise<void> {
    const { renumbered, rewrittenCases: numbers, waiting, doubt } = await opened.settle(agreed);
    this.#shown.notice(renumbered.map((each) => ({ kind: "renumbered", ...each })));
    if (numbers.length > 0) this.#shown.notice([{ kind: "rewritten", id: this.#around.newId(), numbers }]);
    const isNews = doubt?.changes.some((id) => !this.#leftAlone.has(id)) === true;
    const unconfirmed = this.#around.isShared() ? waiting : 0;
    this.#shown.set({ doubt: isNews ? doubt : undefined, unconfirmed });
  }

  async #takeIn(rows: readonly SheetRow[] | undefined): Promise<void> {
    const opened = this.#opened;
    if (!opened) return;
    const working = new AbortController();
    this.#working = working;
    const onProgress = (done: number, all: number): void => {
      if (all > MANY_ROWS) this.#shown.set({ work: done < all ? { done, all } : undefined });
    };
    try {
      const taken = await opened.takeIn(rows, { onProgress, signal: working.signal });
      const isNews = rows !== undefined || taken.changes.length + taken.restored + taken.gone.length > 0;
      if (isNews) this.#shown.tell(taken, rows, await opened.load());
    } catch (error) {
      if (!working.signal.aborted) throw error;
    } finally {
      if (this.state().work) this.#shown.set({ work: undefined });
    }
  }

  async #act<T extends { readonly ok: boolean }>(action: (opened: OpenedRegister) => Promise<T>): Promise<T> {
    this.#opened?.sheet.flush();
    return this.#turns.take(async () => {
      const opened = this.#mustBeOpen();
      const result = await action(opened).catch((error: unknown) => {
        // somebody changed the sheet between reading and writing: nothing was written, so it is read once more
        if (!(error instanceof WorkbookError && error.code === "changed-since-opened")) throw error;
        return action(opened);
      });
      if (result.ok) {
        this.#shown.show(opened.known());
        this.#events.moved(); // what formulas make of it is read when there is time
        void this.#identify();
        void this.#background.run(() => opened.mendShortChecks());
      }
      return result;
    });
  }

  /** A register without an id gets one after something was written; where that fails, the next time. */
  async #identify(): Promise<void> {
    await this.#turns.take(() => this.#opened?.identify() ?? Promise.resolve()).catch(() => undefined);
  }

  #mustBeOpen(): OpenedRegister {
    if (!this.#opened) throw new WorkbookError("no-register");
    return this.#opened;
  }
}

const placesIn = (rows: readonly SheetRow[]): readonly RecordPlace[] =>
  rows.flatMap(({ table, row, id }) => (id ? [{ table, row, id }] : []));

/** What is wrong with the sheets themselves: when that changes, somebody has damaged something, or mended it. */
const sheetFaults = (register: Register | undefined): string =>
  JSON.stringify(
    (register?.tableIssues ?? []).filter(
      ({ issue: { problem } }) => problem.code === "sheet" && problem.fault !== "lost-formula",
    ),
  );
