import type { Procedure } from "../../procedure/procedure";
import type { ComplaintField } from "../../records/complaint";
import type { Case, RuleContext } from "../case";
import type { Issue } from "../issue";
import { isDateTyped, isPlainlyBefore } from "./order";

/**
 * Issues of moments in the wrong order (V-30). Where a computer's own clock wrote one of the two, the clocks are at odds
 * and not the case: within half an hour nothing is said, beyond it is, and it stops nothing.
 */
export function betweenClocks(
  found: readonly Issue[],
  one: Case,
  { procedure }: Pick<RuleContext, "procedure">,
): Issue[] {
  if (found.length === 0) return [];
  const stamped = stampedFields(one, procedure);
  return found.flatMap((each) => {
    const { problem, fields } = each;
    const isOfClocks =
      (problem.code === "date-before" || problem.code === "date-order") &&
      fields.some((name) => stamped.has(name));
    if (!isOfClocks) return [each];
    const [early = "", late = ""] = [problem.first, problem.second].sort();
    return isPlainlyBefore(early, late) ? [{ ...each, severity: "warn" as const }] : [];
  });
}

/**
 * Which moments of a case no person wrote down (V-30): a step stamped them, or an approval entered as it was given, each
 * with the clock of the computer at hand.
 */
function stampedFields(one: Case, { flow, approvals }: Procedure): ReadonlySet<string> {
  const { complaint, parts } = one;
  const stands = (field: string, at: string | null): boolean => {
    const value = complaint[field as ComplaintField];
    return typeof value === "string" && at !== null && at.startsWith(value);
  };
  const bySteps = parts.transition.flatMap((taken) =>
    flow
      .flatMap(({ state, steps }) => (state === taken.from ? steps : []))
      .filter(({ kind, to }) => kind === taken.kind && to === taken.to)
      .flatMap(({ stamps }) => stamps.filter(({ field }) => stands(field, taken.at))),
  );
  const byApprovals = parts.approval
    .filter((each) => !isDateTyped(each))
    .flatMap(({ step, signedAt }) =>
      approvals.flatMap(({ step: name, shows }) =>
        name === step && shows.at !== undefined && stands(shows.at, signedAt) ? [shows.at] : [],
      ),
    );
  return new Set([...bySteps.map(({ field }) => field), ...byApprovals]);
}
