import type { Procedure } from "../../procedure/procedure";
import type { State } from "../../procedure/terms";
import type { Transition } from "../../records/parts";
import type { Case } from "../case";
import type { Issue } from "../issue";
import { inOrder } from "./order";
import { unmet } from "./unmet";

/**
 * V-31: every state is reached by a step of the procedure, and 流转 tells of each. A way back to an earlier state heals
 * what was skipped before it. Of a case without any 流转 it may only not be known: it was made elsewhere.
 */
export function skippedStates(
  { complaint: { status }, parts: { transition } }: Case,
  procedure: Procedure,
): Issue[] {
  if (status === null) return [];
  if (transition.length > 0) return skippedIn(transition, status, procedure);
  return status === "已登记" ? [] : [skipped("已登记", status, "warn")];
}

function skippedIn(transitions: readonly Transition[], status: State, { flow }: Procedure): Issue[] {
  const [first, ...rest] = sinceWayBack(transitions);
  if (first?.to == null) return [];
  let at = first.to;
  for (const { from, to, kind } of rest) {
    if (from === null || to === null) continue;
    if (to === at && from !== at) continue; // two people took the same step at the same time
    const isStep =
      from === at &&
      flow.some(
        ({ state, steps }) => state === from && steps.some((step) => step.to === to && step.kind === kind),
      );
    if (!isStep) return [skipped(at, from === at ? to : from, "block")];
    at = to;
  }
  return status === at ? [] : [skipped(at, status, "block")];
}

/** The last way back with what followed it; all of them where there was none. */
function sinceWayBack(transitions: readonly Transition[]): readonly Transition[] {
  const ordered = [...transitions].sort(inOrder);
  const last = ordered.map(({ kind }) => kind === "退回" || kind === "重开").lastIndexOf(true);
  return ordered.slice(Math.max(last, 0));
}

const skipped = (from: State, to: State, severity: "block" | "warn"): Issue =>
  unmet("V-31", "skipped-state", [from, to], { fields: "status", severity });
