import {
  type CaseDocument,
  documentFileName,
  type DocumentName,
  kindOf,
  type OtherDocument,
  templateOf,
} from "../documents/catalogue";
import { contentCode } from "../documents/case-texts";
import { casesToDecide, decisionTags } from "../documents/decision-tags";
import { flowChartTags } from "../documents/flow-chart-tags";
import type { ComplaintInput, Copy, FormInput } from "../documents/form-input";
import { refusals } from "../documents/refusals";
import { complaintTags } from "../documents/tags";
import type { Template } from "../documents/template";
import type { FormLanguage } from "../documents/words";
import type { Case } from "../rules/case";
import { unmet } from "../rules/flow/unmet";
import { assessGrade, gradeReasonWords } from "../rules/grade";
import type { Issue } from "../rules/issue";
import { owesApology } from "../rules/letters";
import { logCode } from "../rules/log/log-chain";
import { printedFact } from "../rules/log/printed";
import type { Register } from "../workbook/register";
import { flowContext } from "./flow-context";

export interface DocumentRequest {
  readonly document: CaseDocument;
  readonly copy: Copy;
  readonly language: FormLanguage;
  readonly pictures?: NonNullable<ComplaintInput["pictures"]>;
}

/** A document that is about no single case. */
export interface OverviewRequest {
  readonly document: OtherDocument;
  readonly language: FormLanguage;
}

export interface DocumentPorts {
  /** A compiled template, by its file name in templates/. */
  readonly template: (fileName: string) => Promise<Template>;
  /** The plant's wall clock, "2026-11-22 14:05:09". */
  readonly now: () => string;
}

/** A Word file, ready to be handed over. */
export interface WrittenDocument {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** What the log keeps once it has gone out, case by case. */
  readonly printed: readonly { readonly id: string; readonly fact: string }[];
}

/** A document that would tell the customer what is internal (V-56), or something false (V-61). */
export class DocumentRefused extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(`${String(issues.length)} reasons against the document`);
    this.issues = issues;
  }
}

/** Words of apology, which a letter about what is not our fault must not hold (V-61). */
const APOLOGY = /歉|对不起|apolog|sorry/iu;

/**
 * Writes a document about a case (§8 附件二, 附件四, §4.2.3, §6.1.6, §6.1.8) from its template; the register is not
 * changed. Rejects with TemplateError, and with DocumentRefused where the customer would read internal words (V-56) or
 * something false (V-61).
 */
export async function writeDocument(
  one: Case,
  register: Register,
  { document, copy: wanted, language, pictures }: DocumentRequest,
  ports: DocumentPorts,
): Promise<WrittenDocument> {
  const { complaint } = one;
  const { procedure } = register;
  const copy = copyOf(document, wanted);
  const refused = refusals(one, document, copy, register.masters);
  if (refused.length > 0) throw new DocumentRefused(refused);
  const assessment = assessGrade(complaint, procedure);
  const input: ComplaintInput = {
    ...one,
    ...formInput(document, register, { copy, language }, ports),
    grade: {
      grade: complaint.level ?? assessment.grade,
      provisional: complaint.level === null && assessment.provisional,
      reasons: gradeReasonWords(assessment, procedure),
    },
    ...(pictures && { pictures }),
  };
  const template = await ports.template(templateOf(document, language));
  if (document === "reply" && !owesApology(one) && APOLOGY.test(template.fixedText))
    throw new DocumentRefused([unmet("V-61", "letter-apology", [templateOf(document, language)])]);
  const fileName = documentFileName(document, complaint.complaintNo ?? "草稿", copy);
  return {
    fileName,
    bytes: await template.fill(complaintTags(input, template.tags)),
    printed: [factOf(one, document, copy, fileName, input)],
  };
}

/** Writes 总经理批示汇总 (§6.1.7) or the flow chart (§8 附件一). Rejects with TemplateError. */
export async function writeOverview(
  register: Register,
  { document, language }: OverviewRequest,
  ports: DocumentPorts,
): Promise<WrittenDocument> {
  const copy = copyOf(document, "internal");
  const input = formInput(document, register, { copy, language }, ports);
  const template = await ports.template(templateOf(document, language));
  const fileName = documentFileName(document, ports.now().slice(0, 10), copy);
  if (document === "flowChart")
    return { fileName, bytes: await template.fill(flowChartTags(input)), printed: [] };
  const cases = casesToDecide(register.cases, input.context);
  return {
    fileName,
    bytes: await template.fill(decisionTags(cases, input)),
    printed: cases.map((one) => factOf(one, document, copy, fileName, input)),
  };
}

/** The copy that is wanted, or the only one there is. */
function copyOf(document: DocumentName, wanted: Copy): Copy {
  const { copies } = kindOf(document);
  return copies.includes(wanted) ? wanted : (copies[0] ?? "internal");
}

function formInput(
  document: DocumentName,
  register: Register,
  { copy, language }: Pick<FormInput, "copy" | "language">,
  { now }: DocumentPorts,
): FormInput {
  return {
    form: kindOf(document).form,
    copy,
    language,
    printedAt: now().slice(0, 16),
    context: flowContext(register, now()),
    logCode: logCode(register.log),
  };
}

const factOf = (
  one: Case,
  document: DocumentName,
  copy: Copy,
  file: string,
  { context }: FormInput,
): WrittenDocument["printed"][number] => ({
  id: one.complaint.id ?? "",
  fact: printedFact(one, { document, copy, file, code: contentCode(one, context) }),
});
