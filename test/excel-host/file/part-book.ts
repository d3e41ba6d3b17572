import type { OpcPackage } from "../../../src/opc/package";
import { attribute, child, childrenOf } from "../../../src/opc/xml";
import {
  HEAD,
  MAIN,
  RELATIONSHIPS,
  relationshipType,
  spreadsheetType,
} from "../../../src/workbook/ooxml/new-names";
import { CellReader } from "../../../src/workbook/ooxml/read-cell";
import { SheetData } from "../../../src/workbook/ooxml/sheet-data";
import { isOfType, type Spreadsheet } from "../../../src/workbook/ooxml/spreadsheet";
import type { TableState } from "../model/records";
import { totalsOf } from "../model/table-area";
import type { Workbook } from "../model/workbook";
import type { Origin } from "./origin";
import { changedTableXml, tableXml } from "./write-table";

const BLANK_SHEET = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetData></sheetData></worksheet>`;

/** Which part of a file holds which sheet and table of a host, while the file is being written. */
export class PartBook {
  readonly book: Spreadsheet;
  readonly #from: Workbook;
  readonly #sheets: Map<string, string>;
  readonly #tables: Map<string, string>;

  constructor(book: Spreadsheet, from: Workbook, origin: Origin | undefined) {
    this.book = book;
    this.#from = from;
    this.#sheets = new Map(origin?.sheets);
    this.#tables = new Map(origin?.tables);
  }

  get pkg(): OpcPackage {
    return this.book.pkg;
  }

  sheetPart(id: string): string {
    const part = this.#sheets.get(id);
    if (part === undefined) throw new Error(`no part for the sheet ${id}`);
    return part;
  }

  /** Takes out the parts of sheets and tables that are gone and puts in blank ones for sheets that are new. */
  async settle(): Promise<void> {
    for (const [id, part] of [...this.#sheets])
      if (!this.#from.records.sheet.has(id)) await this.#dropSheet(id, part);
    for (const [id, part] of [...this.#tables]) {
      if (this.#from.records.table.has(id)) continue;
      if (this.pkg.has(part)) this.pkg.remove(part);
      this.#tables.delete(id);
    }
    for (const id of this.#from.sheetIds()) {
      if (this.#sheets.has(id)) continue;
      const part = this.#freePart("worksheets/sheet");
      this.pkg.set(part, BLANK_SHEET, spreadsheetType("worksheet"));
      await this.pkg.relate(this.book.workbookPart, relationshipType("worksheet"), part);
      this.#sheets.set(id, part);
    }
  }

  async #dropSheet(id: string, part: string): Promise<void> {
    const main = this.book.workbookPart;
    for (const link of await this.pkg.relationships(main))
      if (link.target === part) await this.pkg.unrelate(main, link.id);
    for (const link of await this.pkg.relationships(part))
      if (isOfType(link, "table")) this.pkg.remove(link.target);
    this.pkg.remove(part);
    this.#sheets.delete(id);
  }

  #freePart(stem: string): string {
    const folder = this.book.workbookPart.replace(/[^/]*$/, "");
    for (let n = 1; ; n++) if (!this.pkg.has(`${folder}${stem}${n}.xml`)) return `${folder}${stem}${n}.xml`;
  }

  /** The rows of a sheet's part; an empty list of rows is opened so that some can be put in. */
  async rows(part: string): Promise<{ readonly data: SheetData; readonly reader: CellReader }> {
    const sheet = this.book.sheets.find((one) => one.part === part);
    const data =
      sheet === undefined ? new SheetData(await this.pkg.bytes(part), part) : await this.book.data(sheet);
    if (sheet !== undefined && !data.closed) return { data, reader: await this.book.cells(sheet) };
    const open = data.closed ? opened(data) : data;
    return { data: open, reader: new CellReader(open, undefined, this.book.date1904) };
  }

  /** Writes the tables of a sheet; the ids of their links when other tables stand there than before. */
  async writeTables(id: string): Promise<readonly string[] | undefined> {
    const part = this.sheetPart(id);
    for (const [table, state] of this.#from.records.table)
      if (state.sheet === id) await this.#writeTable(part, table, state);
    const links = (await this.pkg.relationships(part)).filter((link) => isOfType(link, "table"));
    const alive = links.filter((link) => this.pkg.has(link.target));
    for (const link of links) if (!alive.includes(link)) await this.pkg.unrelate(part, link.id);
    const list = child((await this.pkg.xml(part)).root, "tableParts");
    const was = (list === undefined ? [] : childrenOf(list, "tablePart")).map(
      (one) => attribute(one, "r:id") ?? "",
    );
    const now = alive.map((link) => link.id);
    return JSON.stringify([...was].sort()) === JSON.stringify([...now].sort()) ? undefined : now;
  }

  async #writeTable(part: string, id: string, table: TableState): Promise<void> {
    const row = totalsOf(table);
    const [totals = []] = row === null ? [] : this.#from.cells(table.sheet).block(row);
    const known = this.#tables.get(id);
    if (known !== undefined) {
      const { text, root } = await this.pkg.xml(known);
      const changed = changedTableXml(text, root, table, totals);
      if (changed !== undefined) this.book.write(known, changed);
      return;
    }
    const made = this.#freePart("tables/table");
    this.pkg.set(made, tableXml(table, (await this.#lastTableId()) + 1, totals), spreadsheetType("table"));
    await this.pkg.relate(part, relationshipType("table"), made);
    this.#tables.set(id, made);
  }

  async #lastTableId(): Promise<number> {
    let last = 0;
    for (const name of this.pkg.names())
      if (this.pkg.contentType(name) === spreadsheetType("table"))
        last = Math.max(last, Number(attribute((await this.pkg.xml(name)).root, "id") ?? 0));
    return last;
  }
}

/** `<sheetData/>` as `<sheetData></sheetData>`. */
function opened(data: SheetData): SheetData {
  const decoder = new TextDecoder();
  const tag = `${data.prefix}sheetData`;
  const before = decoder.decode(data.bytes.subarray(0, data.headEnd));
  const behind = decoder.decode(data.bytes.subarray(data.tailStart));
  return new SheetData(new TextEncoder().encode(`${before}<${tag}></${tag}>${behind}`), data.part);
}
