import type { ReactNode } from "react";
import { approvalSteps } from "../../procedure/terms";
import type { Approval } from "../../records/parts";
import { type ApprovalStanding, approvalsOf } from "../../rules/flow/approvals";
import { printedCode } from "../../rules/printed-code";
import { optionWord, shortDay } from "../show-value";
import { useTexts } from "../TextsContext";
import { signerOf } from "./approval-words";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { partId } from "./part-focus";
import { Section } from "./Section";

/** 审批: each approval of the procedure with how it stands, in words; below, every word that was ever given (V-50). */
export function ApprovalList({ desk }: { readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const standings = approvalsOf(desk.one, desk.register);
  const { approval } = desk.one.parts;
  const given = standings.filter(({ standing }) => standing === "given").length;
  const earlier = approval.filter((each) => !standings.some((standing) => standing.approval === each));
  return (
    <Section
      title={words.approvals}
      count={words.approvalsGiven(given, standings.length)}
      desk={desk}
      tables={["approval"]}
    >
      <ul className="rows" id={partId("approval")} tabIndex={-1}>
        {standings.map((each) => (
          <li key={each.rule.step} data-standing={each.standing}>
            <Standing each={each} desk={desk} />
          </li>
        ))}
      </ul>
      {earlier.length > 0 && (
        <details className="more-fields">
          <summary>
            {words.allWords} <small>{words.counts(earlier.length)}</small>
          </summary>
          <ul className="rows">
            {earlier.map((each) => (
              <li key={each.id}>
                <Signed approval={each} now={desk.now} withStep />
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className="quiet">{words.electronic}</p>
    </Section>
  );
}

function Standing({ each, desk }: { readonly each: ApprovalStanding; readonly desk: Desk }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { rule, standing, approval } = each;
  return (
    <div className="row-words" title={rule.clause}>
      <span className="first">
        <span className="cut">
          {optionWord(rule.step, approvalSteps, texts)}
          {!approval && <small> {rule.role}</small>}
        </span>
        <span className="standing-word">{words.standing[standing]}</span>
      </span>
      {approval && <Signed approval={approval} now={desk.now} />}
    </div>
  );
}

/** Who signed, when and how, over which content, with which words. */
function Signed(props: {
  readonly approval: Approval;
  readonly now: string;
  readonly withStep?: boolean;
}): ReactNode {
  const { approval, now, withStep = false } = props;
  const words = useCourse();
  const texts = useTexts();
  const { step, verdict, signedAt, medium, content, opinion, link } = approval;
  const told = [
    withStep && step !== null ? `${optionWord(step, approvalSteps, texts)} ${verdict ?? ""}` : "",
    signerOf(approval, words),
    signedAt === null ? "" : shortDay(signedAt, now, texts),
    medium === null ? "" : words.media[medium],
    content === null ? "" : words.contentCode(printedCode(content)),
  ];
  return (
    <>
      <span className="second">{told.filter((each) => each !== "").join(" · ")}</span>
      {opinion !== null && <span className="second kept">{opinion}</span>}
      {link !== null && <span className="second kept">{link}</span>}
    </>
  );
}
