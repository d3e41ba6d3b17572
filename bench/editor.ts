import { deflateRawSync, inflateRawSync } from "node:zlib";
import { nodeCodec } from "../src/opc/node-codec";
import { OpcPackage } from "../src/opc/package";
import { readZip } from "../src/opc/zip";
import { cellName, columnLetters } from "../src/workbook/ooxml/address";
import { Spreadsheet } from "../src/workbook/ooxml/spreadsheet";
import { editTable } from "../src/workbook/ooxml/table-edit";
import type { RowCells } from "../src/workbook/ooxml/table-writer";

/**
 * Appending three rows to a table of N rows × 40 columns: our editor, from bytes to bytes, against the floor of any
 * editor of this file: inflate the sheet, splice, deflate, with native zlib on one thread.
 */

const COLUMNS = 40;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
const TEXTS = [
  "客户反映外观划伤",
  "尺寸超差0.05mm，已隔离",
  "包装破损",
  "表面处理剂残留导致附着力不良",
  "已关闭",
];

const valueAt = (row: number, column: number): string | number =>
  column % 3 === 0
    ? `${TEXTS[(row * 7 + column) % TEXTS.length] ?? ""}${String((row * 31 + column) % 997)}`
    : column % 3 === 1
      ? ((row * 7919 + column * 104729) % 1_000_003) / 100
      : 45_000 + ((row + column * 13) % 900);

async function generate(rows: number): Promise<Uint8Array> {
  const pkg = OpcPackage.empty(nodeCodec);
  const ref = `A1:${cellName(rows + 1, COLUMNS)}`;
  const pieces: Uint8Array[] = [];
  const encoder = new TextEncoder();
  const put = (text: string): void => void pieces.push(encoder.encode(text));
  put(`<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><dimension ref="${ref}"/><sheetData>`);
  for (let row = 1; row <= rows + 1; row++) {
    let cells = "";
    for (let column = 1; column <= COLUMNS; column++) {
      const value = row === 1 ? `列${columnLetters(column)}` : valueAt(row, column);
      const at = `<c r="${cellName(row, column)}"`;
      cells +=
        typeof value === "string"
          ? `${at} s="1" t="inlineStr"><is><t>${value}</t></is></c>`
          : `${at} s="2"><v>${String(value)}</v></c>`;
    }
    put(`<row r="${String(row)}" spans="1:40">${cells}</row>`);
  }
  put('</sheetData><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>');
  const columns = Array.from(
    { length: COLUMNS },
    (_, i) => `<tableColumn id="${String(i + 1)}" name="列${columnLetters(i + 1)}"/>`,
  );
  const table = `<table xmlns="${MAIN}" id="1" name="T" displayName="T" ref="${ref}"><autoFilter ref="${ref}"/><tableColumns count="40">${columns.join("")}</tableColumns></table>`;
  const xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>';
  pkg.set("xl/worksheets/sheet1.xml", Buffer.concat(pieces), `${TYPE}worksheet+xml`);
  pkg.set("xl/tables/table1.xml", table, `${TYPE}table+xml`);
  pkg.set(
    "xl/styles.xml",
    `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3">${xf.repeat(3)}</cellXfs></styleSheet>`,
    `${TYPE}styles+xml`,
  );
  pkg.set(
    "xl/workbook.xml",
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="客诉" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    `${TYPE}sheet.main+xml`,
  );
  await pkg.relate("", `${OFFICE}/officeDocument`, "xl/workbook.xml");
  await pkg.relate("xl/workbook.xml", `${OFFICE}/worksheet`, "xl/worksheets/sheet1.xml");
  await pkg.relate("xl/workbook.xml", `${OFFICE}/styles`, "xl/styles.xml");
  await pkg.relate("xl/worksheets/sheet1.xml", `${OFFICE}/table`, "xl/tables/table1.xml");
  return pkg.save();
}

const newRows = (n: number): RowCells[] =>
  Array.from(
    { length: n },
    (_, row) => new Map(Array.from({ length: COLUMNS }, (__, column) => [column, valueAt(row, column)])),
  );

async function ours(file: Uint8Array): Promise<number> {
  const book = await Spreadsheet.open(await OpcPackage.open(file, nodeCodec));
  const [sheet] = book.sheets;
  const [table] = sheet === undefined ? [] : await book.tables(sheet);
  if (sheet === undefined || table === undefined) throw new Error("no table");
  await editTable(book, sheet, table, { insert: newRows(3), update: new Map() });
  return (await book.pkg.save()).length;
}

function floor(file: Uint8Array): number {
  const sheet = readZip(file).find((entry) => entry.name.endsWith("sheet1.xml"));
  if (sheet === undefined) throw new Error("no sheet");
  const bytes = inflateRawSync(sheet.raw);
  const at = bytes.lastIndexOf("</sheetData>");
  const row = Buffer.from(`<row>${"<c><v>1</v></c>".repeat(COLUMNS)}</row>`.repeat(3));
  return deflateRawSync(Buffer.concat([bytes.subarray(0, at), row, bytes.subarray(at)])).length;
}

async function readAll(file: Uint8Array): Promise<number> {
  const book = await Spreadsheet.open(await OpcPackage.open(file, nodeCodec));
  const [sheet] = book.sheets;
  if (sheet === undefined) throw new Error("no sheet");
  const data = await book.data(sheet);
  const reader = await book.cells(sheet);
  let filled = 0;
  for (let cell = 0; cell < data.cellCount; cell++) if (reader.read(cell).value !== null) filled++;
  return filled;
}

/** The quicker of two runs, in milliseconds. */
async function timed(work: () => unknown): Promise<number> {
  let best = Infinity;
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    await work();
    best = Math.min(best, performance.now() - start);
  }
  return Math.round(best);
}

async function main(): Promise<void> {
  const rows = Number(process.argv[2] ?? 10_000);
  const file = await generate(rows);
  const size = readZip(file).reduce((sum, entry) => sum + entry.size, 0);
  const ms = {
    floor: await timed(() => floor(file)),
    ours: await timed(() => ours(file)),
    readAll: await timed(() => readAll(file)),
  };
  console.log(
    `${String(rows)} rows × ${String(COLUMNS)} columns, ${(file.length / 1e6).toFixed(1)} MB, ${(size / 1e6).toFixed(0)} MB inflated`,
  );
  console.log(`floor: inflate + splice + deflate   ${String(ms.floor)} ms`);
  console.log(
    `ours: open + append 3 rows + save   ${String(ms.ours)} ms   ${(ms.ours / ms.floor).toFixed(2)} × the floor`,
  );
  console.log(`ours: open + read every cell        ${String(ms.readAll)} ms`);
  console.log(`peak memory                         ${(process.resourceUsage().maxRSS / 1e6).toFixed(2)} GB`);
}

void main();
