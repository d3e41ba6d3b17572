import { Button } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { saySignature } from "../../texts/say";
import { ActButton } from "../ActButton";
import { isComposing } from "../keys";
import { useTexts } from "../TextsContext";
import type { Question } from "../use-question";
import { useCourse } from "./course-texts";

/** Before a change voids signatures (V-50): which, and whether that is meant. It stands over everything, for it destroys. */
export function VoidQuestion({ question }: { readonly question: Question }): ReactNode {
  const { signatures, answer } = question;
  const words = useCourse();
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>("[data-stay]")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "Escape") answer(false);
    if (event.key !== "Tab") return;
    event.preventDefault(); // the two buttons are all there is to go to
    const buttons = [...(box.current?.querySelectorAll("button") ?? [])];
    buttons.find((each) => each !== document.activeElement)?.focus();
  };
  return (
    <div className="question-veil">
      <div
        ref={box}
        className="question"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="question-title"
        aria-describedby="question-why"
        onKeyDown={onKeyDown}
      >
        <strong id="question-title">{words.voids(signatures.length)}</strong>
        <ul>
          {signatures.map((each) => (
            <li key={each.approval.id}>{saySignature(texts, each)}</li>
          ))}
        </ul>
        <p id="question-why" className="quiet">
          {words.voidsWhy}
        </p>
        <div className="buttons">
          <Button
            data-stay
            size="small"
            appearance="primary"
            onClick={() => {
              answer(false);
            }}
          >
            {words.stay}
          </Button>
          <ActButton
            size="small"
            onAct={() => {
              answer(true);
            }}
          >
            {words.saveAndVoid}
          </ActButton>
        </div>
      </div>
    </div>
  );
}
