import type { Advance, Advanced } from "../actions/advance-case";
import { amendComplaint } from "../actions/amend-complaint";
import { applyFixes } from "../actions/apply-fixes";
import type { Finding } from "../actions/check-register";
import type { Decided, Decision } from "../actions/decide-cases";
import type { Waiting } from "../actions/pace";
import type { Outbox } from "../actions/outbox";
import type { Ports } from "../actions/ports";
import { type PrintedCase, recordAllPrinted } from "../actions/record-printed";
import { registerComplaint, type Registered, type RegisterOptions } from "../actions/register-complaint";
import type { ArrivalWatch } from "../actions/arrival-watch";
import { settleAgain, type Settled } from "../actions/settle";
import { takeIn, type TakenIn } from "../actions/take-in";
import type { Undone } from "../actions/undo-last";
import type { Verified } from "../actions/verify-register";
import type { PublicHolidays } from "../procedure/calendar";
import { qp12a } from "../procedure/qp-12a";
import { type LogEntry, NUMBER_PRINTED } from "../records/log";
import { type TableName, tableNames } from "../records/tables";
import type { Draft } from "../rules/entry/draft";
import type { DutyId } from "../rules/due/month-duties";
import { ExcelSheet } from "../workbook/excel/excel-sheet";
import type { ExcelWorkbook } from "../workbook/excel/excel-workbook";
import { identify } from "../workbook/excel/register-id";
import { type WantedFields, WorkbookError } from "../workbook/port";
import { sealedTables } from "../workbook/seal";
import { loadRegister, type Register, registerOf } from "../workbook/register";
import type { SheetListener, SheetRow } from "../workbook/sheet";
import { mayVoid } from "./consent";
import type { ExcelSurroundings } from "./excel-surroundings";
import { isPaper } from "./papers";
import { forgetUnsure, landed, recallUnsure, recording, rememberUnsure, typedOf } from "./unsure-draft";

/** The log of a register is long and the pane does not show it: an action reads of it what it needs. */
const shownFields: WantedFields = { log: [] };

/** The register in the workbook Excel has open, and what is done with it. Everything rejects with WorkbookError. */
export class OpenedRegister {
  readonly sheet: ExcelSheet;
  /** Stops listening to the sheet. */
  readonly close: () => Promise<void>;
  readonly #around: ExcelSurroundings;
  readonly #workbook: ExcelWorkbook;
  readonly #holidays: PublicHolidays;
  readonly #by: () => string;
  readonly #watch: ArrivalWatch;
  #id: string | undefined;
  #isMended = false;

  /** Finds the register and listens to its sheet from before the first cell is read. */
  static async open(
    around: ExcelSurroundings,
    listener: SheetListener,
    by: () => string,
    watch: ArrivalWatch,
  ): Promise<OpenedRegister> {
    const coming = around.holidays();
    coming.catch(() => undefined); // told where it is waited for
    const { workbook, sheet, close } = await ExcelSheet.open(around.door, listener);
    return new OpenedRegister(around, workbook, sheet, close, await coming, by, watch);
  }

  private constructor(
    around: ExcelSurroundings,
    workbook: ExcelWorkbook,
    sheet: ExcelSheet,
    close: () => Promise<void>,
    holidays: PublicHolidays,
    by: () => string,
    watch: ArrivalWatch,
  ) {
    this.#around = around;
    this.#workbook = workbook;
    this.sheet = sheet;
    this.close = close;
    this.#holidays = holidays;
    this.#by = by;
    this.#watch = watch;
    this.#id = workbook.registerId;
    around.registerIs(this.#id);
  }

  /** The register as it stands in Excel now. */
  load(): Promise<Register> {
    return loadRegister(this.#workbook, qp12a, this.#holidays, shownFields);
  }

  /** The same with the ends of the log's chains, whose code is printed on documents. */
  withLog(): Promise<Register> {
    return loadRegister(this.#workbook, qp12a, this.#holidays, { log: ["device", "prev", "hash"] });
  }

  /** The rows of the log on documents and on the month's duties; what all rows say is read only where a document went out. */
  async papers(): Promise<readonly LogEntry[]> {
    const columns = ["table", "record", "field", "time", "who"];
    const papers = await this.#papers(columns);
    return papers.some(({ field }) => field === NUMBER_PRINTED) ? this.#papers([...columns, "new"]) : papers;
  }

  async #papers(columns: readonly string[]): Promise<readonly LogEntry[]> {
    const snapshot = await this.#workbook.read(["log"], { log: columns });
    return registerOf(snapshot, qp12a, this.#holidays).log.filter(isPaper);
  }

  /** The register as it was last read or written, without asking Excel. */
  known(): Register {
    return registerOf(this.#workbook.peek(tableNames, shownFields), qp12a, this.#holidays);
  }

  /** Brings back what this device lost to others; of what is in doubt, the changes a person `agreed` to. */
  settle(agreed: readonly string[] = []): Promise<Settled> {
    return settleAgain(this.#ports(), this.#watch, agreed);
  }

  /** Drops changes that do not stand and shall not. */
  async discard(changes: readonly string[]): Promise<void> {
    await this.#around.outbox.drop(changes);
  }

  /** A register that was made before gets an id; it may not be able to. */
  async identify(): Promise<void> {
    if (this.#id !== undefined) return;
    this.#id = await identify(this.#around.door, this.#around.newId());
    this.#around.registerIs(this.#id);
  }

  /**
   * Mends what a register of an earlier Kesu has on its first 1,000 rows only; once, as it costs a look at all columns.
   * Where Excel does not let it, rows that stay below their table are told as damage (V-16).
   */
  async mendShortChecks(typed: readonly TableName[] = []): Promise<void> {
    if (this.#isMended) return;
    this.#isMended = true;
    const { mendShortChecks } = await import("../workbook/excel/repair");
    try {
      await mendShortChecks(this.#around.door, typed);
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
    }
  }

  async takeIn(rows: readonly SheetRow[] | undefined, waiting: Waiting): Promise<TakenIn> {
    const below = (rows ?? []).filter(({ table, row }) => row > (this.#workbook.known(table)?.bottom ?? row));
    if (below.length > 0) await this.mendShortChecks(below.map(({ table }) => table));
    const remembered = this.#workbook.peek(sealedTables);
    const looking = rows ? ({ how: "hand", rows, remembered } as const) : ({ how: "outside" } as const);
    return takeIn(this.#ports(), { ...looking, ...waiting });
  }

  async fix(findings: readonly Finding[]): Promise<void> {
    await applyFixes(findings, this.#asking());
  }

  printed(cases: readonly PrintedCase[]): Promise<void> {
    return recordAllPrinted(cases, this.#ports());
  }

  amend(id: string, changes: Draft, options: RegisterOptions): Promise<Registered> {
    return amendComplaint(id, changes, options, this.#asking());
  }

  async advance(id: string, advance: Advance): Promise<Advanced> {
    const { advanceCase } = await import("../actions/advance-case");
    return advanceCase(id, advance, this.#asking());
  }

  async decide(decisions: readonly Decision[]): Promise<Decided> {
    const { decideCases } = await import("../actions/decide-cases");
    return decideCases(decisions, { skipRefused: true }, this.#asking());
  }

  async duty(month: string, duty: DutyId): Promise<void> {
    const { recordDuty } = await import("../actions/record-duty");
    await recordDuty(month, duty, this.#ports());
  }

  async undo(): Promise<Undone> {
    return (await import("../actions/undo-last")).undoLast(this.#asking());
  }

  async verify(): Promise<Verified> {
    return (await import("../actions/verify-register")).verifyRegister(this.#ports());
  }

  /** Registers a complaint; the same typing once more, after nobody knew whether it was written, registers it once. */
  async register(draft: Draft, options: RegisterOptions): Promise<Registered> {
    const { bookName } = this.#around;
    const before = await this.#landed(draft);
    if (before) return before;
    const { outbox, made } = recording(this.#ports().outbox);
    try {
      const result = await registerComplaint(draft, options, { ...this.#ports(), outbox });
      forgetUnsure(bookName);
      return result;
    } catch (error) {
      await rememberUnsure(bookName, draft, made, outbox);
      throw error;
    }
  }

  /** The complaint of this typing, where it turns out to have been written. */
  async #landed(draft: Draft): Promise<Registered | undefined> {
    const { bookName, now } = this.#around;
    const unsure = recallUnsure(bookName);
    if (unsure?.typed !== typedOf(draft)) return undefined;
    await this.settle();
    const register = await this.load();
    const one = register.cases.find(({ complaint }) => complaint.id === unsure.id);
    forgetUnsure(bookName);
    return one && landed(one, draft, register, { now, by: this.#by() });
  }

  /** For what a person does: before signatures become void they are asked. */
  #asking(): Ports {
    return { ...this.#ports(), mayVoid };
  }

  #ports(): Ports & { readonly outbox: Outbox } {
    const { outbox, now, newId, device } = this.#around;
    return {
      workbook: this.#workbook,
      profile: qp12a,
      holidays: this.#holidays,
      now,
      newId,
      by: this.#by(),
      device,
      outbox: this.#watch.over(outbox),
    };
  }
}
