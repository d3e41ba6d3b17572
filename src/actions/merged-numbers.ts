import type { LogEntry } from "../records/log";
import { rowsUnder } from "../rules/case";
import { redrawn } from "../rules/complaint-no";
import { numberConflicts, printedNumbers } from "../rules/number-conflicts";
import type { Register } from "../workbook/register";
import { registerWith } from "../workbook/register-with";
import { numberIn } from "./log-facts";
import type { MergedRow, MergedRows } from "./merged-rows";

/** A case whose number was drawn on the other side, too, and that has another one now. */
export interface Renumbered {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Draws anew, for its own day, the number of each case that may not keep the one both sides drew; its lines follow. */
export function renumber(
  rows: MergedRows,
  register: Register,
  log: readonly LogEntry[],
): readonly Renumbered[] {
  const state = registerWith(register, rows.pending());
  const drawn = [
    ...state.cases.map(({ complaint }) => complaint.complaintNo),
    ...log.map(({ complaintNo }) => complaintNo),
  ].filter((each) => each !== null);
  const mine = new Set(
    rows
      .pending()
      .filter(hasNewNumber)
      .map(({ id }) => id),
  );
  const under = new Map(state.cases.map((one) => [one.complaint.id, rowsUnder(one)]));
  const registered = new Map(state.cases.map(({ complaint }) => [complaint.id, complaint.registeredAt]));
  const conflicts = numberConflicts(
    state.cases.map(({ complaint }) => complaint),
    printedNumbers(log),
  );
  const anew = conflicts.flatMap(({ number, ids, losers }) => {
    if (!ids.some((id) => mine.has(id))) return [];
    return losers.flatMap((id): Renumbered[] => {
      const registeredAt = registered.get(id) ?? null;
      const to = redrawn(number, registeredAt, register.procedure, drawn);
      if (to === undefined) return [];
      drawn.push(to);
      const lines = (under.get(id) ?? []).map((each) => rows.open(each.table, each.id));
      for (const row of [rows.open("complaint", id), ...lines]) if (row) row.cells["complaintNo"] = to;
      return [{ id, from: number, to }];
    });
  });
  return [...anew, ...rows.all().flatMap(overruledNumber)];
}

/** A draft that drew its number on both sides: the other side's stays. */
function overruledNumber({ id, cells, overruled }: MergedRow): readonly Renumbered[] {
  const mine = overruled.get("complaintNo");
  return typeof mine === "string" && mine !== "" ? [{ id, from: mine, to: numberIn(cells) }] : [];
}

const hasNewNumber = ({ table, present, cells }: MergedRow): boolean =>
  table === "complaint" && numberIn(cells) !== "" && numberIn(cells) !== numberIn(present);
