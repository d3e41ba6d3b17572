import { flowContext } from "../../actions/flow-context";
import type { ApprovalStep } from "../../procedure/terms";
import type { Case } from "../../rules/case";
import { approvalsOf } from "../../rules/flow/approvals";
import { openSteps, stateOf } from "../../rules/flow/gates";
import type { Register } from "../../workbook/register";
import { approvalIn } from "./next-step";

/** A case that waits for a word of the GM, and which. */
export interface WaitingCase {
  readonly one: Case;
  readonly step: ApprovalStep;
}

const GM = "总经理";

/** The cases that wait for the GM: in the state of one of his approvals, or with nothing but it missing. */
export function waitingForGm(register: Register, now: string): readonly WaitingCase[] {
  const context = flowContext(register, now);
  const own = new Set(register.procedure.approvals.filter(({ role }) => role === GM).map(({ step }) => step));
  const withOne = new Set(
    register.procedure.flow
      .filter(({ steps }) =>
        steps.some(({ gate }) => gate.some(({ need }) => "approval" in need && own.has(need.approval))),
      )
      .map(({ state }) => state),
  );
  return register.cases.flatMap((one): WaitingCase[] => {
    const state = stateOf(one);
    if (!withOne.has(state)) return [];
    const forward = openSteps(one, context).filter(({ step }) => step.kind === "推进");
    const missing = forward.flatMap((each) => each.missing);
    const [step] = missing.flatMap((each) => approvalIn(each) ?? []).filter((each) => own.has(each));
    const standing = approvalsOf(one, register).find(({ rule }) => rule.step === step);
    if (step === undefined || !standing || standing.standing === "refused") return [];
    const isOnlyThis = missing.every((each) => approvalIn(each) !== undefined);
    return standing.rule.state === state || isOnlyThis ? [{ one, step }] : [];
  });
}
