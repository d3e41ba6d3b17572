import { fieldsOf, type TableName } from "../records/tables";
import type { Value } from "../records/field";
import { asLogged } from "../rules/log/log-fold";
import { fromCell } from "./cell-value";
import type { Cell, CellsByField } from "./port";
import type { Register } from "./register";
import { fromSerial } from "./serial-date";

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

/** The value of a cell, or its text where it has none that can be read: of a day no register holds (9999-12-31) the day. */
export function loggedValue(
  table: TableName,
  name: string,
  cell: Cell | undefined,
  { date1904, procedure }: Reading,
): Value {
  const field = fieldsOf(table)[name];
  if (!field || cell === undefined || cell === null || cell === "") return null;
  const { value } = fromCell(cell, field, { name, date1904, pendingTokens: procedure.pendingTokens });
  if (value !== null) return value;
  if (typeof cell === "object") return cell.error;
  const isDay = typeof cell === "number" && (field.kind === "date" || field.kind === "dateTime");
  return (isDay ? fromSerial(cell, date1904, field.kind === "dateTime") : undefined) ?? cell;
}
