import { fieldsOf, type TableName, tables } from "../../../src/records/tables";
import { columnLetters } from "../../../src/workbook/ooxml/address";
import type { CellsByField, Workbook } from "../../../src/workbook/port";
import { workbookContract } from "../contract";
import { anExcelRegister, closeAll, type ExcelStage } from "./excel-register";

const stages = new Map<Workbook, ExcelStage>();
afterEach(() => {
  stages.clear();
  closeAll();
});

async function emptyRegister(api: "1.14" | "1.15" | "1.17"): Promise<Workbook> {
  const stage = await anExcelRegister(api);
  stages.set(stage.workbook, stage);
  return stage.workbook;
}

/** A person without Kesu types a row below the table. */
async function typeByHand(workbook: Workbook, table: TableName, cells: CellsByField): Promise<Workbook> {
  const { host } = stages.get(workbook)!;
  const { rows = [] } = (await workbook.read([table])).tables[table] ?? {};
  const row = (rows.at(-1)?.row ?? 3) + 1;
  const fields = Object.keys(fieldsOf(table));
  for (const [field, cell] of Object.entries(cells))
    host.user.type(
      tables[table].label.zh,
      `${columnLetters(fields.indexOf(field) + 1)}${row}`,
      typeof cell === "object" ? "" : String(cell),
    );
  return workbook;
}

for (const api of ["1.14", "1.15", "1.17"] as const)
  workbookContract(`Excel, ExcelApi ${api}`, () => emptyRegister(api), typeByHand);
