import { type ReactNode, useEffect, useState } from "react";
import { states } from "../../records/choices";
import { labelOf } from "../../texts/say";
import { ActButton } from "../ActButton";
import { CloseIcon } from "../icons";
import { optionWord } from "../show-value";
import { useTexts } from "../TextsContext";
import type { Toast } from "../toast";
import { useCourse } from "./course-texts";

interface ToastBarProps {
  readonly toast: Toast | undefined;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

/** Milliseconds a toast stays while nobody points at it or stands in it. */
const STAYS = 12_000;

/** What was done, with 撤销; it goes by itself. */
export function ToastBar({ toast, onUndo, onClose }: ToastBarProps): ReactNode {
  const texts = useTexts();
  const words = useCourse();
  const [isHeld, setHeld] = useState(false);
  const close = (then: () => void) => (): void => {
    setHeld(false); // nobody leaves what is not there any more
    then();
  };
  const wordsOf = (each: Toast): string => {
    if (each.what === "saved" || each.what === "busy") return words[each.what];
    if (each.what === "advanced") {
      const { complaintNo, status } = each.one.complaint;
      return words.advanced(complaintNo ?? "", status === null ? "" : optionWord(status, states, texts));
    }
    const { undone } = each;
    if (!undone.ok) {
      const { code, at } = undone.refusal;
      const places = at.map(
        ({ table, complaintNo, field }) => `${complaintNo ?? ""} ${labelOf(texts, table, field)}`,
      );
      return texts.evidence.undo.refused[code]([...new Set(places)].join("、"));
    }
    return words.undone(undone.back[0]?.complaintNo ?? "", undone.back.length);
  };
  useEffect(() => {
    if (!toast || isHeld) return undefined;
    const timer = setTimeout(onClose, STAYS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, isHeld, onClose]);
  return (
    <div
      className="toast-place"
      role="status"
      onMouseEnter={() => {
        setHeld(true);
      }}
      onMouseLeave={() => {
        setHeld(false);
      }}
      onFocus={() => {
        setHeld(true);
      }}
      onBlur={() => {
        setHeld(false);
      }}
    >
      {toast && (
        <div className="toast">
          <span>{wordsOf(toast)}</span>
          {toast.what === "saved" && (
            <ActButton size="small" appearance="transparent" onAct={close(onUndo)}>
              {words.undo}
            </ActButton>
          )}
          <ActButton
            size="small"
            appearance="subtle"
            icon={<CloseIcon />}
            aria-label={texts.pane.close}
            onAct={close(onClose)}
          />
        </div>
      )}
    </div>
  );
}
