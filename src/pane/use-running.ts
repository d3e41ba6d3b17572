import { useRef, useState } from "react";

/** Work of a form that is not begun again while it runs, from whichever of its buttons or keys. */
export interface Running {
  readonly isRunning: boolean;
  /** Undefined comes from work that was refused at once. */
  readonly run: (work: () => Promise<void> | undefined) => Promise<void>;
}

/** The lock is no state: a second click in the same tick meets it. */
export function useRunning(): Running {
  const [isRunning, setRunning] = useState(false);
  const isTaken = useRef(false);
  return {
    isRunning,
    run: async (work) => {
      const going = isTaken.current ? undefined : work();
      if (!going) return;
      isTaken.current = true;
      setRunning(true);
      try {
        await going;
      } finally {
        isTaken.current = false;
        setRunning(false);
      }
    },
  };
}
