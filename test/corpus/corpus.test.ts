import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ExcelJS from "exceljs";
import { nodeCodec } from "../../src/opc/node-codec";
import { OpcPackage } from "../../src/opc/package";
import { PackageError } from "../../src/opc/package-error";
import { same } from "../../src/opc/zip-write";
import { cellName } from "../../src/workbook/ooxml/address";
import { type Sheet, Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import { editTable } from "../../src/workbook/ooxml/table-edit";
import { firstDataRow, lastDataRow, type SheetTable } from "../../src/workbook/ooxml/table-part";
import type { RowCells } from "../../src/workbook/ooxml/table-writer";
import { type Cell, WorkbookError } from "../../src/workbook/port";
import { newValidatorErrors, validatorIsThere } from "./validator";
import { ownFixtures } from "./own-fixtures";

jest.setTimeout(300_000);

/** Real workbooks by Excel and others, where they are at hand; else the project's own. */
const folder = process.env["KESU_CORPUS"] ?? resolve(__dirname, "../../../shared/fixtures/xlsx");
const there = existsSync(folder);

interface Specimen {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function specimens(): Promise<Specimen[]> {
  if (!there) return ownFixtures();
  return readdirSync(folder)
    .filter((name) => /\.xls[xm]$/i.test(name))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
}

/** A refusal in the house's own words is an answer; anything else is a crash and fails the test. */
function refusal(error: unknown): string {
  if (error instanceof PackageError || error instanceof WorkbookError) return error.code;
  throw error;
}

class Tally {
  readonly #counts = new Map<string, string[]>();
  add(reason: string, name: string): void {
    this.#counts.set(reason, [...(this.#counts.get(reason) ?? []), name]);
  }
  print(title: string): void {
    const lines = [...this.#counts].map(
      ([why, names]) => `  ${why}: ${String(names.length)} (${names.slice(0, 8).join(", ")})`,
    );
    process.stdout.write(`${title}\n${lines.join("\n")}\n`);
  }
}

const ADDED: readonly Cell[] = ["=新增 <&> ", 12.5, true, "第一行\r\n第二行"];

interface Edited {
  readonly sheet: Sheet;
  readonly table: SheetTable;
  readonly expected: readonly { readonly row: number; readonly column: number; readonly value: Cell }[];
}

/** Two rows more and one cell changed in every plain column of the first row. */
async function edit(book: Spreadsheet, sheet: Sheet, table: SheetTable): Promise<Edited> {
  const first = firstDataRow(table);
  const last = lastDataRow(table);
  const plain = [...table.columns.keys()].filter((i) => table.columns[i]?.formula === undefined);
  const value = (index: number): Cell => ADDED[index % ADDED.length] ?? null;
  const row: RowCells = new Map(plain.map((i) => [i, value(i)]));
  const changed: RowCells = new Map(plain.slice(0, 1).map((i) => [i, "改 _x0041_"]));
  const data = await book.data(sheet);
  const reader = await book.cells(sheet);
  const blank = table.columns.every((_, i) => {
    const cell = data.cellAt(first, table.area.left + i);
    return cell < 0 || reader.read(cell).value === null || reader.read(cell).formula !== undefined;
  });
  const reuses = first === last && blank;
  await editTable(book, sheet, table, {
    insert: [row, row],
    update: reuses ? new Map() : new Map([[first, changed]]),
  });
  const at = (sheetRow: number, cells: RowCells): Edited["expected"] =>
    [...cells].map(([i, cell]) => ({ row: sheetRow, column: table.area.left + i, value: cell }));
  const start = last + (reuses ? 0 : 1);
  const expected = [...at(start, row), ...at(start + 1, row), ...(reuses ? [] : at(first, changed))];
  return {
    sheet,
    table: { ...table, area: { ...table.area, bottom: table.area.bottom + (reuses ? 1 : 2) } },
    expected,
  };
}

async function seenByExcelJs(bytes: Uint8Array): Promise<ExcelJS.Workbook | undefined> {
  try {
    return await new ExcelJS.Workbook().xlsx.load(bytes.slice().buffer);
  } catch {
    return undefined;
  }
}

const MAY_CHANGE =
  /\/(worksheets|tables|charts|pivotCache|drawings|ctrlProps)\/|workbook\d*\.xml$|styles\d*\.xml$|calcChain\d*\.xml$|\/(sheet|table|chart|pivotCacheDefinition|styles)\w*\.xml$/i;

describe(there ? `the workbooks in ${folder}` : "no corpus at hand: the project's own workbooks", () => {
  it("come back from a save with every part as it was", async () => {
    const refused = new Tally();
    let saved = 0;
    for (const { name, bytes } of await specimens()) {
      try {
        const pkg = await OpcPackage.open(bytes, nodeCodec);
        const again = await OpcPackage.open(await pkg.save(), nodeCodec);
        expect(again.names()).toEqual(pkg.names());
        for (const part of pkg.names())
          if (!same(await pkg.bytes(part), await again.bytes(part)))
            throw new Error(`${name}: ${part} differs`);
        saved++;
      } catch (error) {
        refused.add(refusal(error), name);
      }
    }
    refused.print(`saved unchanged: ${String(saved)}; refused:`);
    expect(saved).toBeGreaterThan(0);
  });

  it("take two rows and a change in every table, and nothing else changes", async () => {
    const refused = new Tally();
    const done: { name: string; before: Uint8Array; after: Uint8Array }[] = [];
    let tables = 0;
    for (const { name, bytes } of await specimens()) {
      try {
        const original = await OpcPackage.open(bytes, nodeCodec);
        const opened = await Spreadsheet.open(original);
        for (const sheet of opened.sheets)
          for (const table of await opened.tables(sheet)) {
            try {
              const book = opened.fork();
              const edited = await edit(book, sheet, table);
              const after = await book.pkg.save();
              tables++;
              done.push({ name: `${name} ${table.name}`, before: bytes, after });
              const pkg = await OpcPackage.open(after, nodeCodec);
              await expectOnlySaid(`${name} ${table.name}`, original, pkg, book);
              await expectReadBack(`${name} ${table.name}`, pkg, edited);
              await expectExcelJsAgrees(`${name} ${table.name}`, bytes, after, edited);
            } catch (error) {
              refused.add(refusal(error), `${name} ${table.name}`);
            }
          }
      } catch (error) {
        refused.add(refusal(error), name);
      }
    }
    refused.print(`tables edited: ${String(tables)}; refused:`);
    expect(tables).toBeGreaterThan(0);
    if (!validatorIsThere) process.stdout.write("tools/validator is not installed: Open XML not validated\n");
    else {
      const worse: string[] = [];
      for (const { name, before, after } of done)
        worse.push(...(await newValidatorErrors(before, after)).map((e) => `${name}: ${e}`));
      expect(worse).toEqual([]);
    }
  });
});

async function expectOnlySaid(
  name: string,
  before: OpcPackage,
  after: OpcPackage,
  book: Spreadsheet,
): Promise<void> {
  const said = new Set([...book.touched].map((part) => part.toLowerCase()));
  const wrote = [...said].some((part) => !before.has(part)) || [...said].some((part) => !after.has(part));
  for (const part of new Set([...before.names(), ...after.names()])) {
    if (said.has(part.toLowerCase())) {
      if (!MAY_CHANGE.test(part)) throw new Error(`${name}: wrote ${part}`);
      continue;
    }
    const list = part === "[Content_Types].xml" || part.endsWith(".rels");
    if (wrote && list) continue;
    if (!before.has(part) || !after.has(part) || !same(await before.bytes(part), await after.bytes(part)))
      throw new Error(`${name}: ${part} changed and nobody said so`);
  }
}

async function expectReadBack(
  name: string,
  pkg: OpcPackage,
  { sheet, table, expected }: Edited,
): Promise<void> {
  const book = await Spreadsheet.open(pkg);
  const now = (await book.tables(sheet)).find((t) => t.part === table.part);
  expect({ name, area: now?.area }).toEqual({ name, area: table.area });
  const data = await book.data(sheet);
  const reader = await book.cells(sheet);
  for (const { row, column, value } of expected) {
    const cell = data.cellAt(row, column);
    expect([name, cellName(row, column), cell < 0 ? null : reader.read(cell).value]).toEqual([
      name,
      cellName(row, column),
      value,
    ]);
  }
}

async function expectExcelJsAgrees(
  name: string,
  before: Uint8Array,
  after: Uint8Array,
  edited: Edited,
): Promise<void> {
  if (before.length > 500_000 || (await seenByExcelJs(before)) === undefined) return;
  const workbook = await seenByExcelJs(after);
  if (workbook === undefined) throw new Error(`${name}: exceljs cannot read it any more`);
  const sheet = workbook.getWorksheet(edited.sheet.name);
  if (sheet === undefined) return;
  for (const { row, column, value } of edited.expected) {
    const seen = sheet.getCell(row, column).value;
    if (seen instanceof Date || seen === null) continue; // a number in a cell that shows dates
    const shown =
      typeof seen === "object" && "richText" in seen ? seen.richText.map((r) => r.text).join("") : seen;
    if (typeof value !== "string" || !value.includes("_x"))
      expect([name, cellName(row, column), shown]).toEqual([name, cellName(row, column), exceljsForm(value)]);
  }
}

/** exceljs leaves the escapes of inline text as they are. */
const exceljsForm = (value: Cell): unknown =>
  typeof value === "string" ? value.replaceAll("\r", "_x000D_") : value;
