import { badArgument, ExcelError } from "../excel-error";
import type { SeriesState } from "../model/drawing-state";
import { absoluteFormula } from "../model/names";
import type { Args } from "../wire-object";
import { WireClass } from "../wire-object";
import { seriesPart } from "./chart-parts";
import type { ById } from "./scope";
import { stored } from "./stored";
import { cellsAt } from "./tables";

interface Series {
  readonly chart: ById;
  readonly series: number;
}

const all = ({ scope, id }: ById): readonly SeriesState[] => scope.book.record("chart", id).series;

/** Excel.ChartSeriesCollection. */
export const chartSeriesClass: WireClass<ById> = new WireClass<ById>("ChartSeriesCollection", {
  items: (chart) => all(chart).map(({ id }) => seriesClass.of({ chart, series: id })),
  scalars: { count: { get: (chart) => all(chart).length } },
  methods: {
    getCount: (chart) => all(chart).length,
    getItemAt: (chart, args) => {
      const found = all(chart)[args.number(0)];
      if (found === undefined) throw badArgument("no such series");
      return seriesClass.of({ chart, series: found.id });
    },
    add: (chart, args) => {
      const id = Math.max(0, ...all(chart).map((one) => one.id)) + 1;
      const name = args.raw(0) === undefined ? `系列${id}` : args.text(0);
      replace(chart, [...all(chart), { id, name, values: "", categories: "", set: {} }]);
      return seriesClass.of({ chart, series: id });
    },
  },
});

const replace = ({ scope, id }: ById, series: readonly SeriesState[]): void =>
  scope.book.patch("chart", id, { series });

function state({ chart, series }: Series): SeriesState {
  const found = all(chart).find(({ id }) => id === series);
  if (found === undefined) throw new ExcelError("ItemNotFound");
  return found;
}

const patch = (one: Series, change: Partial<SeriesState>): void =>
  replace(
    one.chart,
    all(one.chart).map((other) => (other.id === one.series ? { ...other, ...change } : other)),
  );

/** Excel.ChartSeries. */
const seriesClass: WireClass<Series> = new WireClass<Series>("ChartSeries", {
  scalars: {
    ...stored<Series>(
      { name: "text" },
      (one) => state(one).name,
      (one, _, value) => patch(one, { name: value as string }),
    ),
    ...stored<Series>(
      {
        chartType: "text",
        axisGroup: ["Primary", "Secondary"],
        hasDataLabels: "flag",
        smooth: "flag",
        filtered: "flag",
        plotOrder: "number",
        gapWidth: "number",
        overlap: "number",
        markerStyle: "text",
        markerSize: "number",
        markerBackgroundColor: "colour",
        markerForegroundColor: "colour",
      },
      (one, name) => state(one).set[name],
      (one, name, value) => patch(one, { set: { ...state(one).set, [name]: value } }),
    ),
  },
  links: {
    format: ({ chart, series }) => seriesPart(chart, series, "format"),
    dataLabels: ({ chart, series }) => seriesPart(chart, series, "dataLabels"),
  },
  methods: {
    setValues: (one, args) => patch(one, { values: address(one, args) }),
    setXAxisValues: (one, args) => patch(one, { categories: address(one, args) }),
    delete: (one) =>
      replace(
        one.chart,
        all(one.chart).filter(({ id }) => id !== one.series),
      ),
  },
});

function address({ chart: { scope } }: Series, args: Args): string {
  const { sheet, area } = cellsAt(scope, null, args);
  return absoluteFormula(scope.book, sheet, area).slice(1);
}
