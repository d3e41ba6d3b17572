import { DUTY_TABLE, type DutyId } from "../rules/due/month-duties";
import { registerOf } from "../workbook/register";
import type { Ports } from "./ports";
import { recordChange } from "./record-change";

/**
 * Keeps in the log that a duty of the month was done (§6.1.10, §6.3.1): who and when are the log's own. Once is enough.
 * Rejects with WorkbookError.
 */
export async function recordDuty(month: string, duty: DutyId, ports: Ports): Promise<void> {
  const { workbook, profile, holidays } = ports;
  const only = { log: ["table", "record", "field", "device", "prev", "hash"] };
  const register = registerOf(await workbook.read(["log"], only), profile, holidays);
  const isDone = register.log.some(
    ({ table, record, field }) => table === DUTY_TABLE && record === month && field === duty,
  );
  if (isDone) return;
  const fact = { table: DUTY_TABLE, record: month, complaintNo: "", field: duty, old: "", new: "已完成" };
  await recordChange({ facts: [fact] }, register, ports);
}
