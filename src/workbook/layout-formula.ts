import { fieldsOf, type TableName, tables } from "../records/tables";

/** What the register's tables are called in the workbook at hand: their labels, unless it uses these already. */
export type DisplayNames = Readonly<Record<TableName, string>>;

/** A column's name inside the brackets of a structured reference. */
const bracketed = (table: TableName, field: string): string => {
  const label = fieldsOf(table)[field]?.label.zh;
  if (label === undefined) throw new Error(`${table} has no field ${field}`);
  return `[${label.replaceAll(/['#[\]]/g, "'$&")}]`;
};

/** A whole column: 明细[台账ID]. */
export const columnReference = (table: TableName, field: string, names: DisplayNames): string =>
  names[table] + bracketed(table, field);

/** A formula of the layout as a workbook stores it. `cell` says where a field of the same row is. */
export function formulaText(formula: string, names: DisplayNames, cell: (field: string) => string): string {
  return formula.replaceAll(/\{([^{}]+)\}/g, (_, token: string) => {
    const [table, field] = token.split(".");
    return field !== undefined && table !== undefined && table in tables
      ? columnReference(table as TableName, field, names)
      : cell(token);
  });
}

/** The formula of a table's column: 客诉台账[[#This Row],[状态]]. */
export const columnFormula = (formula: string, table: TableName, names: DisplayNames): string =>
  formulaText(formula, names, (field) => `${names[table]}[[#This Row],${bracketed(table, field)}]`);
