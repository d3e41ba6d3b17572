import type { Members } from "../wire-object";
import { WireClass } from "../wire-object";
import type { ById } from "./scope";
import type { Kind } from "./stored";
import { stored } from "./stored";

/** A part of a chart: what is set on it is kept in the chart by path, as `axes/valueAxis/maximum`. */
interface Part {
  readonly chart: ById;
  readonly path: string;
}

const kept = (kinds: Readonly<Record<string, Kind>>): NonNullable<Members<Part>["scalars"]> =>
  stored<Part>(
    kinds,
    ({ chart: { scope, id }, path }, name) => scope.book.record("chart", id).set[`${path}/${name}`],
    ({ chart: { scope, id }, path }, name, value) =>
      scope.book.patch("chart", id, {
        set: { ...scope.book.record("chart", id).set, [`${path}/${name}`]: value },
      }),
  );

const below =
  (part: () => WireClass<Part>, name: string) =>
  ({ chart, path }: Part): ReturnType<WireClass<Part>["of"]> =>
    part().of({ chart, path: `${path}/${name}` });

const set = ({ chart: { scope, id }, path }: Part, value: unknown): void =>
  scope.book.patch("chart", id, { set: { ...scope.book.record("chart", id).set, [path]: value } });

const fontClass = new WireClass<Part>("ChartFont", {
  scalars: kept({
    bold: "flag",
    italic: "flag",
    color: "colour",
    name: "text",
    size: "number",
    underline: ["None", "Single"],
  }),
});
const fillClass = new WireClass<Part>("ChartFill", {
  methods: {
    clear: (part) => set(part, null),
    setSolidColor: (part, args) => set(part, args.text(0)),
  },
});
const lineClass = new WireClass<Part>("ChartLineFormat", {
  scalars: kept({
    color: "colour",
    weight: "number",
    lineStyle: [
      "None",
      "Continuous",
      "Dash",
      "DashDot",
      "DashDotDot",
      "Dot",
      "Grey25",
      "Grey50",
      "Grey75",
      "Automatic",
      "RoundDot",
    ],
  }),
  methods: { clear: (part) => set(part, null) },
});
const formatClass = new WireClass<Part>("ChartFormat", {
  links: {
    font: below(() => fontClass, "font"),
    fill: below(() => fillClass, "fill"),
    line: below(() => lineClass, "line"),
  },
});
const titleClass = new WireClass<Part>("ChartTitle", {
  scalars: kept({
    text: "text",
    visible: "flag",
    overlay: "flag",
    position: ["Automatic", "Top", "Bottom", "Left", "Right"],
  }),
  links: { format: below(() => formatClass, "format") },
});
const legendClass = new WireClass<Part>("ChartLegend", {
  scalars: kept({
    visible: "flag",
    overlay: "flag",
    position: ["Invalid", "Top", "Bottom", "Left", "Right", "Corner", "Custom"],
  }),
  links: { format: below(() => formatClass, "format") },
});
const dataLabelsClass = new WireClass<Part>("ChartDataLabels", {
  scalars: kept({
    showValue: "flag",
    showCategoryName: "flag",
    showSeriesName: "flag",
    showPercentage: "flag",
    showLegendKey: "flag",
    numberFormat: "text",
    separator: "text",
    position: [
      "Invalid",
      "None",
      "Center",
      "InsideEnd",
      "InsideBase",
      "OutsideEnd",
      "Left",
      "Right",
      "Top",
      "Bottom",
      "BestFit",
      "Callout",
    ],
  }),
  links: { format: below(() => formatClass, "format") },
});
const gridlinesClass = new WireClass<Part>("ChartGridlines", {
  scalars: kept({ visible: "flag" }),
  links: { format: below(() => formatClass, "format") },
});
const axisClass = new WireClass<Part>("ChartAxis", {
  scalars: kept({
    minimum: "number",
    maximum: "number",
    majorUnit: "number",
    minorUnit: "number",
    numberFormat: "text",
    visible: "flag",
    reversePlotOrder: "flag",
    tickLabelPosition: ["NextToAxis", "High", "Low", "None"],
    tickLabelSpacing: "number",
    categoryType: ["Automatic", "TextAxis", "DateAxis"],
    textOrientation: "number",
    scaleType: ["Linear", "Logarithmic"],
  }),
  links: {
    title: below(() => titleClass, "title"),
    majorGridlines: below(() => gridlinesClass, "majorGridlines"),
    minorGridlines: below(() => gridlinesClass, "minorGridlines"),
    format: below(() => formatClass, "format"),
  },
});
const AXES = { valueAxis: "Value", categoryAxis: "Category", seriesAxis: "Series" } as const;
const axesClass = new WireClass<Part>("ChartAxes", {
  links: Object.fromEntries(Object.keys(AXES).map((name) => [name, below(() => axisClass, name)])),
  methods: {
    getItem: ({ chart, path }, args) => {
      const name = Object.entries(AXES).find(([, type]) => type === args.raw(0))?.[0] ?? "valueAxis";
      const group = args.raw(1) === "Secondary" ? "/secondary" : "";
      return axisClass.of({ chart, path: `${path}/${name}${group}` });
    },
  },
});
const plotAreaClass = new WireClass<Part>("ChartPlotArea", {
  scalars: kept({ left: "number", top: "number", width: "number", height: "number" }),
  links: { format: below(() => formatClass, "format") },
});

const parts: Readonly<Record<string, WireClass<Part>>> = {
  title: titleClass,
  legend: legendClass,
  dataLabels: dataLabelsClass,
  axes: axesClass,
  format: formatClass,
  plotArea: plotAreaClass,
};

/** The parts of a chart, by name. */
export const chartLinks: NonNullable<Members<ById>["links"]> = Object.fromEntries(
  Object.entries(parts).map(([name, part]) => [name, (chart: ById) => part.of({ chart, path: name })]),
);

/** The data labels and the format of a series, kept in the chart under its id. */
export const seriesPart = (
  chart: ById,
  series: number,
  name: "dataLabels" | "format",
): ReturnType<WireClass<Part>["of"]> =>
  (name === "format" ? formatClass : dataLabelsClass).of({ chart, path: `series/${series}/${name}` });
