import type { OpcPackage } from "../../../src/opc/package";
import { child, childrenOf, type XmlElement } from "../../../src/opc/xml";
import type { WorkbookState } from "../model/records";
import { flag, word } from "./attributes";
import { linked } from "./read-drawings";
import { passwordOf } from "./read-sheet";

type Told = Omit<WorkbookState, "name">;

const core = {
  title: "title",
  subject: "subject",
  author: "creator",
  keywords: "keywords",
  comments: "description",
  category: "category",
  lastAuthor: "lastModifiedBy",
} as const;

const modes: Readonly<Record<string, Told["calculationMode"]>> = {
  manual: "Manual",
  autoNoTable: "AutomaticExceptTables",
};

/** What a file says about itself, and whether its structure is locked. */
export async function readProperties(pkg: OpcPackage, workbook: XmlElement): Promise<Told> {
  const roots = await Promise.all(
    ["core-properties", "extended-properties"].map((type) => rootOf(pkg, type)),
  );
  const text = (name: string): string =>
    roots.map((root) => root && child(root, name)?.text).find((found) => found) ?? "";
  const told = Object.fromEntries(Object.entries(core).map(([key, name]) => [key, text(name)])) as Record<
    keyof typeof core,
    string
  >;
  const protection = child(workbook, "workbookProtection");
  return {
    ...told,
    manager: text("Manager"),
    company: text("Company"),
    protection: flag(protection, "lockStructure")
      ? { password: protection && passwordOf(protection, ["workbookPassword", "workbookHashValue"]) }
      : null,
    calculationMode: modes[word(child(workbook, "calcPr"), "calcMode")] ?? "Automatic",
  };
}

async function rootOf(pkg: OpcPackage, type: string): Promise<XmlElement | undefined> {
  const [link] = await linked(pkg, "", type);
  return link && (await pkg.xml(link.target)).root;
}

/** The custom properties: texts, numbers, booleans. */
export async function readCustomProperties(
  pkg: OpcPackage,
): Promise<{ readonly key: string; readonly value: unknown }[]> {
  const root = await rootOf(pkg, "custom-properties");
  return (root === undefined ? [] : childrenOf(root, "property")).map((property) => {
    const [value] = property.children;
    const text = value?.text ?? "";
    const kind = value?.local ?? "lpwstr";
    return {
      key: word(property, "name"),
      value: /^(i|u|r)\d|^int|^decimal/.test(kind)
        ? Number(text)
        : kind === "bool"
          ? text === "true" || text === "1"
          : text,
    };
  });
}
