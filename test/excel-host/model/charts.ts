import { refuseUnlessAllowed } from "./protect";
import type { Area } from "./area";
import { bottom, right } from "./area";
import { plain, valueOf } from "./cell";
import type { Box, ChartState, SeriesState } from "./drawing-state";
import { absoluteFormula } from "./names";
import type { Band } from "./records";
import type { Workbook } from "./workbook";

/** Cells named with their sheet. */
export interface Source {
  readonly sheet: string;
  readonly area: Area;
}

/** Puts a chart on a sheet; returns its id. */
export function addChart(
  book: Workbook,
  sheet: string,
  chartType: string,
  source: Source,
  seriesBy: string,
): string {
  refuseUnlessAllowed(book, sheet, "allowEditObjects");
  const id = book.newId();
  const count = [...book.records.chart.values()].filter((chart) => chart.sheet === sheet).length;
  const state: ChartState = {
    sheet,
    name: `图表 ${count + 1}`,
    chartType,
    left: 0,
    top: 0,
    width: 360,
    height: 216,
    set: {},
    ...chartData(book, source, seriesBy),
  };
  book.put("chart", id, state);
  return id;
}

/** The series Excel makes of cells: texts in the first row are names, texts or dates in the first column categories. */
export function chartData(
  book: Workbook,
  { sheet, area }: Source,
  seriesBy: string,
): Pick<ChartState, "source" | "seriesBy" | "series"> {
  const cells = book.cells(sheet).block(area);
  const isText = (row: number, column: number): boolean =>
    typeof valueOf(cells[row]?.[column] ?? "") === "string";
  const byRows = seriesBy === "Rows" || (seriesBy === "Auto" && area.columns > area.rows);
  const top = area.rows > 1 && isText(0, area.columns - 1) ? 1 : 0;
  const left = area.columns > 1 && isText(area.rows - 1, 0) ? 1 : 0;
  const address = (part: Area): string => absoluteFormula(book, sheet, part).slice(1);
  const count = byRows ? area.rows - top : area.columns - left;
  const series = Array.from({ length: count }, (_, index): SeriesState => {
    const values: Area = byRows
      ? { row: area.row + top + index, column: area.column + left, rows: 1, columns: area.columns - left }
      : { row: area.row + top, column: area.column + left + index, rows: area.rows - top, columns: 1 };
    const categories: Area = byRows ? { ...values, row: area.row } : { ...values, column: area.column };
    const named = byRows ? left === 1 : top === 1;
    const name = byRows ? cells[top + index]?.[0] : cells[0]?.[left + index];
    return {
      id: index + 1,
      name: named ? String(plain(name ?? "")) : `系列${index + 1}`,
      values: address(values),
      categories: (byRows ? top : left) === 1 ? address(categories) : "",
      set: {},
    };
  });
  return { source: address(area), seriesBy, series };
}

const ROW_POINTS = 15;
const COLUMN_POINTS = 48;

/** Where a rectangle of cells stands, in points. */
export function cellBox(book: Workbook, sheet: string, area: Area): Box {
  const { rows, columns } = book.cells(sheet);
  const sum = (bands: ReadonlyMap<number, Band>, from: number, to: number, standard: number): number => {
    let points = (to - from) * standard;
    for (const [at, { size, hidden }] of bands) {
      if (at >= from && at < to) points += (hidden === true ? 0 : (size ?? standard)) - standard;
    }
    return points;
  };
  return {
    left: sum(columns, 0, area.column, COLUMN_POINTS),
    top: sum(rows, 0, area.row, ROW_POINTS),
    width: sum(columns, area.column, right(area), COLUMN_POINTS),
    height: sum(rows, area.row, bottom(area), ROW_POINTS),
  };
}
