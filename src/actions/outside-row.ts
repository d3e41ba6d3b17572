import type { Cell, CellsByField } from "../workbook/port";
import { isPart } from "../records/parts";
import { fieldsOf } from "../records/tables";
import type { Register, Stored } from "../workbook/register";
import type { PendingRow } from "./finish-rows";
import { numberIn } from "./log-facts";
import type { OutsideRow } from "./recognise";

/** A recognised row on its way into the register: one that was typed or copied becomes a record of its own. */
export function pendingRow(found: OutsideRow, register: Register, newId: () => string): PendingRow {
  const { table, row, was, cells, origin, hasLostFormulas } = found;
  const common = {
    table,
    row,
    present: cells,
    isKnown: true as const,
    ...(hasLostFormulas ? { restores: true as const } : {}),
  };
  if (was !== null && origin !== "copied") return { ...common, id: was, cells };
  const id = newId();
  return { ...common, id, adopts: { was }, cells: { ...cells, id, ...ownCells(found, register) } };
}

/** What a row that becomes a record gets besides its id. */
function ownCells({ table, row, cells, origin }: OutsideRow, register: Register): CellsByField {
  if (table === "complaint") {
    // a number and the day it was drawn belong to the row they were copied from
    const copied = { complaintNo: null, registeredAt: null, status: "草稿", rowVersion: 1 };
    return origin === "copied" ? copied : orElse(cells, { status: "草稿", rowVersion: 1 });
  }
  if (!("complaintId" in fieldsOf(table))) return {};
  const number = numberIn(cells);
  const one = register.cases.find(({ complaint }) => number !== "" && complaint.complaintNo === number);
  if (!one) return {};
  const rows: readonly Stored<{ readonly complaintNo: string | null }>[] =
    table === "productLine" ? register.productLines : isPart(table) ? register.parts[table] : [];
  const siblings = rows
    .filter(({ record }) => record.complaintNo === number)
    .sort((left, right) => left.row - right.row);
  const place = siblings.findIndex((each) => each.row === row);
  const first = table === "productLine" ? 2 : 1; // the first product line is the case's own row
  return orElse(cells, { complaintId: one.complaint.id, lineNo: place + first });
}

/** Cells to be filled where nothing stands yet. */
const orElse = (cells: CellsByField, own: Readonly<Record<string, Cell>>): CellsByField =>
  Object.fromEntries(Object.entries(own).filter(([name]) => (cells[name] ?? "") === ""));
