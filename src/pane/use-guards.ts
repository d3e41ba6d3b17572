import { useEffect } from "react";
import type { FileSide } from "./register-session";

/** Asks before the window is closed while changes stand in no file. */
export function useLeaveGuard(file: FileSide | undefined): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if ((file?.state().book?.unsaved ?? 0) > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
    };
  }, [file]);
}

/** Reports what nobody expected, so that a bug is seen and not silent. */
export function useUnexpected(report: (error: unknown) => void): void {
  useEffect(() => {
    const onRejection = (event: PromiseRejectionEvent): void => {
      report(event.reason);
    };
    const onError = ({ error }: ErrorEvent): void => {
      if (error !== undefined && error !== null) report(error); // a ResizeObserver's late notice has none
    };
    window.addEventListener("unhandledrejection", onRejection);
    window.addEventListener("error", onError);
    return () => {
      window.removeEventListener("unhandledrejection", onRejection);
      window.removeEventListener("error", onError);
    };
  }, [report]);
}
