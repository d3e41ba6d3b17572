import { useEffect, useState } from "react";
import type { LogEntry } from "../records/log";
import type { Register } from "../workbook/register";
import type { RegisterSession } from "./register-session";

/**
 * What the log says of documents and of the month's duties, asked for while it is `wanted`; until it is there, and
 * where it cannot be read, what was known before. Nobody waits for it, so a failure is not told.
 */
export function usePapers(
  session: RegisterSession,
  register: Register | undefined,
  wanted: boolean,
): readonly LogEntry[] | undefined {
  const [papers, setPapers] = useState<readonly LogEntry[]>();
  useEffect(() => {
    if (!register || !wanted) return undefined;
    let isCurrent = true;
    session.papers().then(
      (found) => {
        if (isCurrent) setPapers(found);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [session, register, wanted]);
  return papers;
}
