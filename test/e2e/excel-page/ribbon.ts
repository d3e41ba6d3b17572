import type { ExcelHost } from "../../excel-host/excel-host";
import { element } from "./element";
import type { Command, Commands } from "./manifest";

/** The strip of the add-in's buttons; which of them can be pressed is what the add-in last said. */
export class Ribbon {
  readonly root = element("div", { className: "ribbon" });
  readonly #host: ExcelHost;
  readonly #commands: Commands;
  readonly #press: (command: Command) => void;

  constructor(host: ExcelHost, commands: Commands, press: (command: Command) => void) {
    this.#host = host;
    this.#commands = commands;
    this.#press = press;
    this.root.setAttribute("role", "toolbar");
    this.root.setAttribute("aria-label", commands.tab);
    this.draw();
  }

  draw(): void {
    this.root.replaceChildren(
      ...this.#commands.groups.map(({ label, commands }) =>
        element(
          "div",
          { className: "group" },
          element("div", { className: "buttons" }, ...commands.map((command) => this.#button(command))),
          element("div", { className: "group-label", textContent: label }),
        ),
      ),
    );
  }

  /** Whether a control can be pressed now. */
  isEnabled(command: Command): boolean {
    const said = this.#host.calls
      .filter(({ on, name }) => on === `button ${command.id}` && name === "enabled")
      .at(-1);
    return said === undefined ? command.enabled : said.args[0] === true;
  }

  #button(command: Command): HTMLButtonElement {
    const icon = element("img", { src: command.icon, alt: "" });
    const button = element(
      "button",
      { type: "button", title: command.tip, disabled: !this.isEnabled(command) },
      icon,
      element("span", { textContent: command.label }),
    );
    button.dataset["control"] = command.id;
    button.addEventListener("click", () => {
      this.#press(command);
    });
    return button;
  }
}
