import type { OpcPackage, Relationship } from "../../../src/opc/package";
import { attribute, child, descendants, type XmlElement } from "../../../src/opc/xml";
import { isOfType } from "../../../src/workbook/ooxml/spreadsheet";
import type { Box, ChartState, ShapeState } from "../model/drawing-state";
import type { Band } from "../model/records";
import { amount, word } from "./attributes";
import { DEFAULT_HEIGHT, DEFAULT_WIDTH, EMU } from "./measures";
import { readChart } from "./read-chart";

type Bands = Readonly<Record<"rows" | "columns", ReadonlyMap<number, Band>>>;

/** What floats over the cells of a sheet. */
export interface Drawings {
  readonly charts: readonly ChartState[];
  readonly shapes: readonly ShapeState[];
}

/** The charts and pictures of a sheet's part, each where its anchor puts it. */
export async function readDrawings(
  pkg: OpcPackage,
  part: string,
  sheet: string,
  bands: Bands,
): Promise<Drawings> {
  const charts: ChartState[] = [];
  const shapes: ShapeState[] = [];
  for (const link of await linked(pkg, part, "drawing")) {
    const { root } = await pkg.xml(link.target);
    const links = await pkg.relationships(link.target);
    const target = (id: string | undefined): string | undefined => links.find((one) => one.id === id)?.target;
    for (const anchor of root.children) {
      const box = boxOf(anchor, bands);
      const frame = child(anchor, "graphicFrame");
      const chart = frame && target(attribute(descendants(frame, "chart")[0] ?? frame, "r:id"));
      if (frame !== undefined && chart !== undefined && pkg.has(chart))
        charts.push({ sheet, name: nameOf(frame), ...box, ...readChart((await pkg.xml(chart)).root) });
      const picture = child(anchor, "pic");
      const image = picture && target(attribute(descendants(picture, "blip")[0] ?? picture, "r:embed"));
      if (picture !== undefined && image !== undefined && pkg.has(image))
        shapes.push({
          ...plainShape,
          sheet,
          ...box,
          ...described(picture),
          image: base64(await pkg.bytes(image)),
        });
    }
  }
  return { charts, shapes };
}

/** The links of a part to others of a kind. */
export const linked = async (pkg: OpcPackage, part: string, type: string): Promise<readonly Relationship[]> =>
  (await pkg.relationships(part)).filter((link) => isOfType(link, type) && pkg.has(link.target));

const plainShape = {
  type: "Image",
  lockAspectRatio: true,
  placement: "TwoCell",
  visible: true,
  rotation: 0,
} as const;

const properties = (element: XmlElement): XmlElement | undefined => descendants(element, "cNvPr")[0];
const nameOf = (element: XmlElement): string => word(properties(element), "name");

const described = (
  element: XmlElement,
): Pick<ShapeState, "name" | "altTextTitle" | "altTextDescription"> => ({
  name: nameOf(element),
  altTextTitle: word(properties(element), "title"),
  altTextDescription: word(properties(element), "descr"),
});

function boxOf(anchor: XmlElement, bands: Bands): Box {
  const [from, to, extent, at] = ["from", "to", "ext", "pos"].map((name) => child(anchor, name));
  const left =
    from === undefined ? (amount(at, "x") ?? 0) / EMU : edge(from, "col", bands.columns, DEFAULT_WIDTH);
  const top =
    from === undefined ? (amount(at, "y") ?? 0) / EMU : edge(from, "row", bands.rows, DEFAULT_HEIGHT);
  const right =
    to === undefined
      ? left + (amount(extent, "cx") ?? 0) / EMU
      : edge(to, "col", bands.columns, DEFAULT_WIDTH);
  const below =
    to === undefined ? top + (amount(extent, "cy") ?? 0) / EMU : edge(to, "row", bands.rows, DEFAULT_HEIGHT);
  return { left, top, width: right - left, height: below - top };
}

/** How far from the sheet's corner a corner of an anchor is, in points. */
function edge(corner: XmlElement, of: "col" | "row", bands: ReadonlyMap<number, Band>, size: number): number {
  const index = Number(child(corner, of)?.text ?? 0);
  return distance(bands, index, size) + Number(child(corner, `${of}Off`)?.text ?? 0) / EMU;
}

/** Where a row or column begins, in points. */
export function distance(bands: ReadonlyMap<number, Band>, index: number, size: number): number {
  let points = index * size;
  for (const [at, band] of bands) {
    if (at < index) points += (band.hidden === true ? 0 : (band.size ?? size)) - size;
  }
  return points;
}

const base64 = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
};
