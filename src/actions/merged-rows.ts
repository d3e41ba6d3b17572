import { fieldsOf, type TableName } from "../records/tables";
import { isOwnField } from "../rules/computed";
import type { Cell, CellsByField, Snapshot, TableChange } from "../workbook/port";
import { type Register, rowCells } from "../workbook/register";
import { NEW_ROW } from "../workbook/register-with";
import { sameCell } from "../workbook/seal";
import type { PendingRow } from "./finish-rows";
import type { Intent } from "./outbox";
import { TypedRows } from "./typed-rows";

/** What this side made of a field: what it saw there, and what it wrote. */
export interface OwnChange {
  readonly base: Cell;
  readonly mine: Cell;
}

/** A row of the other side's workbook with this side's changes laid over it. */
export interface MergedRow extends Omit<PendingRow, "cells"> {
  readonly cells: Record<string, Cell>;
  /** Fields in which the other side's value stays until a person decides. */
  readonly contested: Map<string, OwnChange>;
  /** What this side had filled in by itself where the other side had, too: a number, a state. That stays as it is. */
  readonly overruled: Map<string, Cell>;
}

/**
 * This side's changes laid over the other side's rows: records by their ULID, then field by field. What only one side
 * changed is taken; what both changed stays as the other side has it, and is told.
 */
export class MergedRows {
  readonly #register: Register;
  readonly #snapshot: Snapshot;
  readonly #typed: TypedRows;
  readonly #rows = new Map<string, MergedRow>();
  readonly #changes = new Map<string, Map<string, OwnChange[]>>();
  /** Typed rows that the other side does not have any more: written only when this side worked on them. */
  readonly #unplaced = new Map<string, CellsByField>();
  /** Records this side made of typed rows of which the other side had made records already, by this side's id. */
  readonly aliases = new Map<string, string>();
  /** Records that this side took back and the other side still has as they were. */
  readonly taken = new Map<
    string,
    { readonly table: TableName; readonly id: string; readonly row: number }
  >();
  /** Records that this side changed and the other side removed. */
  readonly gone = new Map<string, { readonly table: TableName; readonly id: string }>();

  constructor(intents: readonly Intent[], snapshot: Snapshot, register: Register) {
    this.#snapshot = snapshot;
    this.#register = register;
    this.#typed = new TypedRows(snapshot, register);
    for (const intent of intents) this.#replay(intent);
    for (const [key, fields] of this.#changes)
      for (const [field, changes] of fields)
        for (const change of changes) merge(this.#rows.get(key), field, change);
    for (const row of this.#rows.values()) if (row.contested.has("status")) this.#leaveStep(row);
    this.#takeBack(intents);
  }

  /** A step of this side that does not stand: what steps stamp and empty stays as the other side's has it, too. */
  #leaveStep({ present, cells, contested }: MergedRow): void {
    const { flow } = this.#register.procedure;
    const fields = flow.flatMap(({ steps }) =>
      steps.flatMap(({ stamps, clears }) => [...stamps.map(({ field }) => field), ...clears]),
    );
    for (const field of new Set(fields)) {
      if (field in present) cells[field] = present[field] ?? null;
      contested.delete(field);
    }
  }

  /** What this side took back goes, unless somebody on the other side has worked on it. */
  #takeBack(intents: readonly Intent[]): void {
    const gone = intents.flatMap(({ tables }) =>
      (Object.entries(tables) as [TableName, TableChange][]).flatMap(([table, { vacate = [] }]) =>
        vacate.flatMap((each) => (each.gone ? [{ table, id: each.id }] : [])),
      ),
    );
    const own = new Set(
      intents.flatMap(({ tables }) => (tables.log?.insert ?? []).map(({ device }) => device)),
    );
    for (const { table, id } of gone) {
      const found = this.open(table, id);
      if (!found) continue;
      const isNew = Object.keys(found.present).length === 0;
      if (!isNew && this.#register.log.some(({ record, device }) => record === id && !own.has(device)))
        continue;
      this.#rows.delete(`${table} ${id}`);
      if (!isNew) this.taken.set(`${table} ${id}`, { table, id, row: found.row });
    }
  }

  /** The row of a record: as merged so far, else as the other side has it. */
  open(table: TableName, id: string): MergedRow | undefined {
    const own = this.aliases.get(id) ?? id;
    const known = this.#rows.get(`${table} ${own}`);
    if (known) return known;
    const present = this.#register.cells(table, own);
    const row = this.#snapshot.tables[table]?.rows.find((each) => each.id === own)?.row ?? NEW_ROW;
    return present && this.#put({ table, id: own, row, present, cells: { ...present } });
  }

  /** The rows in which something is to be written. */
  pending(): readonly MergedRow[] {
    return [...this.#rows.values()].filter(
      ({ present, cells, adopts, restores }) =>
        adopts ?? restores ?? Object.entries(cells).some(([name, cell]) => !sameCell(cell, present[name])),
    );
  }

  /** All rows that were looked at, changed or not. */
  all(): readonly MergedRow[] {
    return [...this.#rows.values()];
  }

  #replay({ tables, before }: Intent): void {
    for (const [name, change] of Object.entries(tables) as [TableName, TableChange][]) {
      if (name === "log") continue;
      for (const cells of change.insert ?? []) this.#insert(name, idIn(cells), cells);
      for (const { was, row, cells } of change.adopt ?? [])
        this.#adopt(name, idIn(cells), { was, row, typed: before[name]?.[idIn(cells)] ?? {} }, cells);
      for (const { id, cells } of change.update ?? [])
        this.#update(name, id, cells, before[name]?.[id] ?? {});
      for (const id of change.restore ?? []) this.#restore(name, id);
    }
  }

  #put(row: Omit<MergedRow, "contested" | "overruled">): MergedRow {
    const merged = { ...row, contested: new Map<string, OwnChange>(), overruled: new Map<string, Cell>() };
    this.#rows.set(`${row.table} ${row.id}`, merged);
    return merged;
  }

  #insert(table: TableName, id: string, cells: CellsByField): MergedRow {
    return (
      this.open(table, id) ?? this.#put({ table, id, row: NEW_ROW, present: {}, cells: this.#aliased(cells) })
    );
  }

  #adopt(table: TableName, id: string, typed: Parameters<TypedRows["find"]>[1], cells: CellsByField): void {
    if (this.open(table, id)) return;
    const found = this.#typed.find(table, typed);
    if (!found) this.#unplaced.set(`${table} ${id}`, { ...typed.typed, ...cells });
    else if (found.id !== null && found.id !== typed.was) this.aliases.set(id, found.id);
    else {
      const present = rowCells(this.#snapshot.tables[table]?.columns ?? [], found);
      const own = { ...present, ...this.#aliased(cells) };
      const adopts = { was: typed.was };
      this.#put({ table, id, row: found.row, present, cells: own, adopts, isKnown: true });
    }
  }

  #update(table: TableName, id: string, cells: CellsByField, before: CellsByField): void {
    const typed = this.#unplaced.get(`${table} ${id}`);
    const row = typed ? this.#insert(table, id, typed) : this.open(table, id);
    if (!row) {
      this.gone.set(`${table} ${id}`, { table, id });
      return;
    }
    const isNew = Object.keys(row.present).length === 0;
    for (const [field, mine] of Object.entries(this.#aliased(cells)))
      if (isNew) row.cells[field] = mine;
      else if (!isOwnField(table, field)) this.#note(row, field, { base: before[field] ?? null, mine });
  }

  /** Notes what was made of a field; what was made of the same sight is one change, and none when it was set back. */
  #note({ table, id }: MergedRow, field: string, { base, mine }: OwnChange): void {
    const key = `${table} ${id}`;
    const fields = this.#changes.get(key) ?? new Map<string, OwnChange[]>();
    this.#changes.set(key, fields);
    const changes = fields.get(field) ?? [];
    fields.set(field, changes);
    const last = changes.at(-1);
    if (last && sameCell(last.mine, base)) changes[changes.length - 1] = { base: last.base, mine };
    else changes.push({ base, mine });
  }

  #restore(table: TableName, id: string): void {
    const row = this.open(table, id);
    if (row && Object.keys(row.present).length > 0)
      this.#rows.set(`${table} ${row.id}`, { ...row, restores: true });
  }

  #aliased(cells: CellsByField): Record<string, Cell> {
    const { complaintId } = cells;
    const owner = typeof complaintId === "string" ? this.aliases.get(complaintId) : undefined;
    return owner === undefined ? { ...cells } : { ...cells, complaintId: owner };
  }
}

const idIn = ({ id }: CellsByField): string => (typeof id === "string" ? id : "");

/** Lays one change over the row. */
function merge(row: MergedRow | undefined, field: string, { base, mine }: OwnChange): void {
  if (!row || sameCell(base, mine)) return;
  const { table, cells, contested, overruled } = row;
  const theirs = cells[field] ?? null;
  if (sameCell(theirs, mine)) contested.delete(field);
  else if (sameCell(theirs, base)) {
    cells[field] = mine;
    contested.delete(field);
  } else if (fieldsOf(table)[field]?.auto && !isState(table, field)) overruled.set(field, mine);
  else contested.set(field, { base, mine });
}

/** A step that the other side's overtook is for a person to decide about, though Kesu wrote it. */
const isState = (table: TableName, field: string): boolean => table === "complaint" && field === "status";
