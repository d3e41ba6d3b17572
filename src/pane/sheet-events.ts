import type { SheetListener, SheetRow, Spot } from "../workbook/sheet";
import type { SeenSpot } from "./sheet-side";

/** What follows from a person's doings on the sheet. */
export interface SheetWork {
  readonly takeIn: (rows: readonly SheetRow[]) => void;
  readonly refresh: () => void;
  readonly heard: (over: readonly SheetRow[]) => void;
  readonly go: (spot: SeenSpot | undefined) => void;
}

/** How long a row the pane has gone to may take to come back as an event. */
const ECHO_MS = 2000;

/** Hears what happens on the sheet: what somebody types at once, what moves when it has come to rest. */
export class SheetEvents implements SheetListener {
  readonly #work: SheetWork;
  readonly #calmMs: number;
  #wait: ReturnType<typeof setTimeout> | undefined;
  #gone: { readonly id: string; readonly until: number } | undefined;

  constructor(work: SheetWork, calmMs: number) {
    this.#work = work;
    this.#calmMs = calmMs;
  }

  edited(rows: readonly SheetRow[]): void {
    this.#work.takeIn(rows);
  }

  moved(): void {
    clearTimeout(this.#wait);
    this.#wait = setTimeout(this.#work.refresh, this.#calmMs);
  }

  heard(over: readonly SheetRow[]): void {
    this.#work.heard(over);
  }

  selected(spot: Spot | undefined): void {
    const byPane = spot !== undefined && spot.id === this.#gone?.id && performance.now() < this.#gone.until;
    if (byPane) this.#gone = undefined;
    this.#work.go(spot && { ...spot, byPane });
  }

  /** The pane itself goes to a record: the event that follows is no wish of a person. */
  goesTo(id: string): void {
    this.#gone = { id, until: performance.now() + ECHO_MS };
  }

  /** Nothing is heard any more. */
  close(): void {
    clearTimeout(this.#wait);
  }
}
