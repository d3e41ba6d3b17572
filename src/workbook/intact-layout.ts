import { qp12a } from "../procedure/qp-12a";
import type { TableName } from "../records/tables";
import { registerLayout } from "./layout";
import type { ColumnLayout, SheetLayout, TableLayout } from "./sheet-layout";

/** The layout that is repaired towards. Rows and ids of a new register are in it, but nothing here looks at them. */
export const intactLayout = (): readonly SheetLayout[] =>
  registerLayout({ procedure: qp12a, newId: () => "" });

/** How a table is laid out when nothing has happened to it. */
export function intactTable(name: TableName): TableLayout {
  const found = intactLayout()
    .flatMap(({ tables }) => tables)
    .find(({ table }) => table === name);
  if (found === undefined) throw new Error(`${name} is on no sheet`);
  return found;
}

export function intactColumn(name: TableName, field: string): ColumnLayout {
  const found = intactTable(name).columns.find((column) => column.field === field);
  if (found === undefined) throw new Error(`${name} has no ${field}`);
  return found;
}
