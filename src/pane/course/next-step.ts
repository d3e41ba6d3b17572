import { changedCase } from "../../actions/case-changes";
import { flowContext } from "../../actions/flow-context";
import { type ApprovalStep, approvalSteps } from "../../procedure/terms";
import type { Case } from "../../rules/case";
import { rolesOf } from "../../rules/flow/role-holders";
import { type OpenStep, openSteps } from "../../rules/flow/gates";
import type { Issue } from "../../rules/issue";
import type { Register } from "../../workbook/register";
import type { TypedFields } from "../form-draft";
import type { Desk } from "./desk";

/** The case with the fields that are being mended laid over it: what the step would find if it were taken now. */
export function previewed({ one, register, edits, now, by }: Desk): Case {
  const readable: TypedFields = edits;
  if (Object.keys(readable).length === 0) return one;
  return changedCase(one, readable, register, { now: () => now, newId: () => "", by }).one;
}

/** The ways that lead on from a case, and the other ones. */
export function waysOf(desk: Desk): {
  readonly forward: readonly OpenStep[];
  readonly others: readonly OpenStep[];
} {
  const open = openSteps(previewed(desk), flowContext(desk.register, desk.now));
  return {
    forward: open.filter(({ step }) => step.kind === "推进"),
    others: open.filter(({ step }) => step.kind !== "推进"),
  };
}

/** The approval an issue asks for; none where it asks for something else. */
export function approvalIn({ problem }: Issue): ApprovalStep | undefined {
  if (problem.code !== "unmet" || !problem.need.startsWith("approval-")) return undefined;
  const step = problem.values[problem.need === "approval-before" ? 1 : 0];
  return step !== undefined && step in approvalSteps ? (step as ApprovalStep) : undefined;
}

/** The people who have one of these roles by 人员. */
export const holdersOf = (
  roles: readonly string[],
  { masters }: Pick<Register, "masters">,
): readonly string[] =>
  masters.people.flatMap(({ name, role }) =>
    name !== null && rolesOf(role).some((each) => roles.includes(each)) ? [name] : [],
  );
