import type { Codec } from "../../opc/codec";
import { OpcPackage, type Relationship } from "../../opc/package";
import { attribute, parseXml } from "../../opc/xml";
import { translated } from "../package-fault";
import { WorkbookError } from "../port";
import { MAIN, relationshipType, spreadsheetType } from "./new-names";
import { BLANK_STYLES } from "./new-styles";
import { BLANK_WORKBOOK } from "./new-workbook";

/** A workbook that is to get a register: its package, and the parts that will change. */
export interface HostWorkbook {
  readonly parts: OpcPackage;
  /** The workbook's own part and the folder it lies in. */
  readonly main: string;
  readonly folder: string;
  readonly text: string;
  readonly styles: string;
  /** Names and ids of the tables it has. */
  readonly tables: readonly { readonly name: string; readonly id: number }[];
}

/** A package with a workbook part in it, and nothing else: no sheet, no style beyond the default. */
export async function blankWorkbook(codec: Codec): Promise<HostWorkbook> {
  const parts = OpcPackage.empty(codec);
  const main = "xl/workbook.xml";
  parts.set(main, BLANK_WORKBOOK, spreadsheetType("sheet.main"));
  await parts.relate("", relationshipType("officeDocument"), main);
  return hostOf(parts);
}

/** A workbook people have already. Rejects with WorkbookError where sheets cannot be added. */
export function openHost(bytes: Uint8Array, codec: Codec): Promise<HostWorkbook> {
  return translated(async () => hostOf(await OpcPackage.open(bytes, codec)));
}

/** The workbook in a package. Rejects with WorkbookError where sheets cannot be added. */
export async function hostOf(parts: OpcPackage): Promise<HostWorkbook> {
  const main = (await parts.relationships("")).find(isOf("officeDocument"))?.target;
  const type = main === undefined ? undefined : parts.contentType(main);
  if (main === undefined || type === undefined || !/sheet|excel/i.test(type))
    throw new WorkbookError("not-a-workbook", type ?? "");
  if (!type.endsWith("main+xml")) throw new WorkbookError("unsupported", type);
  const text = await parts.text(main);
  const root = parseXml(text);
  if (!root.attributes.some(({ value }) => value === MAIN))
    throw new WorkbookError("unsupported", "strict OOXML");
  const links = await parts.relationships(main);
  if (links.some(isOf("revisionHeaders"))) throw new WorkbookError("unsupported", "legacy shared workbook");

  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  let styles = links.find(isOf("styles"))?.target;
  if (styles === undefined) {
    styles = `${folder}styles.xml`;
    parts.set(styles, BLANK_STYLES, spreadsheetType("styles"));
    await parts.relate(main, relationshipType("styles"), styles);
  }
  return { parts, main, folder, text, styles, tables: await tablesIn(parts) };
}

const isOf =
  (kind: string) =>
  ({ type, external }: Relationship): boolean =>
    !external && type.endsWith(`/${kind}`);

async function tablesIn(parts: OpcPackage): Promise<{ name: string; id: number }[]> {
  const found: { name: string; id: number }[] = [];
  for (const name of parts.names()) {
    if (parts.contentType(name) !== spreadsheetType("table")) continue;
    const { root } = await parts.xml(name);
    const shown = attribute(root, "displayName") ?? attribute(root, "name") ?? "";
    found.push({ name: shown, id: Number(attribute(root, "id") ?? 0) });
  }
  return found;
}

/** The first free name of a part: `sheet` → xl/worksheets/sheet4.xml. */
export function freePart({ parts, folder }: HostWorkbook, stem: string): string {
  for (let n = 1; ; n++) {
    const name = `${folder}${stem}${String(n)}.xml`;
    if (!parts.has(name)) return name;
  }
}
