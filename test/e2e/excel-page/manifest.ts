/** A button of the ribbon or of the context menu, as the manifest describes it. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string;
  /** The function it starts; undefined for one that only shows the pane. */
  readonly functionName: string | undefined;
  readonly enabled: boolean;
}

export interface Commands {
  readonly tab: string;
  readonly groups: readonly { readonly label: string; readonly commands: readonly Command[] }[];
  readonly menu: { readonly label: string; readonly commands: readonly Command[] } | undefined;
  /** The page of the pane. */
  readonly pane: string;
  readonly name: string;
}

/** What Excel shows of an add-in, in a language. `base` takes the place of the manifest's own address. */
export function readManifest(xml: string, locale: string, base: string): Commands {
  const root = new DOMParser().parseFromString(xml, "application/xml").documentElement;
  const all = (within: Element, name: string): Element[] => [...within.getElementsByTagName(name)];
  const child = (of: Element | undefined, name: string): Element | undefined =>
    [...(of?.children ?? [])].find((one) => one.localName === name);
  const said = (element: Element | undefined): string => {
    const override = [...(element?.children ?? [])].find((one) => one.getAttribute("Locale") === locale);
    return override?.getAttribute("Value") ?? element?.getAttribute("DefaultValue") ?? "";
  };
  const resources = new Map(
    ["bt:String", "bt:Url", "bt:Image"]
      .flatMap((kind) => all(root, kind))
      .map((one) => [one.getAttribute("id") ?? "", said(one)]),
  );
  const text = (element: Element | undefined): string =>
    resources.get(element?.getAttribute("resid") ?? "") ?? "";
  const own = child(root, "DefaultSettings");
  const page = child(own, "SourceLocation")?.getAttribute("DefaultValue") ?? "";
  const here = (url: string): string => url.replace(new URL(page).origin, base);
  const command = (element: Element): Command => {
    const images = all(element, "bt:Image");
    const icon = images.find((image) => image.getAttribute("size") === "32") ?? images[0];
    return {
      id: element.getAttribute("id") ?? "",
      label: text(child(element, "Label")),
      tip: text(child(child(element, "Supertip"), "Description")),
      icon: here(text(icon)),
      functionName: child(child(element, "Action"), "FunctionName")?.textContent.trim(),
      enabled: child(element, "Enabled")?.textContent.trim() !== "false",
    };
  };
  const [tab] = all(root, "CustomTab");
  const [menu] = all(root, "OfficeMenu").flatMap((one) => all(one, "Control"));
  return {
    tab: text(child(tab, "Label")),
    groups: (tab === undefined ? [] : all(tab, "Group")).map((group) => ({
      label: text(child(group, "Label")),
      commands: [...group.children].filter((one) => one.localName === "Control").map(command),
    })),
    menu: menu && { label: text(child(menu, "Label")), commands: all(menu, "Item").map(command) },
    pane: here(page),
    name: said(child(root, "DisplayName")),
  };
}
