import type { OpcPackage } from "../../../src/opc/package";
import { escapeAttribute, escapeText } from "../../../src/opc/xml";
import { HEAD, relationshipType } from "../../../src/workbook/ooxml/new-names";
import type { Workbook } from "../model/workbook";
import { linked } from "./read-drawings";
import { readCustomProperties } from "./read-properties";

const CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
const CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
const CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_LINK = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml";

/** Writes the custom properties when they are not as the file has them, and the title and the like of a new file. */
export async function writeProperties(pkg: OpcPackage, from: Workbook): Promise<void> {
  const now = [...from.records.property.values()].map(({ key, value }) => ({ key, value }));
  if (JSON.stringify(now) !== JSON.stringify(await readCustomProperties(pkg))) {
    const [link] = await linked(pkg, "", "custom-properties");
    const part = link?.target ?? "docProps/custom.xml";
    pkg.set(part, customXml(now), CUSTOM_TYPE);
    if (link === undefined) await pkg.relate("", relationshipType("custom-properties"), part);
  }
  const { title, subject, author, keywords, comments, category } = from.state;
  if ([title, subject, author, keywords, comments, category].join("") === "") return;
  if ((await linked(pkg, "", "core-properties")).length > 0) return; // those of a file are left as they are
  const dc = (tag: string, text: string): string =>
    text === "" ? "" : `<${tag}>${escapeText(text)}</${tag}>`;
  pkg.set(
    "docProps/core.xml",
    `${HEAD}<cp:coreProperties xmlns:cp="${CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
      dc("dc:title", title) +
      dc("dc:subject", subject) +
      dc("dc:creator", author) +
      dc("cp:keywords", keywords) +
      dc("dc:description", comments) +
      dc("cp:category", category) +
      "</cp:coreProperties>",
    CORE_TYPE,
  );
  await pkg.relate("", CORE_LINK, "docProps/core.xml");
}

function customXml(properties: readonly { readonly key: string; readonly value: unknown }[]): string {
  const items = properties.map(({ key, value }, index) => {
    const own =
      typeof value === "number"
        ? `<vt:r8>${value}</vt:r8>`
        : typeof value === "boolean"
          ? `<vt:bool>${String(value)}</vt:bool>`
          : `<vt:lpwstr>${escapeText(String(value))}</vt:lpwstr>`;
    return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${escapeAttribute(key)}">${own}</property>`;
  });
  return `${HEAD}<Properties xmlns="${CUSTOM}" xmlns:vt="${TYPES}">${items.join("")}</Properties>`;
}
