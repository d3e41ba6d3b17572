import type { Complaint } from "../records/complaint";
import { partNames } from "../records/parts";
import type { ProductLine } from "../records/product-line";
import { fieldsOf, type TableName } from "../records/tables";
import type { CellsByField } from "./port";
import { casesOf, type Register, rowReader, type Stored, type StoredParts } from "./register";

/** A row as it shall stand, whole. */
export interface StandingRow {
  readonly table: TableName;
  readonly id: string;
  /** Its place on the sheet; NEW_ROW for one that has none yet. */
  readonly row: number;
  readonly cells: CellsByField;
}

/** The place of a row that stands on no sheet yet. */
export const NEW_ROW = 0;

/** The register as it will stand with these rows written: what the rules look at before anything is written. */
export function registerWith(register: Register, rows: readonly StandingRow[]): Register {
  const complaints = withRows<Complaint>("complaint", register.complaints, rows, register);
  const productLines = withRows<ProductLine>("productLine", register.productLines, rows, register);
  const parts = Object.fromEntries(
    partNames.map((table) => [table, withRows<unknown>(table, register.parts[table], rows, register)]),
  ) as unknown as StoredParts;
  return {
    ...register,
    complaints,
    productLines,
    parts,
    cases: casesOf(complaints, productLines, parts),
    cells: cellsWith(register, rows),
  };
}

/** The register as it will stand when records of its lists are taken back. */
export function registerWithout(
  register: Register,
  gone: readonly { readonly table: TableName; readonly id: string }[],
): Register {
  if (gone.length === 0) return register;
  const keys = new Set(gone.map(({ table, id }) => `${table} ${id}`));
  const left = <R extends { readonly id: string | null }>(
    table: TableName,
    rows: readonly Stored<R>[],
  ): readonly Stored<R>[] => rows.filter(({ record }) => !keys.has(`${table} ${record.id ?? ""}`));
  const productLines = left("productLine", register.productLines);
  const parts = Object.fromEntries(
    partNames.map((table) => [table, left<{ id: string | null }>(table, register.parts[table])]),
  ) as unknown as StoredParts;
  return {
    ...register,
    productLines,
    parts,
    cases: casesOf(register.complaints, productLines, parts),
    cells: (table, id) => (keys.has(`${table} ${id}`) ? undefined : register.cells(table, id)),
  };
}

/** Finds the cells of a record among rows that shall stand, else as they are. */
export function cellsWith(register: Register, rows: readonly StandingRow[]): Register["cells"] {
  const written = new Map(rows.map(({ table, id, cells }) => [`${table} ${id}`, cells]));
  return (table, id) => written.get(`${table} ${id}`) ?? register.cells(table, id);
}

function withRows<R>(
  table: TableName,
  standing: readonly Stored<R>[],
  rows: readonly StandingRow[],
  register: Register,
): readonly Stored<R>[] {
  const own = rows.filter((each) => each.table === table);
  if (own.length === 0) return standing;
  const reader = rowReader<R>(table, Object.keys(fieldsOf(table)), register);
  const read = ({ row, cells }: StandingRow): Stored<R> => ({ ...reader(cells), row });
  const byRow = new Map(own.flatMap((each) => (each.row === NEW_ROW ? [] : [[each.row, each] as const])));
  return [
    ...standing.map((stored) => {
      const changed = byRow.get(stored.row);
      return changed ? read(changed) : stored;
    }),
    ...own.filter(({ row }) => row === NEW_ROW).map(read),
  ];
}
