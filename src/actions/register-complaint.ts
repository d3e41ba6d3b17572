import type { Complaint } from "../records/complaint";
import { noParts } from "../records/parts";
import { dayOf } from "../rules/case";
import { nextComplaintNo } from "../rules/complaint-no";
import type { Derived } from "../rules/derive";
import { type Draft, readDraft, withFixes } from "../rules/entry/draft";
import { comparedFields } from "../rules/alike/duplicates";
import { type Assessment, gradeReasonWords } from "../rules/grade";
import { blocks, type Issue } from "../rules/issue";
import { reviewedFields } from "../review/figures";
import type { WantedFields } from "../workbook/port";
import { loadRegister, type Register } from "../workbook/register";
import type { Case } from "../rules/case";
import { keptNumbers } from "./kept-numbers";
import type { Ports } from "./ports";
import { examine } from "./preview-complaint";
import type { WithdrawnRow } from "./withdraw-row";
import { recordChange } from "./record-change";

export interface RegisterOptions {
  /** Keep it as 草稿, without a number: an incomplete case is never lost. */
  readonly asDraft: boolean;
  /** Take every proposed fix of what was written otherwise (V-09, V-10). */
  readonly acceptFixes: boolean;
  /** Rows of lists to be taken away, of a case that stands. */
  readonly withdraw?: readonly WithdrawnRow[];
}

/** What registering came to: a case with its number, or everything that stands against it. */
export type Registered =
  | {
      readonly ok: true;
      readonly case: Case;
      readonly assessment: Assessment;
      /** The reasons of the grade in words, as 判定依据 keeps them. */
      readonly gradeReasons: readonly string[];
      readonly issues: readonly Issue[];
      readonly derived: readonly Derived[];
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** What registering looks at in the rows that are there: duplicates, numbers drawn, the review's figures, the log's end. */
const otherCases: WantedFields = {
  complaint: [...comparedFields, ...reviewedFields],
  log: ["complaintNo", "device", "prev", "hash"],
};

/**
 * Registers a complaint (§6.1.1): 客户, 投诉原因 and 安全 draw the number and start the clocks; what else is
 * missing is 待补. A wrong value blocks, and then nothing is written.
 */
export async function registerComplaint(
  draft: Draft,
  options: RegisterOptions,
  ports: Ports,
): Promise<Registered> {
  const register = await loadRegister(ports.workbook, ports.profile, ports.holidays, otherCases);
  const accepted = options.acceptFixes ? withFixes(draft, register.procedure.pendingTokens) : draft;
  const read = readDraft(accepted, register.procedure.pendingTokens);
  const preview = examine(read, register, ports, options);
  if (blocks(preview.issues)) return { ok: false, issues: preview.issues };
  const complaintNo = options.asDraft ? null : await drawNumber(register, dayOf(ports.now()), ports);
  const numbered: Complaint = { ...preview.case.complaint, id: ports.newId(), complaintNo, rowVersion: 1 };
  const isFilled = (index: number): boolean =>
    Object.values(read.lines[index] ?? {}).some((value) => value !== null);
  const filled = preview.case.lines.filter((_line, index) => isFilled(index));
  const lines = filled.map((line, index) => ({
    ...line,
    id: ports.newId(),
    complaintId: numbered.id,
    complaintNo,
    lineNo: index + 2,
  }));
  const insert: Case = { complaint: numbered, lines, parts: noParts };
  const { cases } = await recordChange({ insert }, register, ports);
  return {
    ok: true,
    case: cases.at(-1) ?? insert,
    assessment: preview.assessment,
    gradeReasons: gradeReasonWords(preview.assessment, register.procedure),
    issues: preview.issues,
    derived: preview.derived,
  };
}

/**
 * The next number of the day; numbers in the log count too, so that a deleted row's number is never drawn again, and
 * those of changes that are still on their way.
 */
export async function drawNumber(
  register: Register,
  today: string,
  ports: Pick<Ports, "outbox">,
): Promise<string> {
  const drawn = [
    ...register.cases.map(({ complaint }) => complaint.complaintNo),
    ...register.log.map((entry) => entry.complaintNo),
    ...(await keptNumbers(ports)),
  ];
  return nextComplaintNo(
    register.procedure.numberPattern,
    today,
    drawn.filter((each) => each !== null),
  );
}
