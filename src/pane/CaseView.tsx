import { Button } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import type { Advance, Advanced } from "../actions/advance-case";
import type { Decided, Decision } from "../actions/decide-cases";
import type { Registered, RegisterOptions } from "../actions/register-complaint";
import type { WrittenDocument } from "../actions/write-document";
import { states, suggestedGrades } from "../records/choices";
import type { Case } from "../rules/case";
import { type Draft, readDraft } from "../rules/entry/draft";
import { assessGrade } from "../rules/grade";
import type { Issue } from "../rules/issue";
import type { Register } from "../workbook/register";
import { ActButton } from "./ActButton";
import { useUnsaved } from "./case-drafts";
import { CaseFacts } from "./CaseFacts";
import { gradeOf } from "./CaseList";
import { isComposing } from "./keys";
import type { Desk } from "./course/desk";
import { DetailHeader } from "./DetailHeader";
import type { DocumentChoice } from "./documents";
import { GradeNote } from "./GradeNote";
import { IssueList } from "./IssueList";
import { LineTable } from "./LineTable";
import { CaseCourse, CaseLists, DocumentsPart } from "./later";
import { optionWord } from "./show-value";
import { useTexts } from "./TextsContext";
import { useTyping } from "./typing";
import { Unsaved } from "./Unsaved";
import { useCaseEdits } from "./use-case-edits";
import { useRowDrafts } from "./use-row-drafts";
import { useRunning } from "./use-running";

interface CaseViewProps {
  readonly one: Case;
  readonly register: Register;
  readonly papers: Desk["papers"];
  readonly now: string;
  /** Who acts on this device. */
  readonly by: string;
  /** A field to open for editing at once. */
  readonly field: string | undefined;
  /** Resolves to undefined when the workbook could not be written; `again` saves what is typed by then. */
  readonly onAmend: (
    changes: Draft,
    options: RegisterOptions,
    again: () => void,
  ) => Promise<Registered | undefined>;
  /** Takes a step; undefined as with onAmend. */
  readonly onAdvance: (advance: Advance) => Promise<Advanced | undefined>;
  readonly onDecide: (decisions: readonly Decision[]) => Promise<Decided | undefined>;
  readonly onBy: (name: string) => void;
  readonly onOpenCase: (id: string) => void;
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
  /** A form about the case went out of the house. */
  readonly onGiven: (printed: WrittenDocument["printed"]) => void;
  readonly onBack: () => void;
}

/** A case: what it still needs, its dates, its facts by group, its documents. A fact is mended where it stands. */
export function CaseView(props: CaseViewProps): ReactNode {
  const { one, register, now, by, field, onAmend, onAdvance, onWrite, onGiven, onBack } = props;
  const { complaint } = one;
  const texts = useTexts();
  const { edits, edit, type, clear } = useCaseEdits(complaint, field);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const { isRunning, run } = useRunning();
  const latest = useRef<(asDraft: boolean) => Promise<void>>(undefined);
  const changes = Object.keys(edits).length;
  const rows = useRowDrafts(complaint.id ?? "");
  const unsaved = useUnsaved(complaint.id);
  useTyping(changes > 0 || Object.keys(rows.drafts).length > 0);
  const isDraft = complaint.status === "草稿";
  const { grade, provisional } = gradeOf(one, register);

  const drop = (): void => {
    clear();
    setRefused([]);
  };
  const save = (asDraft: boolean): Promise<void> =>
    run(async () => {
      const again = (): void => void latest.current?.(asDraft);
      const result = await onAmend(edits, { asDraft, acceptFixes: false }, again);
      if (result?.ok) drop();
      else if (result) setRefused(result.issues.filter(({ severity }) => severity === "block"));
    });
  useEffect(() => {
    latest.current = save;
  });
  const desk: Desk = {
    one,
    register,
    papers: props.papers,
    now,
    by,
    edits,
    rows,
    edit,
    amend: (wanted) => {
      const options = { asDraft: isDraft, acceptFixes: false };
      return onAmend(wanted, options, () => void desk.amend(wanted));
    },
    withdraw: (row) => {
      const options = { asDraft: isDraft, acceptFixes: false, withdraw: [row] };
      return onAmend({}, options, () => void desk.withdraw(row));
    },
    advance: async (advance) => {
      const result = await onAdvance({ ...advance, ...(changes > 0 && { changes: edits }) });
      if (result?.ok) drop();
      return result;
    },
    decide: (decision) => props.onDecide([{ id: complaint.id ?? "", ...decision }]),
    onBy: props.onBy,
    onOpenCase: props.onOpenCase,
  };
  const read = readDraft(edits, register.procedure.pendingTokens).issues;
  const known = new Set(read.map((each) => JSON.stringify(each)));
  const issues = [...read, ...refused.filter((each) => !known.has(JSON.stringify(each)))];

  return (
    <section
      className="detail case"
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === "Escape" && !isComposing(event.nativeEvent)) onBack();
      }}
    >
      <DetailHeader title={complaint.complaintNo ?? texts.pane.noNumber} onBack={onBack}>
        <span className="cut">{complaint.customer}</span>
        <span className="grade" data-grade={grade}>
          {optionWord(grade, suggestedGrades, texts)}
          {provisional && <small>{texts.pane.provisional}</small>}
        </span>
        {complaint.status !== null && (
          <span className="state">{optionWord(complaint.status, states, texts)}</span>
        )}
      </DetailHeader>
      {unsaved > 0 && (
        <Unsaved
          count={unsaved}
          onGoOn={() => {
            const [name] = Object.keys(edits);
            if (name !== undefined) edit(name);
            else document.querySelector<HTMLElement>(".row-form, .approval-box")?.focus();
          }}
          onDiscard={() => {
            drop();
            rows.clear();
          }}
        />
      )}
      <div className="scroll">
        <Suspense fallback={<p className="quiet">{texts.pane.opening}</p>}>
          <CaseCourse desk={desk} />
        </Suspense>
        <CaseFacts
          one={one}
          register={register}
          edits={edits}
          issues={issues}
          onEdit={edit}
          onType={(name, text) => {
            type(name, text);
            setRefused((before) => before.filter(({ fields }) => fields[0] !== name));
          }}
        />
        {one.lines.length > 0 && <LineTable one={one} />}
        <GradeNote assessment={assessGrade(complaint, register.procedure)} procedure={register.procedure} />
        <Suspense fallback={null}>
          <CaseLists desk={desk} />
        </Suspense>
        {!isDraft && (
          <>
            <h2>{texts.pane.documents.title}</h2>
            <Suspense fallback={null}>
              <DocumentsPart one={one} masters={register.masters} onWrite={onWrite} onGiven={onGiven} />
            </Suspense>
          </>
        )}
      </div>
      {(changes > 0 || isDraft) && (
        <footer className="actions">
          {refused.length > 0 && (
            <IssueList
              issues={refused}
              heading={texts.pane.wrong(refused.length)}
              onJump={({ fields: [name = ""] }) => {
                edit(name);
              }}
            />
          )}
          <div className="buttons">
            {isDraft && (
              <ActButton appearance="primary" onAct={() => void save(false)}>
                {texts.pane.drawNumber}
              </ActButton>
            )}
            {changes > 0 && (
              <>
                <ActButton appearance={isDraft ? "secondary" : "primary"} onAct={() => void save(isDraft)}>
                  {isRunning ? texts.pane.saving : texts.pane.saveEdits(changes)}
                </ActButton>
                <Button appearance="subtle" onClick={drop}>
                  {texts.pane.dropEdits}
                </Button>
              </>
            )}
          </div>
        </footer>
      )}
    </section>
  );
}
