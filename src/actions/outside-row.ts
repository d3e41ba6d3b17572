import type { Cell, CellsByField } from "../workbook/port";
import type { Register } from "../workbook/register";
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
  if (table !== "productLine") return {};
  const number = numberIn(cells);
  const one = register.cases.find(({ complaint }) => number !== "" && complaint.complaintNo === number);
  if (!one) return {};
  const siblings = register.productLines
    .filter(({ record }) => record.complaintNo === number)
    .sort((left, right) => left.row - right.row);
  const place = siblings.findIndex((each) => each.row === row);
  return orElse(cells, { complaintId: one.complaint.id, lineNo: place + 2 });
}

/** Cells to be filled where nothing stands yet. */
const orElse = (cells: CellsByField, own: Readonly<Record<string, Cell>>): CellsByField =>
  Object.fromEntries(Object.entries(own).filter(([name]) => (cells[name] ?? "") === ""));
