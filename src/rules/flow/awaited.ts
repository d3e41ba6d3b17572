import type { ApprovalRule } from "../../procedure/flow";
import type { Case } from "../case";
import { approvalsOf } from "./approvals";
import { holds } from "./conditions";
import type { FlowContext } from "./context";
import { stateOf, stateRule } from "./gates";

/** The approval a case waits for where it stands: the first on its way forward that is not given (G-12). */
export function awaitedApproval(one: Case, context: FlowContext): ApprovalRule | undefined {
  const wanted = stateRule(stateOf(one), context)
    .steps.filter(({ kind, when }) => kind === "推进" && holds(when, one, context))
    .flatMap(({ gate }) => gate)
    .filter(({ when }) => holds(when, one, context))
    .flatMap(({ need }) => ("approval" in need ? [need.approval] : []));
  if (wanted.length === 0) return undefined;
  return approvalsOf(one, context).find(
    ({ rule, standing }) => wanted.includes(rule.step) && standing !== "given",
  )?.rule;
}
