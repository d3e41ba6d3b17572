import { type Complaint, complaintFields } from "../records/complaint";
import { fieldsOf, type TableName } from "../records/tables";
import { computed, computedFields, type ComputedPart, computedRows } from "../rules/computed";
import { markedFields } from "../rules/marked-fields";
import type { Cell, CellsByField } from "../workbook/port";
import { casesOf, cellsOf, type Register, type Stored } from "../workbook/register";
import { cellsWith, NEW_ROW, registerWith, type StandingRow } from "../workbook/register-with";
import { isSealed, sameCell, sealed } from "../workbook/seal";
import { RegisterCheck } from "./check-register";

/** A row on its way into the register: as it stands there, and as it shall stand. */
export interface PendingRow extends StandingRow {
  /** The cells that are there; none for a new row. */
  readonly present: CellsByField;
  /** Whatever was changed without Kesu is known by now: the row may be sealed. */
  readonly isKnown?: true;
  /** Formulas that are replaced, by field: the cell is written though it shows the same, and the log keeps the formula. */
  readonly replaces?: Readonly<Record<string, string>>;
  /** The row becomes a record: it has this id now, or none. */
  readonly adopts?: { readonly was: string | null };
  /** The register's own formulas are written again (V-17). */
  readonly restores?: true;
}

/** A row with all that follows from its cells. */
export interface FinishedRow extends PendingRow {
  /** The cells that are not yet as they shall be. */
  readonly write: CellsByField;
}

export interface Finished {
  readonly rows: readonly FinishedRow[];
  /** The register as it will stand. */
  readonly after: Register;
}

/** Called between rows of a long piece of work: gives others their turn, and may throw to stop it. */
export type Pace = (done: number, all: number) => Promise<void>;

/**
 * Fills in what Kesu works out by itself, in every case that is touched: the grade, the rate and their like, the
 * columns to mend, the seal. A row in which something was changed without Kesu keeps its old seal until that is taken in.
 */
export async function finishRows(
  pending: readonly PendingRow[],
  register: Register,
  now: string,
  pace: Pace = () => Promise.resolve(),
): Promise<Finished> {
  const typed = registerWith(register, pending);
  const rows = new Map(pending.map((row) => [keyOf(row), row]));
  const cells = new Map(pending.map((row) => [keyOf(row), { ...row.cells }]));
  const worked = new Map<number, { key: string; record: Mutable<Complaint> }>();
  const touched = touchedCases(pending, typed);
  for (const index of touched) {
    const [one, stored] = [typed.cases[index], typed.complaints[index]];
    const id = stored?.record.id ?? null;
    if (!one || !stored || id === null) continue;
    const key = keyOf({ table: "complaint", id });
    if (!rows.has(key)) {
      const present = register.cells("complaint", id) ?? {};
      rows.set(key, { table: "complaint", id, row: stored.row, present, cells: present });
      cells.set(key, { ...present });
    }
    const own = computed(one, typed.procedure);
    worked.set(index, { key, record: { ...stored.record, ...own } });
    lay(cells.get(key), cellsOf(complaintFields, own, register.date1904));
    for (const part of computedRows(one)) {
      openPart(part);
      lay(cells.get(keyOf(part)), cellsOf(fieldsOf(part.table), part.values, register.date1904));
    }
    await pace(worked.size, 2 * touched.length);
  }

  const complaints = typed.complaints.map((stored, index): Stored<Complaint> => {
    const { record } = worked.get(index) ?? {};
    return record ? { ...stored, record, issues: stored.issues.filter(isNotComputed) } : stored;
  });
  const after = { ...typed, complaints, cases: casesOf(complaints, typed.productLines, typed.parts) };
  const check = new RegisterCheck(after, now);
  let done = worked.size;
  for (const [index, { key, record }] of worked) {
    record.findings = markedFields(check.issuesOf(index));
    lay(cells.get(key), { findings: record.findings });
    await pace(done++, 2 * touched.length);
  }
  const finished = [...rows].map(([key, row]) => sealedRow(row, cells.get(key) ?? {}));
  return {
    rows: finished,
    after: { ...withParts(after, finished, register), cells: cellsWith(register, finished) },
  };

  /** A row of a list that follows from others, where it is not being written anyway. */
  function openPart({ table, id }: ComputedPart): void {
    const key = keyOf({ table, id });
    const present = register.cells(table, id);
    if (rows.has(key) || !present) return;
    const row = register.parts[table].find(({ record }) => record.id === id)?.row ?? NEW_ROW;
    rows.set(key, { table, id, row, present, cells: present });
    cells.set(key, { ...present });
  }
}

type Mutable<R> = { -readonly [K in keyof R]: R[K] };

const keyOf = ({ table, id }: { readonly table: TableName; readonly id: string }): string => `${table} ${id}`;

/** What was wrong with a cell that Kesu works out anew is over. */
const isNotComputed = ({ fields: [first] }: Stored<Complaint>["issues"][number]): boolean =>
  !(computedFields as readonly (string | undefined)[]).includes(first);

/** Puts cells into a row where they differ; a column that the register does not have is passed over. */
function lay(row: Record<string, Cell> | undefined, cells: CellsByField): void {
  for (const [name, cell] of Object.entries(cells))
    if (row && name in row && !sameCell(row[name], cell)) row[name] = cell;
}

/** The complaints, by their place in the register, that these rows are part of. */
function touchedCases(rows: readonly PendingRow[], register: Register): readonly number[] {
  const ids = new Set(
    rows.flatMap(({ table, id, cells, present }) =>
      table === "complaint"
        ? [id]
        : [cells["complaintId"], present["complaintId"]].filter((each) => typeof each === "string"),
    ),
  );
  return register.complaints.flatMap(({ record }, index) => (ids.has(record.id ?? "") ? [index] : []));
}

function sealedRow(row: PendingRow, cells: CellsByField): FinishedRow {
  const { table, present, isKnown, replaces = {} } = row;
  const isNew = Object.keys(present).length === 0;
  const maySeal = isNew || ("seal" in present && (isKnown || isSealed(table, present)));
  const all = maySeal ? sealed(table, cells) : cells;
  const write = Object.entries(all).filter(
    ([name, cell]) => name in replaces || !sameCell(cell, present[name]),
  );
  return { ...row, cells: all, write: Object.fromEntries(write) };
}

/** The register with the lists as they were finished. */
function withParts(after: Register, finished: readonly FinishedRow[], register: Register): Register {
  const own = finished.filter(({ table }) => table === "cost" || table === "share");
  if (own.length === 0) return after;
  const { parts } = registerWith(register, finished);
  return { ...after, parts, cases: casesOf(after.complaints, after.productLines, parts) };
}
