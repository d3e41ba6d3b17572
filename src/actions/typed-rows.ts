import { WHOLE_RECORD } from "../records/log";
import { fieldsOf, type TableName } from "../records/tables";
import { foldLog, recordKey } from "../rules/log/log-fold";
import { loggedCell } from "../workbook/logged-cell";
import type { Cell, CellsByField, Row, Snapshot } from "../workbook/port";
import type { Register } from "../workbook/register";

/** A row somebody typed, as it stood when this side made a record of it. */
export interface TypedRow {
  readonly was: string | null;
  readonly row: number;
  readonly typed: CellsByField;
}

/** Finds again, in the other side's workbook, the rows people typed: whether or not it has made records of them. */
export class TypedRows {
  readonly #snapshot: Snapshot;
  readonly #register: Register;
  readonly #found = new Set<Row>();
  readonly #alike = new Map<TableName, ReadonlyMap<string, readonly Row[]>>();
  readonly #first = new Map<TableName, ReadonlyMap<string, readonly Row[]>>();

  constructor(snapshot: Snapshot, register: Register) {
    this.#snapshot = snapshot;
    this.#register = register;
  }

  /** The row, each only once: one with the same cells, best in its old place, else one that was first logged with them. */
  find(table: TableName, { typed, row, was }: TypedRow): Row | undefined {
    const names = this.#namesIn(table);
    const text = this.#textOf(table, names, (name) => typed[name]);
    if (names.length === 0 || text === this.#textOf(table, names, () => null)) return undefined;
    const isOpen = (each: Row): boolean =>
      !this.#found.has(each) && (was === null || each.id !== was || this.#isTwin(table, was));
    const alike = (this.#rowsAlike(table, names).get(text) ?? []).filter(isOpen);
    const found =
      alike.find((each) => each.row === row) ??
      alike.at(-1) ??
      this.#rowsFirst(table, names).get(text)?.find(isOpen);
    if (found) this.#found.add(found);
    return found;
  }

  /** The columns people fill in. */
  #namesIn(table: TableName): readonly string[] {
    const { columns = [] } = this.#snapshot.tables[table] ?? {};
    return Object.entries(fieldsOf(table)).flatMap(([name, { auto }]) =>
      auto || !columns.includes(name) ? [] : [name],
    );
  }

  /** What people filled in, as the log would keep it. */
  #textOf(table: TableName, names: readonly string[], cellOf: (name: string) => Cell | undefined): string {
    return JSON.stringify(names.map((name) => loggedCell(table, name, cellOf(name), this.#register)));
  }

  #isTwin(table: TableName, id: string): boolean {
    return (this.#snapshot.tables[table]?.rows ?? []).filter((row) => row.id === id).length > 1;
  }

  #rowsAlike(table: TableName, names: readonly string[]): ReadonlyMap<string, readonly Row[]> {
    const { columns = [], rows = [] } = this.#snapshot.tables[table] ?? {};
    const textOf = ({ cells }: Row): string =>
      this.#textOf(table, names, (name) => cells[columns.indexOf(name)]);
    return kept(this.#alike, table, () => grouped(rows, textOf));
  }

  /** Records by what was first logged of them. */
  #rowsFirst(table: TableName, names: readonly string[]): ReadonlyMap<string, readonly Row[]> {
    return kept(this.#first, table, () => {
      const first = firstWritings(this.#register);
      return grouped(this.#snapshot.tables[table]?.rows ?? [], ({ id }) => {
        const { fields } = first.get(recordKey(table, id ?? "")) ?? {};
        return JSON.stringify(fields && names.map((name) => fields.get(name)?.value ?? ""));
      });
    });
  }
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}

function grouped(rows: readonly Row[], textOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) kept(groups, textOf(row), () => []).push(row);
  return groups;
}

/** Every record as it was first logged: one that is logged as a whole again later is as it was before. */
function firstWritings({ log }: Register): ReturnType<typeof foldLog> {
  const begun = new Map<string, string>();
  return foldLog(
    log.filter(({ table, record, field, time, device }) => {
      if (field !== WHOLE_RECORD) return false;
      const writing = JSON.stringify([time, device]); // its pieces have one time and one device
      return kept(begun, recordKey(table ?? "", record ?? ""), () => writing) === writing;
    }),
  );
}
