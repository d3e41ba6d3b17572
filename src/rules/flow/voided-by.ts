import type { Approval } from "../../records/parts";
import type { Case } from "../case";
import { approvalsOf } from "./approvals";
import type { FlowContext } from "./context";

/** A signature that a change would void, and of which case. */
export interface VoidedSignature {
  readonly complaintNo: string | null;
  readonly approval: Approval;
}

/**
 * The signatures that count as a case stands and no longer as it would be, because what they bind to is changed (V-50).
 * A step back or a later word takes a signature away by intent: that is none of these.
 */
export function voidedBy(
  before: Case,
  after: Case,
  context: Pick<FlowContext, "procedure" | "masters">,
): readonly VoidedSignature[] {
  if (before.parts.approval.length === 0) return [];
  const voidAfter = new Set(
    approvalsOf(after, context).flatMap(({ standing, approval }) =>
      standing === "void" ? (approval?.id ?? []) : [],
    ),
  );
  return approvalsOf(before, context).flatMap(({ standing, approval }) =>
    standing === "given" && approval && voidAfter.has(approval.id ?? "")
      ? [{ complaintNo: after.complaint.complaintNo, approval }]
      : [],
  );
}
