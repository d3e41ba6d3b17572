import { type ReactNode, useMemo } from "react";
import type { Register } from "../../workbook/register";
import { isInstructing } from "../decisions-draft";
import { useCourse } from "./course-texts";
import { waitingForGm } from "./gm-cases";

interface DecisionsNoteProps {
  readonly register: Register;
  readonly bookName: string;
  readonly now: string;
  readonly onOpen: () => void;
}

/** Above 待办: how many cases wait for the GM, and the way there; nothing while none does. */
export function DecisionsNote({ register, bookName, now, onOpen }: DecisionsNoteProps): ReactNode {
  const words = useCourse();
  const minute = now.slice(0, 16);
  const waiting = useMemo(() => waitingForGm(register, minute), [register, minute]);
  if (waiting.length === 0) return null;
  return (
    <p className="note">
      <button type="button" className="link" onClick={onOpen}>
        {words.decisionsWaiting(waiting.length)}
      </button>{" "}
      {isInstructing(bookName) && <span className="unsaved">{words.instructing}</span>}
    </p>
  );
}
