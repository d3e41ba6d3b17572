import { element } from "./element";
import type { Command, Commands } from "./manifest";

/** The menu of a right click on cells: the add-in's part of it. */
export function openContextMenu(
  at: { readonly x: number; readonly y: number },
  menu: Commands["menu"],
  press: (command: Command) => void,
): void {
  document.querySelector(".context-menu")?.remove();
  if (menu === undefined) return;
  const root = element(
    "div",
    { className: "context-menu" },
    element("div", { className: "menu-title", textContent: menu.label }),
  );
  root.setAttribute("role", "menu");
  root.setAttribute("aria-label", menu.label);
  for (const command of menu.commands) {
    const item = element(
      "button",
      { type: "button", title: command.tip },
      element("img", { src: command.icon, alt: "" }),
      command.label,
    );
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      close();
      press(command);
    });
    root.append(item);
  }
  const close = (): void => {
    root.remove();
    document.removeEventListener("pointerdown", outside);
  };
  const outside = (event: Event): void => {
    if (!root.contains(event.target as Node)) close();
  };
  Object.assign(root.style, { left: `${at.x}px`, top: `${at.y}px` });
  document.addEventListener("pointerdown", outside);
  document.body.append(root);
}
