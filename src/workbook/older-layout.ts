import type { Codec } from "../opc/codec";
import { OpcPackage } from "../opc/package";
import type { Fields } from "../records/field";
import { type TableName, tableNames, tables } from "../records/tables";
import { Spreadsheet } from "./ooxml/spreadsheet";
import { translated } from "./package-fault";
import { type CellsByField, type Snapshot, type TableSnapshot, type Workbook } from "./port";
import { findTable, layoutOf } from "./register-places";
import { sealOver } from "./seal";
import { missingTable, readTableRows } from "./table-snapshot";

/** Columns that earlier layouts had: the extension of layout 1 is a row of 期限调整 now. */
export const retiredFields: Readonly<Partial<Record<TableName, Fields>>> = {
  complaint: {
    extDue: { kind: "date", group: "handling", label: { zh: "延期至", en: "Extended to" } },
    extReason: { kind: "longText", max: 1000, group: "handling", label: { zh: "延期理由", en: "Reason" } },
    extBy: { kind: "text", max: 120, group: "handling", label: { zh: "延期批准人", en: "Approved by" } },
  },
};

const retiredIn = (table: TableName): readonly string[] => Object.keys(retiredFields[table] ?? {});

/** Did a row of an earlier layout stand as Kesu wrote it last? */
export const wasSealed = (table: TableName, cells: CellsByField): boolean =>
  cells["seal"] === sealOver(table, cells, retiredIn(table));

/** A register of this layout or an earlier one, to be read and never written: its retired columns come along. */
export class OlderWorkbook implements Pick<Workbook, "read"> {
  readonly #book: Spreadsheet;

  private constructor(book: Spreadsheet) {
    this.#book = book;
  }

  /** Rejects with WorkbookError: `no-register`, `newer-layout`, `register-damaged` … */
  static open(bytes: Uint8Array, codec: Codec): Promise<OlderWorkbook> {
    return translated(async () => {
      const book = await Spreadsheet.open(await OpcPackage.open(bytes, codec));
      layoutOf(book);
      return new OlderWorkbook(book);
    });
  }

  read(names: readonly TableName[]): Promise<Snapshot> {
    return translated(async () => {
      const found: Partial<Record<TableName, TableSnapshot>> = {};
      for (const name of names) {
        const place = await findTable(this.#book, name, retiredIn(name));
        found[name] = place === undefined ? missingTable : await readTableRows(this.#book, name, place);
      }
      return { version: "", date1904: this.#book.date1904, tables: found };
    });
  }

  /** What of the workbook is none of the register's: columns people added to its tables, and sheets of their own. */
  peoplesOwn(): Promise<readonly string[]> {
    return translated(async () => {
      const own: string[] = [];
      const sheets = new Set<string>();
      for (const name of tableNames) {
        const place = await findTable(this.#book, name, retiredIn(name));
        if (!place) continue;
        sheets.add(place.sheet.name);
        const ours = new Set(place.fields.map(({ index }) => index));
        for (const [index, column] of place.table.columns.entries())
          if (!ours.has(index)) own.push(`${tables[name].label.zh}「${column.name}」`);
      }
      return [...own, ...this.#book.sheets.flatMap(({ name }) => (isOwnSheet(name, sheets) ? [name] : []))];
    });
  }
}

/** Sheets the register draws besides those of its tables. */
const DRAWN: ReadonlySet<string> = new Set(["月度回顾", "透视分析"]);

const isOwnSheet = (name: string, ofTables: ReadonlySet<string>): boolean =>
  !ofTables.has(name) && !DRAWN.has(name);
