import { NUMBER_PRINTED } from "../records/log";
import { WorkbookError } from "../workbook/port";
import { registerOf } from "../workbook/register";
import type { Ports } from "./ports";
import { recordChange } from "./record-change";

/**
 * Keeps in the log that a case's number went out on a document: should somebody else have drawn the same number at the
 * same time, this case keeps it. A draft has no number yet. Rejects with WorkbookError.
 */
export async function recordPrinted(id: string, document: string, ports: Ports): Promise<void> {
  const { workbook, profile, holidays } = ports;
  const only = { complaint: ["complaintNo"], log: ["device", "prev", "hash"] };
  const register = registerOf(await workbook.read(["complaint", "log"], only), profile, holidays);
  const found = register.cases.find(({ complaint }) => complaint.id === id);
  if (!found) throw new WorkbookError("unknown-row", id);
  const { complaintNo } = found.complaint;
  if (complaintNo === null) return;
  const fact = { table: "complaint", record: id, complaintNo, field: NUMBER_PRINTED, old: "", new: document };
  await recordChange({ facts: [fact] }, register, ports);
}
