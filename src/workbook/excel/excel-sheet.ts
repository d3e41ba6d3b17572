import type { TableName } from "../../records/tables";
import { asOf } from "../../review/review-sheet";
import { type Area, parseArea } from "../ooxml/address";
import type { DueLine, FindingLine, Sheet, SheetListener, SheetRow, Spot } from "../sheet";
import { WorkbookError } from "../port";
import { type ExcelDoor, inExcel } from "./door";
import { type ExcelWorkbook, openExcelWorkbook } from "./excel-workbook";
import { dueLine, dueSheet } from "./due-sheet";
import { findingLine, findingsSheet } from "./findings-sheet";
import { drawOwnSheet, type OwnLine, type OwnSheet } from "./own-sheet";
import { PendingRows } from "./pending-rows";
import { firstRow, lastRow, rangeOf } from "./places";

/** More rows than a sheet has stand for "all of them": a whole column was touched. */
const WHOLE_COLUMN = /^\$?[A-Z]{1,3}:\$?[A-Z]{1,3}$/i;

/** A register with its sheet listened to. */
interface OpenedSheet {
  readonly workbook: ExcelWorkbook;
  readonly sheet: ExcelSheet;
  /** Ends the listening. */
  readonly close: () => Promise<void>;
}

/** Nobody pastes more; a whole column that was touched reaches down to the end of the sheet. */
const MOST_ROWS_BELOW = 20_000;

/** The sheet behind the register in Excel: events in, selection and findings out. */
export class ExcelSheet implements Sheet {
  readonly #door: ExcelDoor;
  readonly #workbook: ExcelWorkbook;
  #listener: SheetListener | undefined;
  readonly #pending = new PendingRows();
  #spot = "";

  constructor(door: ExcelDoor, workbook: ExcelWorkbook) {
    this.#door = door;
    this.#workbook = workbook;
  }

  /** Opens the register and listens from the same request on: nothing happens unseen. Rejects with WorkbookError. */
  static async open(door: ExcelDoor, listener: SheetListener): Promise<OpenedSheet> {
    let sheet: ExcelSheet | undefined;
    let stop = (): Promise<void> => Promise.resolve();
    try {
      const workbook = await openExcelWorkbook(door, (context) => {
        stop = ExcelSheet.#listen(context, () => sheet);
      });
      sheet = new ExcelSheet(door, workbook);
      const close = sheet.#heardBy(listener, stop);
      return { workbook, sheet, close };
    } catch (error) {
      await stop().catch(() => undefined);
      throw error;
    }
  }

  async watch(listener: SheetListener): Promise<() => Promise<void>> {
    const stop = await inExcel(this.#door, async (context) => {
      const listening = ExcelSheet.#listen(context, () => this);
      await context.sync();
      return listening;
    });
    return this.#heardBy(listener, stop);
  }

  #heardBy(listener: SheetListener, stop: () => Promise<void>): () => Promise<void> {
    this.#listener = listener;
    this.#workbook.keep();
    return async () => {
      this.#listener = undefined;
      await stop();
    };
  }

  /** Queues the handlers; what comes back ends them, in the context they were made in. */
  static #listen(context: Excel.RequestContext, to: () => ExcelSheet | undefined): () => Promise<void> {
    const { worksheets } = context.workbook;
    const heard =
      <E>(hear: (sheet: ExcelSheet, event: E) => void) =>
      (event: E): Promise<void> => {
        const sheet = to();
        if (sheet) hear(sheet, event);
        return Promise.resolve();
      };
    const handlers = [
      worksheets.onChanged.add(
        heard((sheet, event: Excel.WorksheetChangedEventArgs) => {
          sheet.#changed(event);
        }),
      ),
      worksheets.onSelectionChanged.add(
        heard((sheet, event: Excel.WorksheetSelectionChangedEventArgs) => {
          sheet.#selected(event);
        }),
      ),
      worksheets.onRowSorted.add(
        heard((sheet, event: Excel.WorksheetRowSortedEventArgs) => {
          sheet.#workbook.outdate(event.worksheetId);
          sheet.#listener?.moved();
        }),
      ),
    ];
    return async () => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    };
  }

  flush(): void {
    const rows = this.#pending.take();
    if (rows.length > 0) this.#listener?.edited(rows);
  }

  async select(table: TableName, id: string, field?: string): Promise<void> {
    await this.#workbook.read([table], { [table]: ["id"] });
    const known = this.#workbook.known(table);
    const [row] = known?.rowsById().get(id) ?? [];
    if (known === undefined || row === undefined) return;
    const at = field === undefined ? -1 : known.position(field);
    const column = known.place.fields[at]?.index;
    await inExcel(this.#door, async (context) => {
      const width = known.place.area.right - known.place.area.left;
      const left = column ?? 0;
      rangeOf(context, known.place, { top: row, bottom: row, left, right: column ?? width }).select();
      await context.sync();
    });
  }

  async openReview(): Promise<void> {
    await inExcel(this.#door, async (context) => {
      const name = context.workbook.names.getItemOrNullObject(asOf.name).load("name");
      await context.sync();
      if (name.isNullObject) throw new WorkbookError("register-damaged", "月度回顾");
      name.getRange().worksheet.activate();
      await context.sync();
    });
  }

  async show(lines: readonly FindingLine[], checkedAt: string): Promise<void> {
    await this.#draw(findingsSheet, lines.map(findingLine), checkedAt);
  }

  async showDue(lines: readonly DueLine[], madeAt: string): Promise<void> {
    await this.#draw(dueSheet, lines.map(dueLine), madeAt);
  }

  async #draw(own: OwnSheet, lines: readonly OwnLine[], madeAt: string): Promise<void> {
    await inExcel(this.#door, (context) =>
      drawOwnSheet(context, own, lines, madeAt, (name) => this.#workbook.known(name)),
    );
  }

  /** Is a person still at work in this row? */
  isPending(table: TableName, row: number): boolean {
    return this.#pending.has(table, row);
  }

  /** Own writes come back as events too; what is known is up to date with them. */
  #changed(event: Excel.WorksheetChangedEventArgs): void {
    if (event.triggerSource === "ThisLocalAddin") return;
    if (event.source === "Remote") this.#listener?.heard(this.#writtenOver(event));
    for (const address of event.address.split(",")) this.#changedAt(event, areaOf(address.trim()));
    if (event.source !== "Local" || event.changeType !== "RangeEdited") this.#listener?.moved();
  }

  /** The records whose cells a co-author's took the place of, while it is known where they stood. */
  #writtenOver({ address, changeType, worksheetId }: Excel.WorksheetChangedEventArgs): SheetRow[] {
    if (changeType !== "RangeEdited") return [];
    return address
      .split(",")
      .flatMap((each) => this.#rowsIn(worksheetId, areaOf(each.trim())))
      .filter(({ table, id }) => id && this.#workbook.known(table)?.isOutdated === false);
  }

  #changedAt(event: Excel.WorksheetChangedEventArgs, area: Area | undefined): void {
    const { worksheetId: sheetId, changeType, source } = event;
    const count = area ? area.bottom - area.top + 1 : 0;
    if (!area || changeType.startsWith("Column") || isSideways(event)) {
      this.#workbook.outdate(sheetId);
      this.#listener?.moved();
    } else if (changeType === "RowDeleted" || changeType === "CellDeleted") {
      const rows = source === "Local" ? this.#rowsIn(sheetId, area) : [];
      this.#pending.deleted(sheetId, area.top, count, rows);
      this.#workbook.outdate(sheetId);
    } else if (changeType === "RowInserted" || changeType === "CellInserted") {
      this.#pending.inserted(sheetId, area.top, count);
      this.#workbook.outdate(sheetId);
      const fresh = this.#rowsIn(sheetId, area).map((row) => ({ ...row, id: null }));
      if (source === "Local") this.#pending.add(sheetId, fresh);
    } else {
      this.#workbook.touched(sheetId, area.top, area.bottom);
      if (source === "Local") this.#pending.add(sheetId, this.#rowsIn(sheetId, area));
    }
  }

  #selected(event: Excel.WorksheetSelectionChangedEventArgs): void {
    const area = areaOf(event.address.split(",")[0] ?? "");
    const stays = area !== undefined && this.#pending.touches(event.worksheetId, area.top, area.bottom);
    if (!stays) this.flush();
    const spot = area && this.#spotAt(event.worksheetId, area);
    const key = spot ? `${spot.table} ${String(spot.row)} ${spot.id ?? ""} ${spot.field ?? ""}` : "";
    if (key === this.#spot) return;
    this.#spot = key;
    this.#listener?.selected(spot);
  }

  #spotAt(sheetId: string, area: Area): Spot | undefined {
    for (const table of this.#workbook.tables())
      if (
        table.place.sheetId === sheetId &&
        area.top >= firstRow(table.place) &&
        area.top <= lastRow(table.place)
      ) {
        const column = area.left - table.place.area.left;
        if (column < 0 || area.left > table.place.area.right) continue;
        const field = table.place.fields.find(({ index }) => index === column)?.name;
        return { table: table.place.name, row: area.top, id: table.idOfRow(area.top), field };
      }
    return undefined;
  }

  /** The register's rows an area of a sheet touches, also those below a table: typing there made it grow. */
  #rowsIn(sheetId: string, area: Area | undefined): SheetRow[] {
    if (area === undefined) return [];
    return this.#workbook.tables().flatMap((table) => {
      const { place } = table;
      if (place.sheetId !== sheetId || area.left > place.area.right || area.right < place.area.left)
        return [];
      const top = Math.max(area.top, firstRow(place));
      const bottom = Math.min(area.bottom, lastRow(place) + MOST_ROWS_BELOW);
      return Array.from({ length: Math.max(0, bottom - top + 1) }, (_, later) => ({
        table: place.name,
        row: top + later,
        id: table.idOfRow(top + later),
      }));
    });
  }
}

/** Cells that were pushed to the side or came from there: rows no longer hang together. */
const isSideways = ({ changeDirectionState: to }: Excel.WorksheetChangedEventArgs): boolean => {
  const said = to as Excel.ChangeDirectionState | undefined;
  return String(said?.insertShiftDirection) === "Right" || String(said?.deleteShiftDirection) === "Left";
};

/** "K12:L14" as an area; a whole column reaches down the sheet. */
function areaOf(address: string): Area | undefined {
  const text = address.includes("!") ? address.slice(address.lastIndexOf("!") + 1) : address;
  if (WHOLE_COLUMN.test(text)) {
    const [from = "", to = from] = text.split(":");
    return parseArea(`${from}1:${to}1048576`);
  }
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(text);
  return rows ? parseArea(`A${rows[1] ?? ""}:XFD${rows[2] ?? ""}`) : parseArea(text);
}
