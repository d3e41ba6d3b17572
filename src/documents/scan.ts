import { unescapeXml } from "../opc/xml";
import { TAG } from "./tag";

/** A text of a part where a tag may stand: a paragraph, or the alt text of a drawing. */
export interface Passage {
  readonly kind: "paragraph" | "altText";
  readonly text: string;
  /** It stands in a table row, where a list may repeat. */
  readonly inRow: boolean;
  readonly tags: readonly FoundTag[];
}

export interface FoundTag {
  /** The text between the braces, as it was typed. */
  readonly inside: string;
  /** Whole in one piece of text and outside every content control: it can be cut out as it is. */
  readonly plain: boolean;
}

interface OpenParagraph {
  text: string;
  /** Where each piece of text starts, and whether it stands in a content control. */
  readonly pieces: { readonly start: number; readonly controlled: boolean }[];
  readonly inRow: boolean;
}

const PIECES =
  /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<(\/?)w:(p|tr|sdt)(?=[ >/])[^>]*?(\/?)>|<(?:wp:docPr|wpg:cNvPr) [^>]*>/gu;

/** Every passage of a part, in the order in which it ends; a text box is a passage of its own. */
export function scanPart(xml: string): Passage[] {
  const passages: Passage[] = [];
  const open: OpenParagraph[] = [];
  let rows = 0;
  let controls = 0;
  for (const [whole, text, slash, name, selfClosed] of xml.matchAll(PIECES)) {
    const top = open.at(-1);
    if (name === undefined) {
      if (text === undefined) passages.push(...altTexts(whole, rows > 0));
      else if (top !== undefined) {
        top.pieces.push({ start: top.text.length, controlled: controls > 0 });
        top.text += unescapeXml(text);
      }
    } else if (selfClosed !== "/") {
      const step = slash === "/" ? -1 : 1;
      if (name === "tr") rows += step;
      else if (name === "sdt") controls += step;
      else if (step === 1) open.push({ text: "", pieces: [], inRow: rows > 0 });
      else if (top !== undefined) passages.push(close(open.pop() ?? top));
    }
  }
  return passages;
}

const close = ({ text, pieces, inRow }: OpenParagraph): Passage => ({
  kind: "paragraph",
  text,
  inRow,
  tags: [...text.matchAll(TAG)].map((match) => {
    const end = match.index + match[0].length;
    const touched = pieces.filter((piece, at) => {
      const next = pieces[at + 1]?.start ?? text.length;
      return piece.start < end && next > match.index;
    });
    return { inside: match[1] ?? "", plain: touched.length === 1 && touched[0]?.controlled === false };
  }),
});

function altTexts(properties: string, inRow: boolean): Passage[] {
  return [...properties.matchAll(/ (?:descr|title)="([^"]*)"/gu)].flatMap(([, value]) => {
    const text = unescapeXml(value ?? "");
    const tags = [...text.matchAll(TAG)].map((match) => ({ inside: match[1] ?? "", plain: false }));
    return text === "" ? [] : [{ kind: "altText" as const, text, inRow, tags }];
  });
}
