import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import type { TableName } from "../../src/records/tables";
import { type FileWorkbook, openFileWorkbook } from "../../src/workbook/file-workbook";
import { Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import type { CellsByField } from "../../src/workbook/port";

const PASSING = "01K0000000000000000000HAND";

/**
 * A file in which somebody without Kesu has typed a row below a table: with the id that `cells` has (a copied row) or
 * none, and with constants where the register has formulas.
 */
export async function typedByHand(
  workbook: FileWorkbook,
  table: TableName,
  cells: CellsByField,
): Promise<FileWorkbook> {
  const { version } = await workbook.read([]);
  const inserted = await workbook.commit(
    { tables: { [table]: { insert: [{ ...cells, id: PASSING }] } } },
    version,
  );
  const own = { id: PASSING, cells: { id: cells["id"] ?? null } };
  await workbook.commit({ tables: { [table]: { update: [own] } } }, inserted);
  const {
    rows = [],
    columns = [],
    letters = [],
    sheet = "",
  } = (await workbook.read([table])).tables[table] ?? {};
  const row = String(rows.at(-1)?.row ?? 0);
  const typed = columns.flatMap((name, index) => (name in cells ? [`${letters[index] ?? ""}${row}`] : []));
  return withoutFormulas(workbook, sheet, typed);
}

/** The same file with constants in these cells of a sheet where formulas were. */
export async function withoutFormulas(
  workbook: FileWorkbook,
  sheet: string,
  cells: readonly string[],
): Promise<FileWorkbook> {
  return edited(workbook, sheet, (xml) =>
    cells.reduce(
      (text, cell) =>
        text.replace(
          new RegExp(`(<(?:\\w+:)?c r="${cell}"[^>]*>)<((?:\\w+:)?f)\\b[^>]*(?:/>|>.*?</\\2>)`),
          "$1",
        ),
      xml,
    ),
  );
}

/** The file with the XML of a sheet changed, opened anew. */
export async function edited(
  workbook: FileWorkbook,
  sheet: string,
  change: (xml: string) => string,
): Promise<FileWorkbook> {
  const pkg = await OpcPackage.open(await workbook.bytes(), nodeCodec);
  const part = (await Spreadsheet.open(pkg)).sheetNamed(sheet)?.part ?? "";
  pkg.set(part, change(await pkg.text(part)));
  return openFileWorkbook(await pkg.save(), nodeCodec);
}
