import { NUMBER_PRINTED } from "../records/log";
import { WorkbookError } from "../workbook/port";
import { chainHeads } from "../rules/log/log-chain";
import { witnessed } from "../rules/log/printed";
import { registerOf } from "../workbook/register";
import type { Ports } from "./ports";
import { recordChange } from "./record-change";

/** A case whose number went out on a document, and what the log keeps of that (rules/log/printed.ts). */
export interface PrintedCase {
  readonly id: string;
  readonly fact: string;
}

/** The same for one case. */
export const recordPrinted = (id: string, fact: string, ports: Ports): Promise<void> =>
  recordAllPrinted([{ id, fact }], ports);

/**
 * Keeps in the log that cases' numbers went out on a document: should somebody else have drawn the same number at the
 * same time, this case keeps it (V-59 tells by it which papers are out of date). A draft has no number yet.
 * Rejects with WorkbookError.
 */
export async function recordAllPrinted(printed: readonly PrintedCase[], ports: Ports): Promise<void> {
  const { workbook, profile, holidays } = ports;
  const only = { complaint: ["complaintNo"], log: ["device", "prev", "hash"] };
  const register = registerOf(await workbook.read(["complaint", "log"], only), profile, holidays);
  const numbers = new Map(
    register.cases.map(({ complaint }) => [complaint.id ?? "", complaint.complaintNo] as const),
  );
  const heads = [...chainHeads(register.log)].flatMap(([device, hash]) =>
    device === ports.device ? [] : [hash],
  );
  const facts = printed.flatMap(({ id, fact }) => {
    const complaintNo = numbers.get(id);
    if (complaintNo === undefined) throw new WorkbookError("unknown-row", id);
    return complaintNo === null
      ? []
      : [
          {
            table: "complaint",
            record: id,
            complaintNo,
            field: NUMBER_PRINTED,
            old: "",
            new: witnessed(fact, heads),
          },
        ];
  });
  if (facts.length > 0) await recordChange({ facts }, register, ports);
}
