import { Button } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import type { Registered, RegisterOptions } from "../actions/register-complaint";
import type { WrittenDocument } from "../actions/write-document";
import { states, suggestedGrades } from "../records/choices";
import { type ComplaintField, complaintFields } from "../records/complaint";
import type { Case } from "../rules/case";
import { readDraft } from "../rules/draft";
import { assessGrade } from "../rules/grade";
import { handOverGate } from "../rules/intake";
import type { Issue } from "../rules/issue";
import { labelOf } from "../texts/say";
import type { Register } from "../workbook/register";
import { CaseFacts } from "./CaseFacts";
import { gradeOf } from "./CaseList";
import { DeadlineList } from "./DeadlineList";
import { DetailHeader } from "./DetailHeader";
import { forget, recall, remember } from "./device-memory";
import type { DocumentChoice } from "./documents";
import { DocumentsPart } from "./DocumentsPart";
import { fieldId, focusField } from "./field-focus";
import type { TypedFields } from "./form-draft";
import { GradeNote } from "./GradeNote";
import { IssueList } from "./IssueList";
import { LineTable } from "./LineTable";
import { asTyped, optionWord } from "./show-value";
import { useTexts } from "./TextsContext";

interface CaseViewProps {
  readonly one: Case;
  readonly register: Register;
  readonly bookName: string;
  readonly now: string;
  /** A field to open for editing at once. */
  readonly field: string | undefined;
  readonly onAmend: (changes: TypedFields, options: RegisterOptions) => Promise<Registered | undefined>;
  readonly onWrite: (choice: DocumentChoice) => Promise<WrittenDocument | undefined>;
  readonly onBack: () => void;
}

/** A case: what it still needs, its dates, its facts by group, its documents. A fact is mended where it stands. */
export function CaseView({ one, register, bookName, now, field, onAmend, onWrite, onBack }: CaseViewProps): ReactNode {
  const texts = useTexts();
  const { complaint } = one;
  const key = `edit.${bookName}.${complaint.id ?? ""}`;
  const [edits, setEdits] = useState<TypedFields>(() => ({ ...keptEdits(key), ...(field !== undefined && { [field]: typedOf(field) }) }));
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const [focused, setFocused] = useState(field);
  const names = Object.keys(edits);
  const isDraft = complaint.status === "草稿";

  function typedOf(name: string): string {
    const each = complaintFields[name as ComplaintField];
    return keptEdits(key)[name] ?? asTyped(each, complaint[name as ComplaintField]);
  }
  useEffect(() => {
    if (Object.keys(edits).length > 0) remember(key, JSON.stringify(edits));
    else forget(key);
  }, [key, edits]);
  useEffect(() => {
    if (focused !== undefined) focusField(fieldId(focused));
  }, [focused]);

  const edit = (name: string): void => {
    setEdits((before) => (name in before ? before : { ...before, [name]: asTyped(complaintFields[name as ComplaintField], complaint[name as ComplaintField]) }));
    setFocused(undefined);
    requestAnimationFrame(() => {
      focusField(fieldId(name));
    });
  };
  const type = (name: string, text: string): void => {
    setEdits((before) => ({ ...before, [name]: text }));
    setRefused((before) => before.filter(({ fields }) => fields[0] !== name));
  };
  const save = async (asDraft: boolean): Promise<void> => {
    const result = await onAmend(edits, { asDraft, acceptFixes: false });
    if (result?.ok) {
      setEdits({});
      setRefused([]);
    } else if (result) setRefused(result.issues.filter(({ severity }) => severity === "block"));
  };

  const read = readDraft(edits, register.procedure.pendingTokens).issues;
  const known = new Set(read.map((each) => JSON.stringify(each)));
  const issues = [...read, ...refused.filter((each) => !known.has(JSON.stringify(each)))];
  const gate = isDraft ? [] : handOverGate(one);
  const { grade, provisional } = gradeOf(one, register);
  return (
    <section className="detail case">
      <DetailHeader title={complaint.complaintNo ?? texts.pane.noNumber} onBack={onBack}>
        <span className="cut">{complaint.customer}</span>
        <span className="grade" data-grade={grade}>
          {optionWord(grade, suggestedGrades, texts)}
          {provisional && <small>{texts.pane.provisional}</small>}
        </span>
        {complaint.status !== null && <span className="state">{optionWord(complaint.status, states, texts)}</span>}
      </DetailHeader>
      <div className="scroll">
        {gate.length > 0 && (
          <div className="next">
            <strong>{texts.pane.beforeHandOver(gate.length)}</strong>
            <p className="links">
              {gate.map(({ fields: [name = ""], line }, index) =>
                line === undefined ? (
                  <button
                    key={index}
                    type="button"
                    className="chip"
                    onClick={() => {
                      edit(name);
                    }}
                  >
                    {labelOf(texts, "complaint", name)}
                  </button>
                ) : (
                  <span key={index} className="quiet">
                    {texts.line(line)}
                    {labelOf(texts, "productLine", name)}
                  </span>
                ),
              )}
            </p>
          </div>
        )}
        {!isDraft && gate.length === 0 && complaint.status === "已登记" && <p className="next">{texts.pane.readyForHandOver}</p>}
        <h2>{texts.pane.deadlines}</h2>
        <DeadlineList complaint={complaint} register={register} now={now} />
        <CaseFacts one={one} register={register} edits={edits} issues={issues} onEdit={edit} onType={type} />
        {one.lines.length > 0 && <LineTable one={one} />}
        <h2>{texts.pane.suggestedGrade}</h2>
        <GradeNote assessment={assessGrade(complaint, register.procedure)} procedure={register.procedure} />
        {!isDraft && (
          <>
            <h2>{texts.pane.documents.title}</h2>
            <DocumentsPart onWrite={onWrite} />
          </>
        )}
      </div>
      {(names.length > 0 || isDraft) && (
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
              <Button appearance="primary" onClick={() => void save(false)}>
                {texts.pane.drawNumber}
              </Button>
            )}
            {names.length > 0 && (
              <>
                <Button appearance={isDraft ? "secondary" : "primary"} onClick={() => void save(isDraft)}>
                  {texts.pane.saveEdits(names.length)}
                </Button>
                <Button
                  appearance="subtle"
                  onClick={() => {
                    setEdits({});
                    setRefused([]);
                  }}
                >
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

function keptEdits(key: string): TypedFields {
  try {
    return (JSON.parse(recall(key) ?? "{}") ?? {}) as TypedFields;
  } catch {
    return {};
  }
}
