import { documentFileName, type DocumentKind, type DocumentName, documents } from "../documents/catalogue";
import { type ComplaintInput, complaintTags, type Copy } from "../documents/tags";
import type { Template } from "../documents/template";
import type { FormLanguage } from "../documents/words";
import type { Case } from "../rules/case";
import { assessGrade, gradeReasonWords } from "../rules/grade";
import type { Register } from "../workbook/register";

export interface DocumentRequest {
  readonly document: DocumentName;
  readonly copy: Copy;
  readonly language: FormLanguage;
  readonly pictures?: NonNullable<ComplaintInput["pictures"]>;
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
}

/** Writes a case's Word form (§8 附件二, 附件四) from its template; the register is not changed. Rejects with TemplateError. */
export async function writeDocument(
  one: Case,
  register: Register,
  request: DocumentRequest,
  ports: DocumentPorts,
): Promise<WrittenDocument> {
  const { complaint, lines } = one;
  const { procedure } = register;
  const { template: fileName, form, copies }: DocumentKind = documents[request.document];
  const copy = copies.find((each) => each === request.copy) ?? "customer"; // a document without this copy is one for the customer
  const template = await ports.template(fileName);
  const assessment = assessGrade(complaint, procedure);
  const values = complaintTags(
    {
      form,
      complaint,
      lines,
      procedure,
      grade: {
        grade: complaint.level ?? assessment.grade,
        provisional: complaint.level === null && assessment.provisional,
        reasons: gradeReasonWords(assessment, procedure),
      },
      copy,
      printedAt: ports.now().slice(0, 16),
      language: request.language,
      ...(request.pictures && { pictures: request.pictures }),
    },
    template.tags,
  );
  return {
    fileName: documentFileName(request.document, complaint.complaintNo ?? "草稿", copy),
    bytes: await template.fill(values),
  };
}
