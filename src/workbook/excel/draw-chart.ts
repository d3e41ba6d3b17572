import type { ChartLayout } from "../sheet-layout";
import { cssColour, rangeAt } from "./draw-range";

/** Stacked columns over their cells. The series stand side by side under their names, so Excel keeps the names linked. */
export function drawChart(sheet: Excel.Worksheet, chart: ChartLayout): void {
  const [first] = chart.series;
  if (first === undefined) return;
  const source = {
    ...first.name,
    rows: first.values.row + first.values.rows - first.name.row,
    columns: chart.series.length,
  };
  const made = sheet.charts.add("ColumnStacked", rangeAt(sheet, source), "Columns");
  made.name = chart.title; // first of all: by it a chart that was begun is found again
  for (const [index, { colour }] of chart.series.entries()) {
    const series = made.series.getItemAt(index);
    series.setXAxisValues(rangeAt(sheet, chart.categories));
    series.format.fill.setSolidColor(cssColour(colour));
    series.gapWidth = 60;
    series.overlap = 100;
  }
  made.title.text = chart.title;
  made.title.format.font.size = 12;
  made.title.format.font.bold = true;
  made.legend.position = "Top";
  const { categoryAxis, valueAxis } = made.axes;
  categoryAxis.title.text = chart.categoryTitle;
  categoryAxis.categoryType = "TextAxis"; // as dates the months would stand apart by their days
  categoryAxis.numberFormat = chart.categoryFormat;
  valueAxis.title.text = chart.valueTitle;
  valueAxis.minimum = 0;
  valueAxis.numberFormat = "0";
  const { row, column, rows, columns } = chart.over;
  made.setPosition(
    rangeAt(sheet, { row, column, rows: 1, columns: 1 }),
    rangeAt(sheet, { row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
  );
}
