import { DEFAULT_HEIGHT, DEFAULT_WIDTH } from "../../excel-host/file/measures";
import { distance } from "../../excel-host/file/read-drawings";
import { parseAddress, splitReference } from "../../excel-host/model/address";
import { plain } from "../../excel-host/model/cell";
import { cellText } from "../../excel-host/model/cell-text";
import type { ChartState } from "../../excel-host/model/drawing-state";
import type { Workbook } from "../../excel-host/model/workbook";
import { element } from "./element";
import type { Lane } from "./grid-layout";

const COLOURS = ["#A61C1C", "#5B9BD5", "#FFD966", "#70AD47", "#8064A2"];
const SVG = "http://www.w3.org/2000/svg";

/** The charts of a sheet as stacked columns: enough to see that they are there and what they show. */
export function drawCharts(
  book: Workbook,
  sheet: string,
  rows: readonly Lane[],
  columns: readonly Lane[],
): HTMLElement[] {
  const cells = book.cells(sheet);
  const left = distance(cells.columns, columns[0]?.index ?? 0, DEFAULT_WIDTH);
  const top = distance(cells.rows, rows[0]?.index ?? 0, DEFAULT_HEIGHT);
  return [...book.records.chart.values()]
    .filter((chart) => chart.sheet === sheet)
    .map((chart) => {
      const [width, height] = [(chart.width * 4) / 3, (chart.height * 4) / 3];
      const title = chart.set["title/text"];
      const box = element(
        "figure",
        { className: "chart" },
        element("figcaption", { textContent: typeof title === "string" ? title : chart.name }),
      );
      Object.assign(box.style, {
        left: `${((chart.left - left) * 4) / 3}px`,
        top: `${((chart.top - top) * 4) / 3}px`,
        width: `${width}px`,
        height: `${height}px`,
      });
      box.append(columnsOf(book, chart, width - 24, height - 60));
      return box;
    });
}

function cellsAt(book: Workbook, reference: string): string[] {
  const { sheet = "", rest } = splitReference(reference.replace(/^=/, ""));
  const [id, area] = [book.sheetNamed(sheet), parseAddress(rest)];
  if (id === undefined || area === null) return [];
  const cells = book.cells(id);
  return cells.block(area).flatMap((row, r) =>
    row.map((content, c) => {
      const format = cells.format(area.row + r, area.column + c).numberFormat ?? "General";
      return content === ""
        ? ""
        : format === "General"
          ? String(plain(content))
          : cellText(content, format, book.date1904);
    }),
  );
}

function columnsOf(book: Workbook, chart: ChartState, width: number, height: number): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height + 24));
  const series = chart.series.map(({ values }) => cellsAt(book, values).map((text) => Number(text) || 0));
  const labels = cellsAt(book, chart.series[0]?.categories ?? "");
  const count = Math.max(1, ...series.map((values) => values.length));
  const most = Math.max(
    1,
    ...Array.from({ length: count }, (_, at) => series.reduce((sum, values) => sum + (values[at] ?? 0), 0)),
  );
  const step = width / count;
  const add = (tag: string, attributes: Readonly<Record<string, number | string>>, text = ""): void => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
    made.textContent = text;
    svg.append(made);
  };
  add("line", { x1: 0, x2: width, y1: height, y2: height, stroke: "#bfbfbf" });
  for (let at = 0; at < count; at++) {
    let floor = height;
    series.forEach((values, index) => {
      const tall = ((values[at] ?? 0) / most) * (height - 8);
      floor -= tall;
      const fill = chart.set[`series/${chart.series[index]?.id ?? 0}/format/fill`];
      add("rect", {
        x: at * step + step * 0.2,
        y: floor,
        width: step * 0.6,
        height: tall,
        fill: typeof fill === "string" ? fill : (COLOURS[index] ?? "#999999"),
      });
    });
    if (at % Math.ceil(count / 6) === 0)
      add(
        "text",
        {
          x: at * step + step / 2,
          y: height + 14,
          "text-anchor": "middle",
          "font-size": 10,
          fill: "#595959",
        },
        labels[at] ?? "",
      );
  }
  return svg;
}
