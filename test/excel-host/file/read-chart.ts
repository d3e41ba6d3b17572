import { child, childrenOf, descendants, type XmlElement } from "../../../src/opc/xml";
import type { ChartState, SeriesState } from "../model/drawing-state";
import { word } from "./attributes";

const GROUPED: Readonly<Record<string, string>> = {
  clustered: "Clustered",
  stacked: "Stacked",
  percentStacked: "Stacked100",
};
const PLAIN: Readonly<Record<string, string>> = {
  pieChart: "Pie",
  doughnutChart: "Doughnut",
  areaChart: "Area",
  scatterChart: "XYScatter",
  radarChart: "Radar",
  bubbleChart: "Bubble",
};

type FromPart = Pick<ChartState, "chartType" | "source" | "seriesBy" | "series" | "set">;

/** What a chart shows, as far as the host records it: its kind, its series, its title. */
export function readChart(root: XmlElement): FromPart {
  const [area] = descendants(root, "plotArea");
  const kind = area?.children.find(({ local }) => local.endsWith("Chart"));
  const series = kind === undefined ? [] : childrenOf(kind, "ser").map(readSeries);
  const chart = child(root, "chart");
  const title = chart && child(chart, "title");
  const text =
    title === undefined
      ? ""
      : descendants(title, "t")
          .map((run) => run.text)
          .join("");
  return {
    chartType: chartType(kind),
    source: series[0]?.values ?? "",
    seriesBy: "Columns",
    series,
    set: text === "" ? {} : { "title/text": text },
  };
}

function chartType(kind: XmlElement | undefined): string {
  if (kind === undefined) return "Invalid";
  const grouping = word(child(kind, "grouping"), "val", "standard");
  if (kind.local === "barChart") {
    const name = word(child(kind, "barDir"), "val", "col") === "bar" ? "Bar" : "Column";
    return name + (GROUPED[grouping] ?? "Clustered");
  }
  if (kind.local === "lineChart") return `Line${grouping === "standard" ? "" : (GROUPED[grouping] ?? "")}`;
  return PLAIN[kind.local] ?? kind.local;
}

function readSeries(element: XmlElement, id: number): SeriesState {
  const formula = (name: string): string => {
    const found = child(element, name);
    const [f] = found === undefined ? [] : descendants(found, "f");
    return f?.text ?? "";
  };
  return {
    id: id + 1,
    name: formula("tx") || (descendants(element, "tx")[0]?.children[0]?.text ?? ""),
    values: formula("val") || formula("yVal"),
    categories: formula("cat") || formula("xVal"),
    set: {},
  };
}
