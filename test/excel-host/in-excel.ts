import type { ExcelHostOptions } from "./excel-host";
import { ExcelHost } from "./excel-host";
import type { OfficeWindow, OfficeWindowOptions } from "./office-window";
import { bootOffice } from "./office-window";

/** A host with an office open on it. */
export interface InExcel {
  readonly host: ExcelHost;
  readonly office: OfficeWindow;
  readonly run: OfficeWindow["Excel"]["run"];
}

const open: OfficeWindow[] = [];

/** Opens an Excel for a test; `closeOffices` in `afterEach` closes it. */
export function inExcel(options: ExcelHostOptions & OfficeWindowOptions = {}): InExcel {
  const host = new ExcelHost(options);
  const office = bootOffice(host, options);
  open.push(office);
  return { host, office, run: office.Excel.run.bind(office.Excel) };
}

export function closeOffices(): void {
  for (const office of open.splice(0)) office.close();
}

/** A value of Office.js's realm as one of ours. */
export const ours = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** What a promise rejects with, as Office.js makes its errors. */
export async function refusal(
  work: Promise<unknown>,
): Promise<{ code: string; message: string; debugInfo: { errorLocation?: string; statement?: string } }> {
  try {
    await work;
  } catch (error) {
    return error as Awaited<ReturnType<typeof refusal>>;
  }
  throw new Error("nothing was refused");
}

/** A bad argument is refused as such, whatever the surface. */
export async function badArgument(excel: InExcel, work: (sheet: Excel.Worksheet) => void): Promise<void> {
  const error = await refusal(
    excel.run(async (context) => {
      work(context.workbook.worksheets.getItem("Sheet1"));
      await context.sync();
    }),
  );
  expect(error.code).toBe("InvalidArgument");
}
