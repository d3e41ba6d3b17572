import { attribute, child, childrenOf, splice, type XmlElement } from "../../opc/xml";
import { WorkbookError } from "../port";
import { type Area, parseArea } from "./address";
import { fromStored } from "./stored-text";

/** The formula every row of a column has, as it reads in the first row. */
export interface ColumnFormula {
  readonly text: string;
  readonly array: boolean;
}

export interface TableColumn {
  readonly name: string;
  readonly formula: ColumnFormula | undefined;
}

/** A table as its part describes it. */
export interface SheetTable {
  readonly part: string;
  /** What formulas call it. */
  readonly name: string;
  /** Header and totals included. */
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
  readonly columns: readonly TableColumn[];
}

export const firstDataRow = (table: SheetTable): number => table.area.top + table.headerRows;
export const lastDataRow = (table: SheetTable): number => table.area.bottom - table.totalsRows;

function columnFormula(column: XmlElement): ColumnFormula | undefined {
  const formula = child(column, "calculatedColumnFormula");
  if (formula === undefined || formula.text === "") return undefined;
  const array = attribute(formula, "array") ?? "0";
  return { text: formula.text, array: array === "1" || array === "true" };
}

/** Reads a table part. */
export function readTable(part: string, root: XmlElement): SheetTable {
  const area = parseArea(attribute(root, "ref") ?? "");
  const list = child(root, "tableColumns");
  const columns = list === undefined ? [] : childrenOf(list, "tableColumn");
  const table = {
    part,
    name: fromStored(attribute(root, "displayName") ?? attribute(root, "name") ?? ""),
    area: area ?? { top: 1, left: 1, bottom: 0, right: 0 },
    headerRows: Number(attribute(root, "headerRowCount") ?? 1),
    totalsRows: Number(attribute(root, "totalsRowCount") ?? 0),
    columns: columns.map((c) => ({
      name: fromStored(attribute(c, "name") ?? ""),
      formula: columnFormula(c),
    })),
  };
  const width = table.area.right - table.area.left + 1;
  if (area === undefined || columns.length !== width || lastDataRow(table) < firstDataRow(table))
    throw new WorkbookError("damaged", `${part}: the table's range and its columns do not agree`);
  return table;
}

/** The table's XML without its mark for "this one row is only a place to type": `<table insertRow="1">`. */
export function settleInsertRow(text: string, root: XmlElement): string {
  const mark = root.attributes.find((a) => a.name === "insertRow");
  return mark === undefined || mark.value === "0"
    ? text
    : splice(text, [{ start: mark.start, end: mark.end, text: "0" }]);
}
