import { monotonicFactory } from "ulid";
import type { Ports } from "../../src/actions/ports";

const midnight = Date.UTC(2026, 10, 20);

/** What time it really is, in minutes after midnight of 2026-11-20. */
export interface TrueTime {
  minute: number;
}

/** A computer with a clock, and with ids drawn by that clock; `fast` in minutes, slow below 0. */
export function aComputer(
  ports: Ports,
  time: TrueTime,
  { device, by, fast = 0 }: { readonly device: string; readonly by: string; readonly fast?: number },
): Ports {
  const newId = monotonicFactory();
  const minute = (): number => time.minute + fast;
  return {
    ...ports,
    device,
    by,
    now: () => new Date(midnight + minute() * 60_000).toISOString().slice(0, 19).replace("T", " "),
    newId: () => newId(midnight + minute() * 60_000),
  };
}
