import { fieldsOf, type TableName } from "../records/tables";
import type { KnownRecord } from "../rules/log/log-fold";
import { loggedCell } from "../workbook/logged-cell";
import type { CellsByField } from "../workbook/port";
import type { Register } from "../workbook/register";

/** A field that is not as the log last had it; values as the log keeps them. */
export interface FieldChange {
  readonly field: string;
  readonly old: string;
  readonly new: string;
}

/** Where the cells of a record differ from what the log knows of it; what formulas work out is left to them. */
export function changesSince(
  { fields }: Pick<KnownRecord, "fields">,
  table: TableName,
  cells: CellsByField,
  register: Pick<Register, "date1904" | "procedure">,
): readonly FieldChange[] {
  return Object.entries(fieldsOf(table)).flatMap(([field, { formula, note }]) => {
    if (formula !== undefined || note || field === "id" || !(field in cells)) return [];
    const old = fields.get(field)?.value ?? "";
    const fresh = loggedCell(table, field, cells[field], register);
    return old === fresh ? [] : [{ field, old, new: fresh }];
  });
}
