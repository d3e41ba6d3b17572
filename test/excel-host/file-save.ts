import { type Codec, platformCodec } from "../../src/opc/codec";
import { parseXml } from "../../src/opc/xml";
import { recalculate } from "../../src/workbook/ooxml/follow-up";
import { HEAD, MAIN } from "../../src/workbook/ooxml/new-names";
import { blankWorkbook } from "../../src/workbook/ooxml/new-package";
import { isOfType, Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import { themeColours } from "./file/colours";
import { frameOf } from "./file/frame";
import { originOf } from "./file/origin";
import { PartBook } from "./file/part-book";
import { cellFormats, FileStyles } from "./file/read-styles";
import { addDrawings } from "./file/write-drawings";
import { newLinks } from "./file/write-links";
import { writeProperties } from "./file/write-properties";
import { rowsXml } from "./file/write-rows";
import { sheetXml } from "./file/write-sheet";
import { StyleWriter } from "./file/write-styles";
import { type ListedSheet, workbookXml } from "./file/write-workbook";
import { contains } from "./model/area";
import type { Workbook } from "./model/workbook";

/**
 * What a host holds as an .xlsx. Of a workbook that was loaded, every part and cell that is as it was keeps its bytes;
 * one drawn from nothing is written plainly. Settings, and pivots made in the host, are not in the file.
 */
export async function saveXlsx(
  host: { readonly workbook: Workbook },
  codec: Codec = platformCodec,
): Promise<Uint8Array> {
  const { workbook } = host;
  const origin = originOf(workbook);
  const book =
    origin === undefined ? await Spreadsheet.open((await blankWorkbook(codec)).parts) : origin.book.fork();
  const parts = new PartBook(book, workbook, origin);
  const looks = await looksOf(book);
  await parts.settle();
  let rowsChanged = false;
  for (const id of workbook.sheetIds())
    rowsChanged = (await writeSheet(id, workbook, parts, looks)) || rowsChanged;
  const styles = looks.writer.toString();
  if (styles !== looks.text) await book.writeStyles(styles);
  const { text, root } = await book.pkg.xml(book.workbookPart);
  const names = [...workbook.records.name.values()];
  const sheets = await listedSheets(workbook, parts);
  const alive = new Set((await book.pkg.relationships(book.workbookPart)).map(({ id }) => id));
  const main = workbookXml(text, root, sheets, names, workbook.state, alive);
  if (main !== text) book.write(book.workbookPart, main);
  await writeProperties(book.pkg, workbook);
  if (rowsChanged) await recalculate(book, true);
  return book.pkg.save();
}

interface Looks {
  readonly text: string;
  readonly theme: readonly string[];
  readonly styles: FileStyles;
  readonly writer: StyleWriter;
}

async function looksOf(book: Spreadsheet): Promise<Looks> {
  const part = (type: string): string | undefined =>
    book.links.find((link) => isOfType(link, type) && book.pkg.has(link.target))?.target;
  const [themePart, stylesPart] = [part("theme"), part("styles")];
  const theme = themeColours(themePart === undefined ? undefined : (await book.pkg.xml(themePart)).root);
  const text =
    stylesPart === undefined ? `${HEAD}<styleSheet xmlns="${MAIN}"/>` : await book.pkg.text(stylesPart);
  return { text, theme, styles: new FileStyles(parseXml(text), theme), writer: new StyleWriter(text, theme) };
}

/** Writes one sheet with its tables; whether any of its rows changed. */
async function writeSheet(id: string, workbook: Workbook, parts: PartBook, looks: Looks): Promise<boolean> {
  const part = parts.sheetPart(id);
  const state = workbook.record("sheet", id);
  const { table, validation, conditionalFormat, chart, shape } = workbook.records;
  const ofSheet = <T extends { readonly sheet: string }>(all: ReadonlyMap<string, T>): T[] =>
    [...all.values()].filter(({ sheet }) => sheet === id);
  const tables = await parts.writeTables(id);
  const cells = workbook.cells(id);
  const { data, reader } = await parts.rows(part);
  const own = ofSheet(table);
  const rows = rowsXml({
    cells,
    data,
    reader,
    formats: cellFormats(looks.styles),
    styleOf: (format) => looks.writer.cell(format),
    tableAt: (row, column) =>
      own.find(({ area }) => contains(area, { row, column, rows: 1, columns: 1 }))?.name,
    sheetName: state.name,
  });
  const frame = frameOf(data);
  const drawings = { charts: ofSheet(chart), shapes: ofSheet(shape) };
  const xml = sheetXml({
    id,
    state,
    columns: cells.columns,
    validations: ofSheet(validation),
    marks: ofSheet(conditionalFormat),
    links: {
      ...(await newLinks(parts.pkg, part, frame.root, cells)),
      ...(await addDrawings(parts.pkg, part, cells, drawings, id)),
    },
    tables,
    frame,
    rows,
    ...looks,
  });
  if (xml !== undefined) parts.book.write(part, xml);
  return rows !== undefined;
}

async function listedSheets(workbook: Workbook, parts: PartBook): Promise<ListedSheet[]> {
  const links = await parts.pkg.relationships(parts.book.workbookPart);
  return workbook.sheetIds().map((id) => {
    const part = parts.sheetPart(id);
    const link = links.find(({ target }) => target === part)?.id ?? "";
    return { id, state: workbook.record("sheet", id), link };
  });
}
