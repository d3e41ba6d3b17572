import holidaysJson from "chinese-days/dist/chinese-days.json";
import { MemoryOutbox } from "../../src/actions/memory-outbox";
import { makeSample } from "../../src/actions/make-sample";
import { nodeCodec } from "../../src/opc/node-codec";
import { ExcelSession } from "../../src/pane/excel-session";
import "../../src/workbook/excel/repair"; // loaded when the session first asks for it
import type { ExcelSurroundings } from "../../src/pane/excel-surroundings";
import { chineseHolidays } from "../../src/procedure/calendar";
import { qp12a } from "../../src/procedure/qp-12a";
import type { TableName } from "../../src/records/tables";
import { openExcelWorkbook } from "../../src/workbook/excel/excel-workbook";
import type { NewWorkbookDoor } from "../../src/workbook/excel/set-up-new";
import type { CellsByField } from "../../src/workbook/port";
import { rowCells } from "../../src/workbook/register";
import { type ApiLevel, type Exchange, ExcelHost } from "../excel-host/excel-host";
import { loadXlsx } from "../excel-host/file-load";
import { addName } from "../excel-host/model/names";
import { loader } from "../excel-host/model/mutation";
import { bootOffice, type OfficeWindow } from "../excel-host/office-window";
import { monotonicFactory } from "ulid";

/** An Excel with a workbook, and a pane's session on the real office.js. */
export interface ExcelStage {
  readonly host: ExcelHost;
  readonly office: OfficeWindow;
  readonly around: ExcelSurroundings;
  readonly session: ExcelSession;
  /** Waits until nothing is under way any more. */
  readonly calm: () => Promise<void>;
}

export const holidays = chineseHolidays(holidaysJson);

const samples = new Map<number, Promise<Uint8Array>>();

/** The bytes of a register with so many believable cases. */
export function sampleOf(cases: number): Promise<Uint8Array> {
  const known =
    samples.get(cases) ?? makeSample({ cases, seed: 1, asOf: "2026-11-20" }, qp12a, holidays, nodeCodec);
  samples.set(cases, known);
  return known;
}

const offices: OfficeWindow[] = [];

export function closeExcels(): void {
  for (const office of offices.splice(0)) office.close();
}

/** Starts an Excel whose workbook is made of these bytes; none: an empty one. */
export async function anExcel(
  bytes?: Uint8Array,
  options: {
    readonly api?: ApiLevel;
    readonly around?: Partial<Omit<ExcelSurroundings, "door">>;
    readonly host?: ExcelHost;
    /** What tells the register from others; null for one that was made before registers had an id. */
    readonly registerId?: string | null;
  } = {},
): Promise<ExcelStage> {
  const host = options.host ?? new ExcelHost({ api: options.api ?? "1.14" });
  if (bytes) {
    await loadXlsx(host.workbook, bytes, nodeCodec);
    if (options.registerId !== null) giveId(host, options.registerId ?? "01REGISTER");
  }
  const office = bootOffice(host);
  offices.push(office);
  const around: ExcelSurroundings = {
    outbox: new MemoryOutbox(),
    isFetchedAnew: () => true,
    isShared: () => true,
    registerIs: () => undefined,
    bookName: "https://sharepoint.example/客诉台账.xlsx",
    device: "pane-TEST",
    now: () => "2026-11-22 10:00:00",
    newId: monotonicFactory(),
    holidays: () => Promise.resolve(holidays),
    newRegister: () => Promise.resolve(new Uint8Array()),
    patience: { pauseMs: 5, times: 3 },
    calmMs: 10,
    ...options.around,
    door: doorOf(office),
  };
  const session = new ExcelSession(around);
  const calm = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet++) {
      const before = host.log.length;
      await new Promise((resolve) => setTimeout(resolve, 30));
      await office.settled();
      if (host.log.length > before) quiet = -1;
    }
  };
  return { host, office, around, session, calm };
}

/** A register that has been written to before has its id. */
export const giveId = ({ workbook }: ExcelHost, id: string): void => {
  workbook.as(loader, () =>
    addName(workbook, {
      name: "_kesu.register",
      formula: `="${id}"`,
      visible: false,
      comment: "",
      sheet: null,
    }),
  );
};

const doorOf = (office: OfficeWindow): NewWorkbookDoor => ({
  run: (batch) => office.Excel.run(batch),
  supports: (set, version) => office.Office.context.requirements.isSetSupported(set, version),
  createWorkbook: (base64) => office.Excel.createWorkbook(base64),
});

/** The rows of the register as somebody finds them who opens the workbook anew. */
export async function standing({ host }: ExcelStage, table: TableName): Promise<readonly CellsByField[]> {
  const office = bootOffice(host);
  offices.push(office);
  const workbook = await openExcelWorkbook(doorOf(office));
  const { columns = [], rows = [] } = (await workbook.read([table])).tables[table] ?? {};
  return rows.map((row) => rowCells(columns, row));
}

/** Where a field of a complaint stands on the sheet. */
export function addressOf({ session }: ExcelStage, id: string, field: string): string {
  const { register } = session.state().book!;
  const { row } = register.complaints.find(({ record }) => record.id === id)!;
  return register.cellOf("complaint", row, field)!.split("!")[1]!;
}

/** The round trips Excel has seen since, without those in which office.js only lets go of its references. */
export const trips = ({ log }: ExcelHost): readonly Exchange[] =>
  log.filter(({ housekeeping }) => !housekeeping);
