import { Button } from "@fluentui/react-components";
import type { ComponentType, ReactNode } from "react";
import type { Field, Kind } from "../records/field";
import { clauseOf, type Issue } from "../rules/issue";
import { sayIssue } from "../texts/say";
import { segments } from "./form-sections";
import type { InputProps } from "./input-props";
import { inputs } from "./inputs";
import type { Suggestion } from "./knowledge";
import { labelWord } from "./show-value";
import { useTexts } from "./TextsContext";

interface FormFieldProps {
  readonly id: string;
  readonly field: Field;
  readonly value: string;
  readonly issues: readonly Issue[];
  readonly required?: boolean;
  readonly wide?: boolean;
  /** Where a value came from that nobody typed. */
  readonly from?: string | undefined;
  readonly pendingToken?: string | undefined;
  readonly offers?: ((text: string) => readonly Suggestion[]) | undefined;
  readonly onType: (text: string) => void;
  readonly onFix: (issue: Issue) => void;
  readonly onLeave?: () => void;
}

/** A field of a form: its label, its input, and beneath it what is to be said about it, with the fix as a button. */
export function FormField(props: FormFieldProps): ReactNode {
  const { id, field, value, issues, required = false, wide = false, from, pendingToken, offers } = props;
  const texts = useTexts();
  const Input = inputs[field.kind] as ComponentType<InputProps<Kind>>;
  const worst = issues.some(({ severity }) => severity === "block")
    ? "block"
    : issues.length > 0
      ? "warn"
      : "none";
  const label = labelWord(field.label, texts);
  return (
    <div className={wide ? "field wide" : "field"} data-worst={worst} onBlur={props.onLeave}>
      {/* a group of buttons is labelled, one control is named by its label */}
      <label
        id={`${id}-label`}
        htmlFor={segments(field) > 0 ? undefined : id}
        title={field.clause === undefined ? undefined : `${label} ${field.clause}`}
      >
        {label}
        {required && <span className="star"> *</span>}
      </label>
      <Input
        id={id}
        field={field}
        value={value}
        required={required}
        invalid={worst === "block"}
        describedBy={issues.length > 0 || from !== undefined ? `${id}-said` : undefined}
        pendingToken={pendingToken}
        offers={offers}
        onType={props.onType}
      />
      {(issues.length > 0 || from !== undefined) && (
        <div id={`${id}-said`} className="said">
          {from !== undefined && issues.length === 0 && <p className="quiet">{from}</p>}
          {issues.map((issue, index) => (
            <FieldIssue key={index} issue={issue} onFix={props.onFix} />
          ))}
        </div>
      )}
    </div>
  );
}

function FieldIssue({
  issue,
  onFix,
}: {
  readonly issue: Issue;
  readonly onFix: (issue: Issue) => void;
}): ReactNode {
  const texts = useTexts();
  return (
    <p className="issue" data-severity={issue.severity} title={`${issue.rule} ${clauseOf(issue)}`}>
      {sayIssue(texts, issue, issue.line === undefined ? undefined : "productLine")}
      {issue.fix && (
        <Button
          className="fix"
          size="small"
          onClick={() => {
            onFix(issue);
          }}
        >
          {texts.pane.useFix(issue.fix.value)}
        </Button>
      )}
    </p>
  );
}
