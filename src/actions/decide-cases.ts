import { approvalSteps, type ApprovalStep, type State } from "../procedure/terms";
import { type Case, hasReached } from "../rules/case";
import type { Draft } from "../rules/entry/draft";
import { approvalIssues, ruleOf } from "../rules/flow/approvals";
import { contentHash } from "../rules/flow/content";
import { stateOf } from "../rules/flow/gates";
import { unmet } from "../rules/flow/unmet";
import { blocks, type Issue, worstFirst } from "../rules/issue";
import { codeFit, printedCode } from "../rules/printed-code";
import { loadRegister, type Register } from "../workbook/register";
import { logOfAll, newIssues } from "./amend-complaint";
import { changedCase, type ChangedCase } from "./case-changes";
import type { Ports } from "./ports";
import { recordChange } from "./record-change";

/** A word of approval on one case, as it was typed or read from a signed sheet. */
export interface Decision {
  /** The number of the case, or its id. */
  readonly id: string;
  readonly step: string;
  /** 同意 or 退回; 同意 where nothing is said. */
  readonly verdict?: string;
  readonly opinion?: string;
  readonly name?: string;
  readonly signedAt?: string;
  /** 电子 or 纸质. */
  readonly medium?: string;
  readonly deputy?: string;
  readonly link?: string;
  /** The content code printed on the paper that was signed. */
  readonly code?: string;
}

/** A decision with what became of it. `at` is its place in the list, from 0. */
export interface DecidedCase {
  readonly at: number;
  readonly decision: Decision;
  readonly complaintNo: string | null;
  /** Why it is refused, or what is to be said besides. */
  readonly issues: readonly Issue[];
}

export interface Decided {
  /** The decisions that were written; none where one was refused and the refused were not to be skipped. */
  readonly written: readonly DecidedCase[];
  readonly refused: readonly DecidedCase[];
}

/**
 * Enters many approvals in one commit (V-50, §6.1.7): each is bound to what stands there now. One that is refused keeps
 * all from being written, unless `skipRefused`; all refusals are told at once. Rejects with WorkbookError.
 */
export async function decideCases(
  decisions: readonly Decision[],
  { skipRefused }: { readonly skipRefused: boolean },
  ports: Ports,
): Promise<Decided> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays, logOfAll);
  const cases = new Map<string, Case>();
  const laid: (DecidedCase & { readonly changed: ChangedCase })[] = [];
  const refused: DecidedCase[] = [];
  decisions.forEach((decision, at) => {
    const found = caseOf(decision, register);
    const one = cases.get(found?.complaint.id ?? "") ?? found;
    const complaintNo = one?.complaint.complaintNo ?? null;
    if (!one) {
      refused.push({ at, decision, complaintNo, issues: [unmet("V-50", "case-unknown", [decision.id])] });
      return;
    }
    const changed = changedCase(one, draftOf(decision), register, ports);
    const issues = worstFirst([
      ...readableOnce(changed.issues),
      ...decisionIssues(decision, one, changed, register, ports),
    ]);
    if (blocks(issues)) refused.push({ at, decision, complaintNo, issues });
    else {
      laid.push({ at, decision, complaintNo, issues, changed });
      cases.set(one.complaint.id ?? "", changed.one); // a second word on the same case sees the first
    }
  });
  if (laid.length === 0 || (refused.length > 0 && !skipRefused)) return { written: [], refused };
  const change = {
    update: laid.flatMap(({ changed: { one, touched, update } }) => [
      { table: "complaint" as const, id: one.complaint.id ?? "", to: touched },
      ...update,
    ]),
    add: laid.flatMap(({ changed }) => changed.add),
  };
  await recordChange(change, register, ports);
  return {
    written: laid.map(({ at, decision, complaintNo, issues }) => ({ at, decision, complaintNo, issues })),
    refused,
  };
}

const caseOf = ({ id }: Decision, { cases }: Register): Case | undefined =>
  cases.find(({ complaint }) => complaint.complaintNo === id.trim() || complaint.id === id.trim());

/** A field that could not be read is not missing besides. */
function readableOnce(issues: readonly Issue[]): readonly Issue[] {
  const isMissing = ({ problem }: Issue): boolean => problem.code === "missing";
  const unread = new Set(issues.filter((each) => !isMissing(each)).flatMap(({ fields }) => fields));
  return issues.filter((each) => !(isMissing(each) && each.fields.every((field) => unread.has(field))));
}

/** The decision as a row of 审批. */
const draftOf = (decision: Decision): Draft => ({
  approval: [
    Object.fromEntries(Object.entries(decision).filter(([name]) => name !== "id" && name !== "code")),
  ],
});

function decisionIssues(
  { code, verdict, opinion = "" }: Decision,
  before: Case,
  { one }: ChangedCase,
  register: Register,
  ports: Pick<Ports, "now">,
): Issue[] {
  const step = one.parts.approval.at(-1)?.step;
  if (!step || !isStep(step)) return []; // changedCase has said so
  const { procedure } = register;
  const found: Issue[] = [];
  const rule = ruleOf(step, procedure);
  if (code !== undefined) {
    const now = contentHash(before, rule);
    const fit = codeFit(now, code);
    const [given, part] = [code.trim(), "approval"] as const;
    if (fit === "short")
      found.push(unmet("V-50", "approval-code-weak", [step, given], { part, severity: "warn" }));
    else if (fit !== "own")
      found.push(unmet("V-50", "approval-code", [step, given, printedCode(now)], { part }));
  }
  const { state } = rule;
  if (!hasBeenIn(before, state))
    found.push(unmet("V-50", "approval-state", [step, state, stateOf(before)], { part: "approval" }));
  if (verdict === "退回" && opinion.trim() === "")
    found.push(unmet("V-50", "reason-missing", [], { part: "approval", fields: "opinion" }));
  const inOrder = approvalIssues(one, step, register).filter(
    ({ problem }) => problem.code === "unmet" && problem.need === "approval-before",
  );
  const others = newIssues(before, one, { ...register, cases: [before] }, ports.now().slice(0, 16));
  return [
    ...found,
    ...inOrder,
    ...others.filter(({ severity, problem }) => severity === "block" && problem.code !== "missing"),
  ];
}

const isStep = (step: string): step is ApprovalStep => Object.hasOwn(approvalSteps, step);

/**
 * Is the case in a state, or was it and came back to it or went on: content that was changed later is signed again. Of a
 * case that came from elsewhere and has no 流转, the state it has reached tells.
 */
function hasBeenIn(one: Case, state: State): boolean {
  const now = stateOf(one);
  if (now === state) return true;
  if (now === "已结案" || now === "已撤销") return false;
  const { transition } = one.parts;
  return transition.length === 0 ? hasReached(now, state) : transition.some(({ from }) => from === state);
}
