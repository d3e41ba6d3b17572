import type { OpcPackage } from "../../../src/opc/package";
import { appendChild, escapeAttribute, splice } from "../../../src/opc/xml";
import { HEAD, RELATIONSHIPS, relationshipType } from "../../../src/workbook/ooxml/new-names";
import type { Box, ChartState, ShapeState } from "../model/drawing-state";
import type { SheetCells } from "../model/sheet-cells";
import { EMU } from "./measures";
import type { Drawings } from "./read-drawings";
import { linked, readDrawings } from "./read-drawings";
import { chartXml } from "./write-chart";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const ART = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml";
const CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";

/** Adds the charts and pictures a sheet has gained; those of the file stay as they are. Gives the sheet's new link, if it needs one. */
export async function addDrawings(
  pkg: OpcPackage,
  part: string,
  cells: SheetCells,
  now: Drawings,
  sheet: string,
): Promise<Record<string, string>> {
  const was = await readDrawings(pkg, part, sheet, cells);
  const gained = <T extends { readonly name: string }>(all: readonly T[], old: readonly T[]): T[] =>
    all.filter(({ name }) => !old.some((one) => one.name === name));
  const charts = gained(now.charts, was.charts);
  const shapes = gained(now.shapes, was.shapes);
  if (charts.length + shapes.length === 0) return {};
  const [link] = await linked(pkg, part, "drawing");
  const drawing = link?.target ?? freePart(pkg, "xl/drawings/drawing", "xml");
  if (link === undefined)
    pkg.set(drawing, `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${ART}"></xdr:wsDr>`, DRAWING_TYPE);
  const first = was.charts.length + was.shapes.length + 2;
  const anchors: string[] = [];
  for (const chart of charts) anchors.push(await chartAnchor(pkg, drawing, chart, first + anchors.length));
  for (const shape of shapes) anchors.push(await pictureAnchor(pkg, drawing, shape, first + anchors.length));
  const { text, root } = await pkg.xml(drawing);
  pkg.set(drawing, splice(text, [appendChild(text, root, anchors.join(""))]));
  if (link !== undefined) return {};
  const id = await pkg.relate(part, relationshipType("drawing"), drawing);
  return { drawing: `<drawing xmlns:r="${RELATIONSHIPS}" r:id="${id}"/>` };
}

/** The first free name of a part: xl/charts/chart3.xml. */
function freePart(pkg: OpcPackage, stem: string, extension: string): string {
  for (let n = 1; ; n++) if (!pkg.has(`${stem}${n}.${extension}`)) return `${stem}${n}.${extension}`;
}

const anchored = ({ left, top, width, height }: Box, xml: string): string => {
  const emu = (points: number): string => String(Math.max(0, Math.round(points * EMU)));
  return (
    `<xdr:absoluteAnchor xmlns:xdr="${DRAWING}" xmlns:a="${ART}"><xdr:pos x="${emu(left)}" y="${emu(top)}"/>` +
    `<xdr:ext cx="${emu(width)}" cy="${emu(height)}"/>${xml}<xdr:clientData/></xdr:absoluteAnchor>`
  );
};

async function chartAnchor(pkg: OpcPackage, drawing: string, chart: ChartState, id: number): Promise<string> {
  const part = freePart(pkg, "xl/charts/chart", "xml");
  pkg.set(part, chartXml(chart), CHART_TYPE);
  const link = await pkg.relate(drawing, relationshipType("chart"), part);
  return anchored(
    chart,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${escapeAttribute(chart.name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}">` +
      `<c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONSHIPS}" r:id="${link}"/></a:graphicData></a:graphic></xdr:graphicFrame>`,
  );
}

async function pictureAnchor(
  pkg: OpcPackage,
  drawing: string,
  shape: ShapeState,
  id: number,
): Promise<string> {
  const bytes = Uint8Array.from(atob(shape.image), (letter) => letter.charCodeAt(0));
  const extension = bytes[0] === 0xff ? "jpeg" : "png";
  const part = freePart(pkg, "xl/media/image", extension);
  pkg.set(part, bytes, `image/${extension}`);
  const link = await pkg.relate(drawing, relationshipType("image"), part);
  const alt = `title="${escapeAttribute(shape.altTextTitle)}" descr="${escapeAttribute(shape.altTextDescription)}"`;
  return anchored(
    shape,
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${id}" name="${escapeAttribute(shape.name)}" ${alt}/><xdr:cNvPicPr/></xdr:nvPicPr>` +
      `<xdr:blipFill><a:blip xmlns:r="${RELATIONSHIPS}" r:embed="${link}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
      `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`,
  );
}
