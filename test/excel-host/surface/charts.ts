import { badArgument } from "../excel-error";
import type { Area } from "../model/area";
import { bounding } from "../model/area";
import { addChart, cellBox, chartData } from "../model/charts";
import type { ChartState } from "../model/drawing-state";
import type { Args } from "../wire-object";
import { setText, WireClass } from "../wire-object";
import { chartLinks } from "./chart-parts";
import { chartSeriesClass } from "./chart-series";
import { collection } from "./collection";
import type { ById } from "./scope";
import { stored } from "./stored";
import { cellsAt } from "./tables";
import { worksheetClass } from "./worksheet";

const idsOf = ({ scope, id: sheet }: ById): readonly string[] =>
  [...scope.book.records.chart].filter(([, chart]) => chart.sheet === sheet).map(([id]) => id);

const { items, methods, scalars } = collection<ById>(
  (sheet) => idsOf(sheet).map((id) => chartClass.of({ scope: sheet.scope, id })),
  (sheet, key) => {
    const id = idsOf(sheet).find((one) => one === key || sheet.scope.book.record("chart", one).name === key);
    return id === undefined ? undefined : chartClass.of({ scope: sheet.scope, id });
  },
);

const SERIES_BY = ["Auto", "Columns", "Rows"];
/** Kinds of chart this host takes; Excel has some fifty more. */
const KIND = /^(Column|Bar|Line|Pie|Area|Doughnut|XYScatter|Radar|Pareto|Histogram|Waterfall|Treemap|Funnel)/;

const kindOf = (type: string): string => {
  if (!KIND.test(type)) throw badArgument("no such kind of chart");
  return type;
};

const seriesByOf = (args: Args, index: number): string => {
  const by = args.raw(index) === undefined ? "Auto" : args.text(index);
  if (!SERIES_BY.includes(by)) throw badArgument("series neither by rows nor by columns");
  return by;
};

/** Excel.ChartCollection. */
export const chartsClass: WireClass<ById> = new WireClass<ById>("ChartCollection", {
  items,
  scalars,
  methods: {
    ...methods,
    add: (sheet, args) => {
      const type = kindOf(args.text(0));
      const source = cellsAt(sheet.scope, null, args, 1);
      const id = addChart(sheet.scope.book, sheet.id, type, source, seriesByOf(args, 2));
      return chartClass.of({ scope: sheet.scope, id });
    },
  },
});

const state = ({ scope, id }: ById): ChartState => scope.book.record("chart", id);

/** Excel.Chart. */
const chartClass: WireClass<ById> = new WireClass<ById>("Chart", {
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    id: { get: ({ id }) => id },
    chartType: {
      get: (chart) => state(chart).chartType,
      set: setText(({ scope, id }, type) => scope.book.patch("chart", id, { chartType: kindOf(type) })),
    },
    ...stored<ById>(
      { name: "text", left: "number", top: "number", width: "number", height: "number" },
      (chart, name) => state(chart)[name as keyof ChartState],
      ({ scope, id }, name, value) => scope.book.patch("chart", id, { [name]: value }),
    ),
    ...stored<ById>(
      {
        style: "number",
        plotVisibleOnly: "flag",
        displayBlanksAs: ["NotPlotted", "Zero", "Interplotted"],
        showAllFieldButtons: "flag",
        showDataLabelsOverMaximum: "flag",
      },
      (chart, name) => state(chart).set[name],
      (chart, name, value) =>
        chart.scope.book.patch("chart", chart.id, { set: { ...state(chart).set, [name]: value } }),
    ),
  },
  links: {
    ...chartLinks,
    series: (chart) => chartSeriesClass.of(chart),
    worksheet: (chart) => worksheetClass.of({ scope: chart.scope, id: state(chart).sheet }),
  },
  methods: {
    setData: (chart, args) => {
      const source = cellsAt(chart.scope, null, args);
      chart.scope.book.patch("chart", chart.id, chartData(chart.scope.book, source, seriesByOf(args, 1)));
    },
    setPosition: (chart, args) => {
      const { sheet } = state(chart);
      const first: Area = cellsAt(chart.scope, sheet, args).area;
      const area =
        args.raw(1) === undefined ? first : bounding(first, cellsAt(chart.scope, sheet, args, 1).area);
      chart.scope.book.patch("chart", chart.id, cellBox(chart.scope.book, sheet, area));
    },
    activate: () => undefined,
    delete: ({ scope, id }) => scope.book.put("chart", id, null),
    // a picture of one white dot: there is nothing to draw with
    getImage: () =>
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==",
  },
});
