import { addressOf } from "./model/address";
import type { Area } from "./model/area";
import { announcements } from "./announcements";
import type { Actor, Mutation } from "./model/mutation";
import type { Workbook } from "./model/workbook";

/** The message types of Excel's events (excel-web-16.00.debug.js). */
export const EventType = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selectionChanged: 14,
  deleted: 15,
  calculated: 16,
  formatChanged: 18,
  rowSorted: 19,
  columnSorted: 20,
  rowHiddenChanged: 22,
  protectionChanged: 24,
  nameChanged: 25,
  visibilityChanged: 26,
  moved: 27,
  chartAdded: 50,
  chartDeleted: 53,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
} as const;

/** The target of handlers on collections of the workbook. */
export const WORKBOOK_TARGET = "Workbook";

/** One event before it is addressed: who hears it, and what is said. */
export interface Announcement {
  readonly type: number;
  readonly targets: readonly string[];
  readonly message: Readonly<Record<string, unknown>>;
  /** The cells an event's `getRange` gives. */
  readonly range?: { readonly sheet: string; readonly area: Area };
}

/** An event as the transport pushes it. */
export interface EventEntry {
  readonly messageCategory: 65536;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
  readonly id: number;
  readonly isRemoteOverride: boolean;
}

/** Turns changes into events, for the handlers that were registered, and hands them over after the answer. */
export class EventFeed {
  readonly #book: Workbook;
  readonly #deliver: (entries: readonly EventEntry[]) => void;
  readonly #registered = new Map<number, number>();
  readonly #ranges = new Map<string, { sheet: string; area: Area }>();
  #queue: EventEntry[] = [];
  #waiting = false;
  #lastRange = 0;

  constructor(book: Workbook, deliver: (entries: readonly EventEntry[]) => void) {
    this.#book = book;
    this.#deliver = deliver;
    book.onMutation((mutation, actor, inverse) => this.#heard(mutation, actor, inverse));
  }

  register(type: number): void {
    this.#registered.set(type, (this.#registered.get(type) ?? 0) + 1);
  }

  unregister(type: number): void {
    this.#registered.set(type, Math.max(0, (this.#registered.get(type) ?? 0) - 1));
  }

  /** The cells behind an event's reference. */
  rangeOf(reference: string): { sheet: string; area: Area } | undefined {
    return this.#ranges.get(reference);
  }

  get idle(): boolean {
    return this.#queue.length === 0;
  }

  announce({ type, targets, message, range }: Announcement, isRemoteOverride = false): void {
    if ((this.#registered.get(type) ?? 0) === 0) return;
    const where =
      range === undefined ? {} : { address: addressOf(range.area), referenceId: this.#remember(range) };
    const text = JSON.stringify({ ...where, ...message });
    for (const targetId of targets) {
      this.#queue.push({
        messageCategory: 65536,
        messageType: type,
        targetId,
        message: text,
        id: 0,
        isRemoteOverride,
      });
    }
    this.#schedule();
  }

  #heard(mutation: Mutation, actor: Actor, inverse: readonly Mutation[]): void {
    if (actor.who === "loader") return;
    for (const announcement of announcements(this.#book, mutation, actor, inverse)) {
      this.announce(announcement, actor.who === "remote");
    }
  }

  #remember(range: { sheet: string; area: Area }): string {
    const reference = `event-${++this.#lastRange}`;
    this.#ranges.set(reference, range);
    if (this.#ranges.size > 2_000) this.#ranges.delete(`event-${this.#lastRange - 2_000}`);
    return reference;
  }

  #schedule(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      const entries = this.#queue;
      this.#queue = [];
      if (entries.length > 0) this.#deliver(entries);
    }, 0);
  }
}
