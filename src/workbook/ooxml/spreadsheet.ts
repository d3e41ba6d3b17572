import type { OpcPackage, Relationship } from "../../opc/package";
import { attribute, child, childrenOf, type XmlElement } from "../../opc/xml";
import { utf8Xml } from "../../opc/xml-encoding";
import { WorkbookError } from "../port";
import { rowsOnOtherSheets } from "./mentions";
import { CellReader } from "./read-cell";
import { SharedStrings } from "./shared-strings";
import { SheetData } from "./sheet-data";
import { Styles } from "./styles";
import { readTable, type SheetTable } from "./table-part";

export interface Sheet {
  readonly name: string;
  readonly part: string;
}

export interface DefinedName {
  readonly name: string;
  /** What it refers to: "'客诉台账'!$K$3". */
  readonly formula: string;
  /** A name of one sheet only: Excel makes such twins when it copies a sheet. */
  readonly local: boolean;
}

interface Contents {
  readonly sheets: readonly Sheet[];
  readonly names: readonly DefinedName[];
  readonly date1904: boolean;
}

const STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";
const STYLES_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
const PLAIN_STYLES =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

/** Relationship types end alike in the transitional and the strict format: ".../relationships/table". */
export const isOfType = (link: Relationship, type: string): boolean =>
  !link.external && link.type.endsWith(`/${type}`);

export const isOn = (value: string | undefined): boolean => value === "1" || value === "true";

function contentsOf(root: XmlElement, links: readonly Relationship[]): Contents {
  const sheetList = child(root, "sheets");
  const nameList = child(root, "definedNames");
  const properties = child(root, "workbookPr");
  return {
    sheets: (sheetList === undefined ? [] : childrenOf(sheetList, "sheet")).flatMap((s) => {
      const id = s.attributes.find((a) => a.local === "id" && a.name !== "id")?.value;
      const link = links.find((l) => l.id === id && isOfType(l, "worksheet"));
      return link === undefined ? [] : [{ name: attribute(s, "name") ?? "", part: link.target }];
    }),
    names: (nameList === undefined ? [] : childrenOf(nameList, "definedName")).map((n) => ({
      name: attribute(n, "name") ?? "",
      formula: n.text,
      local: attribute(n, "localSheetId") !== undefined,
    })),
    date1904: isOn(properties && attribute(properties, "date1904")),
  };
}

/** A spreadsheet package: what is in it and where, each part read when asked for and remembered until it changes. */
export class Spreadsheet {
  readonly pkg: OpcPackage;
  readonly workbookPart: string;
  links: readonly Relationship[];
  readonly sheets: readonly Sheet[];
  readonly date1904: boolean;
  #names: readonly DefinedName[];
  readonly #data: Map<string, SheetData>;
  readonly #tables: Map<string, readonly SheetTable[]>;
  #strings: SharedStrings | undefined;
  /** By sheet part: the rows at which references to other sheets end. */
  #rowsElsewhere = new Map<string, ReadonlySet<number>>();
  /** Parts written since this was opened or forked. */
  readonly touched = new Set<string>();

  private constructor(
    from: Pick<Spreadsheet, "pkg" | "workbookPart" | "links" | "sheets" | "date1904">,
    names: readonly DefinedName[],
    data: Map<string, SheetData>,
    tables: Map<string, readonly SheetTable[]>,
    strings: SharedStrings | undefined,
  ) {
    this.pkg = from.pkg;
    this.workbookPart = from.workbookPart;
    this.links = from.links;
    this.sheets = from.sheets;
    this.date1904 = from.date1904;
    this.#names = names;
    this.#data = data;
    this.#tables = tables;
    this.#strings = strings;
  }

  static async open(pkg: OpcPackage): Promise<Spreadsheet> {
    const main = (await pkg.relationships("")).find((link) => isOfType(link, "officeDocument"))?.target;
    if (main === undefined || !pkg.has(main)) throw new WorkbookError("not-a-workbook", "no main part");
    const type = pkg.contentType(main) ?? "";
    if (type.includes("binary")) throw new WorkbookError("unsupported", "a binary workbook (.xlsb)");
    const { root } = await pkg.xml(main);
    if (root.local !== "workbook") throw new WorkbookError("not-a-workbook", main);
    const links = await pkg.relationships(main);
    const { sheets, names, date1904 } = contentsOf(root, links);
    const from = { pkg, workbookPart: main, links, sheets, date1904 };
    return new Spreadsheet(from, names, new Map(), new Map(), undefined);
  }

  /** A copy to change; it is kept when the whole change succeeds and dropped when it does not. */
  fork(): Spreadsheet {
    const { workbookPart, links, sheets, date1904 } = this;
    const from = { pkg: this.pkg.fork(), workbookPart, links, sheets, date1904 };
    const tables = new Map(this.#tables);
    const copy = new Spreadsheet(from, this.#names, new Map(this.#data), tables, this.#strings);
    copy.#rowsElsewhere = new Map(this.#rowsElsewhere);
    return copy;
  }

  get names(): readonly DefinedName[] {
    return this.#names;
  }

  sheetNamed(name: string): Sheet | undefined {
    const wanted = name.toLowerCase();
    return this.sheets.find((s) => s.name.toLowerCase() === wanted);
  }

  /** The rows and cells of a sheet. */
  async data(sheet: Sheet): Promise<SheetData> {
    const known = this.#data.get(sheet.part);
    if (known !== undefined) return known;
    const data = new SheetData(utf8Xml(await this.pkg.bytes(sheet.part)), sheet.part);
    this.#data.set(sheet.part, data);
    return data;
  }

  /** The rows at which references to other sheets end, without the sheet being read for it. */
  async rowsOnOtherSheets({ part }: Sheet): Promise<ReadonlySet<number>> {
    const known = this.#rowsElsewhere.get(part);
    if (known !== undefined) return known;
    const rows = rowsOnOtherSheets(this.#data.get(part)?.bytes ?? utf8Xml(await this.pkg.bytes(part)));
    this.#rowsElsewhere.set(part, rows);
    return rows;
  }

  /** A reader for the cells of a sheet. */
  async cells(sheet: Sheet): Promise<CellReader> {
    return new CellReader(await this.data(sheet), await this.#sharedStrings(), this.date1904);
  }

  async tables(sheet: Sheet): Promise<readonly SheetTable[]> {
    const known = this.#tables.get(sheet.part);
    if (known !== undefined) return known;
    const tables: SheetTable[] = [];
    for (const link of await this.pkg.relationships(sheet.part))
      if (isOfType(link, "table")) {
        const { root } = await this.pkg.xml(link.target);
        tables.push(readTable(link.target, root));
      }
    this.#tables.set(sheet.part, tables);
    return tables;
  }

  /** Replaces the part of a sheet; its index is made anew when somebody asks. */
  writeSheet(sheet: Sheet, content: string | Uint8Array): void {
    this.#data.delete(sheet.part);
    this.write(sheet.part, content);
  }

  /** Replaces a table's part. */
  writeTable(sheet: Sheet, table: Pick<SheetTable, "part">, text: string): void {
    this.#tables.delete(sheet.part);
    this.write(table.part, text);
  }

  /** Replaces any other part; one that stays the same is not touched. */
  write(part: string, content: string | Uint8Array): void {
    this.#rowsElsewhere.delete(part);
    this.pkg.set(part, content);
    this.touched.add(part);
  }

  /** The cell formats; of a workbook without any, the one that every cell has. */
  async styles(): Promise<Styles> {
    return new Styles(await this.stylesText());
  }

  async stylesText(): Promise<string> {
    const link = this.links.find((l) => isOfType(l, "styles"));
    const there = link !== undefined && this.pkg.has(link.target);
    return there ? this.pkg.text(link.target) : PLAIN_STYLES;
  }

  async writeStyles(text: string): Promise<void> {
    const link = this.links.find((l) => isOfType(l, "styles"));
    if (link !== undefined) {
      this.write(link.target, text);
      return;
    }
    const part = this.workbookPart.replace(/[^/]*$/, "styles.xml");
    this.pkg.set(part, text, STYLES_TYPE);
    const own = this.links[0]?.type.replace(/[^/]*$/, "styles") ?? STYLES_LINK;
    await this.pkg.relate(this.workbookPart, own, part);
    this.touched.add(part);
    this.links = await this.pkg.relationships(this.workbookPart);
  }

  /** Takes a part out of the package together with the workbook's link to it. */
  async remove(link: Relationship): Promise<void> {
    await this.pkg.unrelate(this.workbookPart, link.id);
    this.pkg.remove(link.target);
    this.touched.add(link.target);
  }

  /** Reads the defined names again after the workbook part was written. */
  async refreshNames(): Promise<void> {
    this.#names = contentsOf((await this.pkg.xml(this.workbookPart)).root, this.links).names;
  }

  async #sharedStrings(): Promise<SharedStrings | undefined> {
    if (this.#strings !== undefined) return this.#strings;
    const link = this.links.find((l) => isOfType(l, "sharedStrings"));
    if (link === undefined || !this.pkg.has(link.target)) return undefined;
    this.#strings = new SharedStrings(utf8Xml(await this.pkg.bytes(link.target)), link.target);
    return this.#strings;
  }
}
