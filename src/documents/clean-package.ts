import type { OpcPackage, Relationship } from "../opc/package";
import { parseXml, type XmlElement } from "../opc/xml";
import { cleanPart, type LeftoverKind } from "./clean-part";

/** What stood in a template that is not for whoever reads what is printed from it. */
export interface Leftover {
  readonly kind: LeftoverKind;
  /** Some words of it. */
  readonly detail: string;
}

/** Of the package itself only the document and its two lists of properties stay. */
const AT_HOME = /\/(?:officeDocument|core-properties|extended-properties)$/u;
/** Links of a part that lead to what is not for the reader. */
const UNWANTED: readonly (readonly [RegExp, LeftoverKind | undefined])[] = [
  [/\/(?:comments\w*|people)$/iu, "comments"],
  [/\/customXml$/u, "customXml"],
  [
    /\/(?:vbaProject|wordVbaData|attachedToolbars|keyMapCustomizations|control|activeXControlBinary)$/u,
    "macros",
  ],
  [/\/(?:oleObject|package|aFChunk|subDocument|frame)$/u, "embedded"],
  [/\/(?:attachedTemplate|mailMerge\w*)$/u, "externalLinks"],
  [/\/(?:glossaryDocument|printerSettings)$/u, undefined],
];
const PLAIN_LINK = /^(?:https?:|mailto:|tel:)/iu;
const XML_PART = /^word\/(?:[^/]+|charts\/[^/]+)\.xml$/iu;
const TEXT_PART = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/iu;

const CORE = "docProps/core.xml";
const APP = "docProps/app.xml";
const OWN_AUTHORS = /^(?:Kesu|Un-named)?$/u;

/**
 * Takes out of a template what must not travel with what is printed from it: tracked changes are accepted, comments,
 * hidden text, the author, further properties, links to other files, custom XML and macros go. Tells what it found.
 */
export async function cleanPackage(pack: OpcPackage): Promise<Leftover[]> {
  const leftovers = new Map<string, Leftover>();
  const found = (kind: LeftoverKind, detail: string): void => {
    const known = leftovers.get(kind);
    if (known === undefined || known.detail.trim() === "") leftovers.set(kind, { kind, detail });
  };
  for (const { id, type, target } of await pack.relationships("")) {
    if (AT_HOME.test(type)) continue;
    if (/\/custom-properties$/u.test(type)) await tellProperties(pack, target, found);
    await pack.unrelate("", id);
  }
  await cleanProperties(pack, found);
  const hiddenStyles = await stylesThatHide(pack);
  for (const part of pack.names().filter((name) => XML_PART.test(name))) {
    const gone = await cutLinks(pack, part, found);
    const before = await pack.text(part);
    const after = cleanPart(before, { gone, hiddenStyles, found });
    if (after !== before) pack.set(part, after);
  }
  const isBound = pack.names().some((name) => name.startsWith("customXml/"));
  await dropUnreached(pack);
  if (isBound) await freeBindings(pack);
  return [...leftovers.values()];
}

type Tell = (kind: LeftoverKind, detail: string) => void;

/** Cuts the links of a part that lead to other files or to what is not for the reader; returns their ids. */
async function cutLinks(pack: OpcPackage, part: string, found: Tell): Promise<ReadonlySet<string>> {
  const gone = new Set<string>();
  for (const link of await pack.relationships(part)) {
    const unwanted = UNWANTED.find(([type]) => type.test(link.type));
    if (link.external && link.type.endsWith("/hyperlink") && PLAIN_LINK.test(link.target)) {
      found("hyperlinks", link.target);
      continue;
    }
    if (!link.external && unwanted === undefined) continue;
    await tellLink(pack, link, unwanted?.[1], found);
    gone.add(link.id);
    await pack.unrelate(part, link.id);
  }
  return gone;
}

async function tellLink(
  pack: OpcPackage,
  { external, target }: Relationship,
  kind: LeftoverKind | undefined,
  found: Tell,
): Promise<void> {
  if (external) found("externalLinks", target);
  else if (kind === "comments") {
    const text = pack.has(target) ? await pack.text(target) : "";
    if (/<w:comment[ >]/u.test(text)) found(kind, text.replace(/<[^>]*>/gu, " ").trim());
  } else if (kind !== undefined) found(kind, target);
}

/** The styles that hide their text, by themselves or through the one they are based on. */
async function stylesThatHide(pack: OpcPackage): Promise<ReadonlySet<string>> {
  const hidden = new Set<string>();
  if (!pack.has("word/styles.xml")) return hidden;
  const { root } = await pack.xml("word/styles.xml");
  const styles = root.children.filter(({ name }) => name === "w:style");
  const byId = new Map(styles.map((style) => [value(style, "w:styleId") ?? "", style]));
  const hides = (id: string, seen: ReadonlySet<string>): boolean => {
    const style = byId.get(id);
    if (style === undefined || seen.has(id)) return false;
    const own = inside(style, "w:rPr", "w:vanish");
    if (own !== undefined) return !/^(?:0|false|off)$/u.test(value(own, "w:val") ?? "1");
    return hides(value(inside(style, "w:basedOn"), "w:val") ?? "", new Set([...seen, id]));
  };
  for (const id of byId.keys()) if (hides(id, new Set())) hidden.add(id);
  return hidden;
}

const value = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attributes.find((each) => each.name === name)?.value;
const inside = (element: XmlElement, ...names: readonly string[]): XmlElement | undefined =>
  names.reduce<XmlElement | undefined>(
    (at, name) => at?.children.find((each) => each.name === name),
    element,
  );

async function tellProperties(pack: OpcPackage, part: string, found: Tell): Promise<void> {
  if (!pack.has(part)) return;
  const { root } = await pack.xml(part);
  for (const property of root.children) found("properties", value(property, "name") ?? "");
}

/** Of the properties only the title and its dates stay. */
async function cleanProperties(pack: OpcPackage, found: Tell): Promise<void> {
  if (pack.has(CORE)) {
    const text = await pack.text(CORE);
    const root = parseXml(text);
    const kept = root.children.filter(({ local }) => /^(?:title|created|modified)$/u.test(local));
    for (const { local, text: said } of root.children) {
      if (/^(?:creator|lastModifiedBy)$/u.test(local) && !OWN_AUTHORS.test(said.trim()))
        found("author", said);
      if (/^(?:description|keywords|subject|category|contentStatus)$/u.test(local) && said.trim() !== "")
        found("properties", said);
    }
    const inner = kept.map(({ start, end }) => text.slice(start, end)).join("");
    if (!root.selfClosing) pack.set(CORE, text.slice(0, root.openEnd) + inner + text.slice(root.closeStart));
  }
  if (!pack.has(APP)) return;
  const text = await pack.text(APP);
  const root = parseXml(text);
  for (const { local, text: said } of root.children)
    if (/^(?:Company|Manager|HyperlinkBase)$/u.test(local) && said.trim() !== "")
      found(local === "HyperlinkBase" ? "externalLinks" : "author", said);
  if (root.children.length > 0) pack.set(APP, text.slice(0, root.openEnd) + text.slice(root.closeStart));
}

/** Parts no link leads to any more go; parts of text stay, as a form may be read without its links. */
async function dropUnreached(pack: OpcPackage): Promise<void> {
  const reached = new Set<string>();
  const open = [""];
  for (const part of open)
    for (const { external, target } of await pack.relationships(part)) {
      const key = target.toLowerCase();
      if (external || reached.has(key)) continue;
      reached.add(key);
      open.push(target);
    }
  for (const name of pack.names().filter((each) => TEXT_PART.test(each)))
    if (!reached.has(name.toLowerCase()))
      for (const { external, target } of await pack.relationships(name))
        if (!external) reached.add(target.toLowerCase());
  for (const name of pack.names()) {
    const isLinks = /(?:^|\/)_rels\/[^/]*\.rels$/u.test(name);
    if (name === "[Content_Types].xml" || isLinks || TEXT_PART.test(name)) continue;
    if (!reached.has(name.toLowerCase())) pack.remove(name);
  }
}

/** A content control bound to XML that is gone keeps what stands in it. */
async function freeBindings(pack: OpcPackage): Promise<void> {
  for (const part of pack.names().filter((name) => TEXT_PART.test(name))) {
    const text = await pack.text(part);
    const free = text.replace(/<w(?:15)?:dataBinding\b[^>]*\/>/gu, "");
    if (free !== text) pack.set(part, free);
  }
}
