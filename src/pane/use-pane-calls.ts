import { useEffect, useEffectEvent } from "react";
import { caseAt } from "./case-at";
import { findingLines } from "./finding-lines";
import type { PaneCall, PaneCalls } from "./pane-calls";
import type { RegisterSession } from "./register-session";
import { useTexts } from "./TextsContext";
import type { Attempt } from "./use-attempt";

interface Followed {
  readonly calls: PaneCalls | undefined;
  readonly session: RegisterSession;
  readonly attempt: Attempt;
  /** Where a command leads. */
  readonly onForm: () => void;
  readonly onCase: (id: string, part: "documents" | undefined) => void;
  readonly onTab: (tab: "check" | "due") => void;
  /** The selected row is no case. */
  readonly onNoCase: () => void;
}

/** Follows the commands of the ribbon, as soon as a register is open. */
export function usePaneCalls(followed: Followed): void {
  const texts = useTexts();
  const { calls, session } = followed;
  const isOpen = session.state().book !== undefined;
  const follow = useEffectEvent((call: PaneCall): void => {
    const { attempt, onForm, onTab } = followed;
    const { sheet } = session;
    if (call === "form") onForm();
    else if (call === "case") row(undefined);
    else if (call === "document") row("documents");
    else if (call === "due") onTab("due");
    else if (call === "review") void attempt(async () => sheet?.openReview(), again(call));
    else void attempt(check, again(call));
  });
  const again = (call: PaneCall) => (): void => {
    calls?.make(call);
  };
  const row = (part: "documents" | undefined): void => {
    const { book } = session.state();
    const id = book && caseAt(book.register, session.sheet?.state().spot);
    if (id === undefined) followed.onNoCase();
    else followed.onCase(id, part);
  };
  const check = async (): Promise<void> => {
    await session.sheet?.refresh();
    const { book } = session.state();
    if (!book) return;
    followed.onTab("check");
    const { findings } = await import("../actions/check-register");
    await session.sheet?.show(findingLines(findings(book.register, session.now()), texts));
  };
  useEffect(() => (isOpen ? calls?.listen(follow) : undefined), [calls, isOpen]);
}
