import { useCallback, useState } from "react";

/** Something a person wanted did not work; `again` does it once more, with what stands in the form by then. */
export interface Failure {
  readonly error: unknown;
  readonly again: (() => void) | undefined;
}

/** Does what a person wants. What fails is shown, and undefined comes back. */
export type Attempt = <T>(verb: () => Promise<T>, again?: () => void) => Promise<T | undefined>;

/** The one place of this door that catches: what is known becomes a sentence, a bug a readable panel. */
export function useAttempt(): {
  readonly failure: Failure | undefined;
  readonly attempt: Attempt;
  readonly report: (error: unknown) => void;
  readonly calm: () => void;
} {
  const [failure, setFailure] = useState<Failure>();
  const report = useCallback((error: unknown) => {
    setFailure({ error, again: undefined });
  }, []);
  const calm = useCallback(() => {
    setFailure(undefined);
  }, []);
  const attempt = useCallback(async <T>(verb: () => Promise<T>, again?: () => void) => {
    try {
      const done = await verb();
      setFailure(undefined);
      return done;
    } catch (error) {
      setFailure({ error, again });
      return undefined;
    }
  }, []) satisfies Attempt;
  return { failure, attempt, report, calm };
}
