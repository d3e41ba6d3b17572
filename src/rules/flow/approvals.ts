import type { ApprovalRule } from "../../procedure/flow";
import type { Procedure } from "../../procedure/procedure";
import { type ApprovalStep, type State, states } from "../../procedure/terms";
import type { Approval } from "../../records/parts";
import type { Case, Masters } from "../case";
import type { Issue } from "../issue";
import { contentHash } from "./content";
import type { FlowContext } from "./context";
import type { Need } from "./needs";
import { unmet as unmetNeed } from "./unmet";

/**
 * How an approval stands (V-50). `void`: what it binds to was changed since. `role`: whoever gave it is not known to
 * have the role. A record of who agreed, not an authentication.
 */
export interface ApprovalStanding {
  readonly rule: ApprovalRule;
  readonly standing: "missing" | "given" | "refused" | "void" | "role";
  /** The latest word of this round; none where nobody has spoken. */
  readonly approval: Approval | undefined;
}

/** How many times the case was reopened: approvals count for the round they were given in. */
export const roundOf = ({ complaint }: Case): number => complaint.reopenCount ?? 0;

/** The approvals of a case in the order of the procedure. */
export const approvalsOf = (
  one: Case,
  context: Pick<FlowContext, "procedure" | "masters">,
): ApprovalStanding[] => context.procedure.approvals.map((rule) => standingOf(one, rule, context.masters));

function standingOf(one: Case, rule: ApprovalRule, masters: Masters): ApprovalStanding {
  const approval = latest(one, rule);
  if (!approval) return { rule, standing: "missing", approval };
  if (approval.verdict === "退回") return { rule, standing: "refused", approval };
  if (!mayApprove(approval.name, rule.role, masters)) return { rule, standing: "role", approval };
  return { rule, standing: approval.content === contentHash(one, rule) ? "given" : "void", approval };
}

/** The latest word on a step; what was said before the case went back behind it does not count any more. */
const latest = (one: Case, rule: ApprovalRule): Approval | undefined =>
  one.parts.approval
    .filter((each) => each.step === rule.step && (each.round ?? 0) === roundOf(one))
    .filter((each) => (each.id ?? "") > lastWayBack(one, rule.state))
    .sort((left, right) => ((left.id ?? "") < (right.id ?? "") ? -1 : 1))
    .at(-1);

const order = Object.keys(states);

/** The id of the last step back to a state or one before it; ids are ULIDs, later is greater. */
const lastWayBack = (one: Case, state: State): string =>
  one.parts.transition
    .filter(
      ({ kind, to }) =>
        (kind === "退回" || kind === "重开") && to !== null && order.indexOf(to) <= order.indexOf(state),
    )
    .reduce((last, { id }) => ((id ?? "") > last ? (id ?? "") : last), "");

/**
 * Has a person the role by 人员? Several roles stand side by side (品保、品保主管). While the list names nobody for a
 * role, anybody may act in it: a company that has not filled in 人员 is not locked out.
 */
export function mayApprove(name: string | null, role: string, { people }: Pick<Masters, "people">): boolean {
  const holders = people.filter((person) => rolesOf(person.role).includes(role));
  return holders.length === 0 || holders.some((person) => person.name === name);
}

export const rolesOf = (roles: string | null): readonly string[] =>
  (roles ?? "").split(/[、,，;；/\s]+/u).filter((role) => role !== "");

/** What keeps an approval from counting, with the one that must stand before it; nothing when it stands. */
export function approvalIssues(
  one: Case,
  step: ApprovalStep,
  context: Pick<FlowContext, "procedure" | "masters">,
): Issue[] {
  const rule = ruleOf(step, context.procedure);
  const { standing, approval } = standingOf(one, rule, context.masters);
  const found = standing === "given" ? [] : [unmet(rule, standing, approval)];
  const before = rule.after && standingOf(one, ruleOf(rule.after, context.procedure), context.masters);
  if (standing === "given" && before && before.standing !== "given")
    found.push(need(rule, "approval-before", [rule.step, before.rule.step]));
  return found;
}

export function ruleOf(step: ApprovalStep, procedure: Procedure): ApprovalRule {
  const rule = procedure.approvals.find((each) => each.step === step);
  if (!rule) throw new Error(`the procedure has no approval ${step}`);
  return rule;
}

function unmet(
  rule: ApprovalRule,
  standing: Exclude<ApprovalStanding["standing"], "given">,
  approval: Approval | undefined,
): Issue {
  const name = approval?.name ?? "";
  switch (standing) {
    case "missing":
      return need(rule, "approval-missing", [rule.step, rule.role]);
    case "refused":
      return need(rule, "approval-refused", [rule.step, name, approval?.opinion ?? ""]);
    case "void":
      return need(rule, "approval-void", [rule.step, name]);
    case "role":
      return need(rule, "approval-role", [rule.step, name, rule.role]);
  }
}

const need = ({ clause }: ApprovalRule, name: Need, values: readonly string[]): Issue => ({
  ...unmetNeed("V-50", name, values, { part: "approval" }),
  clause,
});
