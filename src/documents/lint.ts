import type { Codec } from "../opc/codec";
import { nearest } from "../rules/entry/nearest";
import { columnsKnown, type KnownTags, listNames } from "./known-tags";
import type { Leftover } from "./clean-package";
import { openTemplate } from "./open-template";
import { scanPart, type Passage } from "./scan";
import { readTag, TAG, tidy } from "./tag";
import { readBox } from "./form-tags";
import { TemplateError, type TemplateErrorCode } from "./template-error";

/** Where in a template something is wrong: which part, and the text of the paragraph. */
export interface Place {
  readonly part: "body" | "header" | "footer" | "footnotes" | "endnotes";
  readonly text: string;
  /** In the alt text of a picture rather than in a paragraph. */
  readonly altText: boolean;
}

/** What is wrong with a template, as data; the sentences are in template-sentences. */
export type TemplateIssue =
  | { readonly code: TemplateErrorCode; readonly detail: string }
  /** Something that is in the template and will not be in what is printed from it. */
  | ({ readonly code: "leftover" } & Leftover)
  | ({
      readonly code: "unknownTag" | "unknownList" | "unknownPicture";
      readonly tag: string;
      readonly nearest?: string;
    } & Place)
  | ({
      readonly code: "unknownColumn";
      readonly list: string;
      readonly column: string;
      readonly nearest?: string;
    } & Place)
  | ({
      readonly code: "unknownOption";
      readonly tag: string;
      readonly option: string;
      readonly nearest?: string;
    } & Place)
  | ({ readonly code: "listOutsideRow" | "untidyTag" | "textTagInPicture"; readonly tag: string } & Place)
  | ({ readonly code: "unclosedBraces" | "singleBrace" | "fullWidthBraces" } & Place);

/** Everything wrong with a template at once, in the order of its parts; an empty list is a template without a fault. */
export async function lintTemplate(
  bytes: Uint8Array,
  codec: Codec,
  known: KnownTags,
): Promise<TemplateIssue[]> {
  try {
    const { parts, leftovers } = await openTemplate(bytes, codec);
    const faults = [...parts].flatMap(([name, xml]) =>
      scanPart(xml).flatMap((passage) => lintPassage(passage, partOf(name), known)),
    );
    const seen = new Set<string>(); // Word keeps a text box twice, for itself and for older readers.
    const issues = faults.filter((issue) => {
      const key = JSON.stringify(issue);
      return !seen.has(key) && seen.add(key).size > 0;
    });
    return [...issues, ...leftovers.map((each): TemplateIssue => ({ code: "leftover", ...each }))];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [{ code: error.code, detail: error.detail }];
  }
}

/** Is the file refused as a template? Any other fault lets it be used. */
export const isRefusal = (issue: TemplateIssue): boolean => !("part" in issue) && issue.code !== "leftover";

function partOf(name: string): Place["part"] {
  const found = /(header|footer|footnotes|endnotes)\d*\.xml$/iu.exec(name)?.[1]?.toLowerCase();
  return found === undefined ? "body" : (found as Place["part"]);
}

function lintPassage(passage: Passage, part: Place["part"], known: KnownTags): TemplateIssue[] {
  const place: Place = { part, text: passage.text, altText: passage.kind === "altText" };
  return [
    ...passage.tags.flatMap(({ inside }) => lintTag(inside, passage, place, known)),
    ...lintBraces(passage.text, place),
  ];
}

/** What is left of a text without its whole tags must hold no brace. */
function lintBraces(text: string, place: Place): TemplateIssue[] {
  const rest = text.replace(TAG, "");
  const issues: TemplateIssue[] = [];
  if (/[｛｝]/u.test(rest)) issues.push({ code: "fullWidthBraces", ...place });
  if (/\{\{|\}\}/u.test(rest)) issues.push({ code: "unclosedBraces", ...place });
  else if (/[{}]/u.test(rest) && !place.altText) issues.push({ code: "singleBrace", ...place });
  return issues;
}

function lintTag(inside: string, passage: Passage, place: Place, known: KnownTags): TemplateIssue[] {
  const { name, list, option } = readTag(inside);
  const issues: TemplateIssue[] = [];
  if (tidy(inside) !== inside || (/\s/u.test(inside) && !inside.startsWith("@")))
    issues.push({ code: "untidyTag", tag: inside, ...place });
  if (list !== undefined) return [...issues, ...lintColumn(list, name, passage, place, known)];
  if (passage.kind === "altText") {
    if (known.pictures.has(name)) return issues;
    if (known.texts.has(name)) return [...issues, { code: "textTagInPicture", tag: name, ...place }];
    return [...issues, { code: "unknownPicture", tag: name, ...guess(name, known.pictures), ...place }];
  }
  const field = readBox(name)?.field ?? name;
  if (!known.texts.has(field))
    return [...issues, { code: "unknownTag", tag: field, ...guess(field, known.texts), ...place }];
  const options = known.options.get(field);
  if (option !== undefined && !options?.includes(option))
    issues.push({ code: "unknownOption", tag: field, option, ...guess(option, options ?? []), ...place });
  return issues;
}

function lintColumn(
  list: string,
  column: string,
  passage: Passage,
  place: Place,
  known: KnownTags,
): TemplateIssue[] {
  const columns = columnsKnown(list, known);
  if (columns === undefined)
    return [{ code: "unknownList", tag: `${list}.${column}`, ...guess(list, listNames(known)), ...place }];
  const issues: TemplateIssue[] = [];
  const name = readBox(column)?.field ?? column;
  if (!columns.includes(name))
    issues.push({ code: "unknownColumn", list, column: name, ...guess(name, columns), ...place });
  if (!passage.inRow) issues.push({ code: "listOutsideRow", tag: `${list}.${column}`, ...place });
  return issues;
}

/** The tag most likely meant; of a word of two letters the first one is enough. */
function guess(given: string, words: Iterable<string>): { nearest?: string } {
  const list = [...words];
  const [first, ...more] = given;
  const short =
    more.length > 1 ? undefined : list.find((word) => [...word][0] === first && [...word].length <= 3);
  const found = nearest(given, list) ?? short;
  return found === undefined ? {} : { nearest: found };
}
