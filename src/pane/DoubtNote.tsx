import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { Doubt } from "../actions/doubts";
import type { DoubtAnswer } from "./sheet-side";
import { useTexts } from "./TextsContext";

interface DoubtNoteProps {
  readonly doubt: Doubt;
  readonly onAnswer: (answer: DoubtAnswer) => void;
}

/** More than these are counted. */
const MOST = 6;

/** What this computer wrote and the workbook does not show: nothing of it is written again before somebody says so. */
export function DoubtNote({ doubt: { cases }, onAnswer }: DoubtNoteProps): ReactNode {
  const { sheet } = useTexts();
  const texts = sheet.doubt;
  const [isLeaving, setLeaving] = useState(false);
  const answer = (label: string, what: DoubtAnswer, isMain = false): ReactNode => (
    <Button
      size="small"
      appearance={isMain ? "primary" : "subtle"}
      onClick={() => {
        if (what === "discard" && !isLeaving) setLeaving(true);
        else onAnswer(what);
      }}
    >
      {label}
    </Button>
  );
  return (
    <section className="note" aria-label={texts.title(cases.length)}>
      <strong>{texts.title(cases.length)}</strong>
      <ul>
        {cases.slice(0, MOST).map(({ number, customer, isNew }, index) => (
          <li key={index}>{isNew ? texts.added(number, customer) : texts.changed(number)}</li>
        ))}
      </ul>
      {cases.length > MOST && <p className="quiet">{texts.more(cases.length - MOST)}</p>}
      <p>{isLeaving ? texts.discardAsk : texts.hint}</p>
      <div className="buttons">
        {answer(texts.write, "write", true)}
        {answer(texts.discard, "discard")}
        {answer(texts.later, "later")}
      </div>
    </section>
  );
}
