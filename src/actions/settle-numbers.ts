import { type LogEntry } from "../records/log";
import { rowsUnder } from "../rules/case";
import { redrawn } from "../rules/complaint-no";
import { numberConflicts, printedNumbers } from "../rules/number-conflicts";
import type { WantedFields } from "../workbook/port";
import { loadRegister, type Register, registerOf } from "../workbook/register";
import { keptNumbers } from "./kept-numbers";
import type { Renumbered } from "./merged-numbers";
import type { Ports } from "./ports";
import { recordChange, type RecordUpdate } from "./record-change";

/** What tells who drew which number, and whether it went out on paper. */
const numberColumns: WantedFields = {
  complaint: ["complaintNo"],
  log: ["record", "complaintNo", "field", "device", "prev", "hash"],
};

/**
 * Two people drew the same number at the same moment: the case that may not keep it draws anew. Only the device that
 * drew it does so; every other comes to the same verdict and waits. Rejects with WorkbookError.
 */
export async function settleNumbers(ports: Ports): Promise<readonly Renumbered[]> {
  const { workbook, profile, holidays, device } = ports;
  const narrow = registerOf(await workbook.read(["complaint", "log"], numberColumns), profile, holidays);
  const mine = losers(narrow).filter(({ id, number }) => drawnBy(narrow.log, id, number) === device);
  if (mine.length === 0) return [];
  const register = await loadRegister(workbook, profile, holidays, { log: numberColumns["log"] ?? [] });
  const drawn = [...register.cases.map(({ complaint }) => complaint), ...register.log].flatMap(
    ({ complaintNo }) => complaintNo ?? [],
  );
  drawn.push(...(await keptNumbers(ports)));
  const renumbered = mine.flatMap(({ id, number }): Renumbered[] => {
    const { complaint } = register.cases.find((one) => one.complaint.id === id) ?? {};
    const to = redrawn(number, complaint?.registeredAt ?? null, register.procedure, drawn);
    if (to === undefined) return [];
    drawn.push(to);
    return [{ id, from: number, to }];
  });
  await recordChange({ update: renumbered.flatMap((each) => updatesOf(each, register)) }, register, ports);
  return renumbered;
}

const losers = ({ cases, log }: Register): { id: string; number: string }[] =>
  numberConflicts(
    cases.map(({ complaint }) => complaint),
    printedNumbers(log),
  ).flatMap(({ number, losers: ids }) => ids.map((id) => ({ id, number })));

/** The device that gave a case its number: the first that speaks of the two together. */
const drawnBy = (log: readonly LogEntry[], id: string, number: string): string | null | undefined =>
  log
    .filter(({ record, complaintNo }) => record === id && complaintNo === number)
    .sort((a, b) => ((a.id ?? "") < (b.id ?? "") ? -1 : 1))[0]?.device;

function updatesOf({ id, to }: Renumbered, { cases }: Register): RecordUpdate[] {
  const one = cases.find(({ complaint }) => complaint.id === id);
  return [{ table: "complaint" as const, id }, ...(one ? rowsUnder(one) : [])].map((row) => ({
    ...row,
    to: { complaintNo: to },
  }));
}
