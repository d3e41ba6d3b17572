import { noParts } from "../records/parts";
import type { Complaint } from "../records/complaint";
import { DuplicateFinder } from "../rules/alike/duplicates";
import type { Case, RuleContext } from "../rules/case";
import { checkCase } from "../rules/check-case";
import { derive, type Derived } from "../rules/derive";
import { type Draft, readDraft, type ReadDraft } from "../rules/entry/draft";
import { assessGrade, type Assessment } from "../rules/grade";
import { type Issue, worstFirst } from "../rules/issue";
import type { Register } from "../workbook/register";
import type { Ports } from "./ports";

/** Is it kept as 草稿, without a number? */
interface Kept {
  readonly asDraft: boolean;
}

/** What would happen, without a number and without writing: the pane shows it while the clerk types. */
export interface Preview {
  readonly case: Case;
  readonly assessment: Assessment;
  readonly issues: readonly Issue[];
  readonly derived: readonly Derived[];
}

/** Reads and checks a draft against a loaded register; writes nothing. */
export function previewComplaint(
  draft: Draft,
  options: Kept,
  register: Register,
  ports: Pick<Ports, "now" | "by">,
): Preview {
  return examine(readDraft(draft, register.procedure.pendingTokens), register, ports, options);
}

/** The same of a draft that has been read. */
export function examine(
  read: ReadDraft,
  register: Register,
  ports: Pick<Ports, "now" | "by">,
  { asDraft }: Kept,
): Preview {
  const now = ports.now().slice(0, 16);
  const { procedure, calendar, masters } = register;
  const context: RuleContext = { procedure, calendar, masters, now };
  const { case: derivedCase, derived } = derive({ ...read, parts: noParts }, masters, ports.by);
  const complaint: Complaint = {
    ...derivedCase.complaint,
    status: asDraft ? "草稿" : "已登记",
    registeredAt: now,
  };
  const one: Case = { ...derivedCase, complaint };
  const unread = new Set(
    read.issues
      .filter((each) => each.severity === "block")
      .map(({ fields: [name], line }) => `${name}@${line}`),
  );
  const checks = checkCase(one, context, new DuplicateFinder(register.cases, procedure.duplicateWithinDays))
    .filter((each) => each.rule !== "V-01") // the number is drawn last
    .filter((each) => each.problem.code !== "missing" || !unread.has(`${each.fields[0]}@${each.line}`)); // a wrong answer is not a missing one
  return {
    case: one,
    assessment: assessGrade(complaint, procedure),
    issues: worstFirst([...read.issues, ...checks]),
    derived,
  };
}
