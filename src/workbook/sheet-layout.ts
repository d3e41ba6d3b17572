import type { MasterTable } from "../records/field";
import type { TableName } from "../records/tables";
import type { CellsByField } from "./port";

/**
 * The words in which `layout.ts` describes the register's sheets. They know neither files nor Office.js: both
 * adapters draw from the same description. Rows and columns count from 1; widths are in characters.
 *
 * In a formula `{field}` is the cell of that field in the same row, `{table.field}` the whole column of a table.
 */

/** "C00000" */
export type Colour = string;

/** How a cell looks; what is left out is the program's own. */
export interface CellStyle {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly size?: number;
  readonly colour?: Colour;
  readonly fill?: Colour;
  readonly border?: true;
  readonly align?: "left" | "center" | "right";
  readonly wrap?: true;
  /** A number format: "yyyy-mm-dd", "@". */
  readonly format?: string;
}

/** A cell of a sheet. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells by its first cell and its size. */
export interface Area extends Place {
  readonly rows: number;
  readonly columns: number;
}

/** A cell outside the tables. A formula stands with the value it comes to in a register as it is laid out. */
export interface CellLayout extends Place {
  readonly value?: string | number;
  readonly formula?: string;
  readonly style?: CellStyle;
}

/** What may be chosen in a column: a closed list, words that are only offered, or the names of a master table (V-11 warns). */
export type Choice =
  | { readonly words: readonly string[]; readonly otherwise: "stop" | "allow" }
  | { readonly names: MasterTable; readonly otherwise: "warn" };

/** What is refused when typed into a column of dates or numbers. */
export type Check = "date" | "number" | "whole";

/** A column of a table, as its sheet shows it. */
export interface ColumnLayout {
  readonly field: string;
  readonly label: string;
  readonly width: number;
  readonly hidden: boolean;
  readonly header: CellStyle;
  readonly style: CellStyle;
  readonly formula?: string;
  readonly choice?: Choice;
  readonly check?: Check;
  /** Shown while a cell of the column is selected. */
  readonly prompt?: string;
}

/**
 * Marks rows of a table for which `when` holds, in the columns of `fields` or in all of them. In a mark over the whole
 * row `{#header}` is the header cell of the column that is marked.
 */
export interface TableMark {
  readonly fields: readonly string[] | "row";
  readonly when: string;
  readonly style: CellStyle;
}

/** A table of the register on its sheet. */
export interface TableLayout {
  readonly table: TableName;
  /** Where the header's first cell stands. */
  readonly at: Place;
  readonly columns: readonly ColumnLayout[];
  /** Rows the register starts with; a single empty one when there are none. */
  readonly rows: readonly CellsByField[];
  /** Filter buttons; not where tables stand side by side: a filter would hide the neighbours' rows. */
  readonly filter: boolean;
  readonly marks: readonly TableMark[];
}

/** A conditional format outside the tables: a shade that grows with the numbers, or a style for one of them. */
export type AreaMark =
  | { readonly area: Area; readonly low: Colour; readonly high: Colour }
  | { readonly area: Area; readonly equals: number; readonly style: CellStyle };

/** Stacked columns over the rows of a block. */
export interface ChartLayout {
  readonly title: string;
  readonly categoryTitle: string;
  readonly valueTitle: string;
  readonly categories: Area;
  readonly categoryFormat: string;
  readonly series: readonly { readonly name: Place; readonly values: Area; readonly colour: Colour }[];
  readonly over: Area;
}

/** A pivot over a table: how many records by two of its fields. */
export interface PivotLayout {
  readonly name: string;
  readonly table: TableName;
  readonly rowField: string;
  readonly columnField: string;
  readonly countField: string;
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly countTitle: string;
  readonly at: Place;
}

/** What is printed of a sheet. It is always A4 landscape, on the width of one page. */
export interface PrintLayout {
  /** These columns only, however many rows there are. */
  readonly columns?: { readonly first: number; readonly last: number };
  /** The first rows, repeated on every page. */
  readonly titleRows?: number;
  /** Squeezed onto a single page, not only to the width of one. */
  readonly onePage?: true;
}

/** A sheet of the register with all that stands on it. */
export interface SheetLayout {
  readonly name: string;
  readonly tab: Colour;
  readonly visibility: "visible" | "veryHidden";
  readonly gridLines: boolean;
  readonly widths: readonly { readonly column: number; readonly width: number }[];
  readonly heights: readonly { readonly row: number; readonly points: number }[];
  readonly cells: readonly CellLayout[];
  readonly tables: readonly TableLayout[];
  /** Rows and columns that stay in sight. */
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly print: PrintLayout;
  /** Hidden defined names of formulas outside the tables. */
  readonly names: readonly { readonly name: string; readonly area: Area }[];
  readonly marks: readonly AreaMark[];
  readonly charts: readonly ChartLayout[];
  readonly pivots: readonly PivotLayout[];
}
