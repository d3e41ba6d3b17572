import { Button } from "@fluentui/react-components";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { Field } from "../../records/field";
import { mayWithdraw } from "../../actions/withdraw-row";
import { type PartTable, partTables } from "../../records/parts";
import { readFields } from "../../rules/entry/draft";
import type { Issue } from "../../rules/issue";
import { ActButton } from "../ActButton";
import { segments } from "../form-sections";
import { FormField } from "../FormField";
import { IssueList } from "../IssueList";
import { focusField } from "../field-focus";
import { isSaveKey } from "../keys";
import { listedSuggestions } from "../knowledge";
import { labelWord } from "../show-value";
import { useTexts } from "../TextsContext";
import { rowKey } from "../use-row-drafts";
import { useRunning } from "../use-running";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { rowFieldId } from "./part-focus";
import { formFields, isEmptyForm, partForms } from "./part-forms";

interface RowFormProps {
  readonly desk: Desk;
  readonly table: PartTable;
  /** The row that is changed; none for a new one. */
  readonly id?: string;
  readonly title: string;
}

/** The form of a row of a list: its likely fields, then the others; saved with what is wrong said beside the fields. */
export function RowForm({ desk, table, id, title }: RowFormProps): ReactNode {
  const texts = useTexts();
  const words = useCourse();
  const key = rowKey(table, id);
  const { rows, register } = desk;
  const typed = rows.drafts[key] ?? {};
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [isEmpty, setEmpty] = useState(false);
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const { isRunning: isSaving, run } = useRunning();
  const fields = formFields(table, register.procedure);
  const { pendingTokens } = register.procedure;
  const asked = partForms[table][id === undefined ? "fresh" : "again"].filter((name) => name in fields);
  const others = Object.keys(fields).filter((name) => !asked.includes(name));
  const read = readFields(fields, typed, pendingTokens).issues.filter(({ fields: [name = ""] }) =>
    left.has(name),
  );
  const known = new Set(read.map(({ problem, fields: at }) => JSON.stringify([problem, at])));
  const issues = [
    ...read,
    ...refused.filter(({ problem, fields: at }) => !known.has(JSON.stringify([problem, at]))),
  ];
  const elsewhere = refused.filter(
    (each) => !((each.fields[0] ?? "") in fields) || each.part?.table !== table,
  );

  const close = (): void => {
    rows.drop(key);
    requestAnimationFrame(() => {
      document.getElementById(id === undefined ? `add-${table}` : `row-${id}`)?.focus();
    });
  };
  const saveOrTell = (): Promise<void> | undefined => {
    if (!isEmptyForm(desk, table, typed, id)) return save();
    setEmpty(true);
    return undefined;
  };
  const withdraw = async (): Promise<void> => {
    if (id === undefined) return;
    const result = await desk.withdraw({ table, id });
    if (result?.ok) close();
    else if (result) setRefused(result.issues.filter(({ severity }) => severity === "block"));
  };
  const save = async (): Promise<void> => {
    const filled = Object.fromEntries(
      Object.entries(typed).filter(([, text]) => id !== undefined || text.trim() !== ""),
    );
    const result = await desk.amend({ [table]: [{ ...filled, ...(id !== undefined && { id }) }] });
    if (result?.ok) close();
    else if (result) {
      const blocking = result.issues.filter(({ severity }) => severity === "block");
      setRefused(blocking);
      const [name] = blocking[0]?.fields ?? [];
      if (name !== undefined) focusField(rowFieldId(table, id, name));
    }
  };
  const fieldOf = (name: string): ReactNode => {
    const field: Field | undefined = fields[name];
    if (!field) return null;
    return (
      <FormField
        key={name}
        id={rowFieldId(table, id, name)}
        field={field}
        value={typed[name] ?? ""}
        issues={issues.filter(({ fields: [first] }) => first === name)}
        wide={segments(field) > 2}
        pendingToken={pendingTokens[0]}
        offers={field.kind === "ref" ? (text) => listedSuggestions(field, text, register) : undefined}
        onType={(text) => {
          rows.type(key, name, text);
          setEmpty(false);
          setRefused((before) => before.filter(({ fields: [first] }) => first !== name));
        }}
        onFix={({ fix }) => {
          if (fix) rows.type(key, fix.field, fix.value);
        }}
        onLeave={() => {
          setLeft((before) => new Set([...before, name]));
        }}
      />
    );
  };
  return (
    <div
      className="row-form"
      tabIndex={-1}
      role="group"
      aria-label={title}
      onKeyDown={(event: KeyboardEvent) => {
        if (isSaveKey(event)) void run(saveOrTell);
      }}
    >
      <strong>{title}</strong>
      <div className="grid">{asked.map(fieldOf)}</div>
      {others.length > 0 && (
        <details className="more-fields">
          <summary>{words.moreFields}</summary>
          <div className="grid">{others.map(fieldOf)}</div>
        </details>
      )}
      {elsewhere.length > 0 && (
        <IssueList
          issues={elsewhere}
          heading={texts.pane.wrong(elsewhere.length)}
          onJump={({ fields: [name = ""] }) => {
            desk.edit(name);
          }}
        />
      )}
      <p className="issue" data-severity="block" role="alert">
        {isEmpty && (id === undefined ? words.emptyRow : words.emptiedRow)}
      </p>
      <div className="buttons">
        <ActButton appearance="primary" size="small" onAct={() => void run(saveOrTell)}>
          {isSaving ? texts.pane.saving : words.save}
        </ActButton>
        <Button size="small" appearance="subtle" onClick={close}>
          {texts.pane.cancel}
        </Button>
      </div>
      {id !== undefined && mayWithdraw(desk.one, table) && <Withdraw onWithdraw={() => void run(withdraw)} />}
    </div>
  );
}

/** Takes a row away; asked once more in its place, for an undo does not bring it back. */
function Withdraw({ onWithdraw }: { readonly onWithdraw: () => void }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const [isSure, setSure] = useState(false);
  if (!isSure)
    return (
      <button
        type="button"
        className="link"
        onClick={() => {
          setSure(true);
        }}
      >
        {words.withdraw}
      </button>
    );
  return (
    <div role="group" aria-label={words.withdraw}>
      <p className="quiet">{words.withdrawSure}</p>
      <div className="buttons">
        <ActButton size="small" onAct={onWithdraw}>
          {words.withdrawYes}
        </ActButton>
        <Button
          size="small"
          appearance="subtle"
          onClick={() => {
            setSure(false);
          }}
        >
          {texts.pane.unsaved.keep}
        </Button>
      </div>
    </div>
  );
}

/** The label of a list in the language of the pane. */
export const usePartLabel = (table: PartTable): string => labelWord(partTables[table].label, useTexts());
