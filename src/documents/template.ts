import type { Codec } from "../opc/codec";
import { encodeXml } from "../opc/xml-encoding";
import { readZip, type ZipEntry } from "../opc/zip";
import { deflateEntry, writeZip } from "../opc/zip-write";
import { freeControls } from "./controls";
import { cutPart, type Piece, type Slot } from "./cut";
import {
  fillPart,
  type FillState,
  type Picture,
  type PlacedPicture,
  type TemplateValues,
  withoutStrays,
} from "./fill";
import { openTemplate } from "./open-template";
import { patchHardTags } from "./patch";
import { scanPart, type Passage } from "./scan";
import { readTag, writeTag } from "./tag";

/** A Word form ready to be filled again and again. */
export interface Template {
  /** Its tags as they are written, tidied, each once. */
  readonly tags: readonly string[];
  /** The words it prints whatever the values are: those outside the rows of its lists and conditions. */
  readonly fixedText: string;
  /** The form with these values; a tag without a value prints nothing. */
  fill(values: TemplateValues): Promise<Uint8Array>;
}

/** What becomes of one file of the template's zip. */
type Part =
  | { readonly kind: "same"; readonly entry: ZipEntry }
  | { readonly kind: "filled"; readonly entry: ZipEntry; readonly pieces: readonly Piece[] }
  | {
      readonly kind: "links";
      readonly entry: ZipEntry;
      readonly of: string;
      readonly head: string;
      readonly tail: string;
    };

const TYPES = "[Content_Types].xml";
const IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
const linksOf = (part: string): string => part.replace(/([^/]*)$/, "_rels/$1.rels");

/** Reads a template once, so that a fill is no more than joining strings and zipping what changed. */
export async function compileTemplate(original: Uint8Array, codec: Codec): Promise<Template> {
  const { pack, parts } = await openTemplate(original, codec);
  const bytes = await pack.save();
  const passages = new Map([...parts].map(([name, xml]) => [name, scanPart(xml)]));
  const all = [...passages.values()].flat();
  const sign = unusedSign([...parts.values()].join(""));
  const slots: Slot[] = [];
  const hard = { texts: insides(all, "paragraph"), pictures: insides(all, "altText") };
  const isHard = hard.texts.size + hard.pictures.size > 0;
  const mark = (slot: Slot): string => `${sign}${String(slots.push(slot) - 1)}${sign}`;
  const patched = isHard ? await patchHardTags(bytes, hard, mark, codec) : pack;

  const pictured = new Set<string>();
  const cut: Part[] = [];
  for (const entry of readZip(bytes)) {
    const found = passages.get(entry.name)?.flatMap(({ tags }) => tags) ?? [];
    if (found.length > 0) {
      const source = found.every(({ plain }) => plain) ? pack : patched;
      const pieces = cutPart(freeControls(await source.text(entry.name), sign), { sign, slots });
      if (pieces.some(isPicture)) pictured.add(linksOf(entry.name));
      cut.push({ kind: "filled", entry, pieces });
    } else if (patched.has(entry.name)) cut.push({ kind: "same", entry });
  }
  const ready: Part[] = [];
  for (const part of cut) {
    const { name } = part.entry;
    if (part.kind === "same" && pictured.has(name))
      ready.push(splitLinks(part.entry, await patched.text(name)));
    else if (name === TYPES && pictured.size > 0) {
      const entry = await deflateEntry(
        name,
        encodeXml(withPictureTypes(await pack.text(TYPES))),
        codec,
        part.entry,
      );
      ready.push({ kind: "same", entry });
    } else ready.push(part);
  }
  const tags = new Set(all.flatMap((passage) => passage.tags.map(({ inside }) => writeTag(readTag(inside)))));
  const free: Free = {
    drawing: freeDrawing([...parts.values()].join("")),
    picture: freePicture(pack.names().join("\n")),
  };
  const fixedText = cut
    .flatMap((part) => (part.kind === "filled" ? part.pieces : []))
    .filter((piece) => typeof piece === "string")
    .map((xml) => xml.replace(/<[^>]*>?/gu, ""))
    .join("");
  return { tags: [...tags], fixedText, fill: (values) => fill(ready, values, free, codec) };
}

/** Ids and names the template leaves to a fill. */
interface Free {
  readonly drawing: number;
  readonly picture: string;
}

const storing = (codec: Codec): Codec => ({ ...codec, deflate: (bytes) => Promise.resolve(bytes) });

async function fill(
  parts: readonly Part[],
  values: TemplateValues,
  free: Free,
  codec: Codec,
): Promise<Uint8Array> {
  const placed = new Map<Picture | null, PlacedPicture>();
  const place = (picture: Picture | null): PlacedPicture => {
    const before = placed.get(picture);
    if (before !== undefined) return before;
    const relation = free.picture + String(placed.size + 1);
    const made = { relation, file: `media/${relation}.${picture?.type ?? "png"}` };
    placed.set(picture, made);
    return made;
  };
  const filled = parts.flatMap((part) => (part.kind === "filled" ? [part.pieces] : []));
  const state: FillState = { values: withoutStrays(filled, values), place, nextDrawing: free.drawing };
  const shown = new Map<string, Set<PlacedPicture>>();
  const texts = new Map<string, string>();
  for (const part of parts)
    if (part.kind === "filled") {
      const { xml, pictures } = fillPart(part.pieces, state);
      texts.set(part.entry.name, xml);
      shown.set(part.entry.name, pictures);
    }
  const written = parts.map((part): ZipEntry | Promise<ZipEntry> => {
    if (part.kind === "same") return part.entry;
    const { entry } = part;
    const text =
      part.kind === "links"
        ? part.head + [...(shown.get(part.of) ?? [])].map(link).join("") + part.tail
        : (texts.get(entry.name) ?? "");
    return deflateEntry(entry.name, encodeXml(text), codec, entry);
  });
  const pictures = [...placed].map(([picture, { file }]) =>
    deflateEntry(`word/${file}`, picture?.data ?? BLANK, storing(codec)),
  );
  return writeZip(await Promise.all([...written, ...pictures]));
}

const link = ({ relation, file }: PlacedPicture): string =>
  `<Relationship Id="${relation}" Type="${IMAGE}" Target="${file}"/>`;

/** The tags docx has to find, as they were typed. */
const insides = (passages: readonly Passage[], kind: Passage["kind"]): Set<string> =>
  new Set(
    passages
      .filter((passage) => passage.kind === kind)
      .flatMap(({ tags }) => tags.filter(({ plain }) => !plain).map(({ inside }) => inside)),
  );

const isPicture = (piece: Piece): boolean =>
  typeof piece === "object" &&
  (piece.kind === "picture" ||
    ("first" in piece && piece.first.some(isPicture)) ||
    ("pieces" in piece && piece.pieces.some(isPicture)));

/** A character that no text of the template holds, so that a mark is never mistaken for words. */
function unusedSign(text: string): string {
  const shown = text.replace(
    /&#(?:x([\da-f]{1,6})|(\d{1,7}));/giu,
    (whole, hex?: string, decimal?: string) => {
      const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
  for (let code = 0xe000; code < 0xf8ff; code++)
    if (!shown.includes(String.fromCharCode(code))) return String.fromCharCode(code);
  throw new Error("a template with every private character");
}

/** The first of a million drawing ids that the template does not use. */
function freeDrawing(text: string): number {
  const used = [...text.matchAll(/<wp:docPr (?:[^>]* )?id="(\d+)"/gu)].map((match) => Number(match[1]));
  let first = 1_000_000;
  while (used.some((id) => id >= first && id < first + 1_000_000)) first += 1_000_000;
  return first;
}

/** What to name pictures: a form filled once may be a template again, and keeps the pictures it was filled with. */
function freePicture(names: string): string {
  let name = "kesuPicture";
  while (names.includes(name)) name += "_";
  return name;
}

function splitLinks(entry: ZipEntry, text: string): Part {
  const open = text.replace(/<(Relationships)([^>]*)\/>\s*$/u, "<$1$2></$1>");
  const at = open.lastIndexOf("</");
  const of = entry.name.replace(/_rels\/([^/]*)\.rels$/u, "$1");
  return { kind: "links", entry, of, head: open.slice(0, at), tail: open.slice(at) };
}

function withPictureTypes(types: string): string {
  const missing = [
    ["png", "image/png"],
    ["jpg", "image/jpeg"],
  ].filter(([extension = ""]) => !new RegExp(`<Default [^>]*Extension="${extension}"`, "iu").test(types));
  const defaults = missing.map(
    ([extension, type]) => `<Default Extension="${extension ?? ""}" ContentType="${type ?? ""}"/>`,
  );
  return types.replace(/(<Types\b[^>]*>)/u, `$1${defaults.join("")}`);
}

/** One transparent pixel, for a picture that is not there. */
const BLANK = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII="),
  (character) => character.charCodeAt(0),
);
