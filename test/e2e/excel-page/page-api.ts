import type { ApiLevel } from "../../excel-host/excel-host";
import type { CoAuthors } from "../../excel-host/replicas";
import type { ExcelWindow } from "./excel-window";

/** What a test tells the page to open: it stands in the address, after the hash. */
export interface PageOptions {
  readonly api: ApiLevel;
  readonly uiLocale: string;
  /** Whether the pane stands open from the start. */
  readonly pane: boolean;
  /** How many people have the workbook open, each in a window of their own. */
  readonly people: number;
  /** The date it is, for TODAY. */
  readonly today: string;
  readonly bookName: string;
}

/** What a test reaches by `page.evaluate`. */
export interface ExcelPage {
  readonly windows: readonly ExcelWindow[];
  /** Between the windows, when there are several. */
  readonly network: CoAuthors | undefined;
}

declare global {
  interface Window {
    excelPage: Promise<ExcelPage>;
  }
}
