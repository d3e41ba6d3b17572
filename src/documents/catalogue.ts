import type { FormId } from "../procedure/procedure";
import type { State } from "../procedure/terms";
import type { Copy } from "./form-input";
import type { FormLanguage } from "./words";

/** A document Kesu writes: its template and the files it makes. */
export interface DocumentKind {
  readonly form: FormId;
  readonly title: { readonly zh: string; readonly en: string };
  /** What it is about: one case, all cases that wait for the general manager, or the procedure itself. */
  readonly about: "case" | "cases" | "procedure";
  /** The file in templates/. */
  readonly template: string;
  /** A file of its own for English, where the words are running text. */
  readonly english?: string;
  readonly copies: readonly Copy[];
  readonly languages: readonly FormLanguage[];
  /** Running text to the customer: it has no blanks, and is refused where it would be false. */
  readonly letter?: true;
  /** The states in which it is the paper at hand. */
  readonly first?: readonly State[];
}

const anyLanguage = ["zh", "en", "both"] as const;

/** The documents there are. */
export const documents = {
  complaint: {
    form: "complaint",
    title: { zh: "客户投诉处理单", en: "Complaint form" },
    about: "case",
    template: "客户投诉处理单.docx",
    copies: ["internal", "customer"],
    languages: anyLanguage,
    first: ["已登记", "待受理", "调查中", "待总经理批示", "实施与验证", "待结案", "已结案"],
  },
  unitReply: {
    form: "unitReply",
    title: { zh: "责任单位回复页", en: "Reply of the unit" },
    about: "case",
    template: "责任单位回复页.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["对策制定中"],
  },
  meeting: {
    form: "meeting",
    title: { zh: "专题会议记录", en: "Minutes of the meeting" },
    about: "case",
    template: "专题会议记录.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["对策制定中"],
  },
  visit: {
    form: "visit",
    title: { zh: "现场处理报告", en: "Visit report" },
    about: "case",
    template: "现场处理报告.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["调查中"],
  },
  sampleLabel: {
    form: "sampleLabel",
    title: { zh: "样品标签", en: "Sample label" },
    about: "case",
    template: "样品标签.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["已登记", "待受理"],
  },
  isolationCard: {
    form: "isolationCard",
    title: { zh: "隔离标识卡", en: "Isolation card" },
    about: "case",
    template: "隔离标识卡.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["调查中"],
  },
  eightD: {
    form: "eightD",
    title: { zh: "8D报告", en: "8D report" },
    about: "case",
    template: "8D报告.docx",
    copies: ["customer"],
    languages: anyLanguage,
    first: ["8D汇整", "营销审核", "总经理批准"],
  },
  distribution: {
    form: "distribution",
    title: { zh: "发文分发单", en: "Distribution sheet" },
    about: "case",
    template: "发文分发单.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["总经理批准"],
  },
  acknowledgement: {
    form: "acknowledgement",
    title: { zh: "收悉函", en: "Acknowledgement" },
    about: "case",
    template: "收悉函.docx",
    english: "收悉函_EN.docx",
    copies: ["customer"],
    languages: ["zh", "en"],
    letter: true,
    first: ["已登记", "待受理", "调查中"],
  },
  reply: {
    form: "reply",
    title: { zh: "客户回复函", en: "Letter to the customer" },
    about: "case",
    template: "客户回复函.docx",
    english: "客户回复函_EN.docx",
    copies: ["customer"],
    languages: ["zh", "en"],
    letter: true,
    first: ["不成立待确认", "实施与验证", "待结案"],
  },
  decisions: {
    form: "decisions",
    title: { zh: "总经理批示汇总", en: "Cases for the general manager" },
    about: "cases",
    template: "总经理批示汇总.docx",
    copies: ["internal"],
    languages: anyLanguage,
    first: ["待总经理批示", "8D汇整", "总经理批准"],
  },
  flowChart: {
    form: "flowChart",
    title: { zh: "客户投诉处理作业流程", en: "Flow of the procedure" },
    about: "procedure",
    template: "客户投诉处理作业流程.docx",
    copies: ["internal"],
    languages: anyLanguage,
  },
} as const satisfies Readonly<Record<string, DocumentKind>>;

export type DocumentName = keyof typeof documents;

/** A document about one case. */
export type CaseDocument = {
  [N in DocumentName]: (typeof documents)[N]["about"] extends "case" ? N : never;
}[DocumentName];
export type OtherDocument = Exclude<DocumentName, CaseDocument>;

export const documentNames = Object.keys(documents) as DocumentName[];
export const kindOf = (name: DocumentName): DocumentKind => documents[name];
export const caseDocuments = documentNames.filter(
  (name): name is CaseDocument => kindOf(name).about === "case",
);

/** Is a form running text to the customer? */
export const isLetter = (form: FormId): boolean =>
  documentNames.some((name) => kindOf(name).form === form && kindOf(name).letter === true);

/** The template of a document in a language. */
export const templateOf = (name: DocumentName, language: FormLanguage): string => {
  const { template, english } = kindOf(name);
  return language === "en" ? (english ?? template) : template;
};

/** Every template there is, with the document it is of. */
export const templates: readonly { readonly file: string; readonly document: DocumentName }[] =
  documentNames.flatMap((document) => {
    const { template, english } = kindOf(document);
    return [template, english].flatMap((file) => (file === undefined ? [] : [{ file, document }]));
  });

const copyNames: Readonly<Record<Copy, string>> = { internal: "内部", customer: "客户" };

/** The file a document is saved as: 客户投诉处理单_26101202_内部.docx; one that is about no case bears the day. */
export function documentFileName(document: DocumentName, about: string, copy: Copy): string {
  const { title, copies } = kindOf(document);
  const of = about.replace(/[\p{Cc}\\/:*?"<>|]/gu, "-").trim();
  const parts = [title.zh, of, copies.length > 1 ? copyNames[copy] : ""];
  return `${parts.filter((part) => part !== "").join("_")}.docx`;
}
