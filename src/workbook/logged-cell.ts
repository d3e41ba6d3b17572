import { fieldsOf, type TableName } from "../records/tables";
import type { Value } from "../records/field";
import { asLogged } from "../rules/log/log-fold";
import { fromCell } from "./cell-value";
import type { Cell, CellsByField } from "./port";
import type { Register } from "./register";

type Reading = Pick<Register, "date1904" | "procedure">;

/** A cell as the log keeps it: its value, or, where it cannot be read, the very text that stands there. */
export function loggedCell(table: TableName, name: string, cell: Cell | undefined, reading: Reading): string {
  return asLogged(loggedValue(table, name, cell, reading));
}

/** The values of a row as the log keeps them, notes and empty cells left out. */
export const loggedValues = (
  table: TableName,
  cells: CellsByField,
  reading: Reading,
): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    Object.entries(fieldsOf(table)).flatMap(([name, { note }]) => {
      const value = note ? null : loggedValue(table, name, cells[name], reading);
      return value === null ? [] : [[name, value]];
    }),
  );

/** The value of a cell, or its text where it has none that can be read. */
export function loggedValue(
  table: TableName,
  name: string,
  cell: Cell | undefined,
  { date1904, procedure }: Reading,
): Value {
  const field = fieldsOf(table)[name];
  if (!field || cell === undefined || cell === null || cell === "") return null;
  const { value } = fromCell(cell, field, { name, date1904, pendingTokens: procedure.pendingTokens });
  return value ?? (typeof cell === "object" ? cell.error : cell);
}
