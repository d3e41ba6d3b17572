import type { Spreadsheet } from "../../../src/workbook/ooxml/spreadsheet";
import type { Workbook } from "../model/workbook";

/** The file a workbook was loaded from, and which part became what: for saving it again. */
export interface Origin {
  readonly book: Spreadsheet;
  /** Part names by the id of the sheet or table. */
  readonly sheets: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<string, string>;
}

const origins = new WeakMap<Workbook, Origin>();

export const originOf = (workbook: Workbook): Origin | undefined => origins.get(workbook);

/** Remembers where a workbook came from; a copy of it comes from the same place. */
export function setOrigin(workbook: Workbook, origin: Origin | undefined): void {
  if (origin === undefined) origins.delete(workbook);
  else origins.set(workbook, origin);
}
