import { type Deadline, runningClocks } from "../../rules/due/clocks";
import { stateOf, stateRule } from "../../rules/flow/gates";
import type { Desk } from "./desk";

/** The deadline by which the next step of a case is wanted: of the clocks of its state, the one that ends first. */
export function nextDeadline({
  one,
  register,
  now,
}: Pick<Desk, "one" | "register" | "now">): Deadline | undefined {
  const wanted = new Set<string>(stateRule(stateOf(one), register).clocks);
  return runningClocks(one, { ...register, now: now.slice(0, 16) })
    .filter(({ clock }) => wanted.has(clock.id))
    .sort((left, right) => (left.due < right.due ? -1 : 1))
    .at(0);
}
