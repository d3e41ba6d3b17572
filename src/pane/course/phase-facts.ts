import type { Phase, StateRule } from "../../procedure/flow";
import { phases } from "../../procedure/flow";
import { type State, states } from "../../procedure/terms";
import type { ComplaintField } from "../../records/complaint";
import type { PartTable } from "../../records/parts";

/** What each phase of the procedure is about: fields of the case, and its lists. */
export const phaseFacts: Readonly<
  Record<Phase, { readonly fields: readonly ComplaintField[]; readonly parts: readonly PartTable[] }>
> = {
  登记: {
    fields: ["registeredBy", "registeredAt", "receivedAt", "deptHeadSign", "deptHeadSignAt", "handedToQaAt"],
    parts: ["attachment"],
  },
  受理: {
    fields: [
      "qaOwner",
      "acceptedAt",
      "isOurProduct",
      "preliminaryCause",
      "liability",
      "respUnit",
      "supplier",
      "level",
      "investigatedAt",
      "repeatFlag",
      "repeatOf",
    ],
    parts: ["sweep", "visit"],
  },
  批示: { fields: ["gmSubmittedAt", "gmInstruction", "gmInstructedAt", "sentToUnitAt"], parts: [] },
  对策: {
    fields: ["unitRepliedAt", "meetingAt", "meetingAttendees", "meetingConclusion"],
    parts: ["measure"],
  },
  "8D": { fields: ["d8No"], parts: ["eightD"] },
  审批: { fields: [], parts: ["approval", "distribution"] },
  验证: {
    fields: ["cutInAt", "cutInLot", "verifiedLots", "verifyResult", "verifiedBy", "verifiedAt"],
    parts: ["measure", "sweep", "disposition"],
  },
  结案: {
    fields: ["customerAccepted", "acceptanceNote", "closedAt", "closedBy", "closeNote", "reopenReason"],
    parts: ["cost", "share", "survey"],
  },
};

const order = Object.keys(phases) as Phase[];

/** Where a phase stands to the case: behind it, the present one, or ahead. A withdrawn case is in none. */
export function standOf(
  phase: Phase,
  state: State,
  flow: readonly StateRule[],
): "passed" | "present" | "toCome" {
  const present = flow.find((rule) => rule.state === state)?.phase;
  if (state === "已撤销" || present === undefined) return "toCome";
  if (state === "已结案") return "passed";
  const [here, there] = [order.indexOf(present), order.indexOf(phase)];
  return there < here ? "passed" : there === here ? "present" : "toCome";
}

/** The states of a phase. */
export const statesOf = (phase: Phase, flow: readonly StateRule[]): ReadonlySet<State> =>
  new Set(
    (Object.keys(states) as State[]).filter(
      (state) => flow.find((rule) => rule.state === state)?.phase === phase,
    ),
  );
