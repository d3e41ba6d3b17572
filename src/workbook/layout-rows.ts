import type { Procedure } from "../procedure/procedure";
import { settings } from "../procedure/settings";
import type { TableName } from "../records/tables";
import type { CellsByField } from "./port";
import { sealed } from "./seal";

/** The rows a register starts with: every setting as the procedure has it, and the departments it names. */
export function startingRows(
  table: TableName,
  procedure: Procedure,
  newId: () => string,
): readonly CellsByField[] {
  switch (table) {
    case "setting":
      return settings.map(({ key, label, clause, hint, show }) =>
        sealed("setting", { id: newId(), key, label: label.zh, value: show(procedure), hint, clause }),
      );
    case "department":
      return procedure.departments.map((name) => ({ id: newId(), name }));
    default:
      return [];
  }
}
