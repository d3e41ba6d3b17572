import { escapeText } from "../../../src/opc/xml";
import { HEAD, RELATIONSHIPS } from "../../../src/workbook/ooxml/new-names";
import type { ChartState, SeriesState } from "../model/drawing-state";

const ART = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";

const words = (set: ChartState["set"], path: string): string => {
  const value = set[path];
  return typeof value === "string" ? value : "";
};

const heading = (text: string): string =>
  text === ""
    ? ""
    : `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;

function axes({ set }: ChartState): string {
  const axis = (tag: string, name: string, id: number, side: string): string =>
    `<c:${tag}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${side}"/>` +
    `${heading(words(set, `axes/${name}/title/text`))}<c:crossAx val="${3 - id}"/></c:${tag}>`;
  return axis("catAx", "categoryAxis", 1, "b") + axis("valAx", "valueAxis", 2, "l");
}

/** The part of a chart as far as the host records one: columns, bars, lines or a pie over its series, and a title. */
export function chartXml(chart: ChartState): string {
  const title = words(chart.set, "title/text");
  const legend = chart.set["legend/visible"] === false ? "" : '<c:legend><c:legendPos val="b"/></c:legend>';
  return (
    `${HEAD}<c:chartSpace xmlns:c="${CHART}" xmlns:a="${ART}" xmlns:r="${RELATIONSHIPS}"><c:chart>` +
    `${heading(title)}<c:autoTitleDeleted val="${title === "" ? 1 : 0}"/>` +
    `<c:plotArea><c:layout/>${plot(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/></c:chart></c:chartSpace>`
  );
}

function plot(chart: ChartState): string {
  const { chartType } = chart;
  const all = chart.series.map((series, index) => seriesXml(chart, series, index)).join("");
  const ids = '<c:axId val="1"/><c:axId val="2"/>';
  if (chartType.startsWith("Pie")) return `<c:pieChart><c:varyColors val="1"/>${all}</c:pieChart>`;
  if (chartType.startsWith("Line"))
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${all}<c:marker val="1"/>${ids}</c:lineChart>${axes(chart)}`;
  const grouping = chartType.endsWith("Stacked100")
    ? "percentStacked"
    : chartType.endsWith("Stacked")
      ? "stacked"
      : "clustered";
  const overlap = grouping === "clustered" ? "" : '<c:overlap val="100"/>';
  const direction = chartType.startsWith("Bar") ? "bar" : "col";
  return (
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${all}` +
    `<c:gapWidth val="100"/>${overlap}${ids}</c:barChart>${axes(chart)}`
  );
}

function seriesXml(
  { set }: ChartState,
  { id, name, values, categories }: SeriesState,
  index: number,
): string {
  const f = (reference: string): string => `<c:f>${escapeText(reference.replace(/^=/, ""))}</c:f>`;
  const refers = /^=|!/.test(name);
  const title =
    name === ""
      ? ""
      : refers
        ? `<c:tx><c:strRef>${f(name)}</c:strRef></c:tx>`
        : `<c:tx><c:v>${escapeText(name)}</c:v></c:tx>`;
  const colour = words(set, `series/${id}/format/fill`).replace("#", "");
  const fill =
    colour === "" ? "" : `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr>`;
  const across = categories === "" ? "" : `<c:cat><c:strRef>${f(categories)}</c:strRef></c:cat>`;
  const down = values === "" ? "" : `<c:val><c:numRef>${f(values)}</c:numRef></c:val>`;
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${title}${fill}${across}${down}</c:ser>`;
}
