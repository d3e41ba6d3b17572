import type { ExcelHost } from "../../excel-host/excel-host";
import { addressOf, columnLetters, parseAddress } from "../../excel-host/model/address";
import type { Area } from "../../excel-host/model/area";
import { areaOf, intersect, SHEET_COLUMNS, SHEET_ROWS } from "../../excel-host/model/area";
import { plain, valueOf } from "../../excel-host/model/cell";
import type { CellFormat } from "../../excel-host/model/cell-format";
import { cellText } from "../../excel-host/model/cell-text";
import { headerOf } from "../../excel-host/model/table-area";
import { applyLook } from "./cell-look";
import { drawCharts } from "./chart-view";
import { boxOf, type Lane, lanes, scrolledTo } from "./grid-layout";
import { Marks } from "./marks";
import { element } from "./element";

/** Width of the row numbers and height of the column letters. */
const HEAD = { width: 44, height: 22 };

/** The cells in sight of the sheet in front, drawn anew whenever something changes. */
export class Grid {
  readonly root = element("div", { className: "grid", tabIndex: 0 });
  readonly #host: ExcelHost;
  /** What is drawn anew; a cell that is open for typing lies beside it and is left alone. */
  readonly #drawn = element("div");
  /** The first row and column behind the frozen ones, by sheet. */
  readonly #places = new Map<string, { row: number; column: number }>();
  #rows: readonly Lane[] = [];
  #columns: readonly Lane[] = [];

  constructor(host: ExcelHost) {
    this.#host = host;
    this.root.setAttribute("role", "grid");
    this.root.append(this.#drawn);
    this.root.addEventListener("wheel", (event) => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      this.scroll(Math.sign(event.shiftKey ? 0 : event.deltaY) * 3, Math.sign(sideways));
    });
  }

  get sheet(): string {
    return this.#host.workbook.active.sheet;
  }

  /** What is selected. */
  get selection(): Area {
    return parseAddress(this.#host.workbook.active.address) ?? areaOf(0, 0);
  }

  /** Where the first selected cell is on the page; undefined when it is out of sight. */
  box(area: Area): ReturnType<typeof boxOf> {
    const found = boxOf(area, this.#rows, this.#columns);
    return found && { ...found, left: found.left + HEAD.width, top: found.top + HEAD.height };
  }

  scroll(down: number, across: number): void {
    const place = this.#place();
    place.row = Math.min(SHEET_ROWS - 1, Math.max(this.#frozen.rows, place.row + down));
    place.column = Math.min(SHEET_COLUMNS - 1, Math.max(this.#frozen.columns, place.column + across));
    this.draw();
  }

  /** Shows the selection, wherever it is. */
  reveal(): void {
    const { row, column } = this.selection;
    const place = this.#place();
    this.#measure();
    place.row = scrolledTo(row, place.row, this.#frozen.rows, this.#rows);
    place.column = scrolledTo(column, place.column, this.#frozen.columns, this.#columns);
    this.draw();
  }

  draw(): void {
    if (!this.#host.workbook.records.sheet.has(this.sheet)) return;
    this.#measure();
    this.#drawn.replaceChildren(this.#table(), this.#chartLayer(), this.#outline());
  }

  get #frozen(): { rows: number; columns: number } {
    return this.#host.workbook.record("sheet", this.sheet).frozen ?? { rows: 0, columns: 0 };
  }

  #place(): { row: number; column: number } {
    const known = this.#places.get(this.sheet) ?? { row: this.#frozen.rows, column: this.#frozen.columns };
    this.#places.set(this.sheet, known);
    return known;
  }

  #measure(): void {
    const cells = this.#host.workbook.cells(this.sheet);
    const { rows, columns } = this.#frozen;
    const place = this.#place();
    const room = { width: this.root.clientWidth - HEAD.width, height: this.root.clientHeight - HEAD.height };
    this.#rows = lanes("rows", cells.rows, {
      frozen: rows,
      first: place.row,
      room: room.height,
      limit: SHEET_ROWS,
    });
    this.#columns = lanes("columns", cells.columns, {
      frozen: columns,
      first: place.column,
      room: room.width,
      limit: SHEET_COLUMNS,
    });
  }

  #table(): HTMLElement {
    const { showGridlines } = this.#host.workbook.record("sheet", this.sheet);
    const { selection } = this;
    const picked = (lane: Lane, start: number, count: number): string =>
      lane.index >= start && lane.index < start + count ? "picked" : "";
    const width = this.#columns.reduce((sum, { size }) => sum + size, HEAD.width);
    const table = element("table", { className: showGridlines ? "lined" : "" });
    table.style.width = `${width}px`;
    const group = element("colgroup");
    for (const size of [HEAD.width, ...this.#columns.map((lane) => lane.size)]) {
      const col = element("col");
      col.style.width = `${size}px`;
      group.append(col);
    }
    const head = element("tr", {}, element("th", { className: "corner" }));
    head.style.height = `${HEAD.height}px`;
    for (const lane of this.#columns)
      head.append(
        element("th", {
          textContent: columnLetters(lane.index),
          className: `${picked(lane, selection.column, selection.columns)} ${lane.lastFrozen ? "frozen-column" : ""}`,
        }),
      );
    table.append(group, element("thead", {}, head));
    const body = element("tbody");
    const marks = new Marks(this.#host.workbook, this.sheet);
    const filters = this.#filterCells();
    for (const lane of this.#rows) {
      const row = element("tr", { className: lane.lastFrozen ? "frozen-row" : "" });
      row.style.height = `${lane.size}px`;
      row.append(
        element("th", {
          textContent: String(lane.index + 1),
          className: picked(lane, selection.row, selection.rows),
        }),
      );
      for (const column of this.#columns) {
        const cell = this.#cell(lane, column, marks);
        if (cell !== undefined && filters.has(cell.dataset["cell"] ?? "")) cell.classList.add("filtered");
        if (cell !== undefined) row.append(cell);
      }
      body.append(row);
    }
    table.append(body);
    return table;
  }

  #cell(row: Lane, column: Lane, marks: Marks): HTMLTableCellElement | undefined {
    const at: Area = { row: row.index, column: column.index, rows: 1, columns: 1 };
    const merge = this.#host.workbook
      .record("sheet", this.sheet)
      .merges.find((area) => intersect(area, at) !== null);
    const cell = element("td");
    if (merge !== undefined) {
      const [down, across] = [this.#rows, this.#columns].map((shown, n) =>
        shown.filter(
          ({ index }) =>
            index >= (n === 0 ? merge.row : merge.column) &&
            index < (n === 0 ? merge.row + merge.rows : merge.column + merge.columns),
        ),
      );
      if (down?.[0] !== row || across?.[0] !== column) return undefined;
      cell.rowSpan = down.length;
      cell.colSpan = across.length;
    }
    const { workbook } = this.#host;
    const cells = workbook.cells(this.sheet);
    const content = cells.content(row.index, column.index);
    const format = cells.format(row.index, column.index);
    const mark = marks.at(row.index, column.index);
    const numberFormat =
      typeof mark["numberFormat"] === "string" ? mark["numberFormat"] : (format.numberFormat ?? "General");
    cell.dataset["cell"] = addressOf(at);
    cell.setAttribute("role", "gridcell");
    if (column.lastFrozen) cell.classList.add("frozen-column");
    const text = content === "" ? "" : cellText(content, numberFormat, workbook.date1904);
    const isNumber = typeof valueOf(content) === "number";
    const inner = element("div", {
      textContent:
        isNumber && text.length * 5 > column.size
          ? "#".repeat(Math.max(1, Math.floor(column.size / 8)))
          : text,
    });
    inner.style.maxHeight = `${row.size}px`;
    cell.append(inner);
    const neighbour = (lane: Lane | undefined, of: "row" | "column"): CellFormat | undefined =>
      lane && (of === "row" ? cells.format(lane.index, column.index) : cells.format(row.index, lane.index));
    applyLook(cell, format, mark, isNumber, {
      above: neighbour(this.#rows[this.#rows.indexOf(row) - 1], "row"),
      before: neighbour(this.#columns[this.#columns.indexOf(column) - 1], "column"),
    });
    const next = plain(cells.content(row.index, column.index + 1));
    if (text !== "" && !isNumber && format.wrapText !== true && next === "") cell.classList.add("spills");
    return cell;
  }

  /** Header cells that have a filter button. */
  #filterCells(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const table of this.#host.workbook.records.table.values()) {
      const header = headerOf(table);
      if (table.sheet !== this.sheet || header === null || !table.showFilterButton) continue;
      for (let c = 0; c < header.columns; c++)
        found.add(addressOf({ row: header.row, column: header.column + c, rows: 1, columns: 1 }));
    }
    return found;
  }

  #outline(): HTMLElement {
    const outline = element("div", { className: "outline" });
    const box = this.box(this.selection);
    if (box === undefined) outline.hidden = true;
    else
      Object.assign(outline.style, {
        left: `${box.left}px`,
        top: `${box.top}px`,
        width: `${box.width}px`,
        height: `${box.height}px`,
      });
    return outline;
  }

  #chartLayer(): HTMLElement {
    const layer = element("div", { className: "charts" });
    Object.assign(layer.style, { left: `${HEAD.width}px`, top: `${HEAD.height}px` });
    layer.append(...drawCharts(this.#host.workbook, this.sheet, this.#rows, this.#columns));
    return layer;
  }
}
