import { attribute, child, childrenOf, descendants, type XmlElement } from "../src/opc/xml";
import { named, type Say } from "./manifest-order";
import { resourceOf } from "./manifest-schema";

const OTHER_LOCALE = "en-US";
const SHORT = 125;
const LONG = 250;
const ID_LIMIT = 32;
const URL_LIMIT = 2048;
const ICON_SIZES = ["16", "32", "80"];

/** Every element with an attribute of this name, and its value. */
const having = (root: XmlElement, name: string): (readonly [XmlElement, string])[] =>
  [root, ...everything(root)].flatMap((one) => {
    const found = one.attributes.find((mark) => mark.name === name);
    return found === undefined ? [] : [[one, found.value] as const];
  });

const everything = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((one) => [one, ...everything(one)]);

/** The resources of one kind, `bt:Urls`. */
export const resources = (root: XmlElement, kind: string): readonly XmlElement[] =>
  descendants(root, "Resources")
    .flatMap((one) => one.children)
    .filter((list) => list.name === kind)
    .flatMap((list) => list.children);

/** Where the base manifest says the pane is. */
export const pane = (root: XmlElement): XmlElement | undefined => {
  const settings = child(root, "DefaultSettings");
  return settings === undefined ? undefined : child(settings, "SourceLocation");
};

/** Every text in two languages, none longer than Office takes. */
export function checkTexts(root: XmlElement, say: Say): void {
  const texts = [
    ...childrenOf(root, "DisplayName").map((one) => [one, SHORT] as const),
    ...childrenOf(root, "Description").map((one) => [one, LONG] as const),
    ...resources(root, "bt:ShortStrings").map((one) => [one, SHORT] as const),
    ...resources(root, "bt:LongStrings").map((one) => [one, LONG] as const),
  ];
  for (const [text, limit] of texts) {
    const overrides = childrenOf(text, "Override");
    if (!overrides.some((one) => attribute(one, "Locale") === OTHER_LOCALE))
      say(text, `${named(text)} has no override for ${OTHER_LOCALE}`);
    for (const one of [text, ...overrides]) {
      const { length } = attribute(one, one === text ? "DefaultValue" : "Value") ?? "";
      if (length === 0) say(one, `${named(text)} is empty`);
      if (length > limit) say(one, `${named(text)} has ${length} characters, more than ${limit}`);
    }
  }
}

/** Ids are unique and short; every resid finds a resource of its kind; no resource is left over. */
export function checkIds(root: XmlElement, say: Say): void {
  const ids = new Set<string>();
  for (const [element, id] of having(root, "id")) {
    if (ids.has(id)) say(element, `the id ${id} is used twice`);
    if (id.length > ID_LIMIT) say(element, `the id ${id} has ${id.length} characters, more than ${ID_LIMIT}`);
    ids.add(id);
  }
  const used = new Set<XmlElement>();
  for (const [element, resid] of having(root, "resid")) {
    const kind = resourceOf[element.name] ?? "";
    const found = resources(root, kind).find((one) => attribute(one, "id") === resid);
    if (found === undefined) say(element, `the resid ${resid} of ${named(element)} is not in <${kind}>`);
    else used.add(found);
  }
  for (const kind of new Set(Object.values(resourceOf)))
    for (const one of resources(root, kind))
      if (!used.has(one)) say(one, `the resource ${attribute(one, "id") ?? ""} is used by nothing`);
}

const URLS = ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation"];

/** All addresses of the add-in: of the base manifest, its overrides, and the resources. */
const addresses = (root: XmlElement): readonly (readonly [XmlElement, string])[] =>
  everything(root)
    .filter((one) => URLS.includes(one.name) || one.name === "bt:Url" || one.name === "bt:Image")
    .flatMap((one) => [one, ...childrenOf(one, "Override")])
    .flatMap((one) => {
      const value = attribute(one, one.local === "Override" ? "Value" : "DefaultValue");
      return value === undefined ? [] : [[one, value] as const];
    });

/** https only; domains without a path. */
export function checkUrls(root: XmlElement, say: Say): void {
  for (const [element, url] of addresses(root)) {
    if (!url.startsWith("https://") || !URL.canParse(url)) say(element, `${url} is no https address`);
    if (url.length > URL_LIMIT) say(element, `an address has ${url.length} characters`);
  }
  for (const domain of descendants(root, "AppDomain")) {
    const text = domain.text.trim();
    if (!text.startsWith("https://") || !URL.canParse(text) || new URL(text).origin !== text)
      say(domain, `the AppDomain ${text} is no https origin without a path`);
  }
}

/** Width and height of a PNG, from its header. */
function pngSize(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 24 || view.getUint32(0) !== 0x89504e47) return "no PNG";
  return `${view.getUint32(16)}×${view.getUint32(20)}`;
}

/** Every page and picture is a file of the add-in; every picture has the size it is asked for in. */
export function checkFiles(root: XmlElement, read: (path: string) => Uint8Array | undefined, say: Say): void {
  const home = attribute(pane(root) ?? root, "DefaultValue")?.replace(/[^/]*$/u, "") ?? "";
  const file = (url: string): Uint8Array | undefined =>
    home !== "" && url.startsWith(home) ? read(url.slice(home.length)) : undefined;
  for (const [element, url] of addresses(root))
    if (file(url) === undefined) say(element, `${url} is no file of the add-in`);

  const size = (at: XmlElement, url: string | undefined, wanted: string): void => {
    const bytes = url === undefined ? undefined : file(url);
    if (bytes !== undefined && pngSize(bytes) !== `${wanted}×${wanted}`)
      say(at, `${url ?? ""} is ${pngSize(bytes)}, not ${wanted}×${wanted}`);
  };
  for (const [name, wanted] of [
    ["IconUrl", "32"],
    ["HighResolutionIconUrl", "64"],
  ] as const)
    for (const icon of childrenOf(root, name)) size(icon, attribute(icon, "DefaultValue"), wanted);
  for (const icon of descendants(root, "Icon")) {
    const sizes = icon.children.map((image) => attribute(image, "size") ?? "");
    for (const wanted of ICON_SIZES)
      if (!sizes.includes(wanted)) say(icon, `an <Icon> has no picture of ${wanted} pixels`);
    for (const image of icon.children) {
      const picture = resources(root, "bt:Images").find(
        (one) => attribute(one, "id") === attribute(image, "resid"),
      );
      if (picture !== undefined)
        size(image, attribute(picture, "DefaultValue"), attribute(image, "size") ?? "");
    }
  }
}
