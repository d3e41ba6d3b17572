import type { OpcPackage } from "../../../src/opc/package";
import { child, escapeAttribute, type XmlElement } from "../../../src/opc/xml";
import { RELATIONSHIPS, relationshipType } from "../../../src/workbook/ooxml/new-names";
import { addressOf } from "../model/address";
import { wholeSheet } from "../model/area";
import type { SheetCells } from "../model/sheet-cells";

/** The hyperlinks of a sheet that had none in its file; those of a file are left as they are. */
export async function newLinks(
  pkg: OpcPackage,
  part: string,
  root: XmlElement,
  cells: SheetCells,
): Promise<Record<string, string>> {
  const links = [...cells.links.cells(wholeSheet)];
  if (links.length === 0 || child(root, "hyperlinks") !== undefined) return {};
  const outside = new Map<string, string>();
  const items: string[] = [];
  for (const { row, column, value } of links) {
    const { address, documentReference, screenTip } = value;
    if (address !== undefined && !outside.has(address))
      outside.set(address, await pkg.relate(part, relationshipType("hyperlink"), address, true));
    items.push(
      `<hyperlink xmlns:r="${RELATIONSHIPS}" ref="${addressOf({ row, column, rows: 1, columns: 1 })}"` +
        (address === undefined ? "" : ` r:id="${outside.get(address) ?? ""}"`) +
        (documentReference === undefined ? "" : ` location="${escapeAttribute(documentReference)}"`) +
        (screenTip === undefined ? "" : ` tooltip="${escapeAttribute(screenTip)}"`) +
        "/>",
    );
  }
  return { hyperlinks: `<hyperlinks>${items.join("")}</hyperlinks>` };
}
