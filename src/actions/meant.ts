import { fieldsOf, type TableName } from "../records/tables";
import type { Cell, CellsByField, TableChange } from "../workbook/port";
import type { Intent } from "./outbox";

/** A field as this device meant it to be, and the change that says so. */
export interface MeantField {
  readonly value: Cell;
  /** What stood there before this device's changes: should it stand there again, the change was lost. */
  readonly before: readonly Cell[];
  readonly by: string;
}

/** A record as this device meant it to be. */
export interface Meant {
  readonly table: TableName;
  readonly id: string;
  /** The cells as this device last wrote them: all of them where it wrote the `whole` record. */
  readonly cells: CellsByField;
  readonly whole: boolean;
  readonly fields: Map<string, MeantField>;
}

/** The changes a record is made of, as far as they still count. */
export const changesIn = ({ fields }: Meant): readonly string[] => [
  ...new Set([...fields.values()].map(({ by }) => by)),
];

/** The records of all changes, later ones laid over earlier ones. */
export function meantBy(intents: readonly Intent[]): Meant[] {
  const found = new Map<string, Meant>();
  const put = (
    table: TableName,
    id: string,
    whole: boolean,
    cells: CellsByField,
    before: CellsByField,
    by: string,
  ): void => {
    const key = `${table} ${id}`;
    const known = found.get(key) ?? { table, id, whole, cells: {}, fields: new Map<string, MeantField>() };
    const fields = fieldsOf(table);
    for (const [name, value] of Object.entries(cells))
      if (fields[name]?.note !== true && fields[name]?.formula === undefined)
        known.fields.set(name, {
          value,
          before: [...(known.fields.get(name)?.before ?? []), before[name] ?? null],
          by,
        });
    found.set(key, { ...known, whole: known.whole || whole, cells: { ...known.cells, ...cells } });
  };
  for (const { id: by, tables, before } of [...intents].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const [table, change] of Object.entries(tables) as [TableName, TableChange][]) {
      for (const cells of change.insert ?? []) put(table, idIn(cells), true, cells, {}, by);
      for (const { cells } of change.adopt ?? []) {
        const id = idIn(cells);
        put(table, id, true, { ...before[table]?.[id], ...cells }, {}, by);
      }
      for (const { id, cells } of change.update ?? [])
        put(table, id, false, cells, before[table]?.[id] ?? {}, by);
    }
  return [...found.values()];
}

/** The id of a row that is to become a record: it always has one. */
const idIn = ({ id }: CellsByField): string => (typeof id === "string" ? id : "");
