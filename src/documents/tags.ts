import { complaintFields, type ComplaintField } from "../records/complaint";
import { barcode } from "./barcode";
import { fitBox } from "./box";
import { contentCode, eightDTexts, fieldTexts, hiddenTags, workedOutTexts } from "./case-texts";
import { caseLists, type FormList, productRows } from "./case-lists";
import { ONLY_AFTER, type Picture, type TemplateValues } from "./fill";
import { headTexts } from "./form-head";
import type { ComplaintInput, Rows, Texts } from "./form-input";
import { conditionOf, readBox } from "./form-tags";
import { owesApology, verdictOf, verdicts } from "../rules/letters";
import { notApplicable } from "./not-applicable";
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
  const needless = notApplicable(input);
  const unused = sayWord("不适用", language === "en" ? "en" : "zh");
  const hidden = hiddenTags(copy);
  const texts = { ...said };
  for (const tag of needless.tags) if (texts[tag] === "" && !hidden.has(tag)) texts[tag] = unused;
  const overflow = fillBoxes(texts, tags, language, cutWords);
  const photos = pictures.photos ?? [];
  const several = lines.length > 0;
  const products = productRows(input);
  const ofCase = Object.entries(caseLists(input)).map(([name, list]): [string, FormList] => [
    name,
    needless.lists.has(name) ? { ...list, unused } : list,
  ]);
  const own: Readonly<Record<string, FormList>> = {
    ...Object.fromEntries(ofCase),
    明细: { rows: products },
    附页明细: { rows: several ? products : [] },
    附页文字: { rows: overflow },
    照片: { rows: photoRows(photos) },
  };
  const { lists, cut } = sizedLists(tags, own, cutWords);
  const annex = Object.fromEntries(
    [...cut].map(([name, after]) => [
      `附页${name}`,
      (lists[name] ?? []).map((row) => ({ ...row, [ONLY_AFTER]: after.join("\n") })),
    ]),
  );
  const all = { ...lists, ...annex };
  const conditions: Readonly<Record<string, Rows>> = {
    内部: copy === "internal" ? [{}] : [],
    客户: copy === "customer" ? [{}] : [],
    多项: several ? [{}] : [],
    ...letterConditions(input),
    附页: several || photos.length > 0 ? [{}] : [overflow, ...Object.values(annex)].flat(),
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

/** The words a form marks a cut with. */
function cutWordsOf({ form, language }: ComplaintInput): CutWords {
  const say = (word: string): string => sayWord(word, language === "en" ? "en" : "zh");
  const isLabel = form === "sampleLabel" || form === "isolationCard"; // a label has no 附页
  return {
    mark: isLabel ? "…" : `（${say("续见附页")}）`,
    short: isLabel ? "…" : `…${say("见附页")}`,
    more: (count) =>
      language === "en" ? `${count} rows, ${say("见附页")}` : `共 ${count} 行，${say("见附页")}`,
  };
}

/** `{{若…此行}}`: a condition of the form, a list that has rows, or a field that is filled in. */
export function conditionLists(
  tags: readonly string[],
  known: {
    readonly texts: Readonly<Texts>;
    readonly lists: Readonly<Record<string, Rows>>;
    readonly conditions: Readonly<Record<string, Rows>>;
  },
): Readonly<Record<string, Rows>> {
  const found: Record<string, Rows> = {};
  for (const each of tags) {
    const { list } = readTag(each);
    const name = list === undefined ? undefined : conditionOf(list);
    if (list === undefined || name === undefined) continue;
    const listed =
      known.conditions[name] ?? (Object.hasOwn(known.lists, name) ? known.lists[name] : undefined);
    found[list] = listed ? listed.map(onlyAfter) : (known.texts[name] ?? "") === "" ? [] : [{}];
  }
  return found;
}

/** What a letter says by what was found: an apology or none, the verdict, and whether the effect was looked at. */
function letterConditions(input: ComplaintInput): Readonly<Record<string, Rows>> {
  const given = (holds: boolean): Rows => (holds ? [{}] : []);
  const { verifyResult } = input.complaint;
  return {
    致歉: given(owesApology(input)),
    不致歉: given(!owesApology(input)),
    已验证: given(verifyResult !== null && verifyResult !== "待验证"),
    ...Object.fromEntries(Object.values(verdicts).map((each) => [each, given(verdictOf(input) === each)])),
  };
}

/** A row that stands for another: it is printed when that one is. */
const onlyAfter = ({ [ONLY_AFTER]: after }: Readonly<Texts>): Readonly<Texts> =>
  after === undefined ? {} : { [ONLY_AFTER]: after };

/** Prints each box of the template and returns what did not fit, in whole. */
function fillBoxes(
  texts: Texts,
  tags: readonly string[],
  language: FormLanguage,
  { mark, short }: CutWords,
): Rows {
  const overflow = new Map<string, { readonly value: string; readonly tags: string[] }>();
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
    if (fitted.whole) continue;
    const said = sayWord(label, language);
    const known = overflow.get(said);
    if (known) known.tags.push(tag);
    else overflow.set(said, { value, tags: [tag] });
  }
  return [...overflow].map(([栏目, { value, tags: after }]) => ({
    栏目,
    内容: value,
    [ONLY_AFTER]: after.join("\n"),
  }));
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
