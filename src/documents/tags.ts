import type { FormId, Procedure } from "../procedure/procedure";
import { complaintFields, type Complaint, type ComplaintField } from "../records/complaint";
import type { Field, Value } from "../records/field";
import { productLineFields, type ProductLine } from "../records/product-line";
import { lineFields } from "../rules/case";
import { fingerprint } from "../rules/fingerprint";
import { totalsOf } from "../rules/totals";
import { fitBox } from "./box";
import { readBox } from "./form-tags";
import type { Picture, TemplateValues } from "./fill";
import { printNumber, printValue } from "./print";
import { labelTexts, sayWord, words, type FormLanguage } from "./words";

/** Who a printed form is for: the customer's copy carries no internal field. */
export type Copy = "internal" | "customer";

/** What a form about a complaint is printed from. */
export interface ComplaintInput {
  readonly form: FormId;
  readonly complaint: Complaint;
  /** The further product lines; the first is the complaint's own. */
  readonly lines: readonly ProductLine[];
  readonly procedure: Procedure;
  /** The assessed grade; its reasons as sentences. */
  readonly grade: {
    readonly grade: string;
    readonly provisional: boolean;
    readonly reasons: readonly string[];
  };
  readonly copy: Copy;
  /** "2026-11-22 14:05", the plant's wall clock. */
  readonly printedAt: string;
  readonly pictures?: { readonly logo?: Picture; readonly photos?: readonly Picture[] };
  readonly language: FormLanguage;
}

type Texts = Record<string, string>;
type Rows = readonly Readonly<Texts>[];

/** Words and numbers behind the tags of a template about a complaint; `tags` are the template's own, for their boxes. */
export function complaintTags(input: ComplaintInput, tags: readonly string[]): TemplateValues {
  const { complaint, lines, copy, language, pictures = {} } = input;
  const texts: Texts = { ...labelTexts(language), ...fieldTexts(input), ...headTexts(input) };
  const overflow = fillBoxes(texts, tags, language);
  const photos = pictures.photos ?? [];
  const products = [complaint, ...lines].map(productRow);
  const several = lines.length > 0;
  return {
    texts,
    lists: {
      明细: products,
      附页明细: several ? products : [],
      附页文字: overflow,
      照片: photoRows(photos),
      若内部: when(copy === "internal"),
      若客户: when(copy === "customer"),
      若多项: when(several),
      若附页: when(several || overflow.length > 0 || photos.length > 0),
      若附页文字: when(overflow.length > 0),
      若照片: when(photos.length > 0),
    },
    pictures: {
      公司标志: pictures.logo ?? null,
      ...Object.fromEntries(photos.map((photo, at) => [`照片${String(at + 1)}`, photo])),
    },
  };
}

const when = (holds: boolean): Rows => (holds ? [{}] : []);

const named = Object.entries(complaintFields) as [ComplaintField, Field][];

/** Reasons of a grade quote the amount at stake, so they are as internal as the amount. */
const isInternal = (id: ComplaintField, field: Field): boolean =>
  field.internal === true || id === "levelReasons";

function fieldTexts({ complaint, copy, grade, language }: ComplaintInput): Texts {
  const texts: Texts = {};
  const blank = complaint.status === "已结案" ? sayWord("不适用", language) : "";
  for (const [id, field] of named) {
    const hidden = copy === "customer" && isInternal(id, field);
    const printed = hidden ? "" : printValue(field, complaint[id], complaint.uom ?? "") || blank;
    texts[id] = texts[field.label.zh] = printed;
  }
  if (copy === "internal" && grade.reasons.length > 0)
    texts[complaintFields.levelReasons.label.zh] = grade.reasons.join("；");
  return texts;
}

function headTexts({
  form,
  complaint,
  lines,
  procedure,
  grade,
  copy,
  printedAt,
  language,
}: ComplaintInput): Texts {
  const { title, formNo, revision } = procedure.forms[form];
  const english = words.get(title) ?? "";
  const totals = totalsOf(complaint, lines);
  const quantity = (value: number | null): string =>
    value === null ? "" : printNumber(value) + (totals.uom === null ? "" : ` ${totals.uom}`);
  const open = complaint.level === null && grade.provisional;
  return {
    公司名称: procedure.companyName,
    文件编号: procedure.documentNo,
    表单名称: language === "en" && english !== "" ? english : title,
    表单英文名称: language === "both" ? english : "",
    表单编号: formNo,
    版本: revision,
    联次: sayWord(copy === "internal" ? "内部联" : "客户联", language),
    打印时间: printedAt,
    内容码: contentCode(complaint, lines),
    级别: complaint.level ?? grade.grade,
    级别说明: open ? `（${sayWord("暂定", language)}）` : "",
    项数: printNumber(lines.length + 1),
    数量合计: quantity(totals.lotQty),
    不良合计: totals.pending ? pendingSum(complaint, lines) : quantity(totals.defectQty),
    不良率合计: printValue(complaintFields.defectRate, totals.defectRate, ""),
  };
}

/** What is known of the defective quantities, unit by unit, and the words for the rest (§6.1.2). */
function pendingSum(complaint: Complaint, lines: readonly ProductLine[]): string {
  const known = new Map<string, number>();
  const open = new Set<string>();
  for (const { defectQty, uom } of [complaint, ...lines])
    if (typeof defectQty === "string") open.add(defectQty);
    else if (defectQty !== null) known.set(uom ?? "", (known.get(uom ?? "") ?? 0) + defectQty);
  return [...[...known].map(([unit, sum]) => `${printNumber(sum)} ${unit}`.trim()), ...open].join(" + ");
}

/** Eight hex digits that change with any field of the case or of its lines: which state of the record a paper shows. */
export function contentCode(complaint: Complaint, lines: readonly ProductLine[]): string {
  const facts = named
    .filter(([, field]) => field.group !== "helper")
    .map(([id]): [string, Value] => [id, complaint[id]]);
  const lineFacts = Object.keys(productLineFields).filter((id) => id !== "seal") as (keyof ProductLine)[];
  const further = lines.map((line) => lineFacts.map((id) => line[id]));
  return fingerprint(JSON.stringify([facts, further])).slice(0, 8);
}

/** Prints each box of the template and returns what did not fit, in whole. */
function fillBoxes(texts: Texts, tags: readonly string[], language: FormLanguage): Rows {
  const overflow = new Map<string, string>();
  const mark = `（${sayWord("续见附页", language === "en" ? "en" : "zh")}）`;
  const short = `…${sayWord("见附页", language === "en" ? "en" : "zh")}`;
  for (const tag of tags) {
    const boxed = readBox(tag);
    if (boxed === undefined) continue;
    const { field, box } = boxed;
    const value = texts[field] ?? "";
    const fitted = fitBox(value, box, box.lines > 1 || box.columns > 40 ? mark : short);
    texts[tag] = fitted.shown;
    const label = Object.hasOwn(complaintFields, field)
      ? complaintFields[field as ComplaintField].label.zh
      : field;
    if (!fitted.whole) overflow.set(sayWord(label, language), value);
  }
  return [...overflow].map(([栏目, 内容]) => ({ 栏目, 内容 }));
}

function productRow(line: Complaint | ProductLine, at: number): Texts {
  const row: Texts = { 序号: String(at + 1) };
  for (const id of lineFields) {
    const field = productLineFields[id];
    row[id] = row[field.label.zh] = printValue(field, line[id], "");
  }
  return row;
}

/** Two photos a row. */
function photoRows(photos: readonly Picture[]): Rows {
  const rows: Texts[] = [];
  for (let at = 0; at < photos.length; at += 2)
    rows.push({
      左: `照片${String(at + 1)}`,
      左说明: photos[at]?.caption ?? "",
      右: `照片${String(at + 2)}`,
      右说明: photos[at + 1]?.caption ?? "",
    });
  return rows;
}
