import type { EventEntry } from "./events";
import { EventFeed } from "./events";
import { ExcelError } from "./excel-error";
import type { Fault, FaultPlace } from "./faults";
import { FaultPlan } from "./faults";
import { addressOf } from "./model/address";
import type { Area } from "./model/area";
import { addSheet } from "./model/new-sheet";
import type { Mutation } from "./model/mutation";
import { addin, loader, remote } from "./model/mutation";
import type { WorkbookOptions } from "./model/workbook";
import { Workbook } from "./model/workbook";
import { LiveRanges } from "./live-ranges";
import { selectionEvents } from "./selection-events";
import { serviceOf } from "./services";
import type { RecordedCall, Scope } from "./surface/scope";
import { workbookClass } from "./surface/workbook";
import { User } from "./user";
import type { WireHost } from "./wire";
import { errorBody, execute } from "./wire";
import type { Action, RequestBody, ResponseBody } from "./wire-format";
import { ActionType } from "./wire-format";

export type ApiLevel = "1.14" | "1.15" | "1.17";

export interface ExcelHostOptions extends WorkbookOptions {
  /** The newest ExcelApi set this Excel claims: 1.14 is LTSC 2021, 1.17 LTSC 2024. */
  readonly api?: ApiLevel;
  readonly userName?: string;
  /** A workbook to open instead of an empty one. */
  readonly workbook?: Workbook;
}

/** One request batch, for budgets. Sizes are in bytes of UTF-8. */
export interface Exchange {
  readonly requestBytes: number;
  readonly responseBytes: number;
  readonly actions: number;
  /** Whether it changed the workbook. */
  readonly writes: boolean;
  /** Only lets go of ranges: Office.js sends this after `Excel.run` on its own account, and waits for no answer. */
  readonly housekeeping: boolean;
}

/** How a request ended: with a body, or, when the line was cut, with nothing. */
export type Answer = { readonly body: string } | "connection-lost";

/** Excel on the web refuses a request or a response above 5 MB (belief `payload`). */
const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** One Excel window with one workbook. Nothing of a transport is in it: it takes requests and gives answers and events. */
export class ExcelHost {
  readonly api: ApiLevel;
  readonly userName: string;
  readonly workbook: Workbook;
  readonly user: User;
  readonly log: Exchange[] = [];
  /** Calls that left no trace in the workbook: save, createWorkbook, ribbon and runtime services. */
  readonly calls: RecordedCall[] = [];
  /** What `Office.context.document.settings` has saved. */
  readonly documentSettings = new Map<string, unknown>();
  readonly #faults = new FaultPlan();
  readonly #scope: Scope;
  readonly #wire: WireHost;
  readonly #live: LiveRanges;
  readonly #listeners = new Set<(entries: readonly EventEntry[]) => void>();
  #changes = 0;

  constructor(options: ExcelHostOptions = {}) {
    this.api = options.api ?? "1.17";
    this.userName = options.userName ?? "林晓";
    this.workbook = options.workbook ?? emptyWorkbook(options);
    const events = new EventFeed(this.workbook, (entries) => {
      for (const listener of this.#listeners) listener(entries);
    });
    this.#scope = {
      book: this.workbook,
      events,
      calls: this.calls,
      select: (sheet, area) => this.#select(sheet, area),
    };
    this.user = new User(this.workbook, this.#scope);
    this.#live = new LiveRanges(this.workbook);
    const root = workbookClass.of({ scope: this.#scope });
    this.#wire = {
      root,
      service: (name) => serviceOf(name, this.#scope),
      references: this.#live.kept,
      keep: (object) => this.#live.keep(object),
      made: (object) => this.#live.add(object),
    };
    this.workbook.onMutation((_, { who }) => {
      this.#changes += 1;
      // belief `undo-cleared`: any write of an add-in clears the list a person could undo
      if (who === "addin") this.user.forgetUndo();
    });
  }

  clearLog(): void {
    this.log.length = 0;
  }

  /** Plans a fault for a request to come, by default the next. */
  fail(fault: Fault, place?: FaultPlace): void {
    this.#faults.add(fault, place);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  /** Applies a change made in another window of the same workbook; its events are Remote. */
  remote(change: Mutation | (() => void)): void {
    this.workbook.as(remote, typeof change === "function" ? change : () => this.workbook.apply(change));
  }

  /** Fills the workbook before the story begins: no events, nothing to undo. */
  prepare<T>(work: (workbook: Workbook) => T): T {
    return this.workbook.as(loader, () => work(this.workbook));
  }

  /** Calls the listener with the events that follow, until the returned function is called. */
  onEvents(listener: (entries: readonly EventEntry[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Answers one request of Office.js. */
  answer(request: string): Answer {
    const body = JSON.parse(request) as RequestBody;
    const actions = body.Actions.length;
    const housekeeping =
      body.Actions.some(isRelease) &&
      body.Actions.every((action) => isRelease(action) || action.ActionType === ActionType.instantiate);
    const fault = housekeeping ? undefined : this.#faults.next();
    const requestBytes = utf8Length(request);
    if (fault?.fault === "connection-lost") {
      this.log.push({ requestBytes, responseBytes: 0, actions, writes: false, housekeeping });
      return "connection-lost";
    }
    const before = this.#changes;
    let text = JSON.stringify(this.#execute(body, requestBytes, fault));
    if (utf8Length(text) > PAYLOAD_LIMIT) text = refused(new ExcelError("ResponsePayloadSizeLimitExceeded"));
    const [responseBytes, writes] = [utf8Length(text), this.#changes > before];
    this.log.push({ requestBytes, responseBytes, actions, writes, housekeeping });
    return fault?.fault === "connection-lost-after" ? "connection-lost" : { body: text };
  }

  #execute(body: RequestBody, requestBytes: number, fault: ReturnType<FaultPlan["next"]>): ResponseBody {
    const called = this.calls.length;
    try {
      if (requestBytes > PAYLOAD_LIMIT) throw new ExcelError("RequestPayloadSizeLimitExceeded");
      if (this.user.editing) throw new ExcelError("InvalidOperationInCellEditMode");
      fault?.refuse();
      const response = this.workbook.as(addin, () =>
        execute(this.#wire, body, (action) => fault?.stop(action)),
      );
      fault?.withhold();
      // belief `undo-cleared`: the ribbon's too, though it changes nothing in the workbook
      if (this.calls.slice(called).some(({ on }) => on.startsWith("tab ") || on.startsWith("button ")))
        this.user.forgetUndo();
      return response;
    } catch (cause) {
      return { Results: [], TraceIds: [], Error: errorBody(cause, 0, "") };
    } finally {
      this.#live.forget();
    }
  }

  #select(sheet: string, area: Area): void {
    const before = this.workbook.active.sheet;
    this.workbook.active = { sheet, address: addressOf(area) };
    for (const event of selectionEvents(this.workbook, before, sheet, area))
      this.#scope.events.announce(event);
  }
}

const isRelease = ({ Name }: Action): boolean => Name === "_RemoveReference";

const refused = (error: ExcelError): string =>
  JSON.stringify({ Results: [], TraceIds: [], Error: errorBody(error, 0, "") } satisfies ResponseBody);

/** A workbook as Excel opens a new one. */
export function emptyWorkbook(options: WorkbookOptions = {}): Workbook {
  const book = new Workbook(options);
  book.active = { sheet: addSheet(book, "Sheet1"), address: "A1" };
  return book;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // a pair of surrogates is four bytes, two each
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
  }
  return bytes;
}
