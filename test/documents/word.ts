import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { unescapeXml } from "../../src/opc/xml";

/** Word files as small as they can be, written as the XML that matters to a test. */

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" ' +
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** One transparent pixel. */
export const pixel = Uint8Array.from(
  atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR42mNgAAIAAAUAAen63NgAAAAASUVORK5CYII="),
  (c) => c.charCodeAt(0),
);

export interface Written {
  readonly body: string;
  readonly header?: string;
  readonly footer?: string;
}

/** A .docx of these paragraphs and tables; `pic(...)` in the body shows a pixel. */
export async function docx({ body, header, footer }: Written): Promise<Uint8Array> {
  const pack = OpcPackage.empty(nodeCodec);
  const part = (name: string, root: string, inside: string): void => {
    pack.set(
      `word/${name}.xml`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${NAMES}>${inside}</w:${root}>`,
      `${TYPE}${name === "document" ? "document.main" : name}+xml`,
    );
  };
  part("document", "document", `<w:body>${body}<w:sectPr/></w:body>`);
  await pack.relate("", `${LINK}officeDocument`, "word/document.xml");
  if (header !== undefined) part("header", "hdr", header);
  if (footer !== undefined) part("footer", "ftr", footer);
  if (body.includes("r:embed")) {
    pack.set("word/media/image1.png", pixel, "image/png");
    await pack.relate("word/document.xml", `${LINK}image`, "word/media/image1.png");
  }
  return pack.save();
}

/** A paragraph, each piece a run of its own. */
export const p = (...runs: readonly string[]): string =>
  `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join("")}</w:p>`;
/** A table of rows of cells. */
export const table = (...rows: readonly (readonly string[])[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${cell}</w:tc>`).join("")}</w:tr>`).join("")}</w:tbl>`;
/** A picture of 200 × 100, its tag in the alt text. */
export const pic = (tag: string, id = 7): string =>
  `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="200" cy="100"/><wp:docPr id="${String(id)}" name="x" descr="${tag}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="200" cy="100"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** The parts of a .docx that are XML, by name. */
export async function xmlOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const pack = await OpcPackage.open(bytes, nodeCodec);
  const names = pack.names().filter((name) => /\.(?:xml|rels)$/.test(name));
  for (const name of names) await pack.xml(name); // well-formed
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await pack.text(name)] as const)),
  );
}

/** The text of a part as a reader sees it: paragraphs by line, a line break as ⏎, a tab as ⇥. */
export function read(xml: string | undefined): string {
  return (xml ?? "")
    .replace(/<w:br\/>/g, "⏎")
    .replace(/<w:tab\/>/g, "⇥")
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]*>/g, "")
    .split("\n")
    .map((line) => unescapeXml(line))
    .join("\n")
    .replace(/\n+$/, "");
}
