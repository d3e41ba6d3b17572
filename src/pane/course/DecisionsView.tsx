import { type ReactNode, useMemo, useState } from "react";
import type { Decided, Decision } from "../../actions/decide-cases";
import { approvalSteps, finalGrades, liabilities, suggestedGrades } from "../../records/choices";
import type { Field } from "../../records/field";
import { approvalFields } from "../../records/parts";
import { contentCodeOf } from "../../rules/flow/content";
import { nameToSign } from "../../rules/flow/deputies";
import type { Issue } from "../../rules/issue";
import { sayIssue } from "../../texts/say";
import type { Register } from "../../workbook/register";
import { ActButton } from "../ActButton";
import { gradeOf } from "../CaseList";
import { DetailHeader } from "../DetailHeader";
import { FormField } from "../FormField";
import { distance, optionWord, shortDay } from "../show-value";
import { useTexts } from "../TextsContext";
import { useKept } from "../use-kept";
import { useRunning } from "../use-running";
import { decisionsKey, nothingDecided } from "../decisions-draft";
import { signerNamed } from "./approval-words";
import { useCourse } from "./course-texts";
import { type WaitingCase, waitingForGm } from "./gm-cases";
import { NameField } from "./NameField";
import { holdersOf } from "./next-step";
import { nextDeadline } from "./running";

/** Why words were refused, by case. */
type Refusals = Readonly<Record<string, readonly Issue[]>>;

interface DecisionsViewProps {
  readonly register: Register;
  /** The workbook whose decisions these are. */
  readonly bookName: string;
  readonly now: string;
  readonly by: string;
  /** Undefined when the workbook could not be written. */
  readonly onDecide: (decisions: readonly Decision[]) => Promise<Decided | undefined>;
  readonly onBy: (name: string) => void;
  readonly onOpenCase: (id: string) => void;
  readonly onBack: () => void;
}

const WORDS: Field = {
  ...approvalFields.opinion,
  label: { zh: "批示（写给选中的每一件）", en: "Instruction (for each case chosen)" },
};
const GM = "总经理";

/** 总经理批示: every case that waits for the GM, in three lines each; decided one by one, or those that are chosen at once (§6.1.7). */
export function DecisionsView(props: DecisionsViewProps): ReactNode {
  const { register, bookName, now, by, onDecide, onBy, onOpenCase, onBack } = props;
  const words = useCourse();
  const texts = useTexts();
  const waiting = useMemo(() => waitingForGm(register, now), [register, now]);
  const [{ ticked, opinion }, setKept] = useKept(decisionsKey(bookName), nothingDecided);
  const [said, setSaid] = useState("");
  const [refusals, setRefusals] = useState<Refusals>({});
  const { run } = useRunning();
  const signer = by.trim() === "" ? undefined : nameToSign(by, GM, now.slice(0, 10), register.masters);
  const isGm = signer !== undefined;
  const inSight = waiting.filter(({ one }) => ticked.includes(one.complaint.id ?? ""));

  const tick = (change: (before: readonly string[]) => readonly string[]): void => {
    setKept((before) => ({ ...before, ticked: change(before.ticked) }));
  };
  const decide = (cases: readonly WaitingCase[], verdict: "同意" | "退回"): Promise<void> | undefined => {
    if (by.trim() === "") setSaid(words.noName);
    else if (!isGm) setSaid(words.notInRole(by, GM, holdersOf([GM], register)));
    else if (cases.length === 0) setSaid(words.chooseSome);
    else if (verdict === "退回" && opinion.trim() === "") setSaid(words.refuseReason);
    else return enter(cases, verdict);
    return undefined;
  };
  const enter = async (cases: readonly WaitingCase[], verdict: "同意" | "退回"): Promise<void> => {
    const result = await onDecide(
      cases.map(({ one, step }) => ({
        id: one.complaint.id ?? "",
        step,
        verdict,
        name: signer ?? by,
        ...(opinion.trim() !== "" && { opinion: opinion.trim() }),
      })),
    );
    if (!result) return;
    const refused = Object.fromEntries(result.refused.map(({ decision, issues }) => [decision.id, issues]));
    setRefusals(refused);
    setKept((before) => ({
      ticked: Object.keys(refused),
      opinion: result.refused.length === 0 ? "" : before.opinion,
    }));
    setSaid(result.written.length > 0 ? words.decided(result.written.length) : "");
  };
  return (
    <section className="detail decisions">
      <DetailHeader title={words.decisions} onBack={onBack}>
        <span className="cut quiet">{waiting.length > 0 && words.decisionsWaiting(waiting.length)}</span>
      </DetailHeader>
      <div className="scroll">
        {waiting.length === 0 && <p className="empty">{words.noDecisions}</p>}
        {waiting.length > 1 && (
          <label className="choose-all">
            <input
              type="checkbox"
              checked={inSight.length === waiting.length}
              onChange={({ target }) => {
                tick(() => (target.checked ? waiting.map(({ one }) => one.complaint.id ?? "") : []));
              }}
            />{" "}
            {words.chooseAll}
          </label>
        )}
        <ul className="rows">
          {waiting.map((each) => {
            const id = each.one.complaint.id ?? "";
            return (
              <li key={id} className="decision">
                <input
                  type="checkbox"
                  aria-label={each.one.complaint.complaintNo ?? ""}
                  checked={ticked.includes(id)}
                  onChange={({ target }) => {
                    tick((before) => [
                      ...before.filter((each) => each !== id),
                      ...(target.checked ? [id] : []),
                    ]);
                  }}
                />
                <div>
                  <Facts
                    each={each}
                    register={register}
                    now={now}
                    onOpen={() => {
                      onOpenCase(id);
                    }}
                  />
                  {refusals[id]
                    ?.filter(({ severity }) => severity === "block")
                    .map((issue, index) => (
                      <p key={index} className="issue" data-severity="block">
                        {sayIssue(texts, issue)}
                      </p>
                    ))}
                  <div className="buttons">
                    <ActButton size="small" onAct={() => void run(() => decide([each], "同意"))}>
                      {optionWord("同意", approvalFields.verdict.options, texts)}
                      <span className="unseen"> {each.one.complaint.complaintNo}</span>
                    </ActButton>
                    <ActButton
                      size="small"
                      appearance="subtle"
                      onAct={() => void run(() => decide([each], "退回"))}
                    >
                      {words.refuseAs}
                      <span className="unseen"> {each.one.complaint.complaintNo}</span>
                    </ActButton>
                  </div>
                </div>
              </li>
            );
          })}
        </ul>
      </div>
      <footer className="actions">
        {waiting.length > 0 && by.trim() === "" && <NameField onBy={onBy} />}
        {waiting.length > 0 && (
          <FormField
            id="field-decision"
            field={WORDS}
            value={opinion}
            issues={[]}
            onType={(text) => {
              setKept((before) => ({ ...before, opinion: text }));
              setSaid("");
            }}
            onFix={() => undefined}
          />
        )}
        <p className="quiet" role="status">
          {said !== "" ? said : by.trim() !== "" && `${words.decideAs} ${signerNamed(by, signer, words)}`}
        </p>
        {waiting.length > 0 && (
          <div className="buttons">
            <ActButton appearance="primary" onAct={() => void run(() => decide(inSight, "同意"))}>
              {words.agreeChosen(inSight.length)}
            </ActButton>
            <ActButton onAct={() => void run(() => decide(inSight, "退回"))}>
              {words.refuseChosen(inSight.length)}
            </ActButton>
          </div>
        )}
      </footer>
    </section>
  );
}

/** A case in three lines: which, what happened, what QA found. */
function Facts(props: {
  readonly each: WaitingCase;
  readonly register: Register;
  readonly now: string;
  readonly onOpen: () => void;
}): ReactNode {
  const { each, register, now, onOpen } = props;
  const { one, step } = each;
  const words = useCourse();
  const texts = useTexts();
  const { complaint } = one;
  const { grade } = gradeOf(one, register);
  const deadline = nextDeadline({ one, register, now });
  const found = [
    complaint.preliminaryCause,
    complaint.liability === null ? null : optionWord(complaint.liability, liabilities, texts),
    complaint.respUnit ?? complaint.supplier,
  ];
  return (
    <>
      <p className="facts-line">
        <button type="button" className="link" onClick={onOpen}>
          <strong>{complaint.complaintNo}</strong>
        </button>{" "}
        <span className="cut">{complaint.customer}</span>{" "}
        <span className="grade" data-grade={grade}>
          {optionWord(grade, { ...suggestedGrades, ...finalGrades }, texts)}
        </span>
      </p>
      <p>{[complaint.partNo ?? complaint.model, complaint.complaintText].filter(Boolean).join(" ")}</p>
      <p>{found.filter(Boolean).join(" · ")}</p>
      <p className="quiet">
        {optionWord(step, approvalSteps, texts)}
        {deadline &&
          ` · ${words.due} ${shortDay(deadline.due, now, texts)} ${distance(deadline.due, now, texts)}`}
        {" · "}
        <span className="code">{words.contentCode(contentCodeOf(one, step, register.procedure))}</span>
      </p>
    </>
  );
}
