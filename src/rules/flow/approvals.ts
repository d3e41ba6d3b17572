import type { ApprovalRule, Step } from "../../procedure/flow";
import type { Procedure } from "../../procedure/procedure";
import { type ApprovalStep, type State, states } from "../../procedure/terms";
import type { Approval, Transition } from "../../records/parts";
import type { Case, Masters } from "../case";
import { type Issue, issue } from "../issue";
import { isSameName } from "../entry/written-text";
import { holds } from "./conditions";
import { contentHash } from "./content";
import type { FlowContext } from "./context";
import type { Need } from "./needs";
import {
  inOrder,
  isDateTyped,
  isGivenAfter,
  isGivenTooEarly,
  isPlainlyBefore,
  lastWayBack,
  latestKnown,
  signedOn,
  stepsTaken,
} from "./order";
import { holdersOf } from "./role-holders";
import { unmet as unmetNeed } from "./unmet";

/**
 * How an approval stands (V-50). `void`: what it binds to was changed since, or it was typed into the sheet and binds to
 * nothing. `role`: whoever gave it is not known to have the role. A record of who agreed, not an authentication.
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

/** How one approval stands. */
export function standingOf(
  one: Case,
  rule: ApprovalRule,
  masters: Pick<Masters, "people">,
): ApprovalStanding {
  const approval = latest(one, rule);
  if (!approval) return { rule, standing: "missing", approval };
  if (approval.verdict === "退回") return { rule, standing: "refused", approval };
  if (!mayApprove(approval.name, rule.role, masters)) return { rule, standing: "role", approval };
  return { rule, standing: approval.content === contentHash(one, rule) ? "given" : "void", approval };
}

/**
 * The latest word on a step. What was said, or signed on paper, before the case went back behind it does not count any
 * more.
 */
function latest(one: Case, rule: ApprovalRule): Approval | undefined {
  const given = one.parts.approval.filter(
    (each) => each.step === rule.step && (each.round ?? 0) === roundOf(one),
  );
  if (given.length === 0) return undefined;
  const back = lastWayBack(one, (to) => undoes(to, rule));
  return given
    .filter((each) => !back || isGivenAfter(each, back, one))
    .sort(inOrder)
    .at(-1);
}

const order = Object.keys(states);
const undoes = (to: State, { state, survivesReturn }: ApprovalRule): boolean =>
  order.indexOf(to) < order.indexOf(state) || (to === state && !survivesReturn);

/**
 * Has a person the role by 人员? Several roles stand side by side (品保、品保主管). While the list names nobody for a
 * role, anybody may act in it: a company that has not filled in 人员 is not locked out.
 */
export function mayApprove(name: string | null, role: string, { people }: Pick<Masters, "people">): boolean {
  const holders = holdersOf(role, people);
  return holders.length === 0 || holders.some((person) => isSameName(person.name, name));
}

/** What keeps an approval from counting, with the one that must stand before it; nothing when it stands. */
export function approvalIssues(
  one: Case,
  step: ApprovalStep,
  context: Pick<FlowContext, "procedure" | "masters">,
): Issue[] {
  const rule = ruleOf(step, context.procedure);
  const { standing, approval } = standingOf(one, rule, context.masters);
  if (standing !== "given") return [unmet(rule, standing, approval)];
  const before = rule.after && standingOf(one, ruleOf(rule.after, context.procedure), context.masters);
  if (!before) return [];
  const isInOrder =
    before.standing === "given" &&
    !(approval && before.approval && isGivenTooEarly(approval, before.approval));
  return isInOrder ? [] : [need(rule, "approval-before", [rule.step, before.rule.step])];
}

/**
 * What is wrong with a word of approval as it is entered (V-50): no step, no signer, one without the role, a signature
 * of tomorrow or of before the complaint. `name` is the principal; a deputy who signed for him stands in `deputy`.
 */
export function signatureIssues(
  approval: Approval,
  one: Case,
  { procedure, masters, now }: Pick<FlowContext, "procedure" | "masters" | "now">,
): Issue[] {
  const { complaint } = one;
  const { step, name } = approval;
  // only what a person wrote down can be wrong: the clock of a computer is nobody's word
  const signedAt = approval.signedAt === null || !isDateTyped(approval) ? null : signedOn(approval);
  const at = (each: Issue): Issue => ({ ...each, part: { table: "approval" } });
  const missing = (["step", "name"] as const)
    .filter((field) => approval[field] === null)
    .map((field) => at(issue("V-50", "block", field, { code: "missing" })));
  const rule = step === null ? undefined : ruleOf(step, procedure);
  const received = complaint.receivedAt ?? complaint.registeredAt;
  return [
    ...missing,
    ...(rule && name !== null && !mayApprove(name, rule.role, masters)
      ? [need(rule, "approval-role", [rule.step, name, rule.role])]
      : []),
    ...(signedAt !== null && isPlainlyBefore(latestKnown(one, now), signedAt)
      ? [at(issue("V-50", "block", "signedAt", { code: "in-the-future", given: signedAt }))]
      : []),
    ...(signedAt !== null && received !== null && isPlainlyBefore(signedAt, received)
      ? [
          at(
            issue("V-50", "block", ["signedAt", "receivedAt"], {
              code: "date-before",
              first: signedAt,
              second: received,
            }),
          ),
        ]
      : []),
  ];
}

/**
 * H-18: approvals whose content was changed after they were given; and those the case has passed on its way and that do
 * not stand any more. One whose content a later approval sees as well is superseded by that: while it is still to come a
 * change is only told, once it stands nothing is left to say.
 */
export function changedApprovals(one: Case, context: Pick<FlowContext, "procedure" | "masters">): Issue[] {
  const passed = passedApprovals(one, context);
  if (one.parts.approval.length === 0 && passed.size === 0) return [];
  const ahead = approvalsAhead(one, context);
  const isClosed = one.complaint.status === "已结案"; // whoever signed then may have another role by now
  const found: Issue[] = [];
  const looked: ApprovalStanding[] = [];
  // the last first: what a standing one covers needs no look, and every look is a hash
  for (const rule of [...context.procedure.approvals].reverse()) {
    const covering = looked.filter((later) => covers(later.rule, rule));
    if (covering.some((later) => overrules(later, latest(one, rule)))) continue;
    const own = standingOf(one, rule, context.masters);
    looked.push(own);
    if (own.standing === "given") continue;
    const isToCome = covering.some((later) => ahead.has(later.rule.step));
    if (own.standing === "void")
      found.unshift({ ...unmet(rule, own.standing, own.approval), severity: isToCome ? "warn" : "block" });
    else if (passed.has(rule.step) && !(own.standing === "role" && isClosed))
      found.unshift(unmet(rule, own.standing, own.approval));
  }
  return found;
}

/** Does a later approval make up for what is wrong with one it covers? A refusal is taken back by a later word only. */
const overrules = ({ standing, approval }: ApprovalStanding, own: Approval | undefined): boolean =>
  standing === "given" && (own?.verdict !== "退回" || (approval !== undefined && inOrder(own, approval) < 0));

/** Does whoever gives one approval see all that the other binds to? */
const covers = (one: ApprovalRule, other: ApprovalRule): boolean =>
  other.fields.every((field) => one.fields.includes(field)) &&
  Object.entries(other.parts).every(([table, fields]) =>
    fields.every((field) => one.parts[table]?.includes(field)),
  );

type Rules = Pick<FlowContext, "procedure">;

/** The approvals a step asks for. */
const askedBy = ({ gate }: Step, one: Case, context: Rules): readonly ApprovalStep[] =>
  gate.flatMap(({ when, need }) => ("approval" in need && holds(when, one, context) ? [need.approval] : []));

/**
 * The approvals at the gates behind a case: of the steps it took and has not gone back behind since. Of one without 流转
 * nobody knows its way, and a reopened one begins its way anew.
 */
function passedApprovals(one: Case, context: Rules): ReadonlySet<ApprovalStep> {
  let way: readonly Transition[] = [];
  for (const each of stepsTaken(one))
    if (each.kind === "推进") way = [...way, each];
    else if (each.kind === "重开") way = [];
    else way = way.filter(({ to }) => order.indexOf(to ?? "") <= order.indexOf(each.to ?? ""));
  const taken = way.flatMap(({ from, to }) =>
    context.procedure.flow
      .filter(({ state }) => state === from)
      .flatMap(({ steps }) => steps.filter((step) => step.kind === "推进" && step.to === to)),
  );
  return new Set(taken.flatMap((step) => askedBy(step, one, context)));
}

/** The approvals at the gates before a case, as it is now. */
function approvalsAhead(one: Case, context: Rules): ReadonlySet<ApprovalStep> {
  const ahead = new Set<ApprovalStep>();
  const open: State[] = [one.complaint.status ?? "草稿"];
  for (const from of open)
    for (const step of context.procedure.flow.find(({ state }) => state === from)?.steps ?? []) {
      if (step.kind !== "推进" || !holds(step.when, one, context)) continue;
      for (const approval of askedBy(step, one, context)) ahead.add(approval);
      if (!open.includes(step.to)) open.push(step.to);
    }
  return ahead;
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
      return atContent(
        need(rule, approval?.content == null ? "approval-by-hand" : "approval-void", [rule.step, name]),
        approval,
      );
    case "role":
      return need(rule, "approval-role", [rule.step, name, rule.role]);
  }
}

/** The issue where the content of the approval stands. */
const atContent = (each: Issue, approval: Approval | undefined): Issue => ({
  ...each,
  fields: ["content"],
  part: { table: "approval", ...(approval?.id != null && { id: approval.id }) },
});

const need = ({ clause }: ApprovalRule, name: Need, values: readonly string[]): Issue => ({
  ...unmetNeed("V-50", name, values, { part: "approval" }),
  clause,
});
