import type { ReactNode } from "react";
import { type ComplaintField, complaintFields } from "../records/complaint";
import type { Field, Group } from "../records/field";
import { type Case, hasReached } from "../rules/case";
import type { Issue } from "../rules/issue";
import type { Register } from "../workbook/register";
import { fieldId } from "./field-focus";
import type { TypedFields } from "./form-draft";
import { FormField } from "./FormField";
import { isCompleted, suggestions } from "./knowledge";
import { labelWord, showValue } from "./show-value";
import { useTexts } from "./TextsContext";

interface CaseFactsProps {
  readonly one: Case;
  readonly register: Register;
  /** The fields that are being mended, as typed. */
  readonly edits: TypedFields;
  readonly issues: readonly Issue[];
  readonly onEdit: (name: string) => void;
  readonly onType: (name: string, text: string) => void;
}

const groups: readonly Exclude<Group, "helper">[] = [
  "problem",
  "product",
  "customer",
  "identification",
  "grade",
  "handling",
  "goods",
  "closing",
];
/** What is read first of a case: at intake who and what, later what is wrong. */
const openedAtIntake: ReadonlySet<Group> = new Set(["problem", "product", "customer"]);
const openedLater: ReadonlySet<Group> = new Set(["problem"]);
const entries = Object.entries(complaintFields) as [ComplaintField, Field][];

/** The facts of a case by group: what is known, to be mended with one tap, then the names of what is not. */
export function CaseFacts({ one, edits, ...rest }: CaseFactsProps): ReactNode {
  const texts = useTexts();
  const opened = hasReached(one.complaint.status, "待受理") ? openedLater : openedAtIntake;
  return groups.map((group) => {
    const fields = entries.filter(([, field]) => field.group === group && field.kind !== "id");
    const filled = fields.filter(([name]) => one.complaint[name] !== null || name in edits);
    const empty = fields.filter(
      ([name, field]) => !field.auto && one.complaint[name] === null && !(name in edits),
    );
    const isOpen = opened.has(group) || fields.some(([name]) => name in edits);
    return (
      <details key={group} className="facts" open={isOpen}>
        <summary>
          {texts.pane.groups[group]} <small>{texts.pane.filledOf(filled.length)}</small>
        </summary>
        <dl>
          {filled.map(([name, field]) => (
            <Fact key={name} name={name} field={field} one={one} edits={edits} {...rest} />
          ))}
        </dl>
        {empty.length > 0 && (
          <details className="empties">
            <summary>{texts.pane.emptyOf(empty.length)}</summary>
            <p className="links">
              {empty.map(([name, field]) => (
                <button
                  key={name}
                  type="button"
                  className="chip"
                  title={field.clause}
                  onClick={() => {
                    rest.onEdit(name);
                  }}
                >
                  {labelWord(field.label, texts)}
                </button>
              ))}
            </p>
          </details>
        )}
      </details>
    );
  });
}

function Fact(props: CaseFactsProps & { readonly name: ComplaintField; readonly field: Field }): ReactNode {
  const { name, field, one, register, edits, issues, onEdit, onType } = props;
  const texts = useTexts();
  const typed = edits[name];
  if (typed !== undefined)
    return (
      <FormField
        id={fieldId(name)}
        field={field}
        value={typed}
        issues={issues.filter(({ fields }) => fields[0] === name)}
        wide
        pendingToken={register.procedure.pendingTokens[0]}
        offers={
          isCompleted(name, field)
            ? (text) =>
                suggestions(
                  name,
                  text,
                  { customer: one.complaint.customer ?? "", partNo: one.complaint.partNo ?? "" },
                  register,
                )
            : undefined
        }
        onType={(text) => {
          onType(name, text);
        }}
        onFix={({ fix }) => {
          if (fix) onType(fix.field, fix.value);
        }}
      />
    );
  const shown = showValue(field, one.complaint[name], texts);
  return (
    <div className="fact">
      <dt title={field.clause}>{labelWord(field.label, texts)}</dt>
      <dd>
        {field.auto ? (
          shown
        ) : (
          <button
            type="button"
            className="value"
            title={texts.pane.mend}
            onClick={() => {
              onEdit(name);
            }}
          >
            {shown}
          </button>
        )}
      </dd>
    </div>
  );
}
