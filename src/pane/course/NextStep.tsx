import { type ReactNode, type Ref, useRef, useState } from "react";
import { isOver } from "../../rules/due/clocks";
import { stateOf, type OpenStep } from "../../rules/flow/gates";
import { clauseOf, type Issue } from "../../rules/issue";
import { fieldsOf } from "../../records/tables";
import { labelOf, sayIssue } from "../../texts/say";
import { ActButton } from "../ActButton";
import { distance, labelWord, shortDay } from "../show-value";
import { useTexts } from "../TextsContext";
import { useRunning } from "../use-running";
import { ApprovalBox } from "./ApprovalBox";
import { approvalBoxId } from "./approval-words";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { MoreSteps } from "./MoreSteps";
import { approvalIn, holdersOf, waysOf } from "./next-step";
import { openRow, rowFor } from "./part-forms";
import { nextDeadline } from "./running";

/** What comes next: who has to act, by when, what is missing, and the button; the other ways fold behind 其他去向. */
export function NextStep({ desk }: { readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const { forward, others } = waysOf(desk);
  const state = stateOf(desk.one);
  return (
    <section className="next" aria-labelledby="next-step">
      {forward.map((way) => (
        <Forward key={`${way.step.to} ${way.step.label.zh}`} way={way} desk={desk} />
      ))}
      {forward.length === 0 && (
        <p id="next-step" className="quiet">
          {state === "草稿" ? words.drawFirst : state === "已撤销" ? words.cancelled : words.noNext}
        </p>
      )}
      {others.length > 0 && <MoreSteps desk={desk} steps={others.map(({ step }) => step)} />}
    </section>
  );
}

function Forward({ way, desk }: { readonly way: OpenStep; readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { step } = way;
  const { register, now, one } = desk;
  const list = useRef<HTMLDivElement>(null);
  const [refused, setRefused] = useState<{ readonly of: Desk["one"]; readonly issues: readonly Issue[] }>();
  const { isRunning: isTaking, run } = useRunning();
  // what the step itself said counts until the case is changed
  const issues = refused?.of === one ? allOf(way.missing, refused.issues) : way.missing;
  const approval = issues.map(approvalIn).find((each) => each !== undefined);
  const deadline = nextDeadline(desk);
  const label = labelWord(step.label, texts);
  const edited = Object.keys(desk.edits).length;

  const takeOrTell = (): Promise<void> | undefined => {
    if (issues.length === 0) return take();
    list.current?.focus();
    return undefined;
  };
  const take = async (): Promise<void> => {
    const result = await desk.advance({ to: step.to, kind: step.kind });
    if (result && !result.ok) {
      setRefused({ of: one, issues: result.issues.filter(({ severity }) => severity === "block") });
      requestAnimationFrame(() => {
        list.current?.focus();
      });
    }
  };
  return (
    <>
      <h2 id="next-step" title={step.clause}>
        {words.next(label)} <small>{step.clause}</small>
      </h2>
      <p className="actor">{words.actor(step.roles, holdersOf(step.roles, register))}</p>
      {deadline && (
        <p className="due-line" data-over={isOver(deadline, now)}>
          <span title={`${deadline.clock.id} ${deadline.clock.clause}`}>
            {words.due} {shortDay(deadline.due, now, texts)}
          </span>{" "}
          <span className="distance">{distance(deadline.due, now, texts)}</span>{" "}
          <small>{labelWord(deadline.clock.label, texts)}</small>
          {!deadline.covered && <small> {texts.pane.notCovered(deadline.missingYears.join("、"))}</small>}
        </p>
      )}
      <div className="missing" role="status">
        {issues.length === 0 ? (
          <p className="quiet">{words.complete}</p>
        ) : (
          <Missing issues={issues} desk={desk} listRef={list} />
        )}
      </div>
      {approval !== undefined && <ApprovalBox key={approval} step={approval} desk={desk} />}
      <div className="buttons">
        <ActButton
          appearance={issues.length === 0 ? "primary" : "secondary"}
          size="small"
          onAct={() => void run(takeOrTell)}
        >
          {isTaking ? texts.pane.saving : label}
        </ActButton>
      </div>
      {edited > 0 && issues.length === 0 && <p className="quiet">{words.withEdits(edited)}</p>}
    </>
  );
}

interface MissingProps {
  readonly issues: readonly Issue[];
  readonly desk: Desk;
  readonly listRef: Ref<HTMLDivElement>;
}

/** Everything that is missing: empty fields by their names, all else by its sentence; each leads to where it is mended. */
function Missing({ issues, desk, listRef }: MissingProps): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const fields = issues.filter(isEmptyField);
  const others = issues.filter((each) => !isEmptyField(each));
  return (
    <div ref={listRef} tabIndex={-1} role="group" aria-label={words.stillMissing(issues.length)}>
      <strong>{words.stillMissing(issues.length)}</strong>
      {fields.length > 0 && (
        <ul className="links">
          {fields.map((issue) => (
            <li key={`${issue.fields[0] ?? ""} ${String(issue.line ?? "")}`}>
              <button type="button" className="chip" title={titleOf(issue)} onClick={() => jump(issue, desk)}>
                {issue.line === undefined ? "" : texts.line(issue.line)}
                {labelOf(
                  texts,
                  issue.line === undefined ? "complaint" : "productLine",
                  issue.fields[0] ?? "",
                )}
                <span className="unseen"> {words.clause(clauseOf(issue))}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className="needs">
          {others.map((issue, index) => (
            <li key={index}>
              <button type="button" className="link" title={titleOf(issue)} onClick={() => jump(issue, desk)}>
                {sayIssue(texts, issue, issue.line === undefined ? undefined : "productLine")}
                <span className="unseen"> {words.clause(clauseOf(issue))}</span>
              </button>
              {waivers(issue).map((name) => (
                <button
                  key={name}
                  type="button"
                  className="chip"
                  onClick={() => {
                    desk.edit(name);
                  }}
                >
                  {labelOf(texts, "complaint", name)}
                </button>
              ))}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const titleOf = (issue: Issue): string => `${issue.rule} ${clauseOf(issue)}`;

const isEmptyField = ({ problem, part }: Issue): boolean =>
  (problem.code === "missing" || problem.code === "not-answered") && part === undefined;

/** Fields of the case by which a need may be met besides its list, or besides its first field. */
function waivers({ fields, part }: Issue): readonly string[] {
  if (!part) return fields.length > 1 ? fields : [];
  const own = fieldsOf(part.table);
  return fields.filter((name) => !(name in own));
}

/** Goes to where an issue is mended: the approval at hand, a row of a list, or a field of the case. */
function jump(issue: Issue, desk: Desk): void {
  const { part, fields } = issue;
  const approval = approvalIn(issue);
  if (approval !== undefined) document.getElementById(approvalBoxId(approval))?.focus();
  else if (part)
    openRow(
      desk,
      part.table,
      part.id,
      rowFor(issue),
      fields.find((name) => name in fieldsOf(part.table)),
    );
  else if (fields[0] !== undefined) desk.edit(fields[0]);
}

/** Issues of two lists, each once. */
function allOf(some: readonly Issue[], more: readonly Issue[]): readonly Issue[] {
  const known = new Set(some.map((each) => JSON.stringify([each.fields, each.problem, each.part])));
  return [
    ...some,
    ...more.filter((each) => !known.has(JSON.stringify([each.fields, each.problem, each.part]))),
  ];
}
