import { complaintFields, type ComplaintField } from "../records/complaint";
import { barcode } from "./barcode";
import { fitBox } from "./box";
import { contentCode, eightDTexts, fieldTexts, hiddenTags, workedOutTexts } from "./case-texts";
import { caseLists, type FormList, productRows } from "./case-lists";
import type { Picture, TemplateValues } from "./fill";
import { headTexts } from "./form-head";
import type { ComplaintInput, Rows, Texts } from "./form-input";
import { conditionOf, readBox } from "./form-tags";
import { type CutWords, sizedLists } from "./sized-lists";
import { readTag } from "./tag";
import { type FormLanguage, sayWord } from "./words";

/** Words and numbers behind the tags of a template about a complaint; `tags` are the template's own, for their boxes and sizes. */
export function complaintTags(input: ComplaintInput, tags: readonly string[]): TemplateValues {
  const { complaint, lines, copy, language, context, pictures = {} } = input;
  const said: Texts = {
    ...eightDTexts(input),
    ...fieldTexts(input),
    ...workedOutTexts(input),
    ...headTexts(input, contentCode(input, context)),
  };
  said["8D编号"] ||= eightDTexts(input)["8D编号"] ?? "";
  const cutWords = cutWordsOf(input);
  const texts = cutWords.blank === "" ? said : withBlanks(said, cutWords.blank, hiddenTags(copy));
  const overflow = fillBoxes(texts, tags, language, cutWords);
  const photos = pictures.photos ?? [];
  const several = lines.length > 0;
  const products = productRows(input);
  const own: Readonly<Record<string, FormList>> = {
    ...caseLists(input),
    明细: { rows: products },
    附页明细: { rows: several ? products : [] },
    附页文字: { rows: overflow },
    照片: { rows: photoRows(photos) },
  };
  const { lists, cut } = sizedLists(tags, own, cutWords);
  const annex = Object.fromEntries([...cut].map((name) => [`附页${name}`, lists[name] ?? []]));
  const all = { ...lists, ...annex };
  const conditions: Readonly<Record<string, boolean>> = {
    内部: copy === "internal",
    客户: copy === "customer",
    多项: several,
    附页: several || overflow.length > 0 || photos.length > 0 || cut.size > 0,
  };
  return {
    texts,
    lists: { ...all, ...conditionLists(tags, { texts: said, lists: all, conditions }) },
    pictures: {
      公司标志: pictures.logo ?? null,
      条码: barcode(complaint.complaintNo),
      ...Object.fromEntries(photos.map((photo, at) => [`照片${String(at + 1)}`, photo])),
    },
  };
}

/** At closing what was left blank does not apply; a letter has no blanks. */
function cutWordsOf({ complaint, form, language }: ComplaintInput): CutWords {
  const say = (word: string): string => sayWord(word, language === "en" ? "en" : "zh");
  const isLabel = form === "sampleLabel" || form === "isolationCard"; // a label has no 附页
  return {
    mark: isLabel ? "…" : `（${say("续见附页")}）`,
    short: isLabel ? "…" : `…${say("见附页")}`,
    more: (count) =>
      language === "en" ? `${count} rows, ${say("见附页")}` : `共 ${count} 行，${say("见附页")}`,
    blank: complaint.status === "已结案" && form !== "reply" ? say("不适用") : "",
  };
}

/** Tags that are no blank of the form when they hold nothing. */
const neverBlank = /^[@☑]|^(?:公司名称|文件编号|表单英文名称|级别说明|日志码|期限：.*)$/u;

const withBlanks = (texts: Readonly<Texts>, blank: string, hidden: ReadonlySet<string>): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([tag, text]) => [
      tag,
      text === "" && !hidden.has(tag) && !neverBlank.test(tag) ? blank : text,
    ]),
  );

/** `{{若…此行}}`: a condition of the form, a list that has rows, or a field that is filled in. */
export function conditionLists(
  tags: readonly string[],
  known: {
    readonly texts: Readonly<Texts>;
    readonly lists: Readonly<Record<string, Rows>>;
    readonly conditions: Readonly<Record<string, boolean>>;
  },
): Readonly<Record<string, Rows>> {
  const found: Record<string, Rows> = {};
  for (const each of tags) {
    const { list } = readTag(each);
    const name = list === undefined ? undefined : conditionOf(list);
    if (list === undefined || name === undefined) continue;
    const holds =
      known.conditions[name] ??
      (Object.hasOwn(known.lists, name)
        ? (known.lists[name]?.length ?? 0) > 0
        : (known.texts[name] ?? "") !== "");
    found[list] = holds ? [{}] : [];
  }
  return found;
}

/** Prints each box of the template and returns what did not fit, in whole. */
function fillBoxes(
  texts: Texts,
  tags: readonly string[],
  language: FormLanguage,
  { mark, short }: CutWords,
): Rows {
  const overflow = new Map<string, string>();
  for (const tag of tags) {
    const boxed = readTag(tag).list === undefined ? readBox(tag) : undefined;
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
