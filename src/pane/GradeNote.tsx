import type { ReactNode } from "react";
import type { Procedure } from "../procedure/procedure";
import { suggestedGrades } from "../records/choices";
import type { Assessment } from "../rules/grade";
import { gradeWords } from "./grade-words";
import { optionWord } from "./show-value";
import { useTexts } from "./TextsContext";

interface GradeNoteProps {
  readonly assessment: Assessment;
  readonly procedure: Procedure;
}

/** The suggested grade with its reasons, criterion by criterion; 暂定 while an answer could still change it (§3). */
export function GradeNote({ assessment, procedure }: GradeNoteProps): ReactNode {
  const texts = useTexts();
  const { grade, provisional } = assessment;
  return (
    <div className="grade-note" data-grade={grade} aria-live="polite">
      <strong>
        {texts.pane.suggestedGrade} <span className="grade">{optionWord(grade, suggestedGrades, texts)}</span>
        {provisional && <span className="provisional">{texts.pane.provisional}</span>}
      </strong>
      <ul>
        {gradeWords(assessment, procedure, texts).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}
