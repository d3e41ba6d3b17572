import type { ExcelHost } from "../../excel-host/excel-host";
import { addressOf } from "../../excel-host/model/address";
import type { Area } from "../../excel-host/model/area";
import { areaOf, SHEET_COLUMNS, SHEET_ROWS } from "../../excel-host/model/area";
import { formulaOf, isFormula } from "../../excel-host/model/cell";
import { cellText } from "../../excel-host/model/cell-text";
import { element } from "./element";
import type { Grid } from "./grid";

const moves: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageDown: [20, 0],
  PageUp: [-20, 0],
  Enter: [1, 0],
  Tab: [0, 1],
};

/** A person's hands: clicks, keys, typing into cells, copying and pasting. Everything goes through the host's user. */
export class CellEditor {
  readonly #grid: Grid;
  readonly #host: ExcelHost;
  /** Does something in a person's name; what Excel refuses is shown. */
  readonly #deed: (work: () => void) => void;
  #anchor: Area | undefined;

  constructor(grid: Grid, host: ExcelHost, deed: (work: () => void) => void) {
    this.#grid = grid;
    this.#host = host;
    this.#deed = deed;
    const { root } = grid;
    root.addEventListener("mousedown", (event) => this.#pressed(event));
    root.addEventListener("mousemove", (event) => {
      const at = event.buttons === 1 ? this.#areaUnder(event) : undefined;
      if (at !== undefined && this.#anchor !== undefined) this.#select(joined(this.#anchor, at));
    });
    root.addEventListener("dblclick", (event) => {
      if (this.#areaUnder(event) !== undefined) this.edit();
    });
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("copy", (event) => this.#copy(event));
    root.addEventListener("paste", (event) => this.#paste(event));
  }

  /** Opens the selected cell for typing, with a text of its own or the one that stands there. */
  edit(text?: string): void {
    const { row, column } = this.#grid.selection;
    const at = areaOf(row, column);
    const content = this.#host.workbook.cells(this.#grid.sheet).content(row, column);
    const format = this.#host.workbook.cells(this.#grid.sheet).format(row, column).numberFormat ?? "General";
    const shown = isFormula(content)
      ? String(formulaOf(content))
      : content === ""
        ? ""
        : cellText(content, format, this.#host.workbook.date1904);
    const box = this.#grid.box(at);
    if (box === undefined) return;
    const input = element("input", { className: "editor", value: text ?? shown });
    input.setAttribute("aria-label", addressOf(at));
    Object.assign(input.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      minWidth: `${box.width}px`,
      height: `${box.height}px`,
    });
    let open = true;
    const close = (write: boolean, down = 0, across = 0): void => {
      if (!open) return;
      open = false;
      const { value } = input;
      input.remove();
      this.#host.user.stopEditing();
      if (write) this.#deed(() => this.#host.user.type(this.#sheetName, addressOf(at), value));
      this.#move(down, across);
      this.#grid.root.focus();
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing) return;
      if (event.key === "Escape") close(false);
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        close(true, ...(moves[event.key] ?? [0, 0]));
      }
    });
    for (const type of ["mousedown", "dblclick", "copy", "paste"])
      input.addEventListener(type, (event) => event.stopPropagation());
    input.addEventListener("blur", () => close(true));
    this.#host.user.startEditing();
    this.#grid.root.append(input);
    input.focus();
  }

  get #sheetName(): string {
    return this.#host.workbook.record("sheet", this.#grid.sheet).name;
  }

  #select(area: Area): void {
    this.#deed(() => this.#host.user.select(this.#sheetName, addressOf(area)));
  }

  #areaUnder(event: MouseEvent): Area | undefined {
    const cell = (event.target as Element).closest<HTMLElement>("[data-cell]")?.dataset["cell"];
    const found = cell === undefined ? null : /^([A-Z]+)(\d+)$/.exec(cell);
    if (found === null) return undefined;
    const letters = found[1] ?? "";
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return areaOf(Number(found[2]) - 1, column);
  }

  #pressed(event: MouseEvent): void {
    const at = this.#areaUnder(event);
    this.#grid.root.focus();
    if (at === undefined) return;
    event.preventDefault();
    const { selection } = this.#grid;
    const inside =
      at.row >= selection.row &&
      at.row < selection.row + selection.rows &&
      at.column >= selection.column &&
      at.column < selection.column + selection.columns;
    if (event.button === 2 && inside) return; // the menu is for what is selected
    if (!event.shiftKey || this.#anchor === undefined) this.#anchor = at;
    this.#select(event.shiftKey ? joined(this.#anchor, at) : at);
  }

  #move(down: number, across: number): void {
    if (down === 0 && across === 0) return;
    const { row, column } = this.#grid.selection;
    const at = areaOf(
      Math.min(SHEET_ROWS - 1, Math.max(0, row + down)),
      Math.min(SHEET_COLUMNS - 1, Math.max(0, column + across)),
    );
    this.#anchor = at;
    this.#select(at);
    this.#grid.reveal();
  }

  #key(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      this.#move(...move);
    } else if (event.key === "Delete")
      this.#deed(() => this.#host.user.clear(this.#sheetName, addressOf(this.#grid.selection)));
    else if (event.key === "F2") this.edit();
    else if (event.ctrlKey && event.key.toLowerCase() === "z") this.#deed(() => void this.#host.user.undo());
    else if (event.key === "Process" || event.isComposing) this.edit("");
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.edit(event.key);
    }
  }

  #copy(event: ClipboardEvent): void {
    const { row, column } = this.#grid.selection;
    const cells = this.#host.workbook.cells(this.#grid.sheet);
    const text = cells
      .block(this.#grid.selection)
      .map((line, r) =>
        line
          .map((content, c) =>
            content === ""
              ? ""
              : cellText(
                  content,
                  cells.format(row + r, column + c).numberFormat ?? "General",
                  this.#host.workbook.date1904,
                ),
          )
          .join("\t"),
      )
      .join("\n");
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
  }

  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text === "") return;
    event.preventDefault();
    const rows = text
      .replace(/\r?\n$/, "")
      .split(/\r?\n/)
      .map((line) => line.split("\t"));
    const { row, column } = this.#grid.selection;
    this.#deed(() => this.#host.user.paste(this.#sheetName, addressOf(areaOf(row, column)), rows));
  }
}

const joined = (a: Area, b: Area): Area => {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
  return areaOf(row, column, Math.max(a.row, b.row) - row + 1, Math.max(a.column, b.column) - column + 1);
};
