import type { Step } from "../procedure/flow";
import { type State, states } from "../procedure/terms";
import type { EightD } from "../records/parts";
import type { Case } from "../rules/case";
import { eightDInHand } from "../rules/flow/content";
import type { Ports } from "./ports";
import type { NewPart, RecordUpdate } from "./record-change";

/** What a step does to the 8D in hand. */
interface EightDRows {
  readonly add: readonly NewPart[];
  readonly update: readonly RecordUpdate[];
}

const nothing: EightDRows = { add: [], update: [] };
const order = Object.keys(states);
const isNotBehind = (state: State, other: State): boolean => order.indexOf(state) <= order.indexOf(other);

/**
 * The 8D goes with its case: handed in for review it gets its day; on a way back behind the review what was sent stays
 * as it was and the next version is begun from it, what was not sent is handed in anew. A customer's rejection is kept
 * with its reason, and counted by the version.
 */
export function eightDRows(
  step: Step,
  one: Case,
  reason: string,
  { now, newId }: Pick<Ports, "now" | "newId">,
): EightDRows {
  const inHand = eightDInHand(one);
  if (inHand?.id == null) return nothing;
  const { id } = inHand;
  const change = (to: RecordUpdate["to"]): RecordUpdate => ({ table: "eightD", id, to });
  if (step.to === "营销审核" && inHand.submittedAt === null)
    return { add: [], update: [change({ submittedAt: now().slice(0, 10) })] };
  if (step.kind !== "退回" && step.kind !== "重开") return nothing;
  if (!isNotBehind(step.to, "8D汇整") || inHand.submittedAt === null) return nothing;
  if (!step.newEightDVersion && inHand.sentAt === null)
    return { add: [], update: [change({ submittedAt: null })] };
  return {
    add: [{ table: "eightD", record: nextVersion(inHand, one, newId()) }],
    update: step.newEightDVersion ? [change({ customerAnswer: "退回", rejectReason: reason })] : [],
  };
}

const nextVersion = (inHand: EightD, one: Case, id: string): NewPart["record"] => ({
  ...inHand,
  seal: null,
  id,
  complaintId: one.complaint.id ?? "",
  lineNo: one.parts.eightD.length + 1,
  version: (inHand.version ?? 1) + 1,
  submittedAt: null,
  sentAt: null,
  link: null,
  customerAnswer: null,
  rejectReason: null,
});
