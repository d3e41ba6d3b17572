import type { TakenIn } from "../actions/take-in";
import type { Register } from "../workbook/register";
import type { SheetRow } from "../workbook/sheet";
import { recall, remember } from "./device-memory";
import { dropDraft, keptDraft, toDraft } from "./form-draft";
import type { RegisterState } from "./register-session";
import type { Notice, SheetState } from "./sheet-side";
import { Store } from "./store";
import { findingsOf, recordsIn, type TypedRecord } from "./typed-rows";
import { forgetUnsure, recallUnsure, typedOf } from "./unsure-draft";

/** What the pane shows of the register in Excel: it stays true whatever somebody mends or moves on the sheet. */
export class ShownRegister extends Store<RegisterState & SheetState> {
  readonly #bookName: string;
  readonly #now: () => string;
  /** What was typed by hand and has something wrong in it. */
  #typed: ReadonlySet<TypedRecord> = new Set();

  constructor(bookName: string, now: () => string) {
    super({
      book: undefined,
      by: recall("by") ?? "",
      phase: "opening",
      spot: undefined,
      damages: [],
      typed: undefined,
      notices: [],
      doubt: undefined,
      unconfirmed: 0,
      work: undefined,
      trouble: undefined,
    });
    this.#bookName = bookName;
    this.#now = now;
  }

  setBy(by: string): void {
    remember("by", by);
    this.set({ by });
  }

  show(register: Register, change: Partial<SheetState> = {}): void {
    const { restored = 0, gone = [] } = change.typed ?? this.state().typed ?? {};
    const findings = findingsOf(this.#typed, register, this.#now());
    if (findings.length === 0) this.#typed = new Set();
    const isSilent = findings.length === 0 && restored === 0 && gone.length === 0;
    this.set({
      ...change,
      phase: "open",
      typed: isSilent ? undefined : { findings, restored, gone },
      book: { name: this.#bookName, register },
    });
  }

  /** What a person is told of rows they typed; of what came about without Kesu, only what was mended or is missing. */
  tell(taken: TakenIn, rows: readonly SheetRow[] | undefined, register: Register): void {
    const { restored } = taken;
    const gone = taken.gone.flatMap(({ complaintNo }) => complaintNo ?? []);
    if (rows) this.#typed = new Set([...this.#typed, ...recordsIn(rows, register)]);
    this.show(register, { typed: { findings: [], restored, gone } });
  }

  notice(notices: readonly Notice[]): void {
    if (notices.length > 0) this.set({ notices: [...this.state().notices, ...notices] });
  }

  /** A complaint nobody was sure of turns out to stand: its typing is no draft any more. */
  welcome(): void {
    const unsure = recallUnsure(this.#bookName);
    const one = this.state().book?.register.cases.find(({ complaint }) => complaint.id === unsure?.id);
    if (!unsure || !one) return;
    const kept = keptDraft(this.#bookName);
    if (kept && typedOf(toDraft(kept)) === unsure.typed) dropDraft(this.#bookName);
    forgetUnsure(this.#bookName);
    this.notice([{ kind: "landed", id: unsure.id, number: one.complaint.complaintNo ?? "" }]);
  }

  dismiss(what: "typed" | "notices" | "trouble"): void {
    if (what === "typed") this.#typed = new Set();
    this.set(what === "notices" ? { notices: [] } : { [what]: undefined });
  }
}
