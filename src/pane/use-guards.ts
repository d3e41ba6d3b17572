import { useEffect } from "react";
import { casesTypedAbout } from "./case-drafts";
import { isInstructing } from "./decisions-draft";
import { keptDraft } from "./form-draft";
import type { OpenBook, RegisterSession } from "./register-session";

/** Asks before the window is closed while changes stand in no file, or typing in no register. */
export function useLeaveGuard({ state, file }: RegisterSession): void {
  useEffect(() => {
    const guard = (event: BeforeUnloadEvent): void => {
      if ((file?.state().book?.unsaved ?? 0) > 0 || holdsTyping(state().book)) event.preventDefault();
    };
    window.addEventListener("beforeunload", guard);
    return () => {
      window.removeEventListener("beforeunload", guard);
    };
  }, [state, file]);
}

/** Is anything typed for this register that is not saved in it? It is kept on this device, which may not be here again. */
function holdsTyping(book: OpenBook | undefined): boolean {
  if (!book) return false;
  const typed = new Set(casesTypedAbout());
  return (
    keptDraft(book.name) !== undefined ||
    isInstructing(book.name) ||
    (typed.size > 0 && book.register.cases.some(({ complaint: { id } }) => typed.has(id ?? "")))
  );
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
