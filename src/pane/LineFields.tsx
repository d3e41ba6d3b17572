import { Button } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Field } from "../records/field";
import { productLineFields } from "../records/product-line";
import { lineFields } from "../rules/case";
import type { Issue } from "../rules/issue";
import { fieldId, focusField } from "./field-focus";
import type { TypedFields } from "./form-draft";
import { FormField } from "./FormField";
import { AddIcon } from "./icons";
import { isCompleted, type Suggestion } from "./knowledge";
import { useTexts } from "./TextsContext";

interface LineFieldsProps {
  readonly lines: readonly TypedFields[];
  readonly issuesOf: (name: string, line: number) => readonly Issue[];
  readonly pendingToken: string | undefined;
  readonly offers: (name: string, text: string) => readonly Suggestion[];
  readonly onType: (name: string, text: string, line: number) => void;
  readonly onFix: (issue: Issue) => void;
  readonly onLeave: (name: string, line: number) => void;
  readonly onLines: (lines: readonly TypedFields[]) => void;
}

/** The further product lines of a case (明细), each with the fields of a line. */
export function LineFields(props: LineFieldsProps): ReactNode {
  const { lines } = props;
  const texts = useTexts();
  return (
    <>
      {lines.map((typed, line) => (
        <fieldset key={line} className="line">
          <legend>
            {texts.pane.lineTitle(line)}
            <Button
              appearance="subtle"
              size="small"
              onClick={() => {
                props.onLines(lines.filter((_each, index) => index !== line));
              }}
            >
              {texts.pane.removeLine}
            </Button>
          </legend>
          <div className="grid">
            {lineFields.map((name) => {
              const field: Field = productLineFields[name];
              return (
                <FormField
                  key={name}
                  id={fieldId(name, line)}
                  field={field}
                  value={typed[name] ?? ""}
                  issues={props.issuesOf(name, line)}
                  wide={name === "defectQty"}
                  pendingToken={props.pendingToken}
                  offers={isCompleted(name, field) ? (text) => props.offers(name, text) : undefined}
                  onType={(text) => {
                    props.onType(name, text, line);
                  }}
                  onFix={props.onFix}
                  onLeave={() => {
                    props.onLeave(name, line);
                  }}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
      <Button
        className="add-line"
        appearance="subtle"
        size="small"
        icon={<AddIcon />}
        onClick={() => {
          props.onLines([...lines, {}]);
          requestAnimationFrame(() => {
            focusField(fieldId("partNo", lines.length));
          });
        }}
      >
        {texts.pane.addLine}
      </Button>
    </>
  );
}
