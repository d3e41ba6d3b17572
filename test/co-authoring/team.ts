import { makeSample } from "../../src/actions/make-sample";
import { MemoryOutbox } from "../../src/actions/memory-outbox";
import { nodeCodec } from "../../src/opc/node-codec";
import { ExcelSession } from "../../src/pane/excel-session";
import { qp12a } from "../../src/procedure/qp-12a";
import { complaintFields, type ComplaintField } from "../../src/records/complaint";
import type { Case } from "../../src/rules/case";
import { cellName } from "../../src/workbook/ooxml/address";
import { holidays } from "../actions/a-register";
import { ExcelHost } from "../excel-host/excel-host";
import { loadXlsx } from "../excel-host/file-load";
import { plain } from "../excel-host/model/cell";
import { bootOffice, type OfficeWindow } from "../excel-host/office-window";
import { CoAuthors } from "../excel-host/replicas";
import type { WorkbookCopy } from "../excel-host/workbook-copy";
import { ulids } from "./ulids";

/** How long a co-author's change is under way at most while the line is up. */
export const LONGEST_DELAY_MS = 20_000;
const START = Date.parse("2026-11-20T02:00:00Z");
export const SHEET = "客诉台账";
const HEADER_ROW = 3;

/** One person: an Excel with a replica of the workbook, the real office.js and the pane's session. */
export class Person {
  readonly host: ExcelHost;
  readonly office: OfficeWindow;
  readonly session: ExcelSession;
  readonly device: string;
  readonly #outbox: MemoryOutbox;
  /** Cases the person was asked about, in this story. */
  asked = 0;

  constructor(host: ExcelHost, device: string, clock: () => number, outbox = new MemoryOutbox()) {
    this.#outbox = outbox;
    this.host = host;
    this.device = device;
    this.office = bootOffice(host);
    const { Excel, Office } = this.office;
    this.session = new ExcelSession({
      door: {
        run: (batch) => Excel.run(batch),
        supports: (set, version) => Office.context.requirements.isSetSupported(set, version),
        createWorkbook: () => Promise.reject(new Error("not in this story")),
      },
      outbox,
      isFetchedAnew: () => true,
      isShared: () => true,
      registerIs: () => undefined,
      bookName: "客诉台账.xlsx",
      device,
      now: () => new Date(clock() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " "),
      newId: ulids(clock, device),
      holidays: () => Promise.resolve(holidays),
      newRegister: () => Promise.reject(new Error("not in this story")),
      patience: { pauseMs: 1, times: 3 },
      calmMs: 0,
    });
    this.session.setBy(device);
  }

  /** Opens the workbook anew, with nothing left to watch over. */
  async start(): Promise<void> {
    await this.#outbox.drop(this.#outbox.kept.map(({ id }) => id));
    this.session.dismiss("notices");
    this.asked = 0;
    await this.session.start();
    await this.calm();
  }

  /** Waits until nothing is under way in this window. */
  async calm(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      const before = this.host.log.length;
      await new Promise((resolve) => setTimeout(resolve, 2));
      await this.office.settled();
      if (this.host.log.length > before) quiet = -1;
    }
  }

  /** The rows of the register on this person's sheet, as far as they are filled. */
  rows(): { readonly row: number; readonly id: string; readonly number: string }[] {
    const { workbook } = this.host;
    const { area, sheet } = workbook.record("table", workbook.tableNamed(SHEET) ?? "");
    const last = area.row + area.rows;
    const text = (row: number, field: ComplaintField): string =>
      String(plain(workbook.cells(sheet).contents.get(row - 1, this.#column(field) - 1) ?? ""));
    return Array.from({ length: last - HEADER_ROW }, (_, index) => HEADER_ROW + 1 + index).flatMap((row) =>
      text(row, "id") === "" && text(row, "customer") === ""
        ? []
        : [{ row, id: text(row, "id"), number: text(row, "complaintNo") }],
    );
  }

  /** Where a field's column stands, whatever columns were inserted: the person reads the header. */
  #column(field: ComplaintField): number {
    const { workbook } = this.host;
    const { area, sheet } = workbook.record("table", workbook.tableNamed(SHEET) ?? "");
    const label = complaintFields[field].label.zh;
    for (let column = area.column; column < area.column + area.columns; column++)
      if (plain(workbook.cells(sheet).contents.get(HEADER_ROW - 1, column) ?? "") === label)
        return column + 1;
    throw new Error(`no column ${label}`);
  }

  /** A case as this person's pane has it. */
  case(id: string): Case | undefined {
    return this.session.state().book?.register.cases.find(({ complaint }) => complaint.id === id);
  }

  /** Says what is to become of changes that do not stand: they were meant. */
  async answer(): Promise<void> {
    const { doubt } = this.session.state();
    if (!doubt) return;
    this.asked += doubt.cases.length;
    await this.session.resolve("write");
    await this.calm();
  }

  /** How many cases were written again by themselves, so far in this story. */
  get broughtBack(): number {
    return this.session
      .state()
      .notices.reduce((sum, notice) => sum + (notice.kind === "rewritten" ? notice.numbers.length : 0), 0);
  }

  /** Types into a cell and leaves its row. */
  type(row: number, field: ComplaintField, text: string): void {
    this.host.user.type(SHEET, cellName(row, this.#column(field)), text);
    this.host.user.select(SHEET, "A1");
  }

  /** Inserts an empty row above one. */
  insertRow(row: number): void {
    this.host.user.insertRows(SHEET, row);
    this.host.user.select(SHEET, "A1");
  }

  deleteRow(row: number): void {
    this.host.user.deleteRows(SHEET, row);
    this.host.user.select(SHEET, "A1");
  }

  moveRow(row: number, before: number): void {
    this.host.user.moveRow(SHEET, row, before);
    this.host.user.select(SHEET, "A1");
  }

  sort(field: ComplaintField, ascending: boolean): void {
    this.host.user.sortTable(SHEET, this.#column(field) - 2, ascending);
  }

  /** Inserts a column of one's own in the middle of the table. */
  insertColumn(before: ComplaintField, name: string): void {
    const column = this.#column(before);
    this.host.user.insertColumns(SHEET, column);
    this.host.user.type(SHEET, cellName(HEADER_ROW, column), name);
  }

  /** Pastes customers below the last row, as from a mail. */
  paste(customers: readonly string[]): void {
    const row = Math.max(HEADER_ROW, ...this.rows().map((each) => each.row)) + 1;
    const values = customers.map((name) => [name]);
    this.host.user.paste(SHEET, cellName(row, this.#column("customer")), values);
    this.host.user.select(SHEET, "A1");
  }
}

/** An outbox that forgets: what co-authoring would be without one. */
export class Forgetful extends MemoryOutbox {
  override put(): Promise<void> {
    return Promise.resolve();
  }
}

/** Several people in one workbook. Their runtimes are booted once; every story begins with the same workbook. */
export class Team {
  readonly people: readonly Person[];
  readonly #net: CoAuthors;
  readonly #begin: WorkbookCopy;
  #epoch = START;

  private constructor(hosts: readonly ExcelHost[], newOutbox: () => MemoryOutbox) {
    this.#net = new CoAuthors(hosts, { seed: 0, maxDelayMs: LONGEST_DELAY_MS });
    this.#begin = this.#net.state();
    this.people = hosts.map(
      (host, index) => new Person(host, `pc-${index + 1}`, () => this.now, newOutbox()),
    );
  }

  static async of(size: number, newOutbox = () => new MemoryOutbox()): Promise<Team> {
    const bytes = await makeSample({ cases: 2, seed: 1, asOf: "2026-11-01" }, qp12a, holidays, nodeCodec);
    const hosts = Array.from(
      { length: size },
      (_, index) => new ExcelHost({ api: "1.14", site: `${index + 1}` }),
    );
    await loadXlsx(hosts[0]!.workbook, bytes, nodeCodec);
    return new Team(hosts, newOutbox);
  }

  /** The time, in milliseconds since 1970; it goes on from story to story. */
  get now(): number {
    return this.#epoch + this.#net.now;
  }

  /** The line of one of them is down. */
  goOffline(person: Person): void {
    this.#net.goOffline(this.people.indexOf(person));
  }

  /** It is up again, and what waited is taken for as old as it is, or for new. */
  goOnline(person: Person, isNew: boolean): void {
    this.#net.goOnline(this.people.indexOf(person), isNew);
  }

  /** Begins a story: the same workbook on every desk. */
  async begin(seed: number): Promise<void> {
    this.#epoch = this.now + 86_400_000;
    this.#net.resetTo(this.#begin, { seed });
    for (const person of this.people) await person.start();
  }

  /** Lets time pass; what is due arrives, and the panes do what they do. */
  async pass(ms: number): Promise<void> {
    this.#net.advance(ms);
    for (const person of this.people) await person.calm();
  }

  /** Lets time pass without giving anybody a chance to react. */
  hurry(ms: number): void {
    this.#net.advance(ms);
  }

  /** Waits until everything has arrived everywhere and nobody has anything more to say. */
  async rest(): Promise<void> {
    for (let round = 0; round < 40; round++) {
      await this.pass(LONGEST_DELAY_MS);
      for (const person of this.people) {
        await person.session.refresh();
        await person.calm();
        if (round > 1) await person.answer();
      }
      if (this.#net.underWay === 0 && round > 2) return;
    }
    throw new Error("the people never came to rest");
  }

  close(): void {
    for (const { office } of this.people) office.close();
  }
}
