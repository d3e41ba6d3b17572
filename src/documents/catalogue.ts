import type { FormId } from "../procedure/procedure";
import { complaintFields } from "../records/complaint";
import type { Field, Fields, Options } from "../records/field";
import { formLists, formTags } from "./form-tags";
import type { Copy } from "./tags";
import { words } from "./words";

/** A document Kesu writes: its template and the files it makes. */
export interface DocumentKind {
  readonly form: FormId;
  readonly title: { readonly zh: string; readonly en: string };
  /** The file in templates/. */
  readonly template: string;
  readonly copies: readonly Copy[];
}

/** The documents there are. */
export const documents = {
  complaint: {
    form: "complaint",
    title: { zh: "客户投诉处理单", en: "Complaint form" },
    template: "客户投诉处理单.docx",
    copies: ["internal", "customer"],
  },
  eightD: {
    form: "eightD",
    title: { zh: "8D报告", en: "8D report" },
    template: "8D报告.docx",
    copies: ["customer"],
  },
} as const satisfies Readonly<Record<string, DocumentKind>>;

export type DocumentName = keyof typeof documents;

const copyNames: Readonly<Record<Copy, string>> = { internal: "内部", customer: "客户" };

/** The file a document is saved as: 客户投诉处理单_26101202_内部.docx. */
export function documentFileName(document: DocumentName, complaintNo: string, copy: Copy): string {
  const { title, copies }: DocumentKind = documents[document];
  const number = complaintNo.replace(/[\p{Cc}\\/:*?"<>|]/gu, "-").trim();
  const parts = [title.zh, number, copies.length > 1 ? copyNames[copy] : ""];
  return `${parts.filter((part) => part !== "").join("_")}.docx`;
}

/** The tags a template may hold, for the lint. */
export interface KnownTags {
  readonly texts: ReadonlySet<string>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly pictures: ReadonlySet<string>;
  /** The options of the fields that have some, by tag. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Photos a template may name one by one; the list 照片 takes any number. */
const NAMED_PHOTOS = 24;

/** What a template of this document may hold: every field by its Chinese label and its English id, labels, lists, pictures. */
export function knownTags(document: DocumentName): KnownTags {
  const fields: Fields = complaintFields;
  const byTag = Object.entries(fields).flatMap(([id, field]): [string, Field][] => [
    [field.label.zh, field],
    [id, field],
  ]);
  const options = byTag.flatMap(([tag, field]): [string, readonly string[]][] => {
    const list = optionsOf(field);
    return list === undefined ? [] : [[tag, Object.keys(list)]];
  });
  const photos = Array.from({ length: NAMED_PHOTOS }, (_, at) => `照片${String(at + 1)}`);
  return {
    texts: new Set([
      ...byTag.map(([tag]) => tag),
      ...formTags,
      ...[...words.keys(), documents[document].title.zh].flatMap((word) => [
        `@${word}`,
        `@/${word}`,
        `@+${word}`,
      ]),
    ]),
    lists: formLists,
    pictures: new Set(["公司标志", ...photos]),
    options: new Map([...options, ["级别", ["重大", "一般", "待评审"]]]),
  };
}

function optionsOf(field: Field): Options | undefined {
  if (field.kind === "choice") return field.options;
  if (field.kind === "flag") return { 是: "Yes", 否: "No" };
  return field.kind === "longText" ? field.suggest : undefined;
}
