import { type ReactNode, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { previewComplaint } from "../actions/preview-complaint";
import type { Registered, RegisterOptions } from "../actions/register-complaint";
import { complaintFields, type ComplaintField } from "../records/complaint";
import type { Field } from "../records/field";
import type { Draft } from "../rules/entry/draft";
import { answersForANumber } from "../rules/intake";
import type { Issue } from "../rules/issue";
import type { Register } from "../workbook/register";
import { ActButton } from "./ActButton";
import { DetailHeader } from "./DetailHeader";
import { dropDraft, isTouched, toDraft } from "./form-draft";
import { FormField } from "./FormField";
import { formSections, furtherFields, isWide } from "./form-sections";
import { GradeNote } from "./GradeNote";
import { IssueList } from "./IssueList";
import { isSaveKey } from "./keys";
import { isCompleted, suggestions } from "./knowledge";
import { fieldId, focusField } from "./field-focus";
import { LineFields } from "./LineFields";
import { Alike } from "./later";
import { labelWord } from "./show-value";
import { useTexts } from "./TextsContext";
import { useTyping } from "./typing";
import { useEntryDraft } from "./use-entry-draft";
import { useRunning } from "./use-running";

interface EntryFormProps {
  readonly register: Register;
  /** The workbook whose draft this is. */
  readonly bookName: string;
  readonly by: string;
  readonly now: () => string;
  /** Resolves to undefined when the workbook could not be written: the form stays as it is, `again` saves it then. */
  readonly onSave: (
    draft: Draft,
    options: RegisterOptions,
    again: () => void,
  ) => Promise<Registered | undefined>;
  readonly onSaved: (saved: Registered & { ok: true }) => void;
  readonly onBack: () => void;
}

/** The entry form: asks in the order people talk, keeps every keystroke, saves or says everything that is wrong. */
export function EntryForm({
  register,
  bookName,
  by,
  now,
  onSave,
  onSaved,
  onBack,
}: EntryFormProps): ReactNode {
  const texts = useTexts();
  const entry = useEntryDraft(register, bookName, { now, by });
  const { draft, type, fix } = entry;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState<RegisterOptions>();
  const { isRunning: isSaving, run } = useRunning();
  const list = useRef<HTMLDivElement>(null);
  const latest = useRef<(asDraft: boolean) => Promise<void>>(undefined);
  useTyping(isTouched(draft));

  useEffect(() => {
    focusField(fieldId("customer"));
  }, []);

  const calm = useDeferredValue(draft);
  const {
    case: previewed,
    issues,
    assessment,
  } = useMemo(
    () => previewComplaint(toDraft(calm), { asDraft: attempt?.asDraft ?? false }, register, { now, by }),
    [calm, attempt, register, now, by],
  );
  const wrong = attempt ? issues.filter(({ severity }) => severity === "block") : [];
  const later = issues.filter((each) => each.severity === "warn" && laterRules.has(each.rule)).length;
  const pendingToken = register.procedure.pendingTokens[0];

  const issuesOf = (name: string, line?: number): readonly Issue[] =>
    issues.filter(
      (each) =>
        each.fields[0] === name &&
        each.line === line &&
        (each.problem.code === "missing" || each.problem.code === "not-answered"
          ? attempt !== undefined && each.severity === "block"
          : attempt !== undefined || left.has(fieldId(name, line))),
    );
  const leave = (name: string, line?: number): void => {
    const id = fieldId(name, line);
    setLeft((before) => (before.has(id) ? before : new Set([...before, id])));
  };

  const save = (asDraft: boolean): Promise<void> =>
    run(async () => {
      const options = { asDraft, acceptFixes: false };
      const again = (): void => void latest.current?.(asDraft);
      const result = await onSave(toDraft(draft), options, again);
      if (result?.ok) {
        dropDraft(bookName);
        onSaved(result);
      } else if (result) {
        setAttempt(options);
        requestAnimationFrame(() => {
          list.current?.focus();
        });
      }
    });

  useEffect(() => {
    latest.current = save;
  });

  const fieldOf = (name: ComplaintField): ReactNode => {
    const field: Field = complaintFields[name];
    const source = draft.prefilled[name];
    return (
      <FormField
        key={name}
        id={fieldId(name)}
        field={field}
        value={draft.fields[name] ?? ""}
        issues={issuesOf(name)}
        required={(answersForANumber as readonly string[]).includes(name)}
        wide={isWide(name, field)}
        from={
          source === undefined
            ? undefined
            : texts.pane.from(labelWord(complaintFields[source as ComplaintField].label, texts))
        }
        pendingToken={pendingToken}
        offers={
          isCompleted(name, field) ? (text) => suggestions(name, text, draft.fields, register) : undefined
        }
        onType={(text) => {
          type(name, text);
        }}
        onFix={fix}
        onLeave={() => {
          leave(name);
        }}
      />
    );
  };

  return (
    <form
      className="detail"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
      }}
      onKeyDown={(event) => {
        if (isSaveKey(event)) void save(false);
      }}
    >
      <DetailHeader title={texts.pane.newComplaint} onBack={onBack} />
      <div className="scroll">
        {entry.isRestored && (
          <p className="quiet note">
            {texts.pane.draftRestored}{" "}
            <button
              type="button"
              className="link"
              onClick={() => {
                entry.startAfresh();
                setAttempt(undefined);
                focusField(fieldId("customer"));
              }}
            >
              {texts.pane.startAfresh}
            </button>
          </p>
        )}
        {formSections.map(({ id, fields }) => (
          <fieldset key={id}>
            <legend>{texts.pane.sections[id]}</legend>
            <div className="grid">{fields.map(fieldOf)}</div>
            {id === "quantity" && (
              <LineFields
                lines={draft.lines}
                issuesOf={issuesOf}
                pendingToken={pendingToken}
                offers={(name, text) => suggestions(name, text, draft.fields, register)}
                onType={type}
                onFix={fix}
                onLeave={leave}
                onLines={entry.setLines}
              />
            )}
            {id === "problem" && (draft.fields["complaintText"] ?? "").trim() !== "" && (
              <Suspense fallback={null}>
                <Alike
                  one={previewed}
                  register={register}
                  onAnswer={(repeatOf) => {
                    type("repeatFlag", repeatOf === null ? "否" : "是");
                    type("repeatOf", repeatOf ?? "");
                  }}
                />
              </Suspense>
            )}
            {id === "safety" && <GradeNote assessment={assessment} procedure={register.procedure} />}
          </fieldset>
        ))}
        <details>
          <summary>{texts.pane.more}</summary>
          <div className="grid">{furtherFields.map(fieldOf)}</div>
        </details>
      </div>
      <footer className="actions">
        {wrong.length > 0 && (
          <IssueList
            ref={list}
            issues={wrong}
            heading={texts.pane.wrong(wrong.length)}
            onJump={({ fields: [name = ""], line }) => {
              focusField(fieldId(name, line));
            }}
          />
        )}
        <p className="quiet" aria-live="polite">
          {isSaving
            ? texts.pane.saving
            : attempt && wrong.length === 0
              ? texts.pane.readyToSave
              : later > 0 && texts.pane.laterCount(later)}
        </p>
        <div className="buttons">
          <ActButton appearance="primary" onAct={() => void save(false)}>
            {texts.pane.save}
          </ActButton>
          <ActButton onAct={() => void save(true)}>{texts.pane.saveDraft}</ActButton>
        </div>
      </footer>
    </form>
  );
}

/** Rules whose warnings are 待补: they never stop anybody from saving. */
const laterRules: ReadonlySet<string> = new Set(["V-20", "V-21", "V-22"]);
