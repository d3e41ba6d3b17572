import type { EventFeed } from "../events";
import type { Area } from "../model/area";
import type { Workbook } from "../model/workbook";

/** What the objects of one Excel window share. */
export interface Scope {
  readonly book: Workbook;
  readonly events: EventFeed;
  /** Calls that only have to be remembered: services, save, createWorkbook. */
  readonly calls: RecordedCall[];
  /** Tells the window that another sheet or range is in front. */
  select(sheet: string, area: Area): void;
}

/** A call that changed nothing in the workbook. */
export interface RecordedCall {
  readonly on: string;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Something that is found by its id in the workbook. */
export interface ById {
  readonly scope: Scope;
  readonly id: string;
}

/** Cells of a sheet. The area follows when rows or columns are inserted or deleted; null when nothing is left of it. */
export interface Cells {
  readonly scope: Scope;
  readonly sheet: string;
  area: Area;
  reference?: string;
}
