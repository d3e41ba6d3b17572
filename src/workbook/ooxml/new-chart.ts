import { escapeAttribute, escapeText } from "../../opc/xml";
import type { Area, ChartLayout, Place } from "../sheet-layout";
import { absoluteAddress } from "./new-address";
import { HEAD, RELATIONSHIPS } from "./new-names";

const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
const ART = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

/** A drawing that holds charts, each over its cells; `links` are the relationships to the charts. */
export function drawingXml(charts: readonly ChartLayout[], links: readonly string[]): string {
  const corner = (tag: string, { row, column }: Place): string =>
    `<xdr:${tag}><xdr:col>${String(column - 1)}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${String(row - 1)}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  const anchors = charts.map(({ title, over }, index) => {
    const end = { row: over.row + over.rows, column: over.column + over.columns };
    const id = String(index + 2);
    return (
      `<xdr:twoCellAnchor>${corner("from", over)}${corner("to", end)}<xdr:graphicFrame macro="">` +
      `<xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="Chart ${id}" descr="${escapeAttribute(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
      `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${CHART}">` +
      `<c:chart xmlns:c="${CHART}" xmlns:r="${RELATIONSHIPS}" r:id="${links[index] ?? ""}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
    );
  });
  return `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${ART}">${anchors.join("")}</xdr:wsDr>`;
}

/**
 * Stacked columns. No values are kept beside the references: they would be stale after the next record, and every
 * program reads the cells.
 */
export function chartXml(chart: ChartLayout, sheet: string): string {
  const reference = (area: Area): string => `<c:f>${escapeText(absoluteAddress(sheet, area))}</c:f>`;
  const series = chart.series.map(({ name, values, colour }, index) => {
    const order = String(index);
    return (
      `<c:ser><c:idx val="${order}"/><c:order val="${order}"/>` +
      `<c:tx><c:strRef>${reference({ ...name, rows: 1, columns: 1 })}</c:strRef></c:tx>` +
      `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
      `<c:cat><c:numRef>${reference(chart.categories)}</c:numRef></c:cat>` +
      `<c:val><c:numRef>${reference(values)}</c:numRef></c:val></c:ser>`
    );
  });
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${ART}" xmlns:r="${RELATIONSHIPS}"><c:roundedCorners val="0"/><c:chart>` +
    `${heading(chart.title, 1200)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>` +
    `<c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series.join("")}<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>` +
    axis("catAx", {
      id: 1,
      crosses: 2,
      side: "b",
      title: chart.categoryTitle,
      format: chart.categoryFormat,
    }) +
    axis("valAx", { id: 2, crosses: 1, side: "l", title: chart.valueTitle, format: "0" }) +
    `</c:plotArea><c:legend><c:legendPos val="t"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:chartSpace>`
  );
}

const heading = (text: string, size: number, turned = false): string =>
  `<c:title><c:tx><c:rich><a:bodyPr${turned ? ' rot="-5400000" vert="horz"' : ""}/><a:p><a:pPr><a:defRPr sz="${String(size)}" b="1"/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${String(size)}" b="1"/><a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

function axis(
  tag: "catAx" | "valAx",
  {
    id,
    crosses,
    side,
    title,
    format,
  }: { id: number; crosses: number; side: string; title: string; format: string },
): string {
  return (
    `<c:${tag}><c:axId val="${String(id)}"/><c:scaling><c:orientation val="minMax"/>${tag === "valAx" ? '<c:min val="0"/>' : ""}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${side}"/>` +
    (tag === "valAx"
      ? '<c:majorGridlines><c:spPr><a:ln><a:solidFill><a:srgbClr val="E0E0E0"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
      : "") +
    `${heading(title, 900, tag === "valAx")}<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>` +
    `<c:crossAx val="${String(crosses)}"/><c:crosses val="autoZero"/>` +
    (tag === "catAx"
      ? '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>'
      : '<c:crossBetween val="between"/>') +
    `</c:${tag}>`
  );
}
