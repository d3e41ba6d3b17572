import { type Codec, platformCodec } from "../../src/opc/codec";
import { OpcPackage } from "../../src/opc/package";
import { attribute, child, childrenOf, parseXml, type XmlElement } from "../../src/opc/xml";
import { isOfType, Spreadsheet } from "../../src/workbook/ooxml/spreadsheet";
import { amount, word } from "./file/attributes";
import { themeColours } from "./file/colours";
import { frameOf } from "./file/frame";
import { setOrigin } from "./file/origin";
import { readCells, readLinks } from "./file/read-cells";
import { linked, readDrawings } from "./file/read-drawings";
import { readMarks } from "./file/read-marks";
import type { FileName } from "./file/read-names";
import { isExcelsOwn, nameState, readNames, withPrintNames } from "./file/read-names";
import { readPage } from "./file/read-page";
import { readPivots } from "./file/read-pivots";
import { readCustomProperties, readProperties } from "./file/read-properties";
import { readColumns, readSelection, readSheet } from "./file/read-sheet";
import { cellFormats, FileStyles } from "./file/read-styles";
import { readTableState } from "./file/read-table";
import { readValidations } from "./file/read-validations";
import { parseAddress, splitReference } from "./model/address";
import { plain } from "./model/cell";
import type { CellFormat } from "./model/cell-format";
import type { ChartState } from "./model/drawing-state";
import { loader } from "./model/mutation";
import type { Visibility } from "./model/records";
import type { RecordKind, Records } from "./model/records";
import { recordKinds } from "./model/records";
import type { Workbook } from "./model/workbook";

/** Puts the workbook of a file in the place of what a host holds, as if it had been opened. Rejects with WorkbookError. */
export async function loadXlsx(
  workbook: Workbook,
  bytes: Uint8Array,
  codec: Codec = platformCodec,
): Promise<void> {
  const book = await Spreadsheet.open(await OpcPackage.open(bytes, codec));
  await new FileLoader(workbook, book).load();
}

class FileLoader {
  readonly #to: Workbook;
  readonly #book: Spreadsheet;
  readonly #sheets = new Map<string, string>();
  readonly #tables = new Map<string, string>();

  constructor(to: Workbook, book: Spreadsheet) {
    this.#to = to;
    this.#book = book;
  }

  async load(): Promise<void> {
    const { pkg, workbookPart } = this.#book;
    const { root } = await pkg.xml(workbookPart);
    const theme = themeColours(await this.#root("theme"));
    const styles = new FileStyles((await this.#root("styles")) ?? parseXml("<styleSheet/>"), theme);
    const names = readNames(root);
    const entries = sheetEntries(root);
    this.#clear();
    Object.assign(this.#to, { date1904: this.#book.date1904 }); // a workbook is opened with its date system
    const ids: (string | undefined)[] = [];
    const formats = cellFormats(styles);
    for (const [order, entry] of entries.entries()) {
      const own = names.filter(({ sheet }) => sheet === order);
      ids.push(await this.#sheet(entry, order, own, { styles, theme, formats }));
    }
    this.#names(names, ids);
    this.#put("workbook", "workbook", { name: this.#to.state.name, ...(await readProperties(pkg, root)) });
    for (const property of await readCustomProperties(pkg)) this.#put("property", this.#to.newId(), property);
    await this.#bringForward(root, ids);
    setOrigin(this.#to, { book: this.#book, sheets: this.#sheets, tables: this.#tables });
  }

  #put<K extends RecordKind>(what: K, id: string, state: Records[K] | null): void {
    this.#to.as(loader, () => {
      this.#to.put(what, id, state);
    });
  }

  #clear(): void {
    for (const kind of recordKinds)
      if (kind !== "workbook") for (const id of [...this.#to.records[kind].keys()]) this.#put(kind, id, null);
  }

  async #root(type: string): Promise<XmlElement | undefined> {
    const { pkg, links } = this.#book;
    const link = links.find((one) => isOfType(one, type));
    return link !== undefined && pkg.has(link.target) ? (await pkg.xml(link.target)).root : undefined;
  }

  /** One sheet with all that is on it; undefined for what is no worksheet. */
  async #sheet(
    { name, link, visibility }: SheetEntry,
    order: number,
    own: readonly FileName[],
    looks: { styles: FileStyles; theme: readonly string[]; formats: readonly CellFormat[] },
  ): Promise<string | undefined> {
    const { pkg } = this.#book;
    const part = this.#book.links.find(({ id }) => id === link)?.target;
    const sheet = this.#book.sheets.find((one) => one.part === part);
    if (sheet === undefined) return undefined;
    const data = await this.#book.data(sheet);
    const { root } = frameOf(data);
    const id = this.#to.newId();
    this.#sheets.set(id, sheet.part);
    const page = withPrintNames(readPage(root), own);
    this.#put("sheet", id, { name, order: order + 1, visibility, page, ...readSheet(root, looks.theme) });
    const cells = this.#to.cells(id);
    cells.columns = readColumns(root, looks.styles);
    readCells(data, await this.#book.cells(sheet), looks.formats, cells);
    await readLinks(pkg, sheet.part, root, cells);
    for (const { target } of await linked(pkg, sheet.part, "table")) {
      const table = this.#to.newId();
      this.#tables.set(table, target);
      this.#put("table", table, readTableState((await pkg.xml(target)).root, id, target));
    }
    for (const validation of readValidations(root, id)) this.#put("validation", this.#to.newId(), validation);
    for (const mark of readMarks(root, id, looks)) this.#put("conditionalFormat", this.#to.newId(), mark);
    const { charts, shapes } = await readDrawings(pkg, sheet.part, id, cells);
    for (const chart of charts) this.#put("chart", this.#to.newId(), this.#withNames(chart));
    for (const shape of shapes) this.#put("shape", this.#to.newId(), shape);
    for (const pivot of await readPivots(pkg, sheet.part, id, name))
      this.#put("pivot", this.#to.newId(), pivot);
    return id;
  }

  /** A series is called what its header cell says, as far as its sheet is read already. */
  #withNames(chart: ChartState): ChartState {
    const series = chart.series.map((one) => {
      const { sheet = "", rest } = splitReference(one.name);
      const [id, area] = [this.#to.sheetNamed(sheet), parseAddress(rest)];
      const cell = id === undefined || area === null ? "" : this.#to.cells(id).content(area.row, area.column);
      return cell === "" ? one : { ...one, name: String(plain(cell)) };
    });
    return { ...chart, series };
  }

  #names(names: readonly FileName[], ids: readonly (string | undefined)[]): void {
    for (const name of names) {
      const home = name.sheet === undefined ? null : (ids[name.sheet] ?? null);
      if (isExcelsOwn(name) || (name.sheet !== undefined && home === null)) continue;
      this.#put("name", this.#to.newId(), nameState(name, home));
    }
  }

  /** The sheet that was in front, or the first that can be. */
  async #bringForward(workbook: XmlElement, ids: readonly (string | undefined)[]): Promise<void> {
    const views = child(workbook, "bookViews");
    const front = ids[amount(views && child(views, "workbookView"), "activeTab") ?? 0];
    const id = front ?? ids.find((one) => one !== undefined);
    const part = id === undefined ? undefined : this.#sheets.get(id);
    const sheet = this.#book.sheets.find((one) => one.part === part);
    if (id === undefined || sheet === undefined) return;
    this.#to.active = { sheet: id, address: readSelection(frameOf(await this.#book.data(sheet)).root) };
  }
}

interface SheetEntry {
  readonly name: string;
  readonly link: string;
  readonly visibility: Visibility;
}

const visibilities: Readonly<Record<string, Visibility>> = { hidden: "Hidden", veryHidden: "VeryHidden" };

/** Every sheet of any kind, in order. */
function sheetEntries(workbook: XmlElement): SheetEntry[] {
  const list = child(workbook, "sheets");
  return (list === undefined ? [] : childrenOf(list, "sheet")).map((sheet) => ({
    name: word(sheet, "name"),
    link: sheet.attributes.find((one) => one.local === "id" && one.name !== "id")?.value ?? "",
    visibility: visibilities[attribute(sheet, "state") ?? ""] ?? "Visible",
  }));
}
