import { fieldsOf, type TableName, tableNames, tables } from "../../../src/records/tables";
import type { ExcelDoor } from "../../../src/workbook/excel/door";
import { type ExcelWorkbook, openExcelWorkbook } from "../../../src/workbook/excel/excel-workbook";
import { cellFormat } from "../../../src/workbook/layout-columns";
import { columnFormula, type DisplayNames } from "../../../src/workbook/layout-formula";
import { LAYOUT_VERSION } from "../../../src/workbook/layout-version";
import { cellName, columnLetters } from "../../../src/workbook/ooxml/address";
import { columnName, LAYOUT_NAME } from "../../../src/workbook/register-places";
import { type ApiLevel, type Exchange, ExcelHost } from "../../excel-host/excel-host";
import { bootOffice, type OfficeWindow } from "../../excel-host/office-window";

export const HEADER_ROW = 3;

/** An Excel with a register in it, and the adapter on the real office.js. */
export interface ExcelStage {
  readonly host: ExcelHost;
  readonly office: OfficeWindow;
  readonly door: ExcelDoor;
  readonly workbook: ExcelWorkbook;
}

/** The door a pane would hand to the adapter. */
export const doorOf = (office: OfficeWindow): ExcelDoor => ({
  run: (batch) => office.Excel.run(batch),
  supports: (set, version) => office.Office.context.requirements.isSetSupported(set, version),
});

const opened: OfficeWindow[] = [];

/** Closes every Excel a test has opened. */
export function closeAll(): void {
  for (const office of opened.splice(0)) office.close();
}

/** Boots an Excel at an API level; nothing is in its workbook. */
export function anExcel(api: ApiLevel = "1.14"): Omit<ExcelStage, "workbook"> {
  const host = new ExcelHost({ api });
  const office = bootOffice(host);
  opened.push(office);
  return { host, office, door: doorOf(office) };
}

/** Boots an Excel whose workbook holds a small register: each table alone on a sheet, its header in row 3. */
export async function anExcelRegister(
  api: ApiLevel = "1.14",
  names: readonly TableName[] = ["complaint", "customer", "log"],
): Promise<ExcelStage> {
  const excel = anExcel(api);
  await layOut(excel.door, names);
  const workbook = await openExcelWorkbook(excel.door);
  excel.host.clearLog();
  return { ...excel, workbook };
}

const displayNames = Object.fromEntries(
  tableNames.map((name) => [name, tables[name].label.zh]),
) as unknown as DisplayNames;

async function layOut(door: ExcelDoor, names: readonly TableName[]): Promise<void> {
  await door.run(async (context) => {
    const { workbook } = context;
    workbook.names.add(LAYOUT_NAME, `=${LAYOUT_VERSION}`).visible = false;
    for (const name of names) {
      const label = tables[name].label.zh;
      const fields = Object.entries(fieldsOf(name));
      const sheet = workbook.worksheets.add(label);
      const last = columnLetters(fields.length);
      sheet.getRange(`A4:${last}4`).numberFormat = [fields.map(([, field]) => cellFormat(field))];
      sheet.getRange(`A3:${last}3`).values = [fields.map(([, field]) => field.label.zh)];
      sheet.tables.add(`A3:${last}4`, true).name = label;
      for (const [at, [, { formula }]] of fields.entries())
        if (formula !== undefined)
          sheet.getRange(cellName(HEADER_ROW + 1, at + 1)).formulas = [
            [`=${columnFormula(formula, name, displayNames)}`],
          ];
      for (const [at, [field]] of fields.entries()) {
        const cell = sheet.getRange(cellName(HEADER_ROW, at + 1));
        workbook.names.add(columnName(name, field), cell).visible = false;
      }
    }
    await context.sync();
  });
}

/** The round trips an Excel has seen, without those in which office.js only lets go of its references. */
export const trips = ({ log }: ExcelHost): readonly Exchange[] =>
  log.filter(({ housekeeping }) => !housekeeping);
