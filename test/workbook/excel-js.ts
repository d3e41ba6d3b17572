import ExcelJS from "exceljs";

/**
 * What exceljs reads of a workbook, as an independent reader; all but its data validations: exceljs makes an entry for
 * every cell under one, and whole columns have a million each.
 */
export async function seenByExcelJs(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer, { ignoreNodes: ["dataValidations"] });
  return book;
}
