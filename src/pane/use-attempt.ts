import { useCallback, useRef, useState } from "react";
import { type Ask, withConsent } from "./consent";

/** Something a person wanted did not work; `again` does it once more, with what stands in the form by then. */
export interface Failure {
  readonly error: unknown;
  readonly again: (() => void) | undefined;
}

/** Does what a person wants. What fails is shown, and undefined comes back. */
export type Attempt = <T>(verb: () => Promise<T>, again?: () => void) => Promise<T | undefined>;

/** The one place of this door that catches: what is known becomes a sentence, a bug a readable panel. */
export interface Attempts {
  readonly failure: Failure | undefined;
  /** For what writes the register: while one runs no other begins, whichever button it hangs on (`onBusy` is told). */
  readonly attempt: Attempt;
  /** The same for what is done with files. */
  readonly attemptFile: Attempt;
  /** For what only looks, or must not be left out: it runs beside the others. */
  readonly beside: Attempt;
  readonly report: (error: unknown) => void;
  readonly calm: () => void;
}

export function useAttempt(onBusy: () => void, ask: Ask): Attempts {
  const [failure, setFailure] = useState<Failure>();
  const report = useCallback((error: unknown) => {
    setFailure({ error, again: undefined });
  }, []);
  const calm = useCallback(() => {
    setFailure(undefined);
  }, []);
  const beside = useCallback(
    async <T>(verb: () => Promise<T>, again?: () => void) => {
      try {
        const done = await withConsent(verb, ask);
        setFailure(undefined);
        return done;
      } catch (error) {
        setFailure({ error, again });
        return undefined;
      }
    },
    [ask],
  ) satisfies Attempt;
  const attempt = useAlone(beside, onBusy);
  const attemptFile = useAlone(beside, onBusy);
  return { failure, attempt, attemptFile, beside, report, calm };
}

/** One at a time, from the very click on: what is drawn next comes too late for a second click in the same tick. */
function useAlone(attempt: Attempt, onBusy: () => void): Attempt {
  const isTaken = useRef(false);
  return useCallback(
    async <T>(verb: () => Promise<T>, again?: () => void) => {
      if (isTaken.current) {
        onBusy();
        return undefined;
      }
      isTaken.current = true;
      return attempt(verb, again).finally(() => {
        isTaken.current = false;
      });
    },
    [attempt, onBusy],
  );
}
