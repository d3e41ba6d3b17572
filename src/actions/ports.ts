import type { PublicHolidays } from "../procedure/calendar";
import type { Procedure } from "../procedure/procedure";
import type { Workbook } from "../workbook/port";
import type { Outbox } from "./outbox";
import type { VoidedSignature } from "../rules/flow/voided-by";

/** Everything outside that an action needs; only the doors know where it comes from. */
export interface Ports {
  readonly workbook: Workbook;
  readonly profile: Procedure;
  readonly holidays: PublicHolidays;
  /** The plant's wall clock, "2026-11-22 14:05:09". */
  readonly now: () => string;
  /** A fresh ULID, later than the ones before. */
  readonly newId: () => string;
  /** Who acts: the name the person set once on this device. */
  readonly by: string;
  /** The device whose log chain is written. */
  readonly device: string;
  /** Keeps every change until it was seen in a later state; none where nobody else can write at the same time. */
  readonly outbox?: Outbox;
  /** May a change void these signatures? If not, it rejects with SignaturesAtStake; without this nobody is asked. */
  readonly mayVoid?: (signatures: readonly VoidedSignature[]) => boolean;
}
