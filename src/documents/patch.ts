import type { DrawingPatch, TemplateDrawing, XmlElement } from "docx";
import type { Codec } from "../opc/codec";
import { OpcPackage } from "../opc/package";
import { textSlot, type PictureSlot, type Slot } from "./cut";
import { TemplateError } from "./template-error";
import { readTag } from "./tag";

/** The tags that stand in Word's own tangle: split over runs, in content controls, or the alt text of a picture. */
export interface HardTags {
  readonly texts: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
}

type Mark = (slot: Slot) => string;

/** The template with a mark in one clean place for each hard tag; docx knows Word's ways and does the work. */
export async function patchHardTags(
  bytes: Uint8Array,
  { texts, pictures }: HardTags,
  mark: Mark,
  codec: Codec,
): Promise<OpcPackage> {
  const { DrawingPatch, patchDocument, PatchType, TextRun } = await import("docx");
  const pictureMarks = (inside: string): DrawingPatch =>
    new (class extends DrawingPatch {
      override patch({ element, properties }: TemplateDrawing): void {
        markPicture(element, properties, inside, mark);
      }
    })();
  // No prototype: a tag may be called __proto__.
  const patches = Object.create(null) as Record<
    string,
    Parameters<typeof patchDocument>[0]["patches"][string]
  >;
  for (const inside of texts)
    patches[inside] = { type: PatchType.PARAGRAPH, children: [new TextRun(mark(textSlot(inside)))] };
  for (const inside of pictures) patches[inside] = pictureMarks(inside);
  try {
    const patched = await patchDocument({ outputType: "uint8array", data: bytes, patches });
    return await OpcPackage.open(patched, codec);
  } catch (cause) {
    throw new TemplateError("damaged", "docx cannot read it", { cause });
  }
}

/** Lays marks where a fill changes a picture: its size, its image, its alt text and its id. */
function markPicture(drawing: XmlElement, properties: XmlElement, inside: string, mark: Mark): void {
  const picture = path(drawing, "a:graphic", "a:graphicData", "pic:pic");
  const blip = path(picture, "pic:blipFill", "a:blip");
  const extent = path(drawing, "wp:extent");
  const own = path(picture, "pic:spPr", "a:xfrm", "a:ext");
  if (blip === undefined || extent === undefined) return;
  const tag = readTag(inside);
  const box = { width: Number(extent.attributes?.["cx"]), height: Number(extent.attributes?.["cy"]) };
  const place = (property: PictureSlot["property"]): string => mark({ kind: "picture", tag, property, box });
  for (const size of [extent, own])
    if (size !== undefined) size.attributes = { ...size.attributes, cx: place("width"), cy: place("height") };
  blip.attributes = { ...without(blip.attributes, /:(?:embed|link)$/), "r:embed": place("relation") };
  blip.elements = (blip.elements ?? []).filter(({ name }) => name !== "a:extLst");
  const fill = path(picture, "pic:blipFill");
  if (fill !== undefined) fill.elements = (fill.elements ?? []).filter(({ name }) => name !== "a:srcRect");
  const caption = place("caption");
  properties.attributes = {
    ...without(properties.attributes, /^title$/),
    id: mark({ kind: "drawingId" }),
    descr: caption,
  };
  const names = path(picture, "pic:nvPicPr", "pic:cNvPr");
  if (names !== undefined) names.attributes = without(names.attributes, /^(?:descr|title)$/);
}

type Attributes = NonNullable<XmlElement["attributes"]>;

const without = (attributes: Attributes | undefined, names: RegExp): Attributes =>
  Object.fromEntries(Object.entries(attributes ?? {}).filter(([name]) => !names.test(name)));

const path = (from: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>(
    (element, name) => element?.elements?.find((child) => child.name === name),
    from,
  );
