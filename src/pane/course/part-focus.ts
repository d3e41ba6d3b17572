import type { PartTable } from "../../records/parts";
import { focusField } from "../field-focus";

/** The id of a list's section in the case, and of a field in the form of one of its rows. */
export const partId = (table: PartTable): string => `part-${table}`;
export const rowFieldId = (table: PartTable, row: string | undefined, name: string): string =>
  `field-${table}-${row ?? "new"}-${name}`;

/** Unfolds a list and puts the cursor at its head. */
export function showPart(table: PartTable): void {
  const part = document.getElementById(partId(table));
  const folded = part?.closest("details");
  if (folded) folded.open = true;
  part?.scrollIntoView({ block: "start" });
  (folded?.querySelector("summary") ?? part)?.focus();
}

/** Puts the cursor into the form of a row, once it is drawn. */
export function focusRow(table: PartTable, row: string | undefined, name: string): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      focusField(rowFieldId(table, row, name));
    });
  });
}
