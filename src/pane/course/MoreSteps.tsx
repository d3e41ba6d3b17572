import { Button } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { Step } from "../../procedure/flow";
import { complaintFields } from "../../records/complaint";
import type { Field } from "../../records/field";
import type { Issue } from "../../rules/issue";
import { sayIssue } from "../../texts/say";
import { ActButton } from "../ActButton";
import { searchable, search } from "../case-search";
import { FormField } from "../FormField";
import type { Suggestion } from "../knowledge";
import { labelWord } from "../show-value";
import { useTexts } from "../TextsContext";
import { useRunning } from "../use-running";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";

const stepKey = ({ to, kind, label }: Step): string => `step ${kind} ${to} ${label.zh}`;

interface MoreStepsProps {
  readonly desk: Desk;
  readonly steps: readonly Step[];
}

/** The ways back and out: each asks for its reason before it is taken. */
export function MoreSteps({ desk, steps }: MoreStepsProps): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { drafts, open } = desk.rows;
  const begun = steps.filter((step) => stepKey(step) in drafts);
  return (
    <details className="more-steps" open={begun.length > 0}>
      <summary>{words.more}</summary>
      <p className="links">
        {steps.map((step) => (
          <button
            key={stepKey(step)}
            type="button"
            className="chip"
            title={step.clause}
            aria-expanded={stepKey(step) in drafts}
            onClick={() => {
              open(stepKey(step), {});
              requestAnimationFrame(() => document.getElementById(`field-reason-${stepKey(step)}`)?.focus());
            }}
          >
            {labelWord(step.label, texts)}
          </button>
        ))}
      </p>
      {begun.map((step) => (
        <StepForm key={stepKey(step)} desk={desk} step={step} />
      ))}
    </details>
  );
}

const REASON = { ...complaintFields.cancelReason, label: { zh: "理由", en: "Reason" } } satisfies Field;
const TARGET = {
  ...complaintFields.mergedInto,
  label: { zh: "并入哪一件", en: "Merge into" },
} satisfies Field;
const MOST_OFFERS = 6;

function StepForm({ desk, step }: { readonly desk: Desk; readonly step: Step }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const key = stepKey(step);
  const { drafts, type, drop } = desk.rows;
  const { reason = "", mergedInto = "" } = drafts[key] ?? {};
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const { isRunning: isTaking, run } = useRunning();
  const isMerge = step.kind === "合并";
  const label = labelWord(step.label, texts);

  const offers = (text: string): readonly Suggestion[] =>
    search(searchable(desk.register.cases), text)
      .filter(({ one }) => one.complaint.id !== desk.one.complaint.id && one.complaint.status !== "已撤销")
      .flatMap(({ one: { complaint } }) =>
        complaint.complaintNo === null
          ? []
          : [
              {
                value: complaint.complaintNo,
                note: [complaint.customer, complaint.complaintText].filter(Boolean).join(" "),
              },
            ],
      )
      .slice(0, MOST_OFFERS);
  const take = async (): Promise<void> => {
    const result = await desk.advance({
      to: step.to,
      kind: step.kind,
      reason,
      ...(isMerge && { mergedInto }),
    });
    if (result?.ok) drop(key);
    else if (result) setRefused(result.issues.filter(({ severity }) => severity === "block"));
  };
  const [beside, about] = [
    refused.filter(({ fields }) => fields[0] === "mergedInto"),
    refused.filter(({ fields }) => fields[0] !== "mergedInto"),
  ];
  return (
    <div className="row-form" tabIndex={-1} role="group" aria-label={label}>
      <strong>
        {label} <small>{step.clause}</small>
      </strong>
      {isMerge && (
        <FormField
          id={`field-target-${key}`}
          field={TARGET}
          value={mergedInto}
          issues={beside}
          wide
          offers={offers}
          onType={(text) => {
            type(key, "mergedInto", text);
          }}
          onFix={() => undefined}
        />
      )}
      <FormField
        id={`field-reason-${key}`}
        field={REASON}
        value={reason}
        issues={[]}
        required
        wide
        onType={(text) => {
          type(key, "reason", text);
        }}
        onFix={() => undefined}
      />
      <div role="alert">
        {about.map((issue, index) => (
          <p key={index} className="issue" data-severity={issue.severity}>
            {sayIssue(texts, issue)}
          </p>
        ))}
      </div>
      <div className="buttons">
        <ActButton appearance="primary" size="small" onAct={() => void run(take)}>
          {isTaking ? texts.pane.saving : words.doStep(label)}
        </ActButton>
        <Button
          appearance="subtle"
          size="small"
          onClick={() => {
            drop(key);
          }}
        >
          {texts.pane.cancel}
        </Button>
      </div>
    </div>
  );
}
