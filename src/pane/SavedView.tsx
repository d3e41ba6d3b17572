import { Button } from "@fluentui/react-components";
import { type ReactNode, Suspense, useEffect, useRef } from "react";
import type { Registered } from "../actions/register-complaint";
import type { WrittenDocument } from "../actions/write-document";
import { sayIssue, labelOf } from "../texts/say";
import type { Register } from "../workbook/register";
import { CopyButton } from "./CopyButton";
import { DeadlineList } from "./DeadlineList";
import { DetailHeader } from "./DetailHeader";
import type { DocumentChoice } from "./documents";
import { GradeNote } from "./GradeNote";
import { replyText } from "./reply";
import { DocumentsPart } from "./later";
import { useTexts } from "./TextsContext";

interface SavedViewProps {
  readonly saved: Registered & { ok: true };
  readonly register: Register;
  readonly now: string;
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
  /** A form about the case went out of the house. */
  readonly onGiven: (printed: WrittenDocument["printed"]) => void;
  readonly onOpen: (field?: string) => void;
  readonly onNew: () => void;
  readonly onBack: () => void;
}

/** What stands after saving: the number, large; a reply to copy; the form to print; and, quietly, what follows. */
export function SavedView({
  saved,
  register,
  now,
  onWrite,
  onGiven,
  onOpen,
  onNew,
  onBack,
}: SavedViewProps): ReactNode {
  const texts = useTexts();
  const { complaint } = saved.case;
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const isDraft = complaint.complaintNo === null;
  const later = saved.issues.filter(
    ({ problem }) =>
      problem.code === "missing" || problem.code === "not-answered" || problem.code === "sample-missing",
  );
  const told = saved.issues.filter((each) => !later.includes(each) && each.rule !== "V-54");
  const reply = replyText(complaint);
  return (
    <section className="detail saved">
      <DetailHeader title={isDraft ? texts.pane.draftSaved : texts.pane.saved} onBack={onBack} />
      <div className="scroll">
        <div className="number" ref={heading} tabIndex={-1} role="status">
          <strong>{complaint.complaintNo ?? texts.pane.noNumber}</strong>
          {!isDraft && <CopyButton text={complaint.complaintNo}>{texts.pane.copyNumber}</CopyButton>}
        </div>
        <p className="quiet">{isDraft ? texts.pane.draftSavedHint : complaint.customer}</p>
        {told.length > 0 && (
          <ul className="told">
            {told.map((issue, index) => (
              <li key={index} data-rule={issue.rule}>
                {sayIssue(texts, issue)}
              </li>
            ))}
          </ul>
        )}
        {!isDraft && (
          <>
            <h2>{texts.pane.reply}</h2>
            <p className="reply">{reply}</p>
            <CopyButton text={reply}>{texts.pane.copyReply}</CopyButton>
            <h2>{texts.pane.documents.title}</h2>
            <Suspense fallback={null}>
              <DocumentsPart
                one={saved.case}
                masters={register.masters}
                onWrite={onWrite}
                onGiven={onGiven}
              />
            </Suspense>
            <h2>{texts.pane.deadlines}</h2>
            <DeadlineList one={saved.case} register={register} now={now} />
          </>
        )}
        {later.length > 0 && (
          <>
            <h2>{texts.pane.later(later.length)}</h2>
            <p className="links">
              {later.map(({ fields: [name = ""], line }, index) => (
                <button
                  key={index}
                  type="button"
                  className="chip"
                  onClick={() => {
                    onOpen(line === undefined ? name : undefined);
                  }}
                >
                  {line === undefined ? "" : texts.line(line)}
                  {labelOf(texts, "complaint", name)}
                </button>
              ))}
            </p>
          </>
        )}
        <GradeNote assessment={saved.assessment} procedure={register.procedure} />
      </div>
      <footer className="actions">
        <div className="buttons">
          <Button
            appearance="primary"
            onClick={() => {
              onOpen();
            }}
          >
            {texts.pane.openCase}
          </Button>
          <Button onClick={onNew}>{texts.pane.another}</Button>
        </div>
      </footer>
    </section>
  );
}
