import { fieldsOf } from "../../records/tables";
import type { DisplayNames } from "../layout-formula";
import type { PivotLayout } from "../sheet-layout";
import { rangeAt } from "./draw-range";

/** A pivot over a table of the register: how many records by two of its fields. */
export function drawPivot(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  pivot: PivotLayout,
  names: DisplayNames,
): void {
  const source = context.workbook.tables.getItem(names[pivot.table]);
  const made = sheet.pivotTables.add(
    pivot.name,
    source,
    rangeAt(sheet, { ...pivot.at, rows: 1, columns: 1 }),
  );
  const label = (name: string): string => fieldsOf(pivot.table)[name]?.label.zh ?? name;
  const row = made.rowHierarchies.add(made.hierarchies.getItem(label(pivot.rowField)));
  if (pivot.rowTitle !== label(pivot.rowField)) row.name = pivot.rowTitle;
  const column = made.columnHierarchies.add(made.hierarchies.getItem(label(pivot.columnField)));
  if (pivot.columnTitle !== label(pivot.columnField)) column.name = pivot.columnTitle;
  const count = made.dataHierarchies.add(made.hierarchies.getItem(label(pivot.countField)));
  count.summarizeBy = "Count";
  count.name = pivot.countTitle;
  made.layout.layoutType = "Tabular"; // only then the headings say what the fields are called
  made.refreshOnOpen = true;
}
