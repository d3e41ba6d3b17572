import type { Area } from "./area";
import type { CellFormat } from "./cell-format";
import type { ChartState, PivotState, ShapeState } from "./drawing-state";
import type { ConditionalFormatState, PageState, ValidationState } from "./sheet-state";

/** What a workbook holds besides cells: plain records by id, so that a change of one can be sent as data. */
export interface Records {
  sheet: SheetState;
  table: TableState;
  name: NameState;
  setting: KeyValue;
  property: KeyValue;
  /** The document's own properties and the workbook's protection, under the id "workbook". */
  workbook: WorkbookState;
  validation: ValidationState;
  conditionalFormat: ConditionalFormatState;
  chart: ChartState;
  pivot: PivotState;
  shape: ShapeState;
}

export type RecordKind = keyof Records;

export const recordKinds: readonly RecordKind[] = Object.keys({
  sheet: 0,
  table: 0,
  name: 0,
  setting: 0,
  property: 0,
  workbook: 0,
  validation: 0,
  conditionalFormat: 0,
  chart: 0,
  pivot: 0,
  shape: 0,
} satisfies Record<RecordKind, 0>) as RecordKind[];

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface Protection {
  readonly options: Readonly<Record<string, boolean | string>>;
  readonly password: string | undefined;
}

export interface SheetState {
  readonly name: string;
  /** Sheets stand in this order. */
  readonly order: number;
  readonly visibility: Visibility;
  readonly tabColor: string;
  readonly showGridlines: boolean;
  readonly showHeadings: boolean;
  readonly protection: Protection | null;
  readonly frozen: { readonly rows: number; readonly columns: number } | null;
  readonly merges: readonly Area[];
  readonly page: PageState;
  /** The filter on plain cells; a table has its own. */
  readonly filter: FilterState | null;
}

export interface FilterState {
  readonly area: Area;
  readonly criteria: Readonly<Record<number, unknown>>;
}

export interface TableColumn {
  readonly id: number;
  readonly name: string;
  /** A calculated column fills new rows with this formula. */
  readonly formula?: string;
}

export interface TableState {
  readonly sheet: string;
  readonly name: string;
  /** Headers, body and totals row. */
  readonly area: Area;
  readonly columns: readonly TableColumn[];
  readonly showHeaders: boolean;
  readonly showTotals: boolean;
  readonly showFilterButton: boolean;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly style: string;
  readonly criteria: Readonly<Record<number, unknown>>;
}

export interface NameState {
  readonly name: string;
  /** With the equals sign: `=Sheet1!$A$1:$B$2`, `=5`. */
  readonly formula: string;
  readonly visible: boolean;
  readonly comment: string;
  /** The sheet it belongs to; null for the workbook. */
  readonly sheet: string | null;
}

export interface KeyValue {
  readonly key: string;
  readonly value: unknown;
}

export interface WorkbookState {
  readonly name: string;
  readonly title: string;
  readonly subject: string;
  readonly author: string;
  readonly keywords: string;
  readonly comments: string;
  readonly category: string;
  readonly manager: string;
  readonly company: string;
  readonly lastAuthor: string;
  readonly protection: { readonly password: string | undefined } | null;
  readonly calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
}

/** How a whole row or column stands. */
export interface Band {
  readonly hidden?: boolean;
  /** Points. */
  readonly size?: number;
  readonly format?: CellFormat;
}
