import { ExcelHost } from "../../excel-host/excel-host";
import { saveXlsx } from "../../excel-host/file-save";
import { addressOf } from "../../excel-host/model/address";
import { areaOf } from "../../excel-host/model/area";
import { formulaOf } from "../../excel-host/model/cell";
import { CellEditor } from "./cell-editor";
import { openContextMenu } from "./context-menu";
import { element } from "./element";
import { Grid } from "./grid";
import type { Command, Commands } from "./manifest";
import { Ribbon } from "./ribbon";
import { XdmPane } from "./xdm-pane";

/** One Excel window on the page: title, ribbon, cells, sheet tabs, and the add-in's pane beside them. */
export class ExcelWindow {
  readonly root = element("section", { className: "excel" });
  readonly host: ExcelHost;
  readonly grid: Grid;
  readonly #commands: Commands;
  readonly #uiLocale: string;
  readonly #ribbon: Ribbon;
  readonly #nameBox = element("output", { className: "name-box" });
  readonly #formula = element("output", { className: "formula" });
  readonly #tabs = element("div", { className: "tabs" });
  readonly #notice = element("div", { className: "notice", hidden: true });
  readonly #paneArea = element("aside", { className: "pane", hidden: true });
  #pane: XdmPane | undefined;
  #drawing = false;
  #seenCalls = 0;
  #front = "";

  constructor(host: ExcelHost, commands: Commands, uiLocale: string) {
    this.host = host;
    this.#commands = commands;
    this.#uiLocale = uiLocale;
    this.grid = new Grid(host);
    this.#ribbon = new Ribbon(host, commands, (command) => {
      this.press(command);
    });
    new CellEditor(this.grid, host, (work) => {
      this.#deed(work);
    });
    this.#notice.setAttribute("role", "alert");
    this.#tabs.setAttribute("role", "tablist");
    const close = element("button", {
      type: "button",
      className: "close",
      textContent: "✕",
      title: "关闭窗格",
    });
    close.addEventListener("click", () => {
      this.showPane(false);
    });
    this.#paneArea.append(element("header", {}, element("span", { textContent: commands.name }), close));
    this.grid.root.addEventListener("contextmenu", (event) => {
      event.preventDefault();
      openContextMenu({ x: event.clientX, y: event.clientY }, commands.menu, (command) => {
        this.press(command);
      });
    });
    this.root.append(
      element(
        "header",
        { className: "title" },
        element("span", { className: "mark", textContent: "X" }),
        element("span", { className: "book", textContent: host.workbook.state.name }),
        element("span", { className: "who", textContent: host.userName }),
        element("span", { className: "badge", textContent: "测试宿主" }),
      ),
      element(
        "nav",
        { className: "ribbon-tabs" },
        element("span", { className: "current", textContent: commands.tab }),
      ),
      this.#ribbon.root,
      element(
        "div",
        { className: "formula-bar" },
        this.#nameBox,
        element("span", { className: "fx", textContent: "fx" }),
        this.#formula,
      ),
      element(
        "div",
        { className: "work" },
        element("main", {}, this.grid.root, this.#notice, this.#tabs),
        this.#paneArea,
      ),
    );
    for (const type of ["pointerdown", "keydown"])
      this.root.addEventListener(type, () => (this.#notice.hidden = true), { capture: true });
    host.workbook.onMutation(() => {
      this.draw();
    });
    new ResizeObserver(() => {
      this.draw();
    }).observe(this.grid.root);
  }

  /** The pane's frame, once it has been asked for. */
  get pane(): XdmPane | undefined {
    return this.#pane;
  }

  /** Presses a button: shows the pane, or starts a function in it. The runtime is shared and starts with the first of either. */
  press(command: Command): void {
    if (!this.#ribbon.isEnabled(command)) return;
    const { functionName } = command;
    if (functionName === undefined) this.showPane(true);
    else this.#started(false).invoke(functionName, command.id);
  }

  showPane(shown: boolean): void {
    if (shown) this.#started(true);
    this.#paneArea.hidden = !shown;
    this.draw();
  }

  /** What the host holds, as a file. */
  async save(): Promise<number[]> {
    return [...(await saveXlsx(this.host))];
  }

  /** Draws with the next frame, however much has changed by then. */
  draw(): void {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#drawNow();
    });
  }

  #started(shown: boolean): XdmPane {
    if (this.#pane !== undefined) return this.#pane;
    this.#pane = new XdmPane(this.host, {
      url: this.#commands.pane,
      uiLocale: this.#uiLocale,
      addinName: this.#commands.name,
      answered: () => {
        this.#answered();
      },
      closed: () => {
        this.showPane(false);
      },
    });
    this.#paneArea.hidden = !shown;
    this.#paneArea.append(this.#pane.frame);
    return this.#pane;
  }

  /** Does what the add-in has asked of the window itself. */
  #answered(): void {
    const fresh = this.host.calls.slice(this.#seenCalls);
    this.#seenCalls = this.host.calls.length;
    for (const { name, args } of fresh)
      if (name === "setAppRuntimeState") this.showPane(args[0] === "Visible");
    if (fresh.some(({ on }) => on.startsWith("button "))) this.#ribbon.draw();
    this.draw();
  }

  #drawNow(): void {
    const { workbook } = this.host;
    const key = `${workbook.active.sheet} ${workbook.active.address}`;
    if (key === this.#front) this.grid.draw();
    else this.grid.reveal();
    this.#front = key;
    const { row, column } = this.grid.selection;
    this.#nameBox.textContent = addressOf(areaOf(row, column));
    this.#formula.textContent = String(formulaOf(workbook.cells(this.grid.sheet).content(row, column)));
    const ids = workbook.sheetIds().filter((id) => workbook.record("sheet", id).visibility === "Visible");
    this.#tabs.replaceChildren(...ids.map((id) => this.#tab(id)));
  }

  #tab(id: string): HTMLButtonElement {
    const { name, tabColor } = this.host.workbook.record("sheet", id);
    const tab = element("button", { type: "button", textContent: name });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", String(id === this.grid.sheet));
    if (tabColor !== "") tab.style.setProperty("--tab", tabColor);
    tab.addEventListener("click", () => {
      this.#deed(() => {
        this.host.user.select(name, "A1");
      });
    });
    return tab;
  }

  /** What Excel refuses a person is said, and nothing breaks. */
  #deed(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#notice.textContent = error instanceof Error ? error.message : String(error);
      this.#notice.hidden = false;
    }
    this.draw();
  }
}
