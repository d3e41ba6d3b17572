import { formResults } from "../workbook/layout-complaints";
import { reviewResults } from "../review/review-sheet";
import { type ChangeSet, WorkbookError } from "../workbook/port";
import type { Register } from "../workbook/register";
import type { Intent } from "./outbox";
import type { Ports } from "./ports";

/**
 * Writes a change in one commit. The outbox has it before the workbook does, and lets go of it only when it is certain
 * that nothing was written. `after` is the register as it will stand, whose figures are shown.
 */
export async function commitIntent(
  change: Omit<Intent, "id">,
  after: Register,
  { workbook, outbox, newId }: Pick<Ports, "workbook" | "outbox" | "newId">,
): Promise<string> {
  const intent: Intent = { id: newId(), ...change };
  await outbox?.put(intent);
  try {
    return await workbook.commit(changeSet(intent.tables, after), after.version);
  } catch (error) {
    if (error instanceof WorkbookError && error.code === "connection-lost")
      await outbox?.put({ ...intent, unsure: true });
    else if (error instanceof WorkbookError) await outbox?.drop([intent.id]);
    throw error;
  }
}

/** A change with what the register shows outside its tables: the review, and the head that follows from the settings. */
export function changeSet(tables: Intent["tables"], after: Register): ChangeSet {
  if (Object.keys(tables).every((name) => name === "log")) return { tables };
  const complaints = after.cases.map(({ complaint }) => complaint);
  return {
    tables,
    results: {
      ...reviewResults(complaints, after.date1904),
      ...(tables.setting && formResults(after.procedure)),
    },
  };
}
