import type { Requirement, StateRule, Step } from "../../procedure/flow";
import type { State } from "../../procedure/terms";
import type { ComplaintField } from "../../records/complaint";
import type { Case, RuleContext } from "../case";
import { type Issue, issue, type RuleId } from "../issue";
import { approvalIssues } from "./approvals";
import { checks } from "./checks";
import { holds } from "./conditions";
import type { FlowContext } from "./context";
import { faultsOf } from "./faults";

/** A step a case may take, with everything that stands against it. */
export interface OpenStep {
  readonly step: Step;
  readonly missing: readonly Issue[];
}

/** The state of a case; a row without one was typed by hand and counts as 草稿. */
export const stateOf = ({ complaint }: Case): State => complaint.status ?? "草稿";

export const stateRule = (state: State, { procedure }: Pick<RuleContext, "procedure">): StateRule => {
  const rule = procedure.flow.find((each) => each.state === state);
  if (!rule) throw new Error(`the procedure has no state ${state}`);
  return rule;
};

/** The steps that lead on from where a case stands, each with all that is missing at once (catalogue §7.1). */
export const openSteps = (one: Case, context: FlowContext): OpenStep[] =>
  stateRule(stateOf(one), context)
    .steps.filter(({ when }) => holds(when, one, context))
    .map((step) => ({ step, missing: missingFor(one, step, context) }));

/**
 * What a step still asks for: its gate, and on the way forward whatever is wrong with the case, for a fault stops every
 * step (catalogue §9). Each issue names its field or its list, and its clause.
 */
export function missingFor(one: Case, step: Step, context: FlowContext): Issue[] {
  const gate = step.gate
    .filter(({ when }) => holds(when, one, context))
    .flatMap((each) => unmetOf(one, each, context));
  return eachOnce(step.kind === "推进" ? [...gate, ...faultsOf(one, context)] : gate);
}

/** Two requirements may ask for the same: a field is missing once, whichever rules want it. */
export function eachOnce(issues: readonly Issue[]): Issue[] {
  const known = new Set<string>();
  return issues.filter(({ rule, fields, problem, line, part }) => {
    const key = JSON.stringify([problem.code === "missing" ? "" : rule, fields, problem, line, part]);
    return !known.has(key) && known.add(key);
  });
}

function unmetOf(one: Case, { rule, clause, need }: Requirement, context: FlowContext): Issue[] {
  if ("fields" in need)
    return need.fields
      .filter((name) => one.complaint[name as ComplaintField] === null)
      .map((name) => ({ ...issue(rule as RuleId, "block", name, { code: "missing" }), clause }));
  if ("approval" in need) return approvalIssues(one, need.approval, context);
  return checks[need.check](one, context).map((each) => ({ clause, ...each, severity: "block" as const }));
}
