import { type ReactNode, useState } from "react";
import { type ApprovalStep, approvalSteps } from "../../procedure/terms";
import type { Field } from "../../records/field";
import { approvalFields } from "../../records/parts";
import { ruleOf } from "../../rules/flow/approvals";
import { contentCodeOf, contentHash } from "../../rules/flow/content";
import { nameToSign } from "../../rules/flow/deputies";
import type { Issue } from "../../rules/issue";
import { codeFit, isFit } from "../../rules/printed-code";
import { sayIssue } from "../../texts/say";
import { ActButton } from "../ActButton";
import { FormField } from "../FormField";
import { listedSuggestions } from "../knowledge";
import { optionWord } from "../show-value";
import { useTexts } from "../TextsContext";
import { useRunning } from "../use-running";
import { approvalBoxId, signerNamed } from "./approval-words";
import { useCourse } from "./course-texts";
import type { Desk } from "./desk";
import { NameField } from "./NameField";
import { holdersOf } from "./next-step";

interface ApprovalBoxProps {
  readonly step: ApprovalStep;
  readonly desk: Desk;
}

/** The approval a case waits for: given under one's own name where one has the role, or entered from a signed paper. */
export function ApprovalBox({ step, desk }: ApprovalBoxProps): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { register, by, rows } = desk;
  const { masters, procedure } = register;
  const rule = ruleOf(step, procedure);
  const key = `approval ${step}`;
  const { opinion = "" } = rows.drafts[key] ?? {};
  const [said, setSaid] = useState<string>();
  const { run } = useRunning();
  const roles = masters.people.find(({ name }) => name === by)?.role ?? null;
  const signer = nameToSign(by, rule.role, desk.now.slice(0, 10), masters);
  const isInRole = signer !== undefined;
  const code = contentCodeOf(desk.one, step, procedure);
  const give = (verdict: "同意" | "退回"): Promise<void> | undefined => {
    if (by.trim() === "") setSaid(words.noName);
    else if (!isInRole) setSaid(words.notInRole(by, rule.role, holdersOf([rule.role], register)));
    else if (verdict === "退回" && opinion.trim() === "") setSaid(words.refuseReason);
    else if (Object.keys(desk.edits).length > 0) setSaid(words.saveFirst);
    else return sign(verdict);
    return undefined;
  };
  const sign = async (verdict: "同意" | "退回"): Promise<void> => {
    const decided = await desk.decide({
      step,
      verdict,
      name: signer ?? by,
      ...(opinion.trim() !== "" && { opinion }),
    });
    const refused = decided?.refused.flatMap(({ issues }) => blocking(issues));
    if (refused?.length === 0) rows.drop(key);
    else if (refused) setSaid(refused.map((issue) => sayIssue(texts, issue)).join(" "));
  };
  return (
    <div
      className="approval-box"
      id={approvalBoxId(step)}
      tabIndex={-1}
      role="group"
      aria-label={optionWord(step, approvalSteps, texts)}
    >
      <strong title={rule.clause}>{words.waitsFor(optionWord(step, approvalSteps, texts), rule.role)}</strong>{" "}
      <small className="code">{words.contentCode(code)}</small>
      {by.trim() === "" ? (
        <NameField onBy={desk.onBy} />
      ) : (
        <p className="quiet">
          {isInRole
            ? roles !== null && words.myRole(by, roles)
            : words.notInRole(by, rule.role, holdersOf([rule.role], register))}
        </p>
      )}
      <FormField
        id={`field-opinion-${step}`}
        field={OPINION}
        value={opinion}
        issues={[]}
        wide
        onType={(text) => {
          if (text === "") rows.drop(key);
          else rows.type(key, "opinion", text);
          setSaid(undefined);
        }}
        onFix={() => undefined}
      />
      <p className="issue" data-severity="block" role="alert">
        {said}
      </p>
      <div className="buttons">
        <ActButton
          appearance={isInRole ? "primary" : "secondary"}
          size="small"
          onAct={() => void run(() => give("同意"))}
        >
          {by.trim() === ""
            ? optionWord("同意", approvalFields.verdict.options, texts)
            : words.agreeAs(signerNamed(by, signer, words))}
        </ActButton>
        <ActButton size="small" onAct={() => void run(() => give("退回"))}>
          {words.refuseAs}
        </ActButton>
      </div>
      <PaperForm step={step} desk={desk} code={code} />
    </div>
  );
}

const OPINION: Field = {
  ...approvalFields.opinion,
  kind: "text",
  max: 2000,
  label: { zh: "意见", en: "Opinion" },
};
const CODE: Field = {
  kind: "text",
  max: 24,
  group: "handling",
  label: { zh: "纸上的内容码", en: "Code on the paper" },
};
const PAPER_FIELDS = ["name", "deputy", "signedAt", "link", "opinion"] as const;

/** A signed paper: who signed, when, for whom, where it is kept; its content code is compared with the case as it stands. */
function PaperForm({ step, desk, code }: ApprovalBoxProps & { readonly code: string }): ReactNode {
  const words = useCourse();
  const texts = useTexts();
  const { rows, register, now } = desk;
  const key = `paper ${step}`;
  const typed = { signedAt: now.slice(0, 10), ...rows.drafts[key] };
  const hash = contentHash(desk.one, ruleOf(step, register.procedure));
  const fit = codeFit(hash, rows.drafts[key]?.["code"] ?? "");
  const [refused, setRefused] = useState<readonly Issue[]>([]);
  const { run } = useRunning();
  const type = (name: string, text: string): void => {
    rows.type(key, name, text);
    setRefused([]);
  };
  const enter = async (): Promise<void> => {
    const decided = await desk.decide({ step, verdict: "同意", medium: "纸质", ...nonEmpty(typed) });
    const issues = decided?.refused.flatMap((each) => blocking(each.issues));
    if (issues?.length === 0) rows.drop(key);
    else if (issues) setRefused(issues);
  };
  return (
    <details className="paper" open={key in rows.drafts}>
      <summary>{words.paper}</summary>
      <div className="grid">
        {PAPER_FIELDS.map((name) => {
          const field: Field = name === "opinion" ? OPINION : approvalFields[name];
          return (
            <FormField
              key={name}
              id={`field-paper-${step}-${name}`}
              field={field}
              value={(typed as Readonly<Record<string, string>>)[name] ?? ""}
              issues={refused.filter(({ fields }) => fields[0] === name)}
              wide={name === "opinion" || name === "link"}
              offers={field.kind === "ref" ? (text) => listedSuggestions(field, text, register) : undefined}
              onType={(text) => {
                type(name, text);
              }}
              onFix={() => undefined}
            />
          );
        })}
        <FormField
          id={`field-paper-${step}-code`}
          field={CODE}
          value={rows.drafts[key]?.["code"] ?? ""}
          issues={[]}
          wide
          onType={(text) => {
            type("code", text);
          }}
          onFix={() => undefined}
        />
      </div>
      <p className={isFit(fit) ? "quiet" : "issue"} data-severity="block" role="status">
        {fit === "open" ? "" : fit === "other" ? words.differs(code) : words.same}
        {fit === "short" && words.shortCode}
      </p>
      {refused
        .filter(({ fields: [name = ""] }) => !(PAPER_FIELDS as readonly string[]).includes(name))
        .map((issue, index) => (
          <p key={index} className="issue" data-severity="block">
            {sayIssue(texts, issue)}
          </p>
        ))}
      <div className="buttons">
        <ActButton size="small" onAct={() => void run(enter)}>
          {words.enterPaper}
        </ActButton>
      </div>
    </details>
  );
}

const nonEmpty = (typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ""));

const blocking = (issues: readonly Issue[]): readonly Issue[] =>
  issues.filter(({ severity }) => severity === "block");
