import { WorkbookError, type WorkbookErrorCode } from "../port";
import { translated } from "./door";

/** What Excel may refuse of one thing without the others being any worse for it. */
const REFUSALS: ReadonlySet<WorkbookErrorCode> = new Set(["host-failed", "sheet-protected", "access-denied"]);

/**
 * Draws in a request of its own what a register can do without; `draw` may have to look first. Resolves to what this Excel has refused; that it is busy or gone is no refusal, and rejects with WorkbookError.
 */
export async function ifPossible(
  context: Excel.RequestContext,
  draw: () => unknown,
): Promise<WorkbookError | undefined> {
  try {
    await draw();
    await context.sync();
    return undefined;
  } catch (cause) {
    const error = translated(cause);
    if (error instanceof WorkbookError && REFUSALS.has(error.code)) return error;
    throw error;
  }
}
