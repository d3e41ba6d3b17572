import { isPart } from "../records/parts";
import { fieldsOf, type TableName } from "../records/tables";
import type { KnownRecord } from "../rules/log/log-fold";
import type { Cell, CellsByField } from "../workbook/port";
import type { Register, Stored } from "../workbook/register";
import { changesSince, type FieldChange } from "./changes-since";
import type { PendingRow } from "./finish-rows";
import { isSealed } from "../workbook/seal";
import { numberIn } from "./log-facts";
import type { OutsideRow } from "./recognise";

/** What stood in a row before it was changed without Kesu; nothing where nobody knows. */
export type Before = Pick<KnownRecord, "fields"> | undefined;

/** A recognised row on its way into the register: one that was typed or copied becomes a record of its own. */
export function pendingRow(
  found: OutsideRow,
  before: Before,
  owners: Owners,
  newId: () => string,
): PendingRow {
  const { table, row, was, cells, origin, hasLostFormulas } = found;
  const common = {
    table,
    row,
    present: cells,
    isKnown: true as const,
    ...(hasLostFormulas ? { restores: true as const } : {}),
  };
  if (was !== null && origin !== "copied")
    return { ...common, id: was, cells: { ...cells, ...mendedCells(found, before, owners) } };
  const id = newId();
  return { ...common, id, adopts: { was }, cells: { ...cells, id, ...ownCells(found, owners) } };
}

/** What a row that becomes a record gets besides its id. */
function ownCells({ table, cells, origin }: OutsideRow, owners: Owners): CellsByField {
  if (table === "complaint") {
    // a number and the day it was drawn belong to the row they were copied from
    const copied = { complaintNo: null, registeredAt: null, status: "草稿", rowVersion: 1 };
    return origin === "copied" ? copied : orElse(cells, { status: "草稿", rowVersion: 1 });
  }
  if (!("complaintId" in fieldsOf(table))) return {};
  const complaintId = owners.caseOf(cells);
  const lineNo = origin === "copied" ? null : (cells["lineNo"] ?? null);
  return {
    complaintId,
    lineNo: lineNo ?? (complaintId === null ? null : owners.nextLine(table, complaintId)),
    ...(table === "approval" && notEntered),
  };
}

/** V-50: an approval typed into the sheet binds to no content, and nobody has entered it. */
const notEntered: CellsByField = { content: null, enteredBy: null, enteredAt: null };

/** Fields of an approval that may be changed without making it another one. */
const besideApproval: ReadonlySet<string> = new Set(["link", "deputy"]);

/** Cells that do not stay as somebody typed over them, or that follow from what was typed. */
function mendedCells(found: OutsideRow, before: Before, owners: Owners): CellsByField {
  const { table, cells, origin } = found;
  if (origin === "formulas" || isSealed(table, cells)) return {};
  const changes = before && changesSince(before, table, cells, owners.register);
  if (table === "complaint") return keptState(found, changes ?? [], before, owners.register);
  if (!("complaintId" in fieldsOf(table))) return {};
  const has = (wanted: (field: string) => boolean): boolean =>
    changes?.some(({ field }) => wanted(field)) ?? true;
  return {
    // the number is what people see: a row follows it to its case
    ...(has((field) => field === "complaintNo") && { complaintId: owners.caseOf(cells) }),
    ...(table === "approval" && has((field) => !besideApproval.has(field)) && { content: null }),
  };
}

/** V-31: no case that Kesu registered or advanced moves by typing over its state; of another only its maker knows it. */
function keptState(
  { cells }: OutsideRow,
  changes: readonly FieldChange[],
  before: Before,
  { parts, log }: Register,
): CellsByField {
  const typed = changes.find(({ field }) => field === "status");
  if (!typed || typed.old === "") return {};
  const number = numberIn(cells);
  const isRegistered = typed.old === "已登记" && (before?.fields.get("registeredAt")?.value ?? "") !== "";
  const isAdvanced =
    parts.transition.some(({ record }) => record.complaintId === cells["id"]) ||
    (number !== "" && log.some((each) => each.table === "transition" && each.complaintNo === number));
  return isRegistered || isAdvanced ? { status: typed.old } : {};
}

/** Finds the cases that rows of lists belong to, and numbers the rows. */
export class Owners {
  readonly register: Register;
  #byNumber: ReadonlyMap<string | null, string | null> | undefined;
  readonly #lastLines = new Map<string, number>();

  constructor(register: Register) {
    this.register = register;
  }

  /** The id of the case whose number a row carries; a row without a number, of a draft, stays where it is. */
  caseOf(cells: CellsByField): string | null {
    const { complaints } = this.register;
    const number = numberIn(cells);
    const { complaintId } = cells;
    if (number === "")
      return typeof complaintId === "string" && this.#isDraft(complaintId) ? complaintId : null;
    this.#byNumber ??= new Map(complaints.map(({ record }) => [record.complaintNo, record.id]));
    return this.#byNumber.get(number) ?? null;
  }

  /** The next line number of a case's list. */
  nextLine(table: TableName, complaintId: string): number {
    const key = `${table} ${complaintId}`;
    const last = this.#lastLines.get(key) ?? this.#lastLine(table, complaintId);
    this.#lastLines.set(key, last + 1);
    return last + 1;
  }

  #lastLine(table: TableName, complaintId: string): number {
    const { productLines, parts } = this.register;
    const rows: readonly Stored<{ readonly complaintId: string | null; readonly lineNo: number | null }>[] =
      isPart(table) ? parts[table] : productLines;
    const first = isPart(table) ? 1 : 2; // the first product line is the case's own row
    return rows.reduce(
      (last, { record }) => (record.complaintId === complaintId ? Math.max(last, record.lineNo ?? 0) : last),
      first - 1,
    );
  }

  #isDraft(id: string): boolean {
    return this.register.complaints.some(({ record }) => record.id === id && record.complaintNo === null);
  }
}

/** Cells to be filled where nothing stands yet. */
const orElse = (cells: CellsByField, own: Readonly<Record<string, Cell>>): CellsByField =>
  Object.fromEntries(Object.entries(own).filter(([name]) => (cells[name] ?? "") === ""));
