import type { Complaint } from "../records/complaint";
import type { Transition } from "../records/parts";
import type { WantedFields } from "../workbook/port";
import { inOrder } from "../rules/flow/order";
import { loadRegister, type Register, registerOf } from "../workbook/register";
import type { Intent } from "./outbox";
import type { Ports } from "./ports";
import { recordChange, type RecordUpdate } from "./record-change";

/** What tells where a case stands, and which step led there. */
const stateColumns: WantedFields = { complaint: ["status"], transition: ["complaintId", "lineNo", "to"] };

/**
 * Two people took a case different ways at the same moment: both steps stay in 流转, and the case stands where the later
 * one led, whichever cell reached the workbook last. The device that took that step sees to it. Resolves to how many
 * cases that were. Rejects with WorkbookError.
 */
export async function settleStates(ports: Ports): Promise<number> {
  const { workbook, profile, holidays, outbox } = ports;
  const own = stepsIn((await outbox?.all()) ?? []);
  if (own.size === 0) return 0;
  const seen = registerOf(await workbook.read(["complaint", "transition"], stateColumns), profile, holidays);
  if (strayed(seen, own).length === 0) return 0;
  const register = await loadRegister(workbook, profile, holidays, { log: ["device", "prev", "hash"] });
  const update = strayed(register, own);
  await recordChange({ update }, register, ports);
  return update.length;
}

/** The rows of 流转 this device wrote of late. */
const stepsIn = (intents: readonly Intent[]): ReadonlySet<unknown> =>
  new Set(intents.flatMap(({ tables }) => (tables.transition?.insert ?? []).map(({ id }) => id)));

/** Cases whose last step is one of these, and that do not stand where it led. */
function strayed({ complaints, parts }: Register, steps: ReadonlySet<unknown>): readonly RecordUpdate[] {
  const last = new Map<string | null, Transition>();
  for (const { record } of parts.transition) {
    const known = last.get(record.complaintId);
    if (!known || inOrder(known, record) < 0) last.set(record.complaintId, record);
  }
  return complaints.flatMap(({ record: { id, status } }: { readonly record: Complaint }): RecordUpdate[] => {
    const step = last.get(id);
    if (id === null || !step || !steps.has(step.id) || step.to === null || step.to === status) return [];
    return [{ table: "complaint", id, to: { status: step.to } }];
  });
}
