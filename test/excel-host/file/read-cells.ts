import { attribute, child, childrenOf, type XmlElement } from "../../../src/opc/xml";
import type { OpcPackage } from "../../../src/opc/package";
import { ByteScanner } from "../../../src/workbook/ooxml/byte-scanner";
import type { CellReader } from "../../../src/workbook/ooxml/read-cell";
import type { SheetData } from "../../../src/workbook/ooxml/sheet-data";
import type { Cell } from "../../../src/workbook/port";
import { fromStored } from "../../../src/workbook/ooxml/stored-text";
import { bottom, right } from "../model/area";
import type { CellValue, Content } from "../model/cell";
import type { CellFormat } from "../model/cell-format";
import { normal } from "../model/cell-format";
import type { Link } from "../model/mutation";
import type { Band } from "../model/records";
import type { SheetCells } from "../model/sheet-cells";
import { areasOf } from "./areas";
import { shownFormula } from "./formula-text";

/** A value of the file as the host keeps it: nothing is the empty text. */
export const valueOfCell = (cell: Cell): CellValue => cell ?? "";

/** What stands in a cell of the file. */
export function contentOf(reader: CellReader, cell: number, parts: ReturnType<CellReader["read"]>): Content {
  const value = valueOfCell(parts.value);
  const formula = parts.formula === undefined ? "" : (reader.formula(cell) ?? "");
  return formula === "" ? value : { formula: shownFormula(formula), value };
}

/** Fills a sheet's grids from its rows. Nobody hears of it: a workbook is loaded before anyone looks at it. */
export function readCells(
  data: SheetData,
  reader: CellReader,
  formats: readonly CellFormat[],
  cells: SheetCells,
): void {
  readRows(data, formats, cells);
  for (let index = 0; index < data.rowCount; index++) {
    const row = data.rowNumber(index) - 1;
    for (let cell = data.firstCell(index); cell < data.firstCell(index + 1); cell++) {
      const column = data.cellColumn(cell) - 1;
      const parts = reader.read(cell);
      const content = contentOf(reader, cell, parts);
      if (content !== "") cells.contents.set(row, column, content);
      // a cell that is written down does not look as its column does unless it says so
      const look = formats[parts.style ?? 0] ?? normal;
      if (Object.keys(look).length > 0 || cells.bandFormat(row, column) !== normal)
        cells.formats.set(row, column, look);
    }
  }
}

function readRows(data: SheetData, formats: readonly CellFormat[], cells: SheetCells): void {
  for (let index = 0; index < data.rowCount; index++) {
    const band = rowBand(data, index, formats);
    if (Object.keys(band).length > 0) cells.rows.set(data.rowNumber(index) - 1, band);
  }
}

/** What a row of the file says of itself. */
export function rowBand(data: SheetData, index: number, formats: readonly CellFormat[]): Band {
  const tag = new ByteScanner(data.bytes, data.part, data.rowStart(index));
  tag.next();
  if (!tag.hasMore) return {};
  const on = (name: string): boolean => /^(1|true)$/.test(tag.attribute(name) ?? "");
  const height = Number(tag.attribute("ht") ?? NaN);
  const style = Number(tag.attribute("s") ?? 0);
  return {
    ...(Number.isFinite(height) ? { size: height } : {}),
    ...(on("hidden") ? { hidden: true } : {}),
    ...(on("customFormat") && style !== 0 ? { format: formats[style] ?? normal } : {}),
  };
}

/** The hyperlinks of a sheet. */
export async function readLinks(
  pkg: OpcPackage,
  part: string,
  root: XmlElement,
  cells: SheetCells,
): Promise<void> {
  const list = child(root, "hyperlinks");
  if (list === undefined) return;
  const links = await pkg.relationships(part);
  for (const element of childrenOf(list, "hyperlink")) {
    const address = links.find(({ id }) => id === attribute(element, "r:id"))?.target;
    const place = attribute(element, "location");
    const tip = attribute(element, "tooltip");
    const link: Link = {
      ...(address === undefined ? {} : { address }),
      ...(place === undefined ? {} : { documentReference: fromStored(place) }),
      ...(tip === undefined ? {} : { screenTip: fromStored(tip) }),
    };
    for (const area of areasOf(attribute(element, "ref") ?? ""))
      for (let row = area.row; row < bottom(area); row++)
        for (let column = area.column; column < right(area); column++) cells.links.set(row, column, link);
  }
}
